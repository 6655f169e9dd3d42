#include "../support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

body of_three() {
    return {.key = "board",
            .members = {{.key = "AAA"}, {.key = "BBB"}, {.key = "CCC"}},
            .adopted_when = {{{.at_least = 2}}}};
}

void finds(const body& b, errc code, const std::string& key) {
    const std::vector<error> findings = validate(b);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code() == code);
    CHECK(findings.front().key() == key);
    CHECK(std::string{findings.front().what()}.find(key) != std::string::npos);
    CHECK_THROWS_AS(check(b), error);
}

std::vector<std::string> keys_of(const body& b) {
    std::vector<std::string> result;
    for (const body_member& m : b.members) result.push_back(m.key);
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

TEST_CASE("a body in order has no findings") {
    CHECK(validate(of_three()).empty());
    CHECK_NOTHROW(check(of_three()));
}

TEST_CASE("a body that cannot be is refused by name") {
    body b = of_three();
    SECTION("no members") {
        b.members.clear();
        b.adopted_when = {{{.at_least = 1, .in_every = 2}}};
        finds(b, errc::no_members, "board");
    }
    SECTION("a member twice") {
        b.members.push_back({.key = "BBB"});
        finds(b, errc::duplicate_member, "BBB");
    }
    SECTION("terms that overlap") {
        b.members[0] = {.key = "AAA", .from = 2024y / 1 / 1, .until = 2026y / 1 / 1};
        b.members.push_back({.key = "AAA", .from = 2025y / 12 / 31, .until = 2027y / 1 / 1});
        finds(b, errc::overlapping_terms, "AAA");
        b.members.back().from = 2026y / 1 / 1;  // re-elected: the last day of a term is not in it
        CHECK(validate(b).empty());
    }
    SECTION("a term that ends before it begins") {
        b.members[0] = {.key = "AAA", .from = 2026y / 1 / 1, .until = 2024y / 1 / 1};
        finds(b, errc::invalid_date, "AAA");
    }
    SECTION("a quota above the size") {
        b.adopted_when = {{{.at_least = 4}}};
        finds(b, errc::quota_above_size, "board");
        b.adopted_when = {{{.at_least = 5, .in_every = 4}}};
        finds(b, errc::quota_above_size, "board");
        b.adopted_when = {{{.at_least = 3, .strictly_more = true}}};
        finds(b, errc::quota_above_size, "board");
    }
    SECTION("a quota above the weight of all") {
        b.adopted_when = {{{.at_least = 7, .by = "weight"}}};
        finds(b, errc::quota_above_size, "board");
        b.members[1].weight = 5;
        CHECK(validate(b).empty());
    }
    SECTION("a quorum above the size") {
        b.quorum = 4;
        finds(b, errc::quota_above_size, "board");
    }
    SECTION("no quota, or one that asks for nothing") {
        b.adopted_when.clear();
        finds(b, errc::invalid_quota, "board");
        b.consensus = true;
        CHECK(validate(b).empty());
        b.consensus = false;
        b.adopted_when = {{{}}};
        finds(b, errc::invalid_quota, "board");
    }
    SECTION("a veto holder who is no member") {
        b.veto_holders = {"AAA", "XXX"};
        finds(b, errc::unknown_veto_holder, "XXX");
    }
    SECTION("more members at once than seats") {
        b.seats = 2;
        finds(b, errc::too_many_members, "board");
    }
    SECTION("a quota by a weight that not all members have") {
        b.adopted_when = {{{.at_least = 1, .by = "votes"}}};
        finds(b, errc::invalid_quota, "board");
        for (body_member& m : b.members) m.weights["votes"] = 2;
        CHECK(validate(b).empty());
        b.adopted_when = {{{.at_least = 1, .by = "vote"}}};
        CHECK(faults_of(b).front().near_miss == "votes");
        b.adopted_when = {{{.at_least = 7, .by = "votes"}}};
        finds(b, errc::quota_above_size, "board");
        b.adopted_when = {{{.at_least = 6, .by = "votes"}}};
        b.members[1].weights["members"] = 1;
        finds(b, errc::invalid_key, "BBB");
        b.members[1].weights = {{"votes", body_member::largest_weight}};
        finds(b, errc::invalid_weight, "board");
        b.members[1].weights = {{"votes", 4}, {"people", -1}};
        finds(b, errc::invalid_weight, "BBB");
    }
    SECTION("a weight below zero") {
        b.members[2].weight = -1;
        finds(b, errc::invalid_weight, "CCC");
    }
}

TEST_CASE("all that is wrong is found at once") {
    body b = of_three();
    b.members.push_back({.key = "BBB"});
    b.veto_holders = {"XXX"};
    b.adopted_when = {{{.at_least = 9}}};
    CHECK(validate(b).size() == 3);
}

TEST_CASE("the bodies that come with the library are in order") {
    CHECK(bodies::keys().size() == 92);
    for (const std::string& key : bodies::keys())
        for (const matter kind : {matter::substantive, matter::procedural}) {
            CAPTURE(key);
            const auto b = bodies::find(key, kind);
            REQUIRE(b);
            CHECK(b->key == key);
            CHECK(b->matter == kind);
            for (const error& e : validate(*b)) FAIL_CHECK(e.what());
        }
    for (const char* key : {"security-council-1945", "security-council-2027", "security-council-19a6",
                            "security-council-20250", "security-council-", "council"})
        CHECK_FALSE(bodies::find(key));
}

TEST_CASE("the Security Council of a year has its eleven or fifteen members") {
    const auto elected = [](const std::string& key, const std::string& codes) {
        std::vector<std::string> expected{"CHN", "FRA", "GBR", "RUS", "USA"};
        for (std::size_t i = 0; i < codes.size(); i += 4) expected.push_back(codes.substr(i, 3));
        std::sort(expected.begin(), expected.end());
        CAPTURE(key);
        CHECK(keys_of(seated(bodies::find(key).value(), {})) == expected);
    };
    elected("security-council-1946", "AUS BRA EGY MEX NLD POL");
    elected("security-council-1950", "CUB ECU EGY IND NOR YUG");
    elected("security-council-1956", "AUS BEL CUB IRN PER YUG");
    elected("security-council-1961", "CHL ECU EGY LBR LKA TUR");
    elected("security-council-1965", "BOL CIV JOR MYS NLD URY");
    elected("security-council-1966", "ARG BGR JOR JPN MLI NGA NLD NZL UGA URY");
    elected("security-council-1971", "ARG BDI BEL ITA JPN NIC POL SLE SOM SYR");
    elected("security-council-1980", "BGD DDR JAM MEX NER NOR PHL PRT TUN ZMB");
    elected("security-council-1990", "CAN CIV COD COL CUB ETH FIN MYS ROU YEM");
    elected("security-council-1999", "ARG BHR BRA CAN GAB GMB MYS NAM NLD SVN");
    elected("security-council-2003", "AGO BGR CHL CMR DEU ESP GIN MEX PAK SYR");
    elected("security-council-2011", "BIH BRA COL DEU GAB IND LBN NGA PRT ZAF");
    elected("security-council-2018", "BOL CIV ETH GNQ KAZ KWT NLD PER POL SWE");
    elected("security-council-2025", "DNK DZA GRC GUY KOR PAK PAN SLE SOM SVN");
    elected("security-council-2026", "BHR COD COL DNK GRC LBR LVA PAK PAN SOM");
}

TEST_CASE("every Security Council since its first day has all its seats filled") {
    for (int year = 1946; year <= 2026; ++year) {
        CAPTURE(year);
        const body of_year = bodies::security_council_of(year).value();
        const body whole = year < 1966 ? bodies::security_council_until_1965() : bodies::security_council();
        CHECK(seated(of_year, {}).members.size() == of_year.seats);
        for (const unsigned month : {1U, 7U, 12U}) {
            const date day = std::chrono::year{year} / std::chrono::month{month} / 31;
            if (!day.ok()) continue;
            CHECK(sitting_on(whole, day).members.size() == whole.seats);
            CHECK(keys_of(sitting_on(of_year, day)) == keys_of(sitting_on(whole, day)));
        }
    }
    // in the first week of 1980 a seat was vacant
    CHECK(sitting_on(bodies::security_council(), 1980y / 1 / 6).members.size() == 14);
    CHECK(sitting_on(bodies::security_council(), 1980y / 1 / 7).members.size() == 15);
    // nobody sits for more than two years
    for (const body& council : {bodies::security_council_until_1965(), bodies::security_council()})
        for (const body_member& m : council.members)
            if (!is_veto_holder(council, m.key) && m.name.empty()) CHECK((m.until.day() - m.from.day()).count() <= 731);
}

TEST_CASE("a seat is called what it was called then") {
    const auto name_of = [](const body& b, date day, const std::string& key) {
        for (const body_member& m : sitting_on(b, day).members)
            if (m.key == key) return m.name;
        return std::string{"not seated"};
    };
    const body until_1965 = bodies::security_council_until_1965(), council = bodies::security_council();
    CHECK(name_of(until_1965, 1950y / 6 / 25, "CHN") == "Republic of China");
    CHECK(name_of(council, 1971y / 10 / 24, "CHN") == "Republic of China");
    CHECK(name_of(council, 1971y / 10 / 25, "CHN").empty());
    CHECK(name_of(council, 1991y / 12 / 23, "RUS") == "Soviet Union");
    CHECK(name_of(council, 1991y / 12 / 24, "RUS").empty());
    CHECK(name_of(until_1965, 1949y / 1 / 1, "EGY").empty());
    CHECK(name_of(until_1965, 1961y / 1 / 1, "EGY") == "United Arab Republic");
    CHECK(name_of(council, 1996y / 1 / 1, "EGY").empty());
    CHECK(name_of(council, 1990y / 5 / 21, "YEM") == "Democratic Yemen");
    CHECK(name_of(council, 1990y / 5 / 22, "YEM").empty());
    CHECK(name_of(council, 1984y / 8 / 3, "BFA") == "Upper Volta");
    CHECK(name_of(council, 1990y / 1 / 1, "COD") == "Zaire");
    CHECK(name_of(council, 2026y / 1 / 1, "COD").empty());
    CHECK(name_of(bodies::find("security-council-1971").value(), 1971y / 1 / 1, "CHN") == "Republic of China");
    // members that only changed their names need no day
    CHECK(seated(bodies::find("security-council-1991").value(), {}).members.size() == 15);
}

TEST_CASE("the other bodies have as many members as they have") {
    CHECK(bodies::general_assembly().members.size() == 193);
    CHECK(bodies::eu_council_2025().members.size() == 27);
    const body psc = bodies::peace_and_security_council();
    CHECK(sitting_on(psc, 2024y / 6 / 1).members.size() == 15);
    CHECK(sitting_on(psc, 2025y / 4 / 10).members.size() == 14);  // the northern seat was filled on 15 April
    CHECK(sitting_on(psc, 2025y / 6 / 1).members.size() == 15);
    CHECK(sitting_on(psc, 2026y / 6 / 1).members.size() == 15);
    CHECK(sitting_on(psc, 2027y / 12 / 31).members.size() == 15);
    const auto members_on = [](const body& b, date day) { return sitting_on(b, day).members.size(); };
    const body alliance = bodies::north_atlantic_council();
    CHECK(members_on(alliance, 1949y / 9 / 17) == 12);
    CHECK(members_on(alliance, 1966y / 3 / 10) == 15);
    CHECK(members_on(alliance, 1999y / 3 / 24) == 19);
    CHECK(members_on(alliance, 2011y / 3 / 27) == 28);
    CHECK(members_on(alliance, 2024y / 3 / 7) == 32);
    const body osce = bodies::osce_permanent_council();
    CHECK(members_on(osce, 1996y / 12 / 31) == 54);  // Yugoslavia suspended
    CHECK(members_on(osce, 2000y / 11 / 10) == 55);
    CHECK(members_on(osce, 2025y / 1 / 1) == 57);
    CHECK(members_on(bodies::league_of_arab_states(), 2010y / 1 / 1) == 22);
    CHECK(members_on(bodies::league_of_arab_states(), 2011y / 3 / 12) == 21);
    CHECK(members_on(bodies::league_of_arab_states(), 2011y / 11 / 27) == 21);
    CHECK(members_on(bodies::league_of_arab_states(), 2025y / 1 / 1) == 22);
    CHECK(members_on(bodies::ecowas_authority(), 2023y / 8 / 10) == 15);
    CHECK(members_on(bodies::ecowas_authority(), 2025y / 1 / 29) == 12);
    const body committee = bodies::eu_political_and_security_committee();
    CHECK(members_on(committee, 2003y / 6 / 1) == 15);
    CHECK(members_on(committee, 2004y / 5 / 1) == 25);
    CHECK(members_on(committee, 2013y / 7 / 1) == 28);
    CHECK(members_on(committee, 2020y / 2 / 1) == 27);
    CHECK(bodies::eu_council_2006().members.size() == 25);
}

TEST_CASE("a month counts as its last day in a term") {
    body b = of_three();
    b.members[0] = {.key = "AAA", .from = date{2025y / 3}, .until = date{2025y / 5}};
    const auto sits = [&](date day) { return sitting_on(b, day).members.size() == 3; };
    CHECK_FALSE(sits(2025y / 3 / 30));
    CHECK(sits(2025y / 3 / 31));
    CHECK(sits(2025y / 5 / 30));
    CHECK_FALSE(sits(2025y / 5 / 31));
}
