#ifndef MUSTER_LOGIC_POWER_INDEX_HPP
#define MUSTER_LOGIC_POWER_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/vote_counts.hpp>
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

/// One pass over the vectors of sums that coalitions reach for each kind of member.
[[nodiscard]] inline coalition_counts count_coalitions(const voting_game& game) {
    const counting::vote_space space{game, counting::two_valued};
    const auto one = [&](std::size_t k) {
        return space.one_member(
            k, [](std::size_t) { return true; }, [](std::size_t o) { return o == 1; });
    };
    const counting::generating_function all = space.everybody(one);
    coalition_counts result{.players = game.size()};
    std::vector<std::int64_t> sums;
    for (const counting::term& t : all) {
        space.unpack(t.exponent, sums);
        if (space.is_adopted(sums)) result.winning += t.coefficient;
    }
    for (std::size_t k = 0; k < space.kinds(); ++k) {
        result.swings.emplace_back(game.size());
        for (const counting::term& t : counting::quotient(all, one(k))) {
            space.unpack(t.exponent, sums);
            if (!space.is_adopted(sums) && space.is_adopted_after(sums, k, 0, 1))
                result.swings[k][space.counted(t.exponent)] += t.coefficient;
        }
    }
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

/// The member's part of all criticalities of all members (Banzhaf 1965); over the members they add up to one.
[[nodiscard]] inline std::vector<rational> banzhaf_normalised(const voting_game& game, const coalition_counts& counts) {
    integer all = 0;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) all += counts.critical(k) * game.members[k];
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) result.push_back(counting::part_of(counts.critical(k), all));
    return result;
}

/// The part of all orders of the members in which the member, joining last, makes those before it win (Shapley and
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

/// Of the coalitions that win, the part that lose without the member (Coleman 1971).
[[nodiscard]] inline std::vector<rational> coleman_preventing(const coalition_counts& counts) {
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), counts.winning));
    return result;
}

/// Of the coalitions that lose, the part that win once the member joins (Coleman 1971).
[[nodiscard]] inline std::vector<rational> coleman_initiating(const coalition_counts& counts) {
    const integer losing = (integer{1} << counts.players) - counts.winning;
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), losing));
    return result;
}

/// The part of all coalitions that win: the power of a collectivity to act (Coleman 1971).
[[nodiscard]] inline rational power_to_act(const coalition_counts& counts) {
    return rational{counts.winning, integer{1} << counts.players};
}

/// In each winning coalition the critical members share one vote alike; the member's part of all these votes (Johnston
/// 1978). One generating function for each set of kinds that are critical together, and one more for each of its kinds:
/// instant for few kinds, half a minute for the 27 kinds of a weighted union.
[[nodiscard]] inline std::vector<rational> johnston(const voting_game& game) {
    const counting::vote_space space{game, counting::two_valued};
    const auto any = [](std::size_t) { return true; };
    const counting::decisive_regions regions{space, space.everybody([&](std::size_t k) {
                                                 return space.one_member(k, any, [](std::size_t) { return false; });
                                             }),
                                             true};
    std::vector<rational> score(space.kinds());
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const auto one = [&](std::size_t k) {
            return space.one_member(k, any, [&](std::size_t o) { return o == 1 && regions.is_decisive(r, k, 1); });
        };
        counting::generating_function all;
        for (std::size_t k = 0; k < space.kinds(); ++k) {
            if (!regions.is_decisive(r, k, 1)) continue;
            if (all.empty()) all = space.everybody(one);
            std::vector<integer> by_critical(game.size());
            const std::uint64_t own = space.exponent(k, 1);
            for (const counting::term& t : counting::quotient(all, one(k)))
                if (regions.contains(r, t.exponent + own)) by_critical[space.counted(t.exponent)] += t.coefficient;
            for (std::size_t others = 0; others < by_critical.size(); ++others)
                score[k] += rational{by_critical[others], integer{others + 1}};
        }
    }
    rational sum = 0;
    for (std::size_t k = 0; k < space.kinds(); ++k) sum += score[k] * game.members[k];
    if (sum != 0)
        for (rational& value : score) value /= sum;
    return score;
}

/// In each minimal winning coalition the members share one vote alike; the member's mean over these coalitions (Deegan
/// and Packel 1978).
[[nodiscard]] inline std::vector<rational> deegan_packel(const voting_game& game) {
    const counting::vote_space space{game, counting::two_valued};
    const counting::decisive_regions regions{space, space.everybody([&](std::size_t k) {
                                                 return space.one_member(
                                                     k, [](std::size_t) { return true; },
                                                     [](std::size_t) { return false; });
                                             }),
                                             true};
    std::vector<rational> score(space.kinds());
    integer minimal = 0;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const auto one = [&](std::size_t k) {
            return space.one_member(
                k, [&](std::size_t o) { return o == 0 || regions.is_decisive(r, k, o); },
                [](std::size_t o) { return o == 1; });
        };
        const counting::generating_function all = space.everybody(one);
        for (const counting::term& t : all)
            if (regions.contains(r, t.exponent)) minimal += t.coefficient;
        for (std::size_t k = 0; k < space.kinds(); ++k) {
            if (!regions.is_decisive(r, k, 1)) continue;
            const std::uint64_t own = space.exponent(k, 1);
            for (const counting::term& t : counting::quotient(all, one(k)))
                if (regions.contains(r, t.exponent + own))
                    score[k] += rational{t.coefficient, integer{space.counted(t.exponent) + 1}};
        }
    }
    if (minimal != 0)
        for (rational& value : score) value /= rational{minimal};
    return score;
}

}  // namespace muster::logic

#endif
