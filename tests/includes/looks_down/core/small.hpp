#include <muster/query/ask.hpp>
