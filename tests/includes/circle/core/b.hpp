#include <muster/core/a.hpp>
