#ifndef MUSTER_VOCABULARY_ACTOR_HPP
#define MUSTER_VOCABULARY_ACTOR_HPP

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>

namespace muster {

struct actor;

/// What an actor is. Only a group can have members.
enum class actor_kind : std::uint8_t {
    state,
    group,         ///< several actors that speak as one; its members may be known or not
    organisation,  ///< an intergovernmental organisation
    council,       ///< an organ that decides by vote, such as the Security Council
    parliament,
    court,
    authority,  ///< governs a territory, or part of one, without being a state in this proposal
    armed_group
};

[[nodiscard]] constexpr std::array<const char*, 8> enumerator_names(actor_kind) noexcept {
    return {"state", "group", "organisation", "council", "parliament", "court", "authority", "armed_group"};
}

/// A member of a group on the days in [from, until); a date left out is no limit.
struct membership {
    handle<actor> who{};   ///< the member
    muster::date from{};   ///< its first day; none: always was
    muster::date until{};  ///< the day after its last; none: still is

    friend bool operator==(const membership&, const membership&) = default;
};

/// Whoever can take part, vote, consent or refuse. It depends on its contributions: met when any of them is.
struct actor {
    std::string key{};                    ///< for states ISO 3166-1 alpha-3 by custom
    std::string name{};                   ///< as printed in answers
    actor_kind kind = actor_kind::state;  ///< what it is
    std::vector<membership> members{};    ///< of a group; none: not known
    std::string body{};                   ///< of a council: the voting body whose rule it decides by
    handles<citation> citations{};        ///< who says that it is there

    friend bool operator==(const actor&, const actor&) = default;
};

}  // namespace muster

#endif
