#ifndef MUSTER_VOCABULARY_PLEDGE_HPP
#define MUSTER_VOCABULARY_PLEDGE_HPP

#include <optional>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/duration.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/role.hpp>
#include <muster/vocabulary/statement.hpp>

namespace muster {

/// A statement of an actor on its own contribution: what it offers, and on what condition. A `will_if` pledge whose
/// condition holds brings the contribution, if nothing else forbids it; `not_unless` and `refuses` can only forbid.
struct pledge {
    std::string key{};                  ///< may be empty
    handle<actor> by{};                 ///< whose statement it is; needed
    handles<role> fills{};              ///< the roles it is about, at least one
    strengths strength{};               ///< how much; offers in force add up
    condition when{};                   ///< left out: it always holds
    std::optional<condition> unless{};  ///< ends the contribution at any stage
    handles<citation> citations{};      ///< who reports it; with none it is always in force
    muster::date date{};                ///< when it was said; none: the earliest publication of its citations
    duration lasts{};  ///< how long it stands from then on, unless somebody is deployed by it meanwhile; none: no end
    muster::reading reading = muster::reading::will_if;  ///< what it says of its condition
    muster::basis basis = muster::basis::stated;         ///< said, or concluded by somebody
    handle<actor> told_by{};                             ///< who reports it, where that is not the actor itself
    handles<pledge> replaces{};                          ///< earlier statements that it takes the place of
    std::string summary{};                               ///< what was said, in the recorder's words

    friend bool operator==(const pledge&, const pledge&) = default;
};

/// A pledge of a group, as one of each known member in one role: inferred, not said by the member. Never added by hand.
struct inherited_pledge {
    handle<contribution> of{};  ///< the member's contribution
    handle<pledge> from{};      ///< what the group said

    friend bool operator==(const inherited_pledge&, const inherited_pledge&) = default;
};

}  // namespace muster

#endif
