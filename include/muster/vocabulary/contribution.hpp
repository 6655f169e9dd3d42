#ifndef MUSTER_VOCABULARY_CONTRIBUTION_HPP
#define MUSTER_VOCABULARY_CONTRIBUTION_HPP

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

}  // namespace muster

#endif
