#ifndef MUSTER_COUNCIL_BODIES_IMPL_ARAB_LEAGUE_HPP
#define MUSTER_COUNCIL_BODIES_IMPL_ARAB_LEAGUE_HPP

#include <muster/core/inline.hpp>
#include <muster/council/bodies/arab_league.hpp>
#include <muster/council/bodies/seats.hpp>

namespace muster::bodies {

MUSTER_INLINE body league_of_arab_states(matter kind) {
    body result{.key = "league-of-arab-states",
                .name = "Council of the League of Arab States",
                .matter = kind,
                .quorum = 15,
                .party_to_dispute = party_rule::does_not_participate,
                .from = detail::day_of(2005, 3, 23)};
    result.adopted_when = {{kind == matter::substantive ? detail::two_thirds() : detail::simple_majority()}};
    detail::seat(result.members, "ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN MAR MRT OMN PSE QAT SAU SDN SOM TUN YEM");
    detail::seat(result.members, "LBY", {}, detail::day_of(2011, 2, 22));
    detail::seat(result.members, "LBY", detail::day_of(2011, 8, 27));
    detail::seat(result.members, "SYR", {}, detail::day_of(2011, 11, 16));
    detail::seat(result.members, "SYR", detail::day_of(2023, 5, 7));
    return result;
}

}  // namespace muster::bodies

#endif
