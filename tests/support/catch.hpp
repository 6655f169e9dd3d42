#ifndef MUSTER_TESTS_SUPPORT_CATCH_HPP
#define MUSTER_TESTS_SUPPORT_CATCH_HPP

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif
