#include <muster/logic/circuit.hpp>

#include <algorithm>

#include <support/catch.hpp>

#include "random_rules.hpp"

using namespace muster::logic;

TEST_CASE("a literal is an index or its negation in four bytes") {
    STATIC_REQUIRE(sizeof(literal<position>) == 4);
    const literal plain{position{7}}, negated{position{7}, true};
    CHECK(plain.index() == position{7});
    CHECK_FALSE(plain.is_negated());
    CHECK(negated.is_negated());
    CHECK((!plain) == negated);
    CHECK((!negated) == plain);
    CHECK(plain.negated_if(true) == negated);
    CHECK(negated.negated_if(false) == negated);
}

TEST_CASE("the parts of a rule lie before it or in its loop") {
    naive::dice dice{3};
    std::size_t wrong = 0;
    for (int round = 0; round < 2'000; ++round) {
        const naive::system s = tests::random_system(dice, dice.between(1, 15), {.settings = false});
        const circuit c = tests::circuit_of(s);
        const auto reach = naive::reached(s);
        indexed<position, std::size_t> loop_of(c.size(), 0);
        std::size_t number = 0;
        for (const circuit::component& loop : c.loops()) {
            ++number;
            for (const position p : loop) {
                loop_of[p] = number;
                wrong += c.loop_of(p) + 1 == number ? 0 : 1;
            }
        }
        for (const position p : c.positions()) {
            const std::uint32_t v = to_number(c.vertex_of(p));
            wrong += c.position_of(vertex{v}) == p ? 0 : 1;
            wrong += c.is_leaf(p) == s.rules[v].is_leaf ? 0 : 1;
            wrong += (loop_of[p] != 0) == reach[v][v] ? 0 : 1;
            for (const position q : c.positions()) {
                const std::uint32_t w = to_number(c.vertex_of(q));
                if (p != q)
                    wrong += (loop_of[p] != 0 && loop_of[p] == loop_of[q]) == (reach[v][w] && reach[w][v]) ? 0 : 1;
            }
            for (const literal<position> part : c.parts(p))
                wrong += part.index() < p || (loop_of[p] != 0 && loop_of[p] == loop_of[part.index()]) ? 0 : 1;
            if (c.is_leaf(p)) continue;
            wrong += c.threshold(p) == s.rules[v].threshold ? 0 : 1;
            wrong += c.parts(p).size() == s.rules[v].parts.size() ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a loop knows whether a negation lies inside") {
    naive::dice dice{5};
    std::size_t wrong = 0;
    for (int round = 0; round < 2'000; ++round) {
        const naive::system s = tests::random_system(dice, dice.between(1, 12), {.settings = false});
        const circuit c = tests::circuit_of(s);
        const bool any = std::any_of(c.loops().begin(), c.loops().end(),
                                     [](const circuit::component& loop) { return loop.has_negation; });
        wrong += any == naive::has_negation_in_loops(s) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("weights count for no more than the threshold and weights of one cost nothing") {
    rule_table rules;
    const vertex leaf = rules.add_rule(rule_table::leaf);
    const vertex weighted = rules.add_rule(5);
    rules.add_part(literal{leaf}, 9);
    rules.add_part(literal{leaf}, 1);
    const vertex plain = rules.add_rule(1);
    rules.add_part(literal{leaf});
    const circuit c{rules};
    CHECK(c.is_weighted(c.position_of(weighted)));
    CHECK(c.weight(c.position_of(weighted), 0) == 5);
    CHECK_FALSE(c.is_weighted(c.position_of(plain)));
    CHECK(c.weight(c.position_of(plain), 0) == 1);
}

TEST_CASE("the largest threshold is kept exactly") {
    rule_table rules;
    const vertex leaf = rules.add_rule(rule_table::leaf);
    const vertex rule = rules.add_rule(rule_table::largest_threshold);
    rules.add_part(literal{leaf}, rule_table::leaf);
    const circuit c{rules};
    CHECK(c.threshold(c.position_of(rule)) == rule_table::largest_threshold);
    CHECK(c.weight(c.position_of(rule), 0) == rule_table::largest_threshold);
}
