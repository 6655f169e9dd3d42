#ifndef MUSTER_LOGIC_IMPL_POWER_INDEX_HPP
#define MUSTER_LOGIC_IMPL_POWER_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/power_index.hpp>
#include <muster/logic/vote_counts.hpp>

namespace muster::logic {

MUSTER_INLINE coalition_counts count_coalitions(const voting_game& game) {
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

MUSTER_INLINE std::vector<rational> banzhaf_absolute(const coalition_counts& counts) {
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(rational{counts.critical(k), integer{1} << (counts.players - 1)});
    return result;
}

MUSTER_INLINE std::vector<rational> banzhaf_normalised(const voting_game& game, const coalition_counts& counts) {
    integer all = 0;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) all += counts.critical(k) * game.members[k];
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) result.push_back(counting::part_of(counts.critical(k), all));
    return result;
}

MUSTER_INLINE std::vector<rational> shapley_shubik(const coalition_counts& counts) {
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

MUSTER_INLINE std::vector<rational> coleman_preventing(const coalition_counts& counts) {
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), counts.winning));
    return result;
}

MUSTER_INLINE std::vector<rational> coleman_initiating(const coalition_counts& counts) {
    const integer losing = (integer{1} << counts.players) - counts.winning;
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k)
        result.push_back(counting::part_of(counts.critical(k), losing));
    return result;
}

MUSTER_INLINE rational power_to_act(const coalition_counts& counts) {
    return rational{counts.winning, integer{1} << counts.players};
}

MUSTER_INLINE std::vector<rational> johnston(const voting_game& game) {
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

MUSTER_INLINE std::vector<rational> deegan_packel(const voting_game& game) {
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
