#ifndef MUSTER_COUNCIL_BODIES_IMPL_EUROPEAN_UNION_HPP
#define MUSTER_COUNCIL_BODIES_IMPL_EUROPEAN_UNION_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/council/bodies/european_union.hpp>
#include <muster/council/bodies/seats.hpp>

namespace muster::bodies {

MUSTER_INLINE body eu_council(std::vector<body_member> members, matter kind) {
    const auto size = static_cast<std::int64_t>(members.size());
    body result{
        .key = "eu-council", .name = "Council of the European Union", .members = std::move(members), .matter = kind};
    if (kind == matter::procedural) result.adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true}}};
    else
        result.adopted_when = {{{.at_least = 55, .in_every = 100}, {.at_least = 65, .in_every = 100, .by = "weight"}},
                               {{.at_least = size > 3 ? size - 3 : 1}}};
    return result;
}

MUSTER_INLINE body eu_council_2025(matter kind) {
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

MUSTER_INLINE body eu_council_of_nice(std::vector<body_member> members, std::int64_t votes, matter kind) {
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

MUSTER_INLINE body eu_council_2006(matter kind) {
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

MUSTER_INLINE body eu_political_and_security_committee(matter kind) {
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
