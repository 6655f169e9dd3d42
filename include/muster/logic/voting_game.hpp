#ifndef MUSTER_LOGIC_VOTING_GAME_HPP
#define MUSTER_LOGIC_VOTING_GAME_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>

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
[[nodiscard]] inline weighted_quota votes_in_favour(std::size_t kinds, std::int64_t votes) {
    return {.weights = std::vector<vote_weights>(kinds, {.in_favour = 1}), .at_least = votes};
}

/// The members in favour weigh at least `at_least` together. `weights[k]`, not below zero, is what a member of kind k
/// weighs.
[[nodiscard]] inline weighted_quota weight_in_favour(std::span<const std::int64_t> weights, std::int64_t at_least) {
    weighted_quota result{.at_least = at_least};
    for (const std::int64_t weight : weights) result.weights.push_back({.in_favour = weight});
    return result;
}

/// No member of the kinds in `holders` against: their veto. They may abstain.
[[nodiscard]] inline weighted_quota none_against(std::size_t kinds, std::span<const std::size_t> holders) {
    weighted_quota result{.weights = std::vector<vote_weights>(kinds)};
    for (const std::size_t k : holders) result.weights[k].against = -1;
    return result;
}

/// The votes in favour are at least `part` in `whole` of those for and against; abstentions are not counted.
/// Reached by nobody voting at all: combine it with `votes_in_favour(kinds, 1)`.
[[nodiscard]] inline weighted_quota share_of_votes_cast(std::size_t kinds, std::int64_t part, std::int64_t whole) {
    return {.weights = std::vector<vote_weights>(kinds, {.against = -part, .in_favour = whole - part})};
}

/// Throws `error` where the game has no members, a kind without members, a quota that does not name a weight for each
/// kind, or one that counts a more favourable vote for less.
inline void check(const voting_game& game) {
    const auto refuse = [](errc code, const std::string& what) { boost::throw_exception(error(code, {}, what)); };
    if (game.members.empty()) refuse(errc::no_members, "a voting game needs members");
    for (const std::uint32_t m : game.members)
        if (m == 0) refuse(errc::no_members, "a kind of member of a voting game has no members");
    for (const auto& quotas : game.adopted_when)
        for (const weighted_quota& quota : quotas) {
            if (quota.weights.size() != game.kinds())
                refuse(errc::invalid_quota, "a quota names weights for " + std::to_string(quota.weights.size()) +
                                                " kinds of member, the game has " + std::to_string(game.kinds()));
            for (const vote_weights& w : quota.weights)
                if (w.against > w.abstaining || w.abstaining > w.in_favour)
                    refuse(errc::invalid_weight, "a quota counts a more favourable vote for less");
        }
}

/// Whether the motion is adopted when of the members of kind k `in_favour[k]` vote for it, `abstaining[k]` abstain and
/// the others vote against.
[[nodiscard]] inline bool is_adopted(const voting_game& game, std::span<const std::uint32_t> in_favour,
                                     std::span<const std::uint32_t> abstaining) {
    const auto is_reached = [&](const weighted_quota& quota) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < game.kinds(); ++k) {
            const vote_weights& w = quota.weights[k];
            const std::int64_t against = std::int64_t{game.members[k]} - in_favour[k] - abstaining[k];
            sum += w.in_favour * in_favour[k] + w.abstaining * abstaining[k] + w.against * against;
        }
        return sum >= quota.at_least;
    };
    for (const auto& quotas : game.adopted_when) {
        bool all = true;
        for (const weighted_quota& quota : quotas) all = all && is_reached(quota);
        if (all) return true;
    }
    return false;
}

}  // namespace muster::logic

#endif
