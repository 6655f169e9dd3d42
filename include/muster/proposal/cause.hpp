#ifndef MUSTER_PROPOSAL_CAUSE_HPP
#define MUSTER_PROPOSAL_CAUSE_HPP

#include <array>
#include <cstdint>

#include <muster/core/enumeration.hpp>

namespace muster {

/// Why a thing has its status.
enum class cause : std::uint8_t {
    given,            ///< it was reported so
    derived,          ///< it follows from what it depends on
    presumed,         ///< it is assumed until a report says otherwise
    open_input,       ///< open: it depends on things about which nothing is known
    undecided,        ///< open: what was asked for is met, and the contributor has still to decide
    refused,          ///< unmet: somebody refuses, declined, or voted it down
    pending,          ///< unmet so far: a mandate that is drafted, circulated or tabled
    stand_off,        ///< unmet: it waits in a loop where each waits for the others
    undetermined,     ///< open: it depends on its own negation through a loop, whatever the open inputs are
    contradiction,    ///< open: reports of one day disagree
    expired,          ///< unmet: its time has run out
    withdrawn,        ///< unmet: it was taken back
    suspended,        ///< unmet until it is taken up again
    nobody_offered,   ///< unmet: a role to which nobody contributes
    nothing_said,     ///< open: nothing was said about the contribution
    not_in_force,     ///< of a statement: it neither brings nor binds anybody
    overridden,       ///< the caller set it
    nothing_reported  ///< unmet so far: a mandate on which nothing was reported
};

[[nodiscard]] constexpr std::array<const char*, 18> enumerator_names(cause) noexcept {
    return {"given",     "derived",        "presumed",     "open_input",    "undecided",  "refused",
            "pending",   "stand_off",      "undetermined", "contradiction", "expired",    "withdrawn",
            "suspended", "nobody_offered", "nothing_said", "not_in_force",  "overridden", "nothing_reported"};
}

/// Whether what is unmet for this cause is so only so far: nobody refused it and nothing has ended it, it has just not
/// come about. Questions about what may come take it to be open.
[[nodiscard]] constexpr bool is_only_so_far(cause c) noexcept {
    return c == cause::pending || c == cause::nothing_reported || c == cause::presumed;
}

}  // namespace muster

#endif
