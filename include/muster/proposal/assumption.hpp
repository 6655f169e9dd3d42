#ifndef MUSTER_PROPOSAL_ASSUMPTION_HPP
#define MUSTER_PROPOSAL_ASSUMPTION_HPP

#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>

namespace muster {

/// A thing with a status: what is supposed, taken as known, aimed at, or would have to be so.
struct assumption {
    any_handle what{};        ///< the thing
    status is = status::met;  ///< its status

    friend bool operator==(const assumption&, const assumption&) = default;
};

}  // namespace muster

#endif
