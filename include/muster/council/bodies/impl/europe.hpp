#ifndef MUSTER_COUNCIL_BODIES_IMPL_EUROPE_HPP
#define MUSTER_COUNCIL_BODIES_IMPL_EUROPE_HPP

#include <muster/core/inline.hpp>
#include <muster/council/bodies/europe.hpp>
#include <muster/council/bodies/seats.hpp>

namespace muster::bodies {

MUSTER_INLINE body north_atlantic_council(matter kind) {
    body result{.key = "north-atlantic-council",
                .name = "North Atlantic Council",
                .consensus = true,
                .matter = kind,
                .from = detail::day_of(1949, 8, 24)};
    const auto joined = [&](const char* codes, date from) { detail::seat(result.members, codes, from); };
    joined("BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA", {});
    joined("GRC TUR", detail::day_of(1952, 2, 18));
    joined("DEU", detail::day_of(1955, 5, 6));
    joined("ESP", detail::day_of(1982, 5, 30));
    joined("CZE HUN POL", detail::day_of(1999, 3, 12));
    joined("BGR EST LTU LVA ROU SVK SVN", detail::day_of(2004, 3, 29));
    joined("ALB HRV", detail::day_of(2009, 4, 1));
    joined("MNE", detail::day_of(2017, 6, 5));
    joined("MKD", detail::day_of(2020, 3, 27));
    joined("FIN", detail::day_of(2023, 4, 4));
    joined("SWE", detail::day_of(2024, 3, 7));
    detail::call(result.members, "DEU", "Federal Republic of Germany", detail::day_of(1990, 10, 3));
    return result;
}

MUSTER_INLINE body osce_permanent_council(matter kind) {
    body result{.key = "osce-permanent-council",
                .name = "Permanent Council of the OSCE",
                .consensus = true,
                .matter = kind,
                .from = detail::first_of(1995)};
    const auto joined = [&](const char* codes, date from) { detail::seat(result.members, codes, from); };
    joined(
        "ALB ARM AUT AZE BEL BGR BIH BLR CAN CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ITA KAZ "
        "KGZ LIE LTU LUX LVA MCO MDA MLT NLD NOR POL PRT ROU RUS SMR SVK SVN SWE TJK TKM TUR UKR USA UZB VAT",
        {});
    joined("MKD", detail::day_of(1995, 10, 12));
    joined("AND", detail::day_of(1996, 4, 25));
    joined("SRB", detail::day_of(2000, 11, 10));
    joined("MNE", detail::day_of(2006, 6, 22));
    joined("MNG", detail::day_of(2012, 11, 21));
    detail::call(result.members, "SRB", "Federal Republic of Yugoslavia", detail::day_of(2003, 2, 4));
    detail::call(result.members, "SRB", "Serbia and Montenegro", detail::day_of(2006, 6, 3));
    return result;
}

}  // namespace muster::bodies

#endif
