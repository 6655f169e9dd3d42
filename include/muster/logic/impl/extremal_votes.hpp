#ifndef MUSTER_LOGIC_IMPL_EXTREMAL_VOTES_HPP
#define MUSTER_LOGIC_IMPL_EXTREMAL_VOTES_HPP

#include <cstddef>

#include <muster/core/inline.hpp>
#include <muster/logic/extremal_votes.hpp>
#include <muster/logic/vote_counts.hpp>

namespace muster::logic {

namespace detail {

/// The ways to vote in which the motion is adopted, but not once any one member votes one step less favourably; or
/// rejected, but not once any one votes one step more favourably.
[[nodiscard]] inline integer count_extremal(const voting_game& game, counting::vote_options options, bool adopted) {
    const counting::vote_space space{game, options};
    const auto uncounted = [](std::size_t) { return false; };
    const counting::decisive_regions regions{space, space.everybody([&](std::size_t k) {
                                                 return space.one_member(
                                                     k, [](std::size_t) { return true; }, uncounted);
                                             }),
                                             adopted};
    const std::size_t last_step = adopted ? 0 : space.options() - 1;
    integer result = 0;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const counting::generating_function all = space.everybody([&](std::size_t k) {
            return space.one_member(
                k, [&](std::size_t o) { return o == last_step || regions.is_decisive(r, k, o); }, uncounted);
        });
        for (const counting::term& t : all)
            if (regions.contains(r, t.exponent)) result += t.coefficient;
    }
    return result;
}

}  // namespace detail

MUSTER_INLINE integer count_minimal_winning(const voting_game& game) {
    return detail::count_extremal(game, counting::two_valued, true);
}

MUSTER_INLINE integer count_minimal_blocking(const voting_game& game) {
    return detail::count_extremal(game, counting::two_valued, false);
}

MUSTER_INLINE integer count_minimal_adopting(const voting_game& game) {
    return detail::count_extremal(game, counting::three_valued, true);
}

MUSTER_INLINE integer count_maximal_rejecting(const voting_game& game) {
    return detail::count_extremal(game, counting::three_valued, false);
}

}  // namespace muster::logic

#endif
