#ifndef MUSTER_IO_JSON_HPP
#define MUSTER_IO_JSON_HPP

/// Scenario files. Included by name; needs Boost.JSON 1.81 or later and its library (CMake: `muster::json`).
#include <muster/io/json/read.hpp>
#include <muster/io/json/write.hpp>

#endif
