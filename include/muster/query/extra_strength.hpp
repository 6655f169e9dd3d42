#ifndef MUSTER_QUERY_EXTRA_STRENGTH_HPP
#define MUSTER_QUERY_EXTRA_STRENGTH_HPP

#include <muster/core/handle.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/need.hpp>

namespace muster {

/// How much more than its least an offer must bring where a set of changes says that it brings its most.
struct extra_strength {
    handle<full_strength> of{};  ///< whose range it is
    need more{};                 ///< amount and unit; at most what the range allows

    friend bool operator==(const extra_strength&, const extra_strength&) = default;
};

}  // namespace muster

#endif
