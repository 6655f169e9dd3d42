#include <muster/muster.hpp>

#include <support/catch.hpp>
