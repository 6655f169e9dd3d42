#include "../support/catch.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>

using namespace muster;
using namespace std::chrono_literals;
using logic::rational;

namespace {

// One index of a body with members that do not change.
rational of(const body& b, power_index index, const std::string& member) {
    return power(b, {index}).of_member(member, index).exact.value();
}

}  // namespace

TEST_CASE("the power of the Security Council of 2025 is that of the literature") {
    const body council = bodies::security_council();
    const auto check_index = [&](power_index index, const rational& permanent, const rational& elected) {
        const power_table table = power(council, {index}, 2025y / 11 / 17);
        REQUIRE(table.members.size() == 15);
        CHECK(table.ended == logic::ended::finished);
        for (const power_table::row& row : table.members) {
            const rational& expected = is_veto_holder(council, row.member) ? permanent : elected;
            CHECK(row.values.front() == power_value{expected});
            CHECK(row.values.front().value == static_cast<double>(expected));
            CHECK(row.values.front().error == 0);
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
    CHECK(power_to_act(council, 2025y / 11 / 17).exact == rational{53, 2048});
}

TEST_CASE("the Council of eleven, its elected members added, has the power of the literature") {
    body council = bodies::security_council_until_1965();
    for (const char* elected : {"AUS", "BRA", "EGY", "MEX", "NLD", "POL"}) council.members.push_back({.key = elected});
    CHECK(of(council, power_index::shapley_shubik, "RUS") == rational{76, 385});
    CHECK(of(council, power_index::shapley_shubik, "POL") == rational{1, 462});
    CHECK(of(council, power_index::banzhaf_normalised, "RUS") == rational{19, 105});
    CHECK(of(council, power_index::banzhaf_normalised, "POL") == rational{1, 63});
}

TEST_CASE("in the General Assembly all have the same power, by every index") {
    const body assembly = bodies::general_assembly();
    for (const power_index index : {power_index::banzhaf_normalised, power_index::shapley_shubik, power_index::johnston,
                                    power_index::deegan_packel, power_index::shapley_shubik_with_abstention}) {
        const power_table table = power(assembly, {index});
        CHECK(table.members.size() == 193);
        CHECK(table.members.front().values == std::vector<power_value>{rational{1, 193}});
        CHECK(table.members.back() == power_table::row{"ZWE", table.members.front().values});
    }
}

TEST_CASE("on procedural matters all members of the Security Council have the same power") {
    const body council = bodies::find("security-council-2025", matter::procedural).value();
    for (const power_table::row& row : power(council, {power_index::shapley_shubik}).members)
        CHECK(row.values.front().exact == rational{1, 15});
}

TEST_CASE("in the EU Council power follows population but not in proportion") {
    const power_table table = power(bodies::eu_council_2025(), {power_index::shapley_shubik});
    rational sum = 0;
    for (const power_table::row& row : table.members) sum += row.values.front().exact.value();
    CHECK(sum == 1);
    const auto value = [&](const char* member) { return table.of_member(member, power_index::shapley_shubik).value; };
    CHECK(value("DEU") > value("FRA"));
    CHECK(value("LUX") > value("MLT"));
    CHECK(value("DEU") < 0.1849);
    CHECK(value("MLT") > 0.0012);
}

TEST_CASE("a body's game adopts what its tally adopts, whoever is present, on random bodies", "[random]") {
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

namespace {

/// Members of weights up to a thousand million, who decide by more than half of the weight.
body weighted_body(std::size_t size) {
    std::mt19937 random{7};
    body b{.key = "weighted",
           .adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .by = quota_measure::weight}}}};
    for (std::size_t i = 0; i < size; ++i)
        b.members.push_back(
            {.key = "m" + std::to_string(i), .weight = 1 + static_cast<std::int64_t>(random() % 1'000'000'000)});
    return b;
}

}  // namespace

TEST_CASE("the power of twenty-eight members of very different weights is exact") {
    const body b = weighted_body(28);
    const std::vector<power_index> indices{power_index::banzhaf_normalised, power_index::shapley_shubik,
                                           power_index::shapley_shubik_with_abstention};
    const power_table table = power(b, indices, {}, {.nodes = 2'000'000});
    CHECK(table.ended == logic::ended::finished);
    for (const power_index index : indices) {
        rational sum = 0;
        for (const body_member& m : b.members) sum += table.of_member(m.key, index).exact.value();
        CHECK(sum == 1);
    }
}

TEST_CASE("power that a limit ends is estimated and says so") {
    const body b = weighted_body(18);
    const power_table exact = power(b, {power_index::banzhaf_absolute, power_index::shapley_shubik});
    for (const auto& [allowed, reason] : {std::pair{logic::limits{.nodes = 50}, logic::ended::nodes},
                                          std::pair{logic::limits{.time = 0s}, logic::ended::time}}) {
        const power_table about = power(b, all_power_indices(), {}, allowed);
        CHECK(about.ended == reason);
        for (const power_table::row& row : about.members)
            for (const power_value& value : row.values) {
                CHECK_FALSE(value.exact);
                CHECK(value.error > 0);
                CHECK(value.error < 0.05);
            }
        for (const power_index index : exact.indices)
            for (const body_member& m : b.members) {
                const power_value& value = about.of_member(m.key, index);
                CHECK(std::abs(value.value - exact.of_member(m.key, index).value) < 5 * value.error);
            }
    }
    CHECK(power_to_act(b, {}, {.nodes = 50}).error > 0);
    CHECK(power_to_act(b).error == 0);
    CHECK_THROWS_AS(exact.of_member("nobody", power_index::shapley_shubik), error);
    CHECK_THROWS_AS(exact.of_member("m0", power_index::johnston), error);
}
