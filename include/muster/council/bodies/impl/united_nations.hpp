#ifndef MUSTER_COUNCIL_BODIES_IMPL_UNITED_NATIONS_HPP
#define MUSTER_COUNCIL_BODIES_IMPL_UNITED_NATIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/council/bodies/seats.hpp>
#include <muster/council/bodies/united_nations.hpp>
#include <muster/council/body.hpp>

namespace muster::bodies {

namespace detail {

/// The elected members of the Council, by the year in which a term began and how many it lasted. Terms begin with the
/// year; the first began when the Council first met, and Mexico was elected in January 1980 for that year and the next,
/// after 154 rounds of voting between others. Terms of one year were shared with the member that followed, or came of
/// the first elections and of those to the larger Council.
///
/// From the Council's list of members and the records of the General Assembly's elections; every recorded vote by name
/// is of a member listed.
struct elected_term {
    int year;
    int years;
    const char* members;  // ISO 3166-1 alpha-3, or 3166-3 for states that are no more, but the successor's where one is
};

inline constexpr elected_term elected_terms[] = {
    {1946, 1, "EGY MEX NLD"},
    {1946, 2, "AUS BRA POL"},
    {1947, 2, "BEL COL SYR"},
    {1948, 2, "ARG CAN UKR"},
    {1949, 2, "CUB EGY NOR"},
    {1950, 2, "ECU IND YUG"},
    {1951, 2, "BRA NLD TUR"},
    {1952, 2, "CHL GRC PAK"},
    {1953, 2, "COL DNK LBN"},
    {1954, 2, "BRA NZL TUR"},
    {1955, 2, "BEL IRN PER"},
    {1956, 1, "YUG"},  // shared with the Philippines
    {1956, 2, "AUS CUB"},
    {1957, 1, "PHL"},
    {1957, 2, "COL IRQ SWE"},
    {1958, 2, "CAN JPN PAN"},
    {1959, 2, "ARG ITA TUN"},
    {1960, 1, "POL"},  // shared with Turkey
    {1960, 2, "ECU LKA"},
    {1961, 1, "LBR TUR"},  // Liberia shared with Ireland
    {1961, 2, "CHL EGY"},
    {1962, 1, "IRL ROU"},  // Romania shared with the Philippines
    {1962, 2, "GHA VEN"},
    {1963, 1, "PHL"},
    {1963, 2, "BRA MAR NOR"},
    {1964, 1, "CSK"},  // shared with Malaysia
    {1964, 2, "BOL CIV"},
    {1965, 1, "MYS"},
    {1965, 2, "JOR NLD URY"},
    {1966, 1, "NZL UGA"},
    {1966, 2, "ARG BGR JPN MLI NGA"},
    {1967, 2, "BRA CAN DNK ETH IND"},
    {1968, 2, "DZA HUN PAK PRY SEN"},
    {1969, 2, "COL ESP FIN NPL ZMB"},
    {1970, 2, "BDI NIC POL SLE SYR"},
    {1971, 2, "ARG BEL ITA JPN SOM"},
    {1972, 2, "GIN IND PAN SDN YUG"},
    {1973, 2, "AUS AUT IDN KEN PER"},
    {1974, 2, "BLR CMR CRI IRQ MRT"},
    {1975, 2, "GUY ITA JPN SWE TZA"},
    {1976, 2, "BEN LBY PAK PAN ROU"},
    {1977, 2, "CAN DEU IND MUS VEN"},
    {1978, 2, "BOL CSK GAB KWT NGA"},
    {1979, 2, "BGD JAM NOR PRT ZMB"},
    {1980, 2, "DDR NER PHL TUN"},
    {1981, 2, "ESP IRL JPN PAN UGA"},
    {1982, 2, "COD GUY JOR POL TGO"},
    {1983, 2, "MLT NIC NLD PAK ZWE"},
    {1984, 2, "BFA EGY IND PER UKR"},
    {1985, 2, "AUS DNK MDG THA TTO"},
    {1986, 2, "ARE BGR COG GHA VEN"},
    {1987, 2, "ARG DEU ITA JPN ZMB"},
    {1988, 2, "BRA DZA NPL SEN YUG"},
    {1989, 2, "CAN COL ETH FIN MYS"},
    {1990, 2, "CIV COD CUB ROU YEM"},
    {1991, 2, "AUT BEL ECU IND ZWE"},
    {1992, 2, "CPV HUN JPN MAR VEN"},
    {1993, 2, "BRA DJI ESP NZL PAK"},
    {1994, 2, "ARG CZE NGA OMN RWA"},
    {1995, 2, "BWA DEU HND IDN ITA"},
    {1996, 2, "CHL EGY GNB KOR POL"},
    {1997, 2, "CRI JPN KEN PRT SWE"},
    {1998, 2, "BHR BRA GAB GMB SVN"},
    {1999, 2, "ARG CAN MYS NAM NLD"},
    {2000, 2, "BGD JAM MLI TUN UKR"},
    {2001, 2, "COL IRL MUS NOR SGP"},
    {2002, 2, "BGR CMR GIN MEX SYR"},
    {2003, 2, "AGO CHL DEU ESP PAK"},
    {2004, 2, "BEN BRA DZA PHL ROU"},
    {2005, 2, "ARG DNK GRC JPN TZA"},
    {2006, 2, "COG GHA PER QAT SVK"},
    {2007, 2, "BEL IDN ITA PAN ZAF"},
    {2008, 2, "BFA CRI HRV LBY VNM"},
    {2009, 2, "AUT JPN MEX TUR UGA"},
    {2010, 2, "BIH BRA GAB LBN NGA"},
    {2011, 2, "COL DEU IND PRT ZAF"},
    {2012, 2, "AZE GTM MAR PAK TGO"},
    {2013, 2, "ARG AUS KOR LUX RWA"},
    {2014, 2, "CHL JOR LTU NGA TCD"},
    {2015, 2, "AGO ESP MYS NZL VEN"},
    {2016, 2, "EGY JPN SEN UKR URY"},
    {2017, 1, "ITA"},  // shared with the Netherlands
    {2017, 2, "BOL ETH KAZ SWE"},
    {2018, 1, "NLD"},
    {2018, 2, "CIV GNQ KWT PER POL"},
    {2019, 2, "BEL DEU DOM IDN ZAF"},
    {2020, 2, "EST NER TUN VCT VNM"},
    {2021, 2, "IND IRL KEN MEX NOR"},
    {2022, 2, "ALB ARE BRA GAB GHA"},
    {2023, 2, "CHE ECU JPN MLT MOZ"},
    {2024, 2, "DZA GUY KOR SLE SVN"},
    {2025, 2, "DNK GRC PAK PAN SOM"},
    {2026, 2, "BHR COD COL LBR LVA"},
};

[[nodiscard]] inline body council_of_charter(std::string key, std::size_t seats, std::int64_t votes, matter kind,
                                             date from, date until) {
    body result{.key = std::move(key),
                .name = "United Nations Security Council",
                .seats = seats,
                .adopted_when = {{{.at_least = votes}}},
                .veto_holders = {"CHN", "FRA", "GBR", "RUS", "USA"},
                .matter = kind,
                .party_to_dispute = party_rule::abstains,
                .from = from,
                .until = until};
    std::vector<body_member>& members = result.members;
    seat(members, "CHN FRA GBR RUS USA");
    for (const elected_term& t : elected_terms) {
        const date begin = first_of(t.year), end = first_of(t.year + t.years);
        if ((!until.ok() || begin.day() < until.day()) && end.day() > from.day()) seat(members, t.members, begin, end);
    }
    const date mexico_elected = day_of(1980, 1, 7);
    if (is_within(mexico_elected, from, until)) seat(members, "MEX", mexico_elected, first_of(1982));
    call(members, "CHN", "Republic of China", day_of(1971, 10, 25));  // General Assembly resolution 2758 (XXVI)
    call(members, "RUS", "Soviet Union", day_of(1991, 12, 24));       // letter of its president of that day
    call(members, "EGY", "United Arab Republic", day_of(1971, 9, 2), day_of(1958, 2, 22));
    call(members, "UKR", "Ukrainian Soviet Socialist Republic", day_of(1991, 8, 24));
    call(members, "BLR", "Byelorussian Soviet Socialist Republic", day_of(1991, 9, 19));
    call(members, "LKA", "Ceylon", day_of(1972, 5, 22));
    call(members, "COD", "Zaire", day_of(1997, 5, 17));
    call(members, "BFA", "Upper Volta", day_of(1984, 8, 4));
    call(members, "DEU", "Federal Republic of Germany", day_of(1990, 10, 3));
    call(members, "YEM", "Democratic Yemen", day_of(1990, 5, 22));
    call(members, "CPV", "Cape Verde", day_of(2013, 10, 24));
    call(members, "YUG", "Yugoslavia");
    call(members, "CSK", "Czechoslovakia");
    call(members, "DDR", "German Democratic Republic");
    return result;
}

}  // namespace detail

MUSTER_INLINE body security_council_until_1965(matter kind) {
    return detail::council_of_charter("security-council-until-1965", 11, 7, kind, detail::day_of(1946, 1, 17),
                                      detail::first_of(1966));
}

MUSTER_INLINE body security_council(matter kind) {
    return detail::council_of_charter("security-council", 15, 9, kind, detail::first_of(1966), {});
}

MUSTER_INLINE std::optional<body> security_council_of(int year, matter kind) {
    if (year < 1946 || year > 2026) return std::nullopt;
    body result = year < 1966 ? security_council_until_1965(kind) : security_council(kind);
    const date first = year == 1946 ? result.from : detail::first_of(year), end = detail::first_of(year + 1);
    std::vector<body_member> sitting;
    for (body_member& m : result.members) {
        if ((m.from.ok() && m.from.day() >= end.day()) || (m.until.ok() && m.until.day() <= first.day())) continue;
        if (m.from.ok() && m.from.day() <= first.day()) m.from = {};
        if (m.until.ok() && m.until.day() >= end.day()) m.until = {};
        sitting.push_back(std::move(m));
    }
    result.members = std::move(sitting);
    result.key = "security-council-" + std::to_string(year);
    result.from = first;
    result.until = end;
    return result;
}

MUSTER_INLINE body general_assembly(matter kind) {
    body result{.key = "general-assembly", .name = "United Nations General Assembly", .matter = kind, .quorum = 97};
    result.adopted_when = {{kind == matter::substantive ? detail::two_thirds() : detail::simple_majority()}};
    result.from = detail::day_of(2011, 7, 14);
    detail::seat(result.members,
                 "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB "
                 "BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA "
                 "ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI "
                 "HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA "
                 "LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM "
                 "NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN "
                 "SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO "
                 "TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE");
    return result;
}

}  // namespace muster::bodies

#endif
