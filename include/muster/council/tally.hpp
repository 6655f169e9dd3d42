#ifndef MUSTER_COUNCIL_TALLY_HPP
#define MUSTER_COUNCIL_TALLY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <muster/core/enumeration.hpp>
#include <muster/council/vote.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// The result of the votes so far. Undecided: the outstanding votes can still decide it.
enum class vote_outcome : std::uint8_t { adopted, not_adopted, undecided };

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(vote_outcome) noexcept {
    return {"adopted", "not_adopted", "undecided"};
}

/// Why the outcome is what it is.
enum class vote_reason : std::uint8_t {
    carried,               ///< adopted
    short_of_quota,        ///< there are not enough votes in favour, whoever is against
    vetoed,                ///< there are enough votes in favour, but there is a veto
    objected,              ///< there is no consensus: a member objects
    veto_or_insufficient,  ///< a veto holder is against; it is still open whether there are enough votes in favour
    no_quorum,             ///< too few members present
    votes_outstanding      ///< undecided
};

[[nodiscard]] constexpr std::array<const char*, 7> enumerator_names(vote_reason) noexcept {
    return {"carried",   "short_of_quota",   "vetoed", "objected", "veto_or_insufficient",
            "no_quorum", "votes_outstanding"};
}

/// Where one quota stands on the votes known. In its own measure: members, or weight.
struct quota_count {
    std::size_t alternative = 0;  ///< the place in `body::adopted_when`
    std::int64_t in_favour = 0;   ///< votes, or weight where the quota counts weight
    /// How much more in favour would reach the quota, the votes known staying as they are; where a share of one in one
    /// of the votes cast is asked for, how much against would have to turn. Zero where it is reached.
    std::int64_t missing = 0;

    friend bool operator==(const quota_count&, const quota_count&) = default;
};

/// The result of a set of votes, and for a partial set what can still happen.
struct tally_result {
    vote_outcome outcome = vote_outcome::undecided;       ///< the result
    vote_reason reason = vote_reason::votes_outstanding;  ///< why
    std::size_t in_favour = 0;                            ///< members, whatever their weight
    std::size_t against = 0;                              ///< members, whatever their weight
    std::size_t abstaining = 0;                           ///< members, whatever their weight
    std::size_t absent = 0;                               ///< members, whatever their weight
    std::size_t not_participating = 0;                    ///< members, whatever their weight
    std::vector<quota_count> quotas{};                    ///< in the order of `body::adopted_when`
    /// `missing` of the first quota not reached in the alternative with the fewest such quotas; zero where one is
    /// reached.
    std::int64_t short_by = 0;
    /// Veto holders opposed where the quota is reached; a vote against an insufficient motion is no veto. Of a body
    /// that decides by consensus, the members who object.
    std::vector<std::string> vetoed_by{};
    /// Veto holders opposed, whether or not that is a veto.
    std::vector<std::string> opposed_veto_holders{};
    /// Parties to the dispute whose votes were counted as the rule on parties demands.
    std::vector<std::string> bound_parties{};
    std::vector<std::string> outstanding{};  ///< members without a recorded vote
    /// Outstanding members any one of whom can still prevent adoption, whatever the others do. Empty once decided.
    std::vector<std::string> can_block{};
    /// The smallest number of outstanding members whose votes in favour adopt the motion if the other outstanding
    /// members abstain; in a body of several weights that would take long to search, a number that is enough. Nothing
    /// where not even all suffice.
    std::optional<std::size_t> still_needed{};

    friend bool operator==(const tally_result&, const tally_result&) = default;
};

/// The result of the votes under the body's rule. Members without a vote are outstanding: the answer is `undecided` as
/// long as their votes, any of the five, can change it. For a full set of votes record absent members as absent.
///
/// Throws what `seated` does, `errc::not_a_member` for a vote by a non-member or a party that is not a member on the
/// day, and `errc::duplicate_vote`. O(members^2 quotas).
[[nodiscard]] tally_result tally(const body& b, const roll_call& call);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/tally.hpp>
#endif

#endif
