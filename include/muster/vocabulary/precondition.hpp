#ifndef MUSTER_VOCABULARY_PRECONDITION_HPP
#define MUSTER_VOCABULARY_PRECONDITION_HPP

#include <optional>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>
#include <muster/vocabulary/statement.hpp>

namespace muster {

/// A named thing that must hold: a fact of the world, an act of somebody, or a condition over other things.
struct precondition {
    std::string key{};                 ///< unique in its proposal
    std::string name{};                ///< as printed in answers; one that stands well in a sentence
    handle<actor> by{};                ///< whose act it is; none: nobody's
    std::optional<condition> when{};   ///< what it stands for; none: a leaf
    std::optional<status> presumed{};  ///< its status until a report says otherwise
    muster::date due{};                ///< after this day it is unmet unless reported met
    handles<citation> citations{};     ///< who says what it stands for; with none its condition is always in force
    muster::date date{};               ///< when its condition was said; none: the earliest publication of its citations
    muster::basis basis = muster::basis::stated;  ///< said, or concluded by somebody
    handle<actor> told_by{};                      ///< who reports it, where that is not the actor itself
    handles<precondition> replaces{};             ///< those lose their condition and become leaves
    std::string summary{};                        ///< what was said, in the recorder's words

    friend bool operator==(const precondition&, const precondition&) = default;
};

}  // namespace muster

#endif
