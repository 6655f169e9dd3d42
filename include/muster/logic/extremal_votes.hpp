#ifndef MUSTER_LOGIC_EXTREMAL_VOTES_HPP
#define MUSTER_LOGIC_EXTREMAL_VOTES_HPP

#include <muster/logic/rational.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster::logic {

/// The winning coalitions that lose without any one of their members.
[[nodiscard]] integer count_minimal_winning(const voting_game& game);

/// The sets of members whose votes against reject the motion whatever the others do, and of whom none can be spared:
/// the complements of the coalitions that lose but win with any one more.
[[nodiscard]] integer count_minimal_blocking(const voting_game& game);

/// With abstention: the ways to vote in which the motion is adopted, but not once any one member votes one step less
/// favourably (in favour, abstaining, against).
[[nodiscard]] integer count_minimal_adopting(const voting_game& game);

/// With abstention: the ways to vote in which the motion is rejected, but not once any one member votes one step more
/// favourably.
[[nodiscard]] integer count_maximal_rejecting(const voting_game& game);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/extremal_votes.hpp>
#endif

#endif
