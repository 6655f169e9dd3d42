// For a Catch2 that comes as headers only.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
