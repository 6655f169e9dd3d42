#include <muster/query/importance.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <oracles/leaf_table.hpp>
#include <oracles/random_beliefs.hpp>
#include <oracles/random_question.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Equal up to rounding; infinite where it is infinite, no number where it is none.
bool is_near(double a, double b) {
    if (std::isnan(b)) return std::isnan(a);
    if (std::isinf(b)) return a == b;
    return std::abs(a - b) <= 1e-11 + 1e-8 * std::abs(b);
}

}  // namespace

TEST_CASE("all measures of importance are those of the truth table on random proposals", "[random]") {
    naive::dice dice{1975};
    const std::size_t cases = tests::amount(3'000, 60'000);
    std::size_t asked = 0, wrong = 0, leaves = 0, infinite = 0, no_number = 0, negative = 0, actors = 0, decisive = 0;
    for (std::size_t round = 0; round < cases; ++round) {
        const naive::random_question q{dice, {.negations = round % 4 != 0, .strengths = round % 3 == 0}, 3};
        const proposal& p = q.random.p;
        const naive::random_beliefs held{dice, q};
        if (naive::leaf_table::open_leaves(held.meaning, {q.what.index()}) > 7) continue;
        ++asked;
        const naive::leaf_table table{held.meaning, {q.what.index()}};
        std::vector<double> chance;
        for (const std::size_t leaf : table.leaves()) chance.push_back(held.chance_of(p, leaf));
        const std::vector<bool> met = table.where(0, status::met);
        const importance_answer answer = importance(p, q.in, q.what, held.all);
        const auto complain = [&](const char* how) {
            if (wrong++ == 0) UNSCOPED_INFO("round " << round << ": " << p.key_of(q.what) << ": " << how);
        };
        if (answer.ended != logic::ended::finished) complain("not finished");
        if (!is_near(answer.probability, naive::probability(met, chance))) complain("the probability");
        const std::vector<naive::measures> expected = naive::importance(met, chance);
        std::size_t mattering = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const naive::measures& m = expected[i];
            const auto row = std::find_if(answer.leaves.begin(), answer.leaves.end(), [&](const leaf_importance& r) {
                return r.leaf.index() == table.leaves()[i];
            });
            if ((row != answer.leaves.end()) != m.matters) complain("a leaf that does not matter, or one left out");
            if (row == answer.leaves.end()) continue;
            ++mattering;
            ++leaves;
            if (row->probability != chance[i]) complain("the chance of a leaf");
            if (!is_near(row->birnbaum, m.birnbaum)) complain("Birnbaum");
            if (!is_near(row->criticality, m.criticality)) complain("criticality");
            if (!row->fussell_vesely || !is_near(*row->fussell_vesely, m.fussell_vesely)) complain("Fussell-Vesely");
            if (!is_near(row->risk_achievement_worth, m.risk_achievement_worth)) complain("risk achievement worth");
            if (!is_near(row->risk_reduction_worth, m.risk_reduction_worth)) complain("risk reduction worth");
            infinite += std::isinf(m.risk_achievement_worth) || std::isinf(m.risk_reduction_worth) ? 1 : 0;
            no_number += std::isnan(m.criticality) ? 1 : 0;
            negative += m.birnbaum < 0 ? 1 : 0;
        }
        if (answer.leaves.size() != mattering) complain("leaves from elsewhere");
        for (std::size_t i = 1; i < answer.leaves.size(); ++i)
            if (std::abs(answer.leaves[i - 1].birnbaum) < std::abs(answer.leaves[i].birnbaum)) complain("the order");

        std::size_t contributors = 0;
        for (const handle<actor> who : p.all<actor>()) {
            std::vector<std::size_t> theirs;
            for (const auto c : p.all<contribution>())
                if (p[c].by == who && p[who].members.empty()) theirs.push_back(c.index());
            if (theirs.empty()) continue;
            ++contributors;
            const auto row = std::find_if(answer.actors.begin(), answer.actors.end(),
                                          [&](const actor_importance& a) { return a.who == who; });
            if (row == answer.actors.end()) {
                complain("an actor left out");
                continue;
            }
            ++actors;
            for (const status s : {status::met, status::unmet}) {
                naive::system given = held.meaning;
                for (const std::size_t c : theirs) given.set[c] = s;
                const naive::leaf_table then{given, {q.what.index()}};
                std::vector<double> of;
                for (const std::size_t leaf : then.leaves()) of.push_back(held.chance_of(p, leaf));
                const double now = naive::probability(then.where(0, status::met), of);
                if (!is_near(s == status::met ? row->when_it_comes : row->when_it_stays_out, now))
                    complain("what an actor means");
            }
            decisive += row->birnbaum() != 0 ? 1 : 0;
        }
        if (answer.actors.size() != contributors) complain("actors from elsewhere");
    }
    CHECK(wrong == 0);
    CHECK(asked > cases / 2);
    CHECK(leaves > cases / 2);
    CHECK(infinite > cases / 50);
    CHECK(no_number > cases / 50);
    CHECK(negative > cases / 20);
    CHECK(actors > cases);
    CHECK(decisive > cases / 4);
}

TEST_CASE("the measures are as in their definitions, at the edges too") {
    proposal p{"edges"};
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    const auto c = p.add(precondition{.key = "c"}), d = p.add(precondition{.key = "d"});
    const auto x = p.add(precondition{.key = "x", .when = all_of(a, any_of(b, c), not_(d))});
    const auto row_of = [](const importance_answer& answer, any_handle leaf) {
        for (const leaf_importance& row : answer.leaves)
            if (row.leaf == leaf) return row;
        return leaf_importance{};
    };
    const importance_answer usual =
        importance(p, {}, x, beliefs{}.with(a, 0.5).with(b, 0.2).with(c, 0.5).with(d, 0.25));
    CHECK(is_near(usual.probability, 0.5 * 0.6 * 0.75));
    const leaf_importance ra = row_of(usual, a), rb = row_of(usual, b), rd = row_of(usual, d);
    CHECK(is_near(ra.birnbaum, 0.45));
    CHECK(is_near(ra.criticality, 1));
    CHECK(is_near(*ra.fussell_vesely, 1));
    CHECK(is_near(ra.risk_achievement_worth, 2));
    CHECK(ra.risk_reduction_worth == infinity);
    CHECK(is_near(rb.birnbaum, 0.5 * 0.5 * 0.75));
    CHECK(is_near(*rb.fussell_vesely, 0.2 / 0.6));
    CHECK(is_near(rb.criticality, 0.2 * 0.5 / 0.6));
    CHECK(is_near(rb.risk_reduction_worth, 0.6 / 0.5));
    CHECK(is_near(rd.birnbaum, -0.3));
    CHECK(*rd.fussell_vesely == 0);
    CHECK(rd.risk_achievement_worth == 0);

    const importance_answer never = importance(p, {}, x, beliefs{}.with(a, 0).with(b, 0.2).with(c, 0.5).with(d, 0));
    CHECK(never.probability == 0);
    CHECK(is_near(row_of(never, a).birnbaum, 0.6));
    CHECK(row_of(never, a).risk_achievement_worth == infinity);
    CHECK(std::isnan(row_of(never, a).risk_reduction_worth));
    CHECK(std::isnan(row_of(never, a).criticality));
    CHECK(std::isnan(*row_of(never, a).fussell_vesely));
    const importance_answer sure = importance(p, {}, x, beliefs{}.with(a, 1).with(b, 1).with(c, 0.5).with(d, 0));
    CHECK(sure.probability == 1);
    CHECK(row_of(sure, a).risk_achievement_worth == 1);
    CHECK(row_of(sure, c).birnbaum == 0);
    CHECK(row_of(sure, c).risk_reduction_worth == 1);
    CHECK(row_of(sure, b).risk_reduction_worth == 2);
}

TEST_CASE("at one half the importance of actors is their absolute Banzhaf index") {
    proposal p{"a game"};
    const auto troops = p.add(role{.key = "troops"});
    std::vector<handle<contribution>> seats;
    for (const char* key : {"A", "B", "C"}) seats.push_back(p.contribution_of(p.add(actor{.key = key}), troops));
    const auto passes = p.add(precondition{
        .key = "passes",
        .when = at_least(3, std::vector<weighted_condition>{{2, seats[0]}, {1, seats[1]}, {1, seats[2]}})});
    const importance_answer answer = importance(p, {}, passes, beliefs::otherwise(0.5));
    REQUIRE(answer.actors.size() == 3);
    CHECK(answer.actors[0].birnbaum() == 0.75);
    CHECK(answer.actors[1].birnbaum() == 0.25);
    CHECK(answer.actors[2].birnbaum() == 0.25);
}

TEST_CASE("importance past its limits says so") {
    proposal p{"many"};
    std::vector<condition> many;
    for (int i = 0; i < 30; ++i) many.push_back(p.add(precondition{.key = "many" + std::to_string(i)}));
    const auto x = p.add(precondition{.key = "x", .when = at_least(15, many)});
    const importance_answer little = importance(p, {}, x, beliefs::otherwise(0.5), {.limits = {.nodes = 20}});
    CHECK(little.ended == logic::ended::nodes);
    CHECK(little.how == certainty::estimate);
    REQUIRE(little.leaves.size() == 30);
    CHECK(little.error < 0.005);
    const double exact = importance(p, {}, x, beliefs::otherwise(0.5)).leaves[0].birnbaum;
    for (const leaf_importance& row : little.leaves) {
        CHECK(std::abs(row.birnbaum - exact) < 5 * little.error);
        CHECK_FALSE(row.fussell_vesely);
    }
    const importance_answer all = importance(p, {}, x, beliefs::otherwise(0.5));
    CHECK(all.ended == logic::ended::finished);
    CHECK(all.leaves.size() == 30);
    CHECK(all.leaves[0].fussell_vesely);
    const importance_answer without = importance(p, {}, x, beliefs::otherwise(0.5), {.fussell_vesely = {.nodes = 0}});
    CHECK(without.ended == logic::ended::finished);
    CHECK(without.leaves.size() == 30);
    CHECK_FALSE(without.leaves[0].fussell_vesely);
}
