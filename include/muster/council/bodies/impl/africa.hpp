#ifndef MUSTER_COUNCIL_BODIES_IMPL_AFRICA_HPP
#define MUSTER_COUNCIL_BODIES_IMPL_AFRICA_HPP

#include <muster/core/inline.hpp>
#include <muster/council/bodies/africa.hpp>
#include <muster/council/bodies/seats.hpp>

namespace muster::bodies {

MUSTER_INLINE body peace_and_security_council(matter kind) {
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

MUSTER_INLINE body ecowas_authority(matter kind) {
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
