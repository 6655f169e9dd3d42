#include <muster/core/b.hpp>
