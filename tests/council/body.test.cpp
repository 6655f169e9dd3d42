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
        b.adopted_when = {{{.at_least = 7, .by = quota_measure::weight}}};
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
    for (const char* key :
         {"security-council", "security-council-1946", "security-council-2016", "security-council-2025",
          "security-council-2026", "general-assembly", "au-peace-and-security-council", "eu-council-2025"})
        for (const matter kind : {matter::substantive, matter::procedural}) {
            CAPTURE(key);
            const auto b = bodies::find(key, kind);
            REQUIRE(b);
            CHECK(b->key == key);
            CHECK(b->matter == kind);
            for (const error& e : validate(*b)) FAIL_CHECK(e.what());
        }
    CHECK_FALSE(bodies::find("security-council-1990"));
}

TEST_CASE("the Security Council of 2025 has its fifteen members") {
    const std::vector<std::string> expected{"CHN", "DNK", "DZA", "FRA", "GBR", "GRC", "GUY", "KOR",
                                            "PAK", "PAN", "RUS", "SLE", "SOM", "SVN", "USA"};
    CHECK(keys_of(sitting_on(bodies::security_council(), 2025y / 11 / 17)) == expected);
    CHECK(keys_of(bodies::find("security-council-2025").value()) == expected);
}

TEST_CASE("every Security Council from 2016 to 2026 has fifteen members") {
    for (int year = 2016; year <= 2026; ++year)
        for (const unsigned month : {1U, 12U}) {
            const date day = std::chrono::year{year} / std::chrono::month{month} / 31;
            CHECK(sitting_on(bodies::security_council(), day).members.size() == 15);
        }
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
