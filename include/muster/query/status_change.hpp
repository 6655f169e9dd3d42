#ifndef MUSTER_QUERY_STATUS_CHANGE_HPP
#define MUSTER_QUERY_STATUS_CHANGE_HPP

#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>

namespace muster {

/// A thing whose status changed, or would.
struct status_change {
    any_handle what{};             ///< the thing
    status before = status::open;  ///< its status until then
    status after = status::open;   ///< its status from then on

    /// Whether it came to be met.
    [[nodiscard]] bool joined() const noexcept { return after == status::met; }
    /// Whether it was met and no longer is.
    [[nodiscard]] bool left() const noexcept { return before == status::met; }
    friend bool operator==(const status_change&, const status_change&) = default;
};

}  // namespace muster

#endif
