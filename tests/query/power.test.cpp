#include <muster/query/impl/evaluation.hpp>
#include <muster/query/power.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/random_proposal.hpp>

using namespace muster;
using logic::rational;

namespace {

// The first index of a table, exactly.
rational of(const power_table& table, const std::string& member) {
    return table.of_member(member, table.indices.front()).exact.value();
}

bool is_same_power(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

/// The world in which the players of a coalition are willing, the others stay out, and what is open besides has a
/// status.
world of_coalition(const compiled& c, const world& base, const std::vector<handle<actor>>& players,
                   std::uint32_t coalition, status others) {
    const detail::evaluation e{c, base};
    const proposal& p = e.source();
    world w = base;
    const auto is_open = [&](any_handle h) {
        const logic::position at = c.position_of(h);
        const logic::setting s = e.settings()[at];
        return s == logic::setting::open || (s == logic::setting::none && c.circuit().is_leaf(at));
    };
    for (std::uint32_t v = 0; v < p.size(); ++v) {
        const any_handle h = p.handle_of(v);
        if (is_open(h)) w = w.with(h, p.as<decision>(h) || p.as<contribution>(h) ? status::met : others);
    }
    for (std::size_t i = 0; i < players.size(); ++i)
        if ((coalition >> i & 1U) == 0)
            compiled::for_contributions(p, players[i],
                                        [&](detail::vertex v) { w = w.with(p.handle_of(v), status::unmet); });
    return w;
}

/// Banzhaf's and Shapley and Shubik's indices by trying every coalition.
struct enumerated {
    std::vector<rational> banzhaf{}, shapley{};

    enumerated(std::size_t players, const std::vector<bool>& wins) : banzhaf(players, 0), shapley(players, 0) {
        std::vector<logic::integer> factorial(players + 1, 1);
        for (std::size_t i = 1; i <= players; ++i) factorial[i] = factorial[i - 1] * i;
        for (std::uint32_t s = 0; s < wins.size(); ++s)
            for (std::size_t i = 0; i < players; ++i) {
                if ((s >> i & 1U) != 0) continue;
                const int change = static_cast<int>(wins[s | 1U << i]) - static_cast<int>(wins[s]);
                std::size_t size = 0;
                for (std::size_t j = 0; j < players; ++j) size += s >> j & 1U;
                banzhaf[i] += rational{change, logic::integer{1} << (players - 1)};
                shapley[i] += rational{change * factorial[size] * factorial[players - 1 - size], factorial[players]};
            }
    }
};

}  // namespace

TEST_CASE("power of contributors is that of trying every coalition, on random proposals") {
    int compared = 0, with_power = 0, below_zero = 0;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        const proposal p = tests::random_proposal{seed}.make(2 + seed % 7);
        const compiled c{p};
        for (const status others : {status::unmet, status::met})
            for (const auto what : p.all<role>()) {
                const contributor_game game{c, {}, what, {.open_counts_as = others}};
                const std::size_t n = game.players().size();
                if (n == 0 || n > 7) continue;
                std::vector<bool> wins(std::size_t{1} << n);
                for (std::uint32_t s = 0; s < wins.size(); ++s) {
                    wins[s] = evaluate(c, of_coalition(c, {}, game.players(), s, others))[what] == status::met;
                    REQUIRE(game.wins([&](std::size_t i) { return (s >> i & 1U) != 0; }) == wins[s]);
                }
                const enumerated expected{n, wins};
                REQUIRE(game.power(power_index::banzhaf_absolute) == expected.banzhaf);
                REQUIRE(game.power(power_index::shapley_shubik) == expected.shapley);
                for (const rational& value : expected.shapley) {
                    with_power += value != 0 ? 1 : 0;
                    below_zero += value < 0 ? 1 : 0;
                }
                ++compared;
            }
    }
    CHECK(compared > 500);
    CHECK(with_power > 300);
    CHECK(below_zero > 3);
}

namespace {

/// Fifteen contributors, of whom any nine with five of them make a force.
struct fifteen {
    proposal p{};
    std::vector<handle<contribution>> made{};
    handle<force> whole;

    fifteen() {
        const auto troops = p.add(role{.key = "troops", .needs = {.amount = 9}});
        std::vector<condition> five{troops};
        for (int i = 0; i < 15; ++i) {
            const auto who = p.add(actor{.key = "s" + std::to_string(i)});
            p.add(pledge{.by = who, .fills = troops, .when = all_of(), .reading = reading::not_unless});
            made.push_back(p.contribution_of(who, troops));
            if (i < 5) five.push_back(made.back());
        }
        whole = p.add(force{.key = "force", .when = all_of(five)});
    }
};

}  // namespace

TEST_CASE("fifteen contributors of whom five are essential have the power of the Security Council's members") {
    const fifteen f;
    const auto check = [&](power_index index, const rational& essential, const rational& other) {
        const power_table table = power(f.p, {}, f.whole, {index});
        REQUIRE(table.members.size() == 15);
        for (std::size_t i = 0; i < 15; ++i) {
            const rational& expected = i < 5 ? essential : other;
            CHECK(table.members[i].values.front() == power_value{expected});
            CHECK(table.members[i].values.front().value == static_cast<double>(expected));
        }
    };
    check(power_index::banzhaf_absolute, {848, 16384}, {84, 16384});
    check(power_index::banzhaf_normalised, {106, 635}, {21, 1270});
    check(power_index::shapley_shubik, {421, 2145}, {4, 2145});
    check(power_index::coleman_preventing, 1, {21, 212});
    check(power_index::coleman_initiating, {53, 1995}, {1, 380});
}

TEST_CASE("Birnbaum's importance at one half is absolute Banzhaf, and its mean over p Shapley and Shubik's index") {
    const fifteen f;
    const importance_answer even = importance(compile(f.p), {}, f.whole, beliefs::otherwise(0.5));
    REQUIRE(even.leaves.size() == 15);
    const power_table banzhaf = power(f.p, {}, f.whole, {power_index::banzhaf_absolute});
    const auto value_of = [&](handle<actor> who) { return static_cast<double>(of(banzhaf, f.p[who].key)); };
    for (const leaf_importance& row : even.leaves)
        CHECK(is_same_power(row.birnbaum, value_of(f.p[f.p[f.p.as<decision>(row.leaf).value()].of].by)));
    for (const actor_importance& row : even.actors) CHECK(is_same_power(row.birnbaum(), value_of(row.who)));

    // The integral by Gauss's rule of eight points, exact for polynomials of degree 15 and so for this one of 14.
    const double at[] = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363};
    const double weight[] = {0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763};
    std::vector<double> mean(f.p.size(), 0.0);
    for (int i = 0; i < 4; ++i)
        for (const double sign : {-1.0, 1.0})
            for (const leaf_importance& row :
                 importance(compile(f.p), {}, f.whole, beliefs::otherwise((1 + sign * at[i]) / 2)).leaves)
                mean[row.leaf.index()] += row.birnbaum * weight[i] / 2;
    const power_table shapley = power(f.p, {}, f.whole, {power_index::shapley_shubik});
    for (std::size_t i = 0; i < 15; ++i)
        CHECK(is_same_power(mean[f.p.decision_of(f.made[i])->index()], shapley.members[i].values.front().value));
}

TEST_CASE("who only follows another has no power of its own, and conditions that fail leave none at all") {
    proposal p;
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"}), c = p.add(actor{.key = "C"});
    const auto troops = p.add(role{.key = "troops", .needs = {.amount = 2}});
    const auto quiet = p.add(precondition{.key = "quiet"});
    p.add(pledge{.by = a, .fills = troops, .when = quiet});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    p.add(pledge{.by = c, .fills = troops, .when = any_of()});
    const auto banzhaf = [&](const world& w, status others = status::unmet) {
        return power(p, w, troops, {power_index::banzhaf_absolute}, {.open_counts_as = others});
    };
    const auto now = banzhaf(world{}.with(quiet, status::met));
    CHECK(of(now, "A") == rational{1, 2});
    CHECK(of(now, "B") == rational{1, 2});
    CHECK(of(now, "C") == 0);
    for (const power_table::row& row : banzhaf({}).members)
        CHECK(row.values.front().exact == rational{0});  // open, and so unmet
    CHECK(of(banzhaf({}, status::met), "A") == rational{1, 2});
    const auto declined = banzhaf(world{}.with(quiet, status::met).with(b, status::unmet));
    for (const power_table::row& row : declined.members) CHECK(row.values.front().exact == rational{0});
}

TEST_CASE("contributors who only wait for each other have no power, however willing") {
    proposal p;
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"});
    p.add(pledge{.by = a, .fills = troops, .when = b, .reading = reading::not_unless});
    p.add(pledge{.by = b, .fills = troops, .when = a, .reading = reading::not_unless});
    for (const power_table::row& row : power(p, {}, troops, {power_index::shapley_shubik}).members)
        CHECK(row.values.front().exact == rational{0});
    const world first = world{}.with(p.contribution_of(a, troops), status::met);
    CHECK(of(power(p, first, troops, {power_index::shapley_shubik}), "A") == 1);
}

TEST_CASE("whose coming stands in the way has power below zero") {
    proposal p;
    const auto a = p.add(actor{.key = "A"}), b = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"}), watch = p.add(role{.key = "watch"});
    p.add(pledge{.by = a, .fills = troops, .when = b, .reading = reading::refuses});
    p.add(pledge{.by = b, .fills = watch});
    const auto table = power(p, {}, troops, {power_index::banzhaf_absolute});
    CHECK(of(table, "A") == rational{1, 2});
    CHECK(of(table, "B") == rational{-1, 2});
}

TEST_CASE("several indices make a table, and those that contributors have no use for are refused") {
    const fifteen f;
    const power_table table = power(f.p, {}, f.whole);
    CHECK(table.of == "force");
    REQUIRE(table.members.size() == 15);
    CHECK(table.indices.size() == 5);
    CHECK(table.members[14].member == "s14");
    CHECK(table.members[14].values[2] == power_value{rational{4, 2145}});
    for (const power_index index : {power_index::johnston, power_index::deegan_packel,
                                    power_index::banzhaf_with_abstention, power_index::shapley_shubik_with_abstention})
        CHECK_THROWS_AS(power(f.p, {}, f.whole, {index}), error);
}

TEST_CASE("a hundred equal contributors are counted, not enumerated") {
    proposal p;
    const auto troops = p.add(role{.key = "troops", .needs = {.amount = 60}});
    for (int i = 0; i < 100; ++i)
        p.add(pledge{.by = p.add(actor{.key = "s" + std::to_string(i)}),
                     .fills = troops,
                     .when = all_of(),
                     .reading = reading::not_unless});
    for (const power_table::row& row : power(p, {}, troops, {power_index::shapley_shubik}).members)
        REQUIRE(row.values.front().exact == rational{1, 100});
}
