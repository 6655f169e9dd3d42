#ifndef MUSTER_IO_LEFT_OUT_HPP
#define MUSTER_IO_LEFT_OUT_HPP

#include <cstddef>

#include <muster/proposal/in_force.hpp>

namespace muster {

/// How much of all that was ever said and reported a viewpoint leaves out.
struct left_out {
    std::size_t later_statements = 0;   ///< said, or first published, only later
    std::size_t later_events = 0;       ///< that happened, or were first published, only later
    std::size_t unused_statements = 0;  ///< known by then, but only from sources that the viewpoint does not use
    std::size_t unused_events = 0;      ///< the same of events

    friend bool operator==(const left_out&, const left_out&) = default;
};

/// What a viewpoint leaves out of a proposal. Linear.
[[nodiscard]] left_out left_out_of(const proposal& p, const viewpoint& from);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/left_out.hpp>
#endif

#endif
