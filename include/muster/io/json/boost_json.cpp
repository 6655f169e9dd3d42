// Boost.JSON's own definitions, for where its compiled library is not installed.
#include <boost/json/src.hpp>
