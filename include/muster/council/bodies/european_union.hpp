#ifndef MUSTER_COUNCIL_BODIES_EUROPEAN_UNION_HPP
#define MUSTER_COUNCIL_BODIES_EUROPEAN_UNION_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <muster/council/bodies/seats.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

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
        result.adopted_when = {{{.at_least = 55, .in_every = 100}, {.at_least = 65, .in_every = 100, .by = "weight"}},
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

/// The Council of the European Union by the triple majority of the Treaty of Nice, from November 2004 to October 2014:
/// so many of the weighted votes, more than half of the members, and, for a member may ask for it, 62 % of the
/// population (Treaty establishing the European Community, Article 205). Decisions without a proposal of the Commission
/// took two thirds of the members instead. Procedural matters: more than half of the members. `members` with their
/// `votes` and their `population`, in any unit, as weights.
[[nodiscard]] inline body eu_council_of_nice(std::vector<body_member> members, std::int64_t votes,
                                             matter kind = matter::substantive) {
    body result{.key = "eu-council-of-nice",
                .name = "Council of the European Union",
                .members = std::move(members),
                .matter = kind,
                .from = detail::first_of(2004, 11),
                .until = detail::first_of(2014, 11)};
    const quota more_than_half{.at_least = 1, .in_every = 2, .strictly_more = true};
    if (kind == matter::procedural) result.adopted_when = {{more_than_half}};
    else
        result.adopted_when = {{{.at_least = votes, .by = "votes"},
                                more_than_half,
                                {.at_least = 62, .in_every = 100, .by = "population"}}};
    return result;
}

/// The twenty-five members of 2006: 232 of 321 votes (Treaty of Accession of 2003, Article 12), and populations in
/// hundreds as the Council's rules of procedure gave them for that year (Annex II bis, Article 1).
[[nodiscard]] inline body eu_council_2006(matter kind = matter::substantive) {
    struct entry {
        const char* key;
        std::int64_t votes, population;
    };
    std::vector<body_member> members;
    for (const entry& e : {entry{"DEU", 29, 825'008}, {"FRA", 29, 623'708}, {"GBR", 29, 600'632}, {"ITA", 29, 584'624},
                           {"ESP", 27, 430'380},      {"POL", 27, 381'738}, {"NLD", 13, 163'055}, {"GRC", 12, 110'730},
                           {"PRT", 12, 105'293},      {"BEL", 12, 104'459}, {"CZE", 12, 102'206}, {"HUN", 12, 100'975},
                           {"SWE", 10, 90'114},       {"AUT", 10, 82'065},  {"DNK", 7, 54'114},   {"SVK", 7, 53'848},
                           {"FIN", 7, 52'366},        {"IRL", 7, 41'092},   {"LTU", 7, 34'253},   {"LVA", 4, 23'064},
                           {"SVN", 4, 19'976},        {"EST", 4, 13'470},   {"CYP", 4, 7'492},    {"LUX", 4, 4'550},
                           {"MLT", 3, 4'027}})
        members.push_back({.key = e.key, .weights = {{"votes", e.votes}, {"population", e.population}}});
    body result = eu_council_of_nice(std::move(members), 232, kind);
    result.key = "eu-council-2006";
    result.from = detail::first_of(2006);
    result.until = detail::first_of(2007);
    return result;
}

/// The Political and Security Committee of the European Union: unanimity, which an abstention does not prevent (Treaty
/// on European Union, Articles 31(1) and 38; Treaty on the Functioning of the European Union, Article 238(4)), so
/// consensus. That a third of the members who abstain and say that they will not apply a decision prevent it is left
/// out. Members since the committee became permanent. Denmark took no part in matters of defence until 1 July 2022: say
/// of it that it does not participate.
[[nodiscard]] inline body eu_political_and_security_committee(matter kind = matter::substantive) {
    body result{.key = "eu-political-and-security-committee",
                .name = "Political and Security Committee of the European Union",
                .consensus = true,
                .matter = kind,
                .from = detail::day_of(2001, 1, 22)};
    const auto joined = [&](const char* codes, date from) { detail::seat(result.members, codes, from); };
    joined("AUT BEL DEU DNK ESP FIN FRA GRC IRL ITA LUX NLD PRT SWE", {});
    detail::seat(result.members, "GBR", {}, detail::first_of(2020, 2));
    joined("CYP CZE EST HUN LTU LVA MLT POL SVK SVN", detail::first_of(2004, 5));
    joined("BGR ROU", detail::first_of(2007));
    joined("HRV", detail::first_of(2013, 7));
    return result;
}

}  // namespace muster::bodies

#endif
