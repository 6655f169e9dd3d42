#include <muster/logic/circuit.hpp>

#include <algorithm>

#include <support/catch.hpp>

#include "random_rules.hpp"

using namespace muster::logic;

TEST_CASE("a literal is a position or its negation in four bytes") {
    STATIC_REQUIRE(sizeof(literal) == 4);
    const literal plain{7}, negated{7, true};
    CHECK(plain.position() == 7);
    CHECK_FALSE(plain.is_negated());
    CHECK(negated.is_negated());
    CHECK((!plain) == negated);
    CHECK((!negated) == plain);
}

TEST_CASE("the parts of a rule lie before it or in its loop") {
    naive::dice dice{3};
    std::size_t wrong = 0;
    for (int round = 0; round < 2'000; ++round) {
        const naive::system s = tests::random_system(dice, dice.between(1, 15), {.settings = false});
        const circuit c = tests::circuit_of(s);
        const auto reach = naive::reached(s);
        std::vector<std::uint32_t> loop_of(c.size(), 0);
        std::uint32_t number = 0;
        for (const circuit::component loop : c.loops()) {
            ++number;
            for (std::uint32_t p = loop.first; p < loop.last; ++p) loop_of[p] = number;
        }
        for (std::uint32_t p = 0; p < c.size(); ++p) {
            const std::uint32_t v = c.original(p);
            wrong += c.position(v) == p ? 0 : 1;
            wrong += c.is_leaf(p) == s.rules[v].is_leaf ? 0 : 1;
            wrong += (loop_of[p] != 0) == reach[v][v] ? 0 : 1;
            for (std::uint32_t q = 0; q < c.size(); ++q) {
                const std::uint32_t w = c.original(q);
                if (p != q)
                    wrong += (loop_of[p] != 0 && loop_of[p] == loop_of[q]) == (reach[v][w] && reach[w][v]) ? 0 : 1;
            }
            for (const literal part : c.parts(p))
                wrong += part.position() < p || (loop_of[p] != 0 && loop_of[p] == loop_of[part.position()]) ? 0 : 1;
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
                                     [](const circuit::component loop) { return loop.has_negation; });
        wrong += any == naive::has_negation_in_loops(s) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("weights count for no more than the threshold and weights of one cost nothing") {
    rule_table rules;
    rules.add_rule(rule_table::leaf);
    rules.add_rule(5);
    rules.add_part(literal{0}, 9);
    rules.add_part(literal{0}, 1);
    rules.add_rule(1);
    rules.add_part(literal{0});
    const circuit c{rules};
    CHECK(c.is_weighted(c.position(1)));
    CHECK(c.weight(c.position(1), 0) == 5);
    CHECK_FALSE(c.is_weighted(c.position(2)));
    CHECK(c.weight(c.position(2), 0) == 1);
}

TEST_CASE("the largest threshold is kept exactly") {
    rule_table rules;
    rules.add_rule(rule_table::leaf);
    rules.add_rule(rule_table::largest_threshold);
    rules.add_part(literal{0}, rule_table::leaf);
    const circuit c{rules};
    CHECK(c.threshold(c.position(1)) == rule_table::largest_threshold);
    CHECK(c.weight(c.position(1), 0) == rule_table::largest_threshold);
}
