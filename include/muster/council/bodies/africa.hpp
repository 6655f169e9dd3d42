#ifndef MUSTER_COUNCIL_BODIES_AFRICA_HPP
#define MUSTER_COUNCIL_BODIES_AFRICA_HPP

#include <muster/council/bodies/seats.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Peace and Security Council of the African Union, by vote where there is no consensus: two thirds of the members
/// voting, on procedural matters more than half; nobody has a veto; two thirds of the fifteen must be present; a party
/// to the conflict takes no part (Protocol of 9 July 2002, Article 8). Members from April 2024 to March 2028, in its
/// last year only those elected for it by 2026.
[[nodiscard]] inline body peace_and_security_council(matter kind = matter::substantive) {
    body result{.key = "au-peace-and-security-council",
                .name = "Peace and Security Council of the African Union",
                .seats = 15,
                .matter = kind,
                .quorum = 10,
                .party_to_dispute = party_rule::does_not_participate};
    result.adopted_when = {{kind == matter::substantive ? detail::two_thirds() : detail::simple_majority()}};
    result.from = detail::first_of(2024, 4);
    result.until = detail::first_of(2028, 4);
    const auto elected = [&](const char* codes, date from, date until) {
        detail::seat(result.members, codes, from, until);
    };
    elected("CMR DJI MAR NAM NGA", detail::first_of(2022, 4), detail::first_of(2025, 4));
    elected("AGO BWA CIV COD EGY GMB GNQ SLE TZA UGA", detail::first_of(2024, 4), detail::first_of(2026, 4));
    elected("CMR ETH NGA SWZ", detail::first_of(2025, 4), detail::first_of(2028, 4));
    elected("DZA", detail::day_of(2025, 4, 15), detail::first_of(2028, 4));
    elected("BEN CIV COD GAB LSO MAR SLE SOM UGA ZAF", detail::first_of(2026, 4), detail::first_of(2028, 4));
    return result;
}

/// The Authority of Heads of State and Government of the Economic Community of West African States: by unanimity,
/// consensus or two thirds of the member states, depending on the subject (Revised Treaty of 1993, Article 9); which
/// subject takes which no protocol says, so here two thirds of all. Members since Mauritania left; Burkina Faso, Mali
/// and Niger left on 29 January 2025. A member suspended from its decisions is listed all the same: remove it.
[[nodiscard]] inline body ecowas_authority(matter kind = matter::substantive) {
    body result{.key = "ecowas-authority",
                .name = "Authority of Heads of State and Government of ECOWAS",
                .adopted_when = {{{.at_least = 2, .in_every = 3}}},
                .matter = kind,
                .from = detail::first_of(2001)};
    detail::seat(result.members, "BEN CIV CPV GHA GIN GMB GNB LBR NGA SEN SLE TGO");
    detail::seat(result.members, "BFA MLI NER", {}, detail::day_of(2025, 1, 29));
    return result;
}

}  // namespace muster::bodies

#endif
