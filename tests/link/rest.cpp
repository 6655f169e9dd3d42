#include <muster/src.hpp>
