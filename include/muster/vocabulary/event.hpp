#ifndef MUSTER_VOCABULARY_EVENT_HPP
#define MUSTER_VOCABULARY_EVENT_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/duration.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>
#include <muster/vocabulary/ballot.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/strength.hpp>

namespace muster {

/// How far a mandate, a contribution or a statement has come. A status says *would come*; a stage says *has come*.
enum class stage : std::uint8_t {
    // of mandates
    drafted,
    circulated,
    tabled,
    adopted,
    not_adopted,
    vetoed,
    renewed,
    extended,  ///< of contributions too: who is deployed stays on
    expired,
    // of contributions
    considered,
    pledged,
    approved,   ///< makes the contributor's decision met
    declined,   ///< makes the contributor's decision unmet
    deployed,   ///< from then on only `unless` ends it
    suspended,  ///< unmet until a later stage
    // of mandates, contributions and statements
    withdrawn
};

[[nodiscard]] constexpr std::array<const char*, 16> enumerator_names(stage) noexcept {
    return {"drafted", "circulated", "tabled",  "adopted",  "not_adopted", "vetoed",   "renewed",   "extended",
            "expired", "considered", "pledged", "approved", "declined",    "deployed", "suspended", "withdrawn"};
}

/// Whether a mandate can go through it.
[[nodiscard]] constexpr bool is_mandate_stage(stage s) noexcept {
    return s <= stage::expired || s == stage::withdrawn;
}
/// Whether it begins a time, or prolongs it.
[[nodiscard]] constexpr bool sets_time(stage s) noexcept {
    return s == stage::adopted || s == stage::renewed || s == stage::extended || s == stage::deployed;
}
/// Whether a contribution can go through it.
[[nodiscard]] constexpr bool is_contribution_stage(stage s) noexcept {
    return s == stage::extended || s >= stage::considered;
}

/// A count of votes.
struct vote_count {
    std::uint32_t in_favour = 0;   ///< votes for
    std::uint32_t against = 0;     ///< votes against
    std::uint32_t abstaining = 0;  ///< abstentions

    friend bool operator==(const vote_count&, const vote_count&) = default;
};

/// A report of what happened: a thing took a status, reached a stage, or was voted on. Either a status or a stage is
/// given, or a roll call without either: some members of a body voted so, and what came of it follows by its rule.
struct event {
    muster::date date{};  ///< the day it happened; needed
    any_handle on{};      ///< what it happened to: anything with a status, or a statement that was withdrawn
    std::optional<muster::status> status{};  ///< the status reported; not beside a stage
    std::optional<muster::stage> stage{};    ///< the stage reached; not beside a status
    std::optional<vote_count> tally{};       ///< of a vote: how many, beside how it came out
    std::vector<recorded_vote> roll_call{};  ///< of a vote: who, as far as it was recorded
    strengths
        strength{};  ///< of deployed: what is there, whatever was offered; stands until withdrawn or reported anew
    muster::date expires{};  ///< of adopted, renewed, extended, deployed: the last day from then on of what it is on
    duration lasts{};  ///< of the same: how long it lasts, counted from the day of the event; not beside `expires`
    handles<citation> citations{};  ///< who reports it; with none it always counts
    std::string summary{};          ///< what happened, in the recorder's words

    friend bool operator==(const event&, const event&) = default;
};

}  // namespace muster

#endif
