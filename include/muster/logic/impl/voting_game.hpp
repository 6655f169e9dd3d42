#ifndef MUSTER_LOGIC_IMPL_VOTING_GAME_HPP
#define MUSTER_LOGIC_IMPL_VOTING_GAME_HPP

#include <boost/throw_exception.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster::logic {

MUSTER_INLINE weighted_quota votes_in_favour(std::size_t kinds, std::int64_t votes) {
    return {.weights = std::vector<vote_weights>(kinds, {.in_favour = 1}), .at_least = votes};
}

MUSTER_INLINE weighted_quota weight_in_favour(std::span<const std::int64_t> weights, std::int64_t at_least) {
    weighted_quota result{.at_least = at_least};
    for (const std::int64_t weight : weights) result.weights.push_back({.in_favour = weight});
    return result;
}

MUSTER_INLINE weighted_quota none_against(std::size_t kinds, std::span<const std::size_t> holders) {
    weighted_quota result{.weights = std::vector<vote_weights>(kinds)};
    for (const std::size_t k : holders) result.weights[k].against = -1;
    return result;
}

MUSTER_INLINE weighted_quota share_of_votes_cast(std::size_t kinds, std::int64_t part, std::int64_t whole) {
    return {.weights = std::vector<vote_weights>(kinds, {.against = -part, .in_favour = whole - part})};
}

MUSTER_INLINE void check(const voting_game& game) {
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

MUSTER_INLINE bool is_adopted(const voting_game& game, std::span<const std::uint32_t> in_favour,
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
