#include "../support/catch.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>

using namespace muster;
using namespace std::chrono_literals;
using logic::rational;

namespace {

const member_power& of(const std::vector<member_power>& table, const std::string& member) {
    for (const member_power& row : table)
        if (row.member == member) return row;
    FAIL("no row for " << member);
    return table.front();
}

}  // namespace

TEST_CASE("the power of the Security Council of 2025 is that of the literature") {
    const body council = bodies::security_council();
    const auto check_index = [&](power_index index, const rational& permanent, const rational& elected) {
        const std::vector<member_power> table = power(council, index, 2025y / 11 / 17);
        REQUIRE(table.size() == 15);
        for (const member_power& row : table) {
            CHECK(row.exact == (is_veto_holder(council, row.member) ? permanent : elected));
            CHECK(row.value == static_cast<double>(row.exact));
        }
    };
    check_index(power_index::banzhaf_absolute, {848, 16384}, {84, 16384});
    check_index(power_index::banzhaf_normalised, {106, 635}, {21, 1270});
    check_index(power_index::shapley_shubik, {421, 2145}, {4, 2145});
    check_index(power_index::johnston, {283, 1590}, {7, 636});
    check_index(power_index::deegan_packel, {1, 9}, {2, 45});
    check_index(power_index::coleman_preventing, 1, {21, 212});
    check_index(power_index::coleman_initiating, {53, 1995}, {1, 380});
    check_index(power_index::banzhaf_with_abstention, {108336, 4782969}, {53154, 4782969});
    CHECK(power_to_act(council, 2025y / 11 / 17) == rational{53, 2048});
}

TEST_CASE("the Council of eleven, its elected members added, has the power of the literature") {
    body council = bodies::security_council_until_1965();
    for (const char* elected : {"AUS", "BRA", "EGY", "MEX", "NLD", "POL"}) council.members.push_back({.key = elected});
    CHECK(of(power(council, power_index::shapley_shubik), "RUS").exact == rational{76, 385});
    CHECK(of(power(council, power_index::shapley_shubik), "POL").exact == rational{1, 462});
    CHECK(of(power(council, power_index::banzhaf_normalised), "RUS").exact == rational{19, 105});
    CHECK(of(power(council, power_index::banzhaf_normalised), "POL").exact == rational{1, 63});
}

TEST_CASE("in the General Assembly all have the same power, by every index") {
    const body assembly = bodies::general_assembly();
    for (const power_index index : {power_index::banzhaf_normalised, power_index::shapley_shubik, power_index::johnston,
                                    power_index::deegan_packel, power_index::shapley_shubik_with_abstention}) {
        const std::vector<member_power> table = power(assembly, index);
        CHECK(table.size() == 193);
        CHECK(table.front().exact == rational{1, 193});
        CHECK(table.back() ==
              member_power{.member = "ZWE", .exact = table.front().exact, .value = table.front().value});
    }
}

TEST_CASE("on procedural matters all members of the Security Council have the same power") {
    const body council = bodies::find("security-council-2025", matter::procedural).value();
    for (const member_power& row : power(council, power_index::shapley_shubik)) CHECK(row.exact == rational{1, 15});
}

TEST_CASE("in the EU Council power follows population but not in proportion") {
    const std::vector<member_power> table = power(bodies::eu_council_2025(), power_index::shapley_shubik);
    rational sum = 0;
    for (const member_power& row : table) sum += row.exact;
    CHECK(sum == 1);
    CHECK(of(table, "DEU").exact > of(table, "FRA").exact);
    CHECK(of(table, "LUX").exact > of(table, "MLT").exact);
    CHECK(of(table, "DEU").value < 0.1849);
    CHECK(of(table, "MLT").value > 0.0012);
}

TEST_CASE("a body's game adopts what its tally adopts, whoever is present, on random bodies") {
    std::mt19937 random{1997};
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 2000; ++round) {
        body b{.key = "random"};
        const std::uint32_t size = 1 + below(8);
        for (std::uint32_t i = 0; i < size; ++i) {
            b.members.push_back({.key = std::string(1, static_cast<char>('a' + i)), .weight = 1 + below(3)});
            if (below(4) == 0) b.veto_holders.push_back(b.members.back().key);
        }
        for (std::uint32_t a = 0; a <= below(2); ++a) {
            b.adopted_when.emplace_back();
            for (std::uint32_t q = 0; q <= below(2); ++q) {
                quota one{.at_least = 1 + below(size)};
                if (below(2) == 0) one = {.at_least = 1 + below(3), .in_every = 4, .strictly_more = below(2) == 0};
                one.of = quota_base{static_cast<std::uint8_t>(below(3))};
                one.by = quota_measure{static_cast<std::uint8_t>(below(2))};
                b.adopted_when.back().push_back(one);
            }
        }
        b.abstention_is_veto = below(4) == 0;
        const body_game g = game_of(b);
        roll_call call;
        std::vector<std::uint32_t> in_favour(g.game.kinds(), 0), abstaining(g.game.kinds(), 0);
        for (const auto& [member, kind] : g.kind_of) {
            const std::uint32_t choice = below(4);
            call.votes.push_back({member, choice == 0   ? ballot::against
                                          : choice == 1 ? ballot::abstaining
                                                        : ballot::in_favour});
            if (choice == 1) ++abstaining[kind];
            if (choice > 1) ++in_favour[kind];
        }
        CAPTURE(round);
        REQUIRE(logic::is_adopted(g.game, in_favour, abstaining) == (tally(b, call).outcome == vote_outcome::adopted));
    }
}
