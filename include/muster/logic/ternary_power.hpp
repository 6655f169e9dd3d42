#ifndef MUSTER_LOGIC_TERNARY_POWER_HPP
#define MUSTER_LOGIC_TERNARY_POWER_HPP

#include <cstdint>
#include <vector>

#include <muster/logic/rational.hpp>
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

/// Two passes for each kind over the vectors of sums that ways to vote reach.
[[nodiscard]] ternary_counts count_ternary(const voting_game& game);

/// The probability that a member's vote makes the difference between in favour and against when each of the others is
/// in favour, abstains or is against with probability one third: swings over 3^(players - 1) (Felsenthal and Machover
/// 1997).
[[nodiscard]] std::vector<rational> ternary_banzhaf(const ternary_counts& counts);

/// The part of all roll-calls in which the member is the pivot: the first after whom the result no longer depends on
/// those still to be called. A roll-call is an order of the members and a vote of each; all n! 3^n of them count alike
/// (Felsenthal and Machover 1997). Over the members the values add up to one, unless no vote can change the result.
///
/// Computed without orders: call each member at an independent random time. At time z another member has been called
/// and voted so with probability z/3 each, and the result stands as adopted when it would be with those not called
/// against, as rejected when it would be with those not called in favour. A member's value is the integral over z of
/// the probability that its own call settles the result, so a sum of swings by the number of members on one side.
[[nodiscard]] std::vector<rational> ternary_shapley_shubik(const ternary_counts& counts);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/ternary_power.hpp>
#endif

#endif
