#ifndef MUSTER_LOGIC_EXTREMAL_VOTES_HPP
#define MUSTER_LOGIC_EXTREMAL_VOTES_HPP

#include <cstddef>

#include <muster/logic/decisive_regions.hpp>
#include <muster/logic/exact.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/vote_counts.hpp>
#include <muster/logic/vote_space.hpp>
#include <muster/logic/voting_game.hpp>

/// Counts of what is smallest. They throw `limit_reached`.
namespace muster::logic {

namespace detail {

/// The ways to vote in which the motion is adopted, but not once any one member votes one step less favourably; or
/// rejected, but not once any one votes one step more favourably.
[[nodiscard]] inline integer count_extremal(const voting_game& game, counting::vote_options options, bool adopted,
                                            budget& allowed) {
    const counting::vote_space space{game, options};
    const counting::decisive_regions regions{space, adopted, allowed};
    integer result = 0;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const auto may_choose = [&](std::size_t k, std::size_t o) {
            return o == regions.last_step() || regions.is_decisive(r, k, o);
        };
        const counting::vote_counter counter{
            space, counting::one_of_each(space, may_choose, counting::uncounted), regions.cuts(r),
            [&](counting::sums low, counting::sums high) { return regions.may_contain(r, low, high); }, allowed};
        const counting::generating_function all = counter.everybody();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (regions.contains(r, all.exponent(i))) result += all.ways(i);
    }
    return result;
}

}  // namespace detail

/// The winning coalitions that lose without any one of their members.
[[nodiscard]] inline integer count_minimal_winning(const voting_game& game, budget allowed = {}) {
    return detail::count_extremal(game, counting::two_valued, true, allowed);
}

/// The sets of members whose votes against reject the motion whatever the others do, and of whom none can be spared:
/// the complements of the coalitions that lose but win with any one more.
[[nodiscard]] inline integer count_minimal_blocking(const voting_game& game, budget allowed = {}) {
    return detail::count_extremal(game, counting::two_valued, false, allowed);
}

/// With abstention: the ways to vote in which the motion is adopted, but not once any one member votes one step less
/// favourably (in favour, abstaining, against).
[[nodiscard]] inline integer count_minimal_adopting(const voting_game& game, budget allowed = {}) {
    return detail::count_extremal(game, counting::three_valued, true, allowed);
}

/// With abstention: the ways to vote in which the motion is rejected, but not once any one member votes one step more
/// favourably.
[[nodiscard]] inline integer count_maximal_rejecting(const voting_game& game, budget allowed = {}) {
    return detail::count_extremal(game, counting::three_valued, false, allowed);
}

}  // namespace muster::logic

#endif
