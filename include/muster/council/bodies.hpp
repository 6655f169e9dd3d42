#ifndef MUSTER_COUNCIL_BODIES_HPP
#define MUSTER_COUNCIL_BODIES_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/council/body.hpp>
#include <muster/proposal/proposal.hpp>

/// Real bodies as data. States are keyed by ISO 3166-1 alpha-3.
namespace muster::bodies {

namespace detail {

/// One member for each three-letter code of a list separated by blanks.
inline void seat(std::vector<body_member>& members, std::string_view codes, date from = {}, date until = {}) {
    for (std::size_t i = 0; i < codes.size(); i += 4)
        members.push_back({.key = std::string{codes.substr(i, 3)}, .from = from, .until = until});
}
[[nodiscard]] constexpr date first_of(int year, unsigned month) noexcept {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{1};
}

[[nodiscard]] inline body council_of_charter(std::string key, std::size_t seats, std::int64_t votes, matter kind) {
    body result{.key = std::move(key),
                .name = "United Nations Security Council",
                .seats = seats,
                .adopted_when = {{{.at_least = votes}}},
                .veto_holders = {"CHN", "FRA", "GBR", "RUS", "USA"},
                .matter = kind,
                .party_to_dispute = party_rule::abstains};
    seat(result.members, "CHN FRA GBR RUS USA");
    return result;
}

}  // namespace detail

/// The Security Council of eleven: seven votes in favour (Charter, Article 27 as of 1945) until the larger Council
/// first met in January 1966. The amendment had been in force since 31 August 1965; S/RES/218 of 23 November 1965 was
/// still adopted by seven votes. Only the permanent members are listed, under their present codes: add the elected
/// ones.
[[nodiscard]] inline body security_council_until_1965(matter kind = matter::substantive) {
    body result = detail::council_of_charter("security-council-1946", 11, 7, kind);
    result.from = std::chrono::year{1946} / 1 / 17;
    result.until = detail::first_of(1966, 1);
    return result;
}

/// The Security Council of fifteen: nine votes in favour; on substantive matters a permanent member's vote against is a
/// veto, its abstention or absence by settled practice is not (Charter, Article 27; International Court of Justice,
/// Namibia opinion, 1971). Elected members are listed for the years 2016 to 2027, in 2027 only those elected for it by
/// 2025; for earlier days add them.
[[nodiscard]] inline body security_council(matter kind = matter::substantive) {
    body result = detail::council_of_charter("security-council", 15, 9, kind);
    result.from = detail::first_of(1966, 1);
    const auto elected = [&](const char* codes, int year, int years) {
        detail::seat(result.members, codes, detail::first_of(year, 1), detail::first_of(year + years, 1));
    };
    elected("AGO MYS NZL ESP VEN", 2015, 2);
    elected("EGY JPN SEN UKR URY", 2016, 2);
    elected("BOL ETH KAZ SWE", 2017, 2);
    elected("ITA", 2017, 1);  // Italy and the Netherlands shared a term
    elected("NLD", 2018, 1);
    elected("CIV GNQ KWT PER POL", 2018, 2);
    elected("BEL DEU DOM IDN ZAF", 2019, 2);
    elected("EST NER TUN VCT VNM", 2020, 2);
    elected("IND IRL KEN MEX NOR", 2021, 2);
    elected("ALB ARE BRA GAB GHA", 2022, 2);
    elected("CHE ECU JPN MLT MOZ", 2023, 2);
    elected("DZA GUY KOR SLE SVN", 2024, 2);
    elected("DNK GRC PAK PAN SOM", 2025, 2);
    elected("BHR COD COL LBR LVA", 2026, 2);
    return result;
}

/// The General Assembly of 193 members, since South Sudan joined. Important questions (Charter, Article 18(2)), here
/// `substantive`: two thirds of the members present and voting; other questions (18(3)): more than half of them.
/// Abstaining is not voting (rules of procedure, rule 86); a majority of the members must be present (rule 67).
[[nodiscard]] inline body general_assembly(matter kind = matter::substantive) {
    body result{.key = "general-assembly", .name = "United Nations General Assembly", .matter = kind, .quorum = 97};
    if (kind == matter::substantive)
        result.adopted_when = {{{.at_least = 2, .in_every = 3, .of = quota_base::votes_cast}}};
    else result.adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .of = quota_base::votes_cast}}};
    result.from = std::chrono::year{2011} / 7 / 14;
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
    if (kind == matter::substantive)
        result.adopted_when = {{{.at_least = 2, .in_every = 3, .of = quota_base::votes_cast}}};
    else result.adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .of = quota_base::votes_cast}}};
    result.from = detail::first_of(2024, 4);
    result.until = detail::first_of(2028, 4);
    const auto elected = [&](const char* codes, date from, date until) {
        detail::seat(result.members, codes, from, until);
    };
    elected("CMR DJI MAR NAM NGA", detail::first_of(2022, 4), detail::first_of(2025, 4));
    elected("AGO BWA CIV COD EGY GMB GNQ SLE TZA UGA", detail::first_of(2024, 4), detail::first_of(2026, 4));
    elected("CMR ETH NGA SWZ", detail::first_of(2025, 4), detail::first_of(2028, 4));
    elected("DZA", std::chrono::year{2025} / 4 / 15, detail::first_of(2028, 4));
    elected("BEN CIV COD GAB LSO MAR SLE SOM UGA ZAF", detail::first_of(2026, 4), detail::first_of(2028, 4));
    return result;
}

/// The Council of the European Union, by qualified majority on a proposal of the Commission or the High Representative:
/// 55 % of the members with 65 % of the population; a blocking minority must include at least four members, so without
/// four not in favour the motion is adopted whatever their population (Treaty on European Union, Article 16(4)).
/// Procedural matters: more than half of the members. `members` with their populations, in any unit, as weights.
[[nodiscard]] inline body eu_council(std::vector<body_member> members, matter kind = matter::substantive) {
    const auto size = static_cast<std::int64_t>(members.size());
    body result{
        .key = "eu-council", .name = "Council of the European Union", .members = std::move(members), .matter = kind};
    if (kind == matter::procedural) result.adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true}}};
    else
        result.adopted_when = {
            {{.at_least = 55, .in_every = 100}, {.at_least = 65, .in_every = 100, .by = quota_measure::weight}},
            {{.at_least = size > 3 ? size - 3 : 1}}};
    return result;
}

/// The twenty-seven members of 2025 with their shares of the population in hundredths of a per cent, as approved by the
/// Committee of Permanent Representatives on 11 December 2024 for the year 2025 (Agence Europe, Bulletin 13544).
[[nodiscard]] inline body eu_council_2025(matter kind = matter::substantive) {
    body result =
        eu_council({{.key = "AUT", .weight = 202},  {.key = "BEL", .weight = 262},  {.key = "BGR", .weight = 143},
                    {.key = "CYP", .weight = 21},   {.key = "CZE", .weight = 242},  {.key = "DEU", .weight = 1849},
                    {.key = "DNK", .weight = 132},  {.key = "ESP", .weight = 1078}, {.key = "EST", .weight = 30},
                    {.key = "FIN", .weight = 125},  {.key = "FRA", .weight = 1517}, {.key = "GRC", .weight = 231},
                    {.key = "HRV", .weight = 86},   {.key = "HUN", .weight = 213},  {.key = "IRL", .weight = 119},
                    {.key = "ITA", .weight = 1323}, {.key = "LTU", .weight = 64},   {.key = "LUX", .weight = 15},
                    {.key = "LVA", .weight = 42},   {.key = "MLT", .weight = 12},   {.key = "NLD", .weight = 401},
                    {.key = "POL", .weight = 833},  {.key = "PRT", .weight = 236},  {.key = "ROU", .weight = 423},
                    {.key = "SVK", .weight = 121},  {.key = "SVN", .weight = 47},   {.key = "SWE", .weight = 234}},
                   kind);
    result.key = "eu-council-2025";
    result.from = detail::first_of(2025, 1);
    result.until = detail::first_of(2026, 1);
    return result;
}

/// The keys of `find`, in the order of its documentation.
[[nodiscard]] inline std::vector<std::string> keys() {
    std::vector<std::string> result{"security-council", "security-council-1946"};
    for (int year = 2016; year <= 2026; ++year) result.push_back("security-council-" + std::to_string(year));
    for (const char* key : {"general-assembly", "au-peace-and-security-council", "eu-council-2025"})
        result.emplace_back(key);
    return result;
}

/// The body of a key, as scenario files name it: `security-council`, `security-council-1946` (until 1965),
/// `security-council-2016` to `-2026` (the members of that year), `general-assembly`, `au-peace-and-security-council`,
/// `eu-council-2025`. Nothing for any other key.
[[nodiscard]] inline std::optional<body> find(std::string_view key, matter kind = matter::substantive) {
    if (key == "security-council") return security_council(kind);
    if (key == "security-council-1946") return security_council_until_1965(kind);
    if (key == "general-assembly") return general_assembly(kind);
    if (key == "au-peace-and-security-council") return peace_and_security_council(kind);
    if (key == "eu-council-2025") return eu_council_2025(kind);
    for (int year = 2016; year <= 2026; ++year) {
        if (key != "security-council-" + std::to_string(year)) continue;
        body result = sitting_on(security_council(kind), detail::first_of(year, 1));
        result.key = key;
        result.from = detail::first_of(year, 1);
        result.until = detail::first_of(year + 1, 1);
        return result;
    }
    return std::nullopt;
}

/// The body that a council's `body` names: one of the proposal's own, else one that comes with the library.
[[nodiscard]] inline std::optional<body> find(const proposal& p, std::string_view key) {
    if (const body* own = p.find_body(key)) return *own;
    return find(key);
}

}  // namespace muster::bodies

#endif
