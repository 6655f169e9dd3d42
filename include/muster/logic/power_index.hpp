#ifndef MUSTER_LOGIC_POWER_INDEX_HPP
#define MUSTER_LOGIC_POWER_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/rational.hpp>
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
[[nodiscard]] coalition_counts count_coalitions(const voting_game& game);

/// The probability of being critical when the others vote by tossing coins (Penrose 1946, Banzhaf 1965).
[[nodiscard]] std::vector<rational> banzhaf_absolute(const coalition_counts& counts);

/// The member's part of all criticalities of all members (Banzhaf 1965); over the members they add up to one.
[[nodiscard]] std::vector<rational> banzhaf_normalised(const voting_game& game, const coalition_counts& counts);

/// The part of all orders of the members in which the member, joining last, makes those before it win (Shapley and
/// Shubik 1954).
[[nodiscard]] std::vector<rational> shapley_shubik(const coalition_counts& counts);

/// Of the coalitions that win, the part that lose without the member (Coleman 1971).
[[nodiscard]] std::vector<rational> coleman_preventing(const coalition_counts& counts);

/// Of the coalitions that lose, the part that win once the member joins (Coleman 1971).
[[nodiscard]] std::vector<rational> coleman_initiating(const coalition_counts& counts);

/// The part of all coalitions that win: the power of a collectivity to act (Coleman 1971).
[[nodiscard]] rational power_to_act(const coalition_counts& counts);

/// In each winning coalition the critical members share one vote alike; the member's part of all these votes (Johnston
/// 1978). One generating function for each set of kinds that are critical together, and one more for each of its kinds:
/// instant for few kinds, half a minute for the 27 kinds of a weighted union.
[[nodiscard]] std::vector<rational> johnston(const voting_game& game);

/// In each minimal winning coalition the members share one vote alike; the member's mean over these coalitions (Deegan
/// and Packel 1978).
[[nodiscard]] std::vector<rational> deegan_packel(const voting_game& game);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/power_index.hpp>
#endif

#endif
