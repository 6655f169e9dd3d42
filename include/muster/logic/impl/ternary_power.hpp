#ifndef MUSTER_LOGIC_IMPL_TERNARY_POWER_HPP
#define MUSTER_LOGIC_IMPL_TERNARY_POWER_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/ternary_power.hpp>
#include <muster/logic/vote_counts.hpp>

namespace muster::logic {

MUSTER_INLINE ternary_counts count_ternary(const voting_game& game) {
    const counting::vote_space space{game, counting::three_valued};
    ternary_counts result{.players = game.size()};
    std::vector<std::int64_t> sums;
    for (const bool upward : {true, false}) {
        const auto one = [&](std::size_t k) {
            return space.one_member(
                k, [](std::size_t) { return true; }, [&](std::size_t o) { return o != (upward ? 0U : 2U); });
        };
        const counting::generating_function all = space.everybody(one);
        for (std::size_t k = 0; k < space.kinds(); ++k) {
            std::vector<integer> counts(game.size());
            ternary_swings swings;
            for (const counting::term& t : counting::quotient(all, one(k))) {
                space.unpack(t.exponent, sums);
                const bool against = space.is_adopted(sums);
                const bool abstaining = space.is_adopted_after(sums, k, 0, 1);
                const bool in_favour = space.is_adopted_after(sums, k, 0, 2);
                if (against == in_favour) continue;
                swings.in_favour_to_against += t.coefficient;
                (abstaining ? swings.abstaining_to_against : swings.in_favour_to_abstaining) += t.coefficient;
                counts[space.counted(t.exponent)] += t.coefficient * (abstaining == upward ? 2 : 1);
            }
            (upward ? result.secured : result.averted).push_back(std::move(counts));
            if (upward) result.swings.push_back(std::move(swings));
        }
        if (!upward) continue;
        for (const counting::term& t : all) {
            space.unpack(t.exponent, sums);
            if (space.is_adopted(sums)) result.adopting += t.coefficient;
        }
    }
    return result;
}

MUSTER_INLINE std::vector<rational> ternary_banzhaf(const ternary_counts& counts) {
    const integer all = pow(integer{3}, counts.players - 1);
    std::vector<rational> result;
    for (const ternary_swings& swings : counts.swings) result.push_back(rational{swings.in_favour_to_against, all});
    return result;
}

MUSTER_INLINE std::vector<rational> ternary_shapley_shubik(const ternary_counts& counts) {
    const std::uint32_t others = counts.players - 1;
    // integral[s]: z^s (3 - 2z)^(others - s) from 0 to 1, by parts
    std::vector<rational> integral(counts.players);
    integral[others] = rational{1, counts.players};
    for (std::uint32_t s = others; s-- > 0;)
        integral[s] = (rational{1} + integral[s + 1] * (2 * (others - s))) / rational{s + 1};
    const integer all = pow(integer{3}, counts.players);
    std::vector<rational> result;
    for (std::size_t k = 0; k < counts.swings.size(); ++k) {
        rational sum = 0;
        for (std::uint32_t s = 0; s <= others; ++s) sum += integral[s] * (counts.secured[k][s] + counts.averted[k][s]);
        result.push_back(sum / rational{all});
    }
    return result;
}

}  // namespace muster::logic

#endif
