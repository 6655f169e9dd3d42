#ifndef MUSTER_VOCABULARY_CONTRIBUTION_HPP
#define MUSTER_VOCABULARY_CONTRIBUTION_HPP

#include <cstdint>
#include <string>

#include <muster/core/handle.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/role.hpp>

namespace muster {

/// One actor in one role: what conditions, events and answers speak of. Made at first mention. Its key is the two keys
/// with a slash between, such as `AZE/troops`. Once something was said of it, it depends on that and on the
/// contributor's decision, `AZE/troops/decision`.
struct contribution {
    std::string key{};     ///< `AZE/troops`: the keys of actor and role
    handle<actor> by{};    ///< who contributes
    handle<role> fills{};  ///< in which role

    friend bool operator==(const contribution&, const contribution&) = default;
};

/// Whether the contributor itself has decided to come: it depends on the `will_if` pledges in force, and is a leaf
/// where there is none. Its key is such as `AZE/troops/decision`.
struct decision {
    handle<contribution> of{};  ///< what is decided on

    friend bool operator==(const decision&, const decision&) = default;
};

/// Whether a contributor comes at its full strength: with the most of what it offered; below that it counts for its
/// least. A leaf. Where no size was named it tells how much comes. Its key is such as `MLT/troops/strength`, of a role
/// that needs several units `MLT/troops/strength/helicopters`; that of a second offer of the same contribution ends in
/// `/2`.
struct full_strength {
    std::string key{};  ///< the key of the contribution, `/strength`, the unit, and from the second on the number
    handle<contribution> of{};  ///< of which contribution
    std::uint32_t need = 0;     ///< which of the needs of its role it counts for

    friend bool operator==(const full_strength&, const full_strength&) = default;
};

}  // namespace muster

#endif
