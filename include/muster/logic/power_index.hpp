#ifndef MUSTER_LOGIC_POWER_INDEX_HPP
#define MUSTER_LOGIC_POWER_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/decisive_regions.hpp>
#include <muster/logic/exact.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/vote_counts.hpp>
#include <muster/logic/vote_space.hpp>
#include <muster/logic/voting_game.hpp>

/// Power indices of the two-valued game, in which a member is in favour or against: an abstention counts as against.
/// A coalition is a set of members in favour; it wins when the motion is then adopted. A member is critical in a
/// winning coalition that loses without it. Every index is exact, and one value for each kind: that of one member of
/// the kind.
namespace muster::logic {

/// The coalitions of a game by what they do.
struct coalition_counts {
    std::uint32_t players = 0;  ///< how many members
    integer winning{};          ///< the coalitions that win
    /// `swings[k][s]`: the coalitions of s other members that win with a given member of kind k and lose without.
    std::vector<std::vector<integer>> swings{};

    /// The winning coalitions in which a given member of kind k is critical.
    [[nodiscard]] integer critical(std::size_t k) const {
        integer sum = 0;
        for (const integer& count : swings[k]) sum += count;
        return sum;
    }
};

/// Counts them, in time and space of the sums that have to be told apart. Throws `limit_reached`.
[[nodiscard]] inline coalition_counts count_coalitions(const voting_game& game, budget allowed = {}) {
    const counting::vote_space space{game, counting::two_valued};
    coalition_counts result{.players = game.size(), .winning = counting::count_adopting(space, allowed)};
    result.swings.assign(space.kinds(), std::vector<integer>(game.size()));
    const counting::vote_counter counter{
        space, counting::one_of_each(space, counting::any_vote, counting::not_against), space.quotas(),
        [&](counting::sums low, counting::sums high) { return !space.is_adopted(low) && space.is_adopted(high); },
        allowed};
    counter.all_but_one([&](std::size_t k, const counting::generating_function& others) {
        for (std::size_t i = 0; i < others.size(); ++i)
            if (!space.is_adopted(others.exponent(i)) && space.is_adopted_after(others.exponent(i), k, 0, 1))
                result.swings[k][static_cast<std::size_t>(others.exponent(i)[0])] += others.ways(i);
    });
    return result;
}

namespace counting {

/// A over b, and zero where both are: the index of a game in which nobody can decide anything.
[[nodiscard]] inline rational part_of(const integer& a, const integer& b) {
    return b == 0 ? rational{0} : rational{a, b};
}

}  // namespace counting

/// The probability of being critical when the others vote by tossing coins (Penrose 1946, Banzhaf 1965).
[[nodiscard]] inline std::vector<rational> banzhaf_absolute(const coalition_counts& counts) {
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(rational{counts.critical(k), integer{1} << (counts.players - 1)});
    return result;
}

/// The member's share of all criticalities of all members (Banzhaf 1965); over the members they add up to one.
[[nodiscard]] inline std::vector<rational> banzhaf_normalised(const voting_game& game, const coalition_counts& counts) {
    integer all = 0;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) all += counts.critical(k) * game.members[k];
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) result.push_back(counting::part_of(counts.critical(k), all));
    return result;
}

/// The share of all orders of the members in which the member, joining last, makes those before it win (Shapley and
/// Shubik 1954).
[[nodiscard]] inline std::vector<rational> shapley_shubik(const coalition_counts& counts) {
    const std::uint32_t n = counts.players;
    std::vector<integer> factorial(n + 1, 1);
    for (std::uint32_t i = 1; i <= n; ++i) factorial[i] = factorial[i - 1] * i;
    std::vector<rational> result;
    for (const std::vector<integer>& swings : counts.swings) {
        integer orders = 0;
        for (std::uint32_t s = 0; s < n; ++s) orders += swings[s] * factorial[s] * factorial[n - 1 - s];
        result.push_back(rational{orders, factorial[n]});
    }
    return result;
}

/// Of the coalitions that win, the share that loses without the member (Coleman 1971).
[[nodiscard]] inline std::vector<rational> coleman_preventing(const coalition_counts& counts) {
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), counts.winning));
    return result;
}

/// Of the coalitions that lose, the share that wins once the member joins (Coleman 1971).
[[nodiscard]] inline std::vector<rational> coleman_initiating(const coalition_counts& counts) {
    const integer losing = (integer{1} << counts.players) - counts.winning;
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), losing));
    return result;
}

/// The share of all coalitions that win: the power of a collectivity to act (Coleman 1971).
[[nodiscard]] inline rational power_to_act(const coalition_counts& counts) {
    return rational{counts.winning, integer{1} << counts.players};
}

namespace detail {

/// The sum over the coalitions in each region of one part for each member, shared alike by those who count: for each
/// kind what a member has of it, as parts of the whole.
template <class MayChoose, class IsCounted>
[[nodiscard]] std::vector<rational> shared_votes(const counting::vote_space& space,
                                                 const counting::decisive_regions& regions, MayChoose may_choose,
                                                 IsCounted is_counted, budget& allowed) {
    const voting_game& game = space.game();
    std::vector<rational> score(space.kinds());
    for (std::size_t r = 0; r < regions.size(); ++r) {
        std::vector<std::size_t> kinds;
        for (std::size_t k = 0; k < space.kinds(); ++k)
            if (regions.is_decisive(r, k, 1)) kinds.push_back(k);
        const counting::vote_counter counter{
            space,
            counting::one_of_each(
                space, [&](std::size_t k, std::size_t o) { return may_choose(r, k, o); },
                [&](std::size_t k, std::size_t o) { return is_counted(r, k, o); }),
            regions.cuts(r), [&](counting::sums low, counting::sums high) { return regions.may_contain(r, low, high); },
            allowed};
        counter.all_but_one(kinds, [&](std::size_t k, const counting::generating_function& others) {
            std::vector<integer> by_others(game.size());
            std::vector<std::int64_t> with(space.width());
            for (std::size_t i = 0; i < others.size(); ++i) {
                const counting::sums without = others.exponent(i);
                for (std::size_t c = 0; c < space.coordinates(); ++c)
                    with[c + 1] = without[c + 1] + space.adds(k, 1, c);
                if (regions.contains(r, with)) by_others[static_cast<std::size_t>(without[0])] += others.ways(i);
            }
            for (std::size_t n = 0; n < by_others.size(); ++n) score[k] += rational{by_others[n], integer{n + 1}};
        });
    }
    rational sum = 0;
    for (std::size_t k = 0; k < space.kinds(); ++k) sum += score[k] * game.members[k];
    if (sum != 0)
        for (rational& value : score) value /= sum;
    return score;
}

}  // namespace detail

/// In each winning coalition the critical members share one vote alike; the member's part of all these votes (Johnston
/// 1978). One count for each set of kinds that are critical together: a few for few kinds, some hundreds for the 27
/// kinds of a weighted union. Throws `limit_reached`.
[[nodiscard]] inline std::vector<rational> johnston(const voting_game& game, budget allowed = {}) {
    const counting::vote_space space{game, counting::two_valued};
    const counting::decisive_regions regions{space, true, allowed};
    return detail::shared_votes(
        space, regions, [](std::size_t, std::size_t, std::size_t) { return true; },
        [&](std::size_t r, std::size_t k, std::size_t o) { return o == 1 && regions.is_decisive(r, k, o); }, allowed);
}

/// In each minimal winning coalition the members share one vote alike; the member's mean over these coalitions (Deegan
/// and Packel 1978). Costs what `johnston` does at most. Throws `limit_reached`.
[[nodiscard]] inline std::vector<rational> deegan_packel(const voting_game& game, budget allowed = {}) {
    const counting::vote_space space{game, counting::two_valued};
    const counting::decisive_regions regions{space, true, allowed};
    return detail::shared_votes(
        space, regions,
        [&](std::size_t r, std::size_t k, std::size_t o) { return o == 0 || regions.is_decisive(r, k, o); },
        [](std::size_t, std::size_t, std::size_t o) { return o == 1; }, allowed);
}

}  // namespace muster::logic

#endif
