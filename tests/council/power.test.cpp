#include "../support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>
#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>
#include <oracles/random_body.hpp>
#include <support/amount.hpp>

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

TEST_CASE("the Council of eleven has the power of the literature") {
    const body council = bodies::find("security-council-1946").value();
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

namespace {

/// The votes of a body's members, of some choices, counted by `tally` for every way to vote.
class every_way_to_vote {
public:
    every_way_to_vote(const body& b, std::vector<ballot> choices)
        : members_{b.members.size()}, choices_{choices.size()}, adopted_(power_of(choices.size(), b.members.size())) {
        for (std::size_t way = 0; way < adopted_.size(); ++way) {
            roll_call call;
            for (std::size_t i = 0; i < members_; ++i)
                call.votes.push_back({b.members[i].key, choices[choice(way, i)]});
            adopted_[way] = tally(b, call).outcome == vote_outcome::adopted;
        }
    }
    [[nodiscard]] std::size_t ways() const { return adopted_.size(); }
    [[nodiscard]] bool is_adopted(std::size_t way) const { return adopted_[way]; }
    [[nodiscard]] std::size_t choice(std::size_t way, std::size_t member) const {
        return way / power_of(choices_, member) % choices_;
    }
    [[nodiscard]] std::size_t with(std::size_t way, std::size_t member, std::size_t other) const {
        return way - choice(way, member) * power_of(choices_, member) + other * power_of(choices_, member);
    }
    /// Over the ways of the others, those in which the member's change from the first choice to the last adopts.
    [[nodiscard]] int swings(std::size_t member) const {
        int result = 0;
        for (std::size_t way = 0; way < ways(); ++way)
            if (choice(way, member) == 0 && !adopted_[way] && adopted_[with(way, member, choices_ - 1)]) ++result;
        return result;
    }
    /// The part of all orders and, with abstention, ways to vote in which the member is the first after whom the result
    /// stands whatever those do who come later; with two choices that is the part of the orders in which it turns the
    /// coalition before it into a winning one.
    [[nodiscard]] std::vector<rational> pivots() const {
        std::vector<std::size_t> order(members_);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<int> found(members_, 0);
        int all = 0;
        do {
            for (std::size_t way = 0; way < ways(); ++way) {
                ++all;
                std::size_t least = 0, most = ways() - 1;
                for (const std::size_t i : order) {
                    if (adopted_[least] == adopted_[most]) break;
                    least = with(least, i, choice(way, i));
                    most = with(most, i, choice(way, i));
                    if (adopted_[least] == adopted_[most]) ++found[i];
                }
            }
        } while (std::next_permutation(order.begin(), order.end()));
        std::vector<rational> result;
        for (const int n : found) result.push_back(rational{n, all});
        return result;
    }
    static std::size_t power_of(std::size_t base, std::size_t exponent) {
        std::size_t result = 1;
        for (; exponent > 0; --exponent) result *= base;
        return result;
    }

private:
    std::size_t members_, choices_;
    std::vector<bool> adopted_;
};

}  // namespace

TEST_CASE("power is what every way to vote makes of it, on random bodies with and without abstention", "[random]") {
    tests::random_numbers random{1997};
    std::size_t with_power = 0;
    const std::size_t rounds = tests::amount(500, 100'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        const body b = tests::make_random_body(random, 1, 4);
        const std::size_t size = b.members.size();
        CAPTURE(round);
        const every_way_to_vote two{b, {ballot::against, ballot::in_favour}};
        const every_way_to_vote three{b, {ballot::against, ballot::abstaining, ballot::in_favour}};
        const power_table table =
            power(b, {power_index::banzhaf_absolute, power_index::shapley_shubik, power_index::banzhaf_with_abstention,
                      power_index::shapley_shubik_with_abstention});
        const std::vector<rational> shapley = two.pivots(), with_abstention = three.pivots();
        for (std::size_t i = 0; i < size; ++i) {
            const auto of_others = [&](std::size_t choices) {
                return static_cast<int>(every_way_to_vote::power_of(choices, size - 1));
            };
            const std::vector<power_value> expected{rational{two.swings(i), of_others(2)}, shapley[i],
                                                    rational{three.swings(i), of_others(3)}, with_abstention[i]};
            REQUIRE(table.members[i].values == expected);
            with_power += expected[0].value > 0 ? 1 : 0;
        }
        int adopting = 0;
        for (std::size_t way = 0; way < two.ways(); ++way) adopting += two.is_adopted(way) ? 1 : 0;
        REQUIRE(power_to_act(b).exact == rational{adopting, static_cast<int>(two.ways())});
    }
    CHECK(with_power > rounds);
}

namespace {

/// Members of weights up to a thousand million, who decide by more than half of the weight.
body weighted_body(std::size_t size) {
    std::mt19937 random{7};
    body b{.key = "weighted",
           .adopted_when = {{{.at_least = 1, .in_every = 2, .strictly_more = true, .by = "weight"}}}};
    for (std::size_t i = 0; i < size; ++i)
        b.members.push_back(
            {.key = "m" + std::to_string(i), .weight = 1 + static_cast<std::int64_t>(random() % 1'000'000'000)});
    return b;
}

}  // namespace

TEST_CASE("under the Treaty of Nice twenty-seven members have the power of the literature") {
    // Votes as in the treaty, populations of 1999 in thousands, as in Bilbao, Fernandez, Jimenez and Lopez, Voting
    // power in the European Union enlargement, European Journal of Operational Research 143 (2002), 181-196.
    const std::pair<std::int64_t, std::int64_t> states[] = {
        {29, 82038}, {29, 59247}, {29, 58966}, {29, 57612}, {27, 39394}, {27, 38667}, {14, 22489},
        {13, 15760}, {12, 10533}, {12, 10290}, {12, 10213}, {12, 10092}, {12, 9980},  {10, 8854},
        {10, 8230},  {10, 8082},  {7, 5393},   {7, 5313},   {7, 5160},   {7, 3744},   {7, 3701},
        {4, 2439},   {4, 1978},   {4, 1446},   {4, 752},    {4, 429},    {3, 379}};
    std::vector<body_member> members;
    for (const auto& [votes, population] : states)
        members.push_back(
            {.key = std::to_string(members.size()), .weights = {{"votes", votes}, {"population", population}}});
    const body council = bodies::eu_council_of_nice(std::move(members), 255);
    const power_table table = power(council, {power_index::banzhaf_normalised}, 2007y / 1 / 1);
    // by votes, as published to four digits: the members and the population hardly ever matter
    const std::map<std::int64_t, double> published{{29, 0.0778}, {27, 0.0742}, {14, 0.0426}, {13, 0.0397}, {12, 0.0368},
                                                   {10, 0.0309}, {7, 0.0218},  {4, 0.0125},  {3, 0.0094}};
    for (std::size_t i = 0; i < table.members.size(); ++i)
        CHECK(std::abs(table.members[i].values.front().value - published.at(states[i].first)) < 0.00005);
    // counted once by going through all 2^27 coalitions; 23 of those with the votes lack the members or the population
    CHECK(power_to_act(council, 2007y / 1 / 1).exact == rational{2718751, 1 << 27});
    body by_votes_alone = council;
    by_votes_alone.adopted_when.front().resize(1);
    CHECK(power_to_act(by_votes_alone, 2007y / 1 / 1).exact == rational{2718774, 1 << 27});
}

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
