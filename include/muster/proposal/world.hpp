#ifndef MUSTER_PROPOSAL_WORLD_HPP
#define MUSTER_PROPOSAL_WORLD_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/proposal/viewpoint.hpp>

namespace muster {

/// A partial assignment of statuses to things, and the statements in force. A default-made world knows nothing: every
/// leaf is open, and all statements are in force that no other replaces. Made by `world_at`, or by hand.
class world {
public:
    /// What is set, and why.
    struct setting {
        any_handle on{};                       ///< the thing
        status is = status::open;              ///< its status in this world
        cause why = cause::overridden;         ///< why it is set; `overridden`: by the caller
        std::vector<std::uint32_t> reports{};  ///< numbers of the events that say so

        friend bool operator==(const setting&, const setting&) = default;
    };

    world() = default;
    /// Nothing is set; the statements in force are those of the viewpoint.
    explicit world(viewpoint from) : from_{std::move(from)} {}

    /// This world with a status set by the caller. It cuts the thing's rule and is no evidence of what the thing
    /// depends on. Unmet for an actor sets all its contributions unmet.
    [[nodiscard]] world with(any_handle on, status is) const&;
    [[nodiscard]] world with(any_handle on, status is) &&;
    /// This world without a status for the thing: its rule decides again.
    [[nodiscard]] world without(any_handle on) const;
    /// Sets a thing in place of what was set for it before. Constant time in ascending order of handles.
    void set(setting what);

    /// The viewpoint, which decides what statements are in force.
    [[nodiscard]] const viewpoint& from() const noexcept { return from_; }
    /// What is set, in the order of the things.
    [[nodiscard]] const std::vector<setting>& settings() const noexcept { return settings_; }
    /// The setting of a thing, or null. Logarithmic.
    [[nodiscard]] const setting* find(any_handle on) const;

    friend bool operator==(const world&, const world&) = default;

private:
    viewpoint from_{};
    std::vector<setting> settings_{};
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/world.hpp>
#endif

#endif
