#ifndef MUSTER_LOGIC_VOTING_GAME_HPP
#define MUSTER_LOGIC_VOTING_GAME_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::logic {

/// What one member adds to the sum of a quota by voting so. The more favourable vote never adds less.
struct vote_weights {
    std::int64_t against = 0;     ///< what a vote against adds
    std::int64_t abstaining = 0;  ///< what an abstention adds
    std::int64_t in_favour = 0;   ///< what a vote in favour adds

    friend constexpr bool operator==(const vote_weights&, const vote_weights&) noexcept = default;
};

/// Reached when the weights of all votes add up to `at_least`. One entry of `weights` for each kind of member.
struct weighted_quota {
    std::vector<vote_weights> weights{};  ///< by kind of member
    std::int64_t at_least = 0;            ///< what the sum must reach

    friend bool operator==(const weighted_quota&, const weighted_quota&) = default;
};

/// A monotone rule of decision as data. Members who count for the same are of one kind: `members[k]` of kind k.
/// A motion is adopted when all quotas of any one alternative are reached: no alternative, never; an empty one, always.
/// A right of veto is a quota too, see `none_against`; a share of the votes cast is one, see `share_of_votes_cast`.
struct voting_game {
    std::vector<std::uint32_t> members{};                     ///< how many members of each kind
    std::vector<std::vector<weighted_quota>> adopted_when{};  ///< alternatives, each of quotas that must all be reached

    /// How many kinds of members.
    [[nodiscard]] std::size_t kinds() const noexcept { return members.size(); }
    /// How many members.
    [[nodiscard]] std::uint32_t size() const noexcept {
        std::uint32_t sum = 0;
        for (const std::uint32_t m : members) sum += m;
        return sum;
    }
    friend bool operator==(const voting_game&, const voting_game&) = default;
};

/// At least `votes` members in favour, whatever their kind.
[[nodiscard]] weighted_quota votes_in_favour(std::size_t kinds, std::int64_t votes);

/// The members in favour weigh at least `at_least` together. `weights[k]`, not below zero, is what a member of kind k
/// weighs.
[[nodiscard]] weighted_quota weight_in_favour(std::span<const std::int64_t> weights, std::int64_t at_least);

/// No member of the kinds in `holders` against: their veto. They may abstain.
[[nodiscard]] weighted_quota none_against(std::size_t kinds, std::span<const std::size_t> holders);

/// The votes in favour are at least `part` in `whole` of those for and against; abstentions are not counted.
/// Reached by nobody voting at all: combine it with `votes_in_favour(kinds, 1)`.
[[nodiscard]] weighted_quota share_of_votes_cast(std::size_t kinds, std::int64_t part, std::int64_t whole);

/// Throws `error` where the game has no members, a kind without members, a quota that does not name a weight for each
/// kind, or one that counts a more favourable vote for less.
void check(const voting_game& game);

/// Whether the motion is adopted when of the members of kind k `in_favour[k]` vote for it, `abstaining[k]` abstain and
/// the others vote against.
[[nodiscard]] bool is_adopted(const voting_game& game, std::span<const std::uint32_t> in_favour,
                              std::span<const std::uint32_t> abstaining);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/voting_game.hpp>
#endif

#endif
