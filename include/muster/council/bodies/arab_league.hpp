#ifndef MUSTER_COUNCIL_BODIES_ARAB_LEAGUE_HPP
#define MUSTER_COUNCIL_BODIES_ARAB_LEAGUE_HPP

#include <muster/council/bodies/seats.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Council of the League of Arab States since the summit of Algiers in March 2005: by consensus, and where there is
/// none by two thirds of the members present and voting on matters of substance, by more than half on others; two
/// thirds of the members must be present (amendments to the Charter of the League, Article 7). Before, only unanimous
/// decisions bound all. A member against which an aggression is decided on has no vote (Article 6). Libya was suspended
/// from 22 February to 27 August 2011, Syria from 16 November 2011 to 7 May 2023.
[[nodiscard]] inline body league_of_arab_states(matter kind = matter::substantive) {
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
