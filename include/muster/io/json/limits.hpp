#ifndef MUSTER_IO_JSON_LIMITS_HPP
#define MUSTER_IO_JSON_LIMITS_HPP

#include <cstddef>
#include <cstdint>

namespace muster {

/// How large a scenario file may be. A file that goes beyond one of these is refused with an error that says so.
struct json_limits {
    std::size_t size = 256U << 20U;            ///< bytes of the text; never more than 2^32 - 1
    std::size_t depth = 256;                   ///< objects and arrays within each other; never more than 2,000
    std::size_t count = 20'000'000;            ///< values and member names
    std::size_t string = 1U << 20U;            ///< bytes of one string
    std::uint64_t number = 1'000'000'000'000;  ///< the largest number
    std::uint64_t expansion = 5'000'000;       ///< vertices and arcs beyond those the file writes down one by one
    std::size_t findings = 100;                ///< after so many the reader gives up

    friend bool operator==(const json_limits&, const json_limits&) = default;
};

}  // namespace muster

#endif
