#ifndef MUSTER_LOGIC_TERNARY_POWER_HPP
#define MUSTER_LOGIC_TERNARY_POWER_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/exact.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/vote_counts.hpp>
#include <muster/logic/vote_space.hpp>
#include <muster/logic/voting_game.hpp>

/// The game with abstention: a member is in favour, abstains or is against (ternary voting games: Felsenthal and
/// Machover, International Journal of Game Theory 26, 1997, 335-351).
namespace muster::logic {

/// The ways of the others to vote in which one member's change of vote changes the result.
struct ternary_swings {
    integer in_favour_to_against{};     ///< from for to against
    integer in_favour_to_abstaining{};  ///< from for to an abstention
    integer abstaining_to_against{};    ///< from an abstention to against
};

/// The ways to vote by what they do.
struct ternary_counts {
    std::uint32_t players = 0;  ///< how many members
    /// Of the 3^players ways to vote, those in which the motion is adopted.
    integer adopting{};
    /// By kind, for one member of it.
    std::vector<ternary_swings> swings{};
    /// `secured[k][s]`: over the ways to vote of the others of whom s are not against, how many of the member's changes
    /// from against to abstaining and from against to in favour change the result. `averted[k][s]`: over those of whom
    /// s are not in favour, how many of the changes from in favour to abstaining and to against do.
    std::vector<std::vector<integer>> secured{};
    std::vector<std::vector<integer>> averted{};  ///< See `secured`.
};

/// Counts them twice, by those not against and by those not in favour, in time and space of the sums that have to be
/// told apart. Throws `limit_reached`.
[[nodiscard]] inline ternary_counts count_ternary(const voting_game& game, budget allowed = {}) {
    const counting::vote_space space{game, counting::three_valued};
    ternary_counts result{.players = game.size(), .adopting = counting::count_adopting(space, allowed)};
    result.swings.resize(space.kinds());
    for (const bool upward : {true, false}) {
        auto& by_count = upward ? result.secured : result.averted;
        by_count.assign(space.kinds(), std::vector<integer>(game.size()));
        const auto is_counted = [&](std::size_t, std::size_t o) { return o != (upward ? 0U : 2U); };
        const counting::vote_counter counter{
            space, counting::one_of_each(space, counting::any_vote, is_counted), space.quotas(),
            [&](counting::sums low, counting::sums high) { return !space.is_adopted(low) && space.is_adopted(high); },
            allowed};
        counter.all_but_one([&](std::size_t k, const counting::generating_function& others) {
            for (std::size_t i = 0; i < others.size(); ++i) {
                const counting::sums at = others.exponent(i);
                const integer ways = others.ways(i);
                const bool abstaining = space.is_adopted_after(at, k, 0, 1);
                if (space.is_adopted(at) || !space.is_adopted_after(at, k, 0, 2)) continue;
                by_count[k][static_cast<std::size_t>(at[0])] += ways * (abstaining == upward ? 2 : 1);
                if (!upward) continue;
                result.swings[k].in_favour_to_against += ways;
                (abstaining ? result.swings[k].abstaining_to_against : result.swings[k].in_favour_to_abstaining) +=
                    ways;
            }
        });
    }
    return result;
}

/// The probability that a member's vote makes the difference between in favour and against when each of the others is
/// in favour, abstains or is against with probability one third: swings over 3^(players - 1) (Felsenthal and Machover
/// 1997).
[[nodiscard]] inline std::vector<rational> ternary_banzhaf(const ternary_counts& counts) {
    const integer all = pow(integer{3}, counts.players - 1);
    std::vector<rational> result;
    for (const ternary_swings& swings : counts.swings) result.push_back(rational{swings.in_favour_to_against, all});
    return result;
}

/// The share of all roll-calls in which the member is the pivot: the first after whom the result no longer depends on
/// those still to be called. A roll-call is an order of the members and a vote of each; all n! 3^n of them count alike
/// (Felsenthal and Machover 1997). Over the members the values add up to one, unless no vote can change the result.
///
/// Computed without orders: call each member at an independent random time. At time z another member has been called
/// and voted so with probability z/3 each, and the result stands as adopted when it would be with those not called
/// against, as rejected when it would be with those not called in favour. A member's value is the integral over z of
/// the probability that its own call settles the result, so a sum of swings by the number of members on one side.
[[nodiscard]] inline std::vector<rational> ternary_shapley_shubik(const ternary_counts& counts) {
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
