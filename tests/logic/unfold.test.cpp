#include <muster/logic/unfold.hpp>

#include <cstdint>
#include <random>
#include <vector>

#include <muster/logic/compile.hpp>

#include "support/catch.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster;
using namespace muster::logic;
using muster::test::circuit_traits;

// Values of all nodes of a network.
std::vector<bool> evaluate_network(const network& net, const circuit& c, std::uint64_t leaves) {
    std::vector<bool> value(net.size(), false);
    for (std::uint32_t node = 1; node < net.size(); ++node) {
        const auto holds = [&](literal l) { return value[l.position()] != l.is_negated(); };
        if (net.kind_of(node) == network::kind::variable) {
            value[node] = (leaves >> c.original(net.variable_of(node)) & 1U) != 0;
        } else if (net.kind_of(node) == network::kind::conjunction) {
            value[node] = true;
            for (const literal part : net.parts(node)) value[node] = value[node] && holds(part);
        } else {
            std::uint64_t sum = 0;
            for (std::size_t k = 0; k < net.parts(node).size(); ++k)
                if (holds(net.parts(node)[k])) sum += net.weights(node)[k];
            value[node] = sum >= net.threshold(node);
        }
    }
    return value;
}

// Every rule, every assignment: the unfolded functions and the diagrams of the top against the definition.
void check_unfolding(std::mt19937& random, const circuit_traits& traits, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        const rule_table rules = test::random_rules(random, traits);
        const circuit c{rules};
        std::vector<setting> by_rule, settings;
        std::vector<std::uint32_t> free;
        if (random() % 2 == 0) {
            by_rule.assign(rules.size(), setting::none);
            settings.assign(rules.size(), setting::none);
            for (std::uint32_t v = 0; v < rules.size(); ++v)
                if (random() % 6 == 0) by_rule[v] = settings[c.position(v)] = static_cast<setting>(random() % 3);
        }
        for (std::uint32_t v = 0; v < rules.size(); ++v) {
            const setting set = by_rule.empty() ? setting::none : by_rule[v];
            if (set == setting::open || (set == setting::none && v < traits.leaves)) free.push_back(v);
        }
        const loops mode = random() % 2 == 0 ? loops::wait : loops::move_together;
        std::vector<std::uint32_t> roots;
        for (std::uint32_t p = 0; p < c.size(); ++p) roots.push_back(p);
        budget allowed;
        const unfolding functions{c, settings, roots, allowed, mode};
        const std::uint32_t top = c.position(rules.size() - 1);
        const diagram lower = compile(functions.functions(), functions.lower(top), allowed);
        const diagram upper = compile(functions.functions(), functions.upper(top), allowed);
        REQUIRE(allowed.nodes() == budget::unbounded);

        test::naive_model model{rules, by_rule, mode};
        for (std::uint32_t a = 0; a < 1U << free.size(); ++a) {
            std::uint64_t leaves = 0;
            for (std::size_t i = 0; i < free.size(); ++i)
                if ((a >> i & 1U) != 0) leaves |= std::uint64_t{1} << free[i];
            model.solve(leaves);
            const std::vector<bool> value = evaluate_network(functions.functions(), c, leaves);
            for (std::uint32_t v = 0; v < rules.size(); ++v) {
                const literal low = functions.lower(c.position(v)), high = functions.upper(c.position(v));
                REQUIRE((value[low.position()] != low.is_negated()) == model.lower(v));
                REQUIRE((value[high.position()] != high.is_negated()) == model.upper(v));
            }
            const auto is_true = [&](std::uint32_t p) { return (leaves >> c.original(p) & 1U) != 0; };
            REQUIRE(lower.holds(is_true) == model.lower(rules.size() - 1));
            REQUIRE(upper.holds(is_true) == model.upper(rules.size() - 1));
        }
    }
}

TEST_CASE("rules without loops keep their meaning") {
    std::mt19937 random{10};
    check_unfolding(random, {.leaves = 5, .gates = 6}, 1500);
    check_unfolding(random, {.leaves = 6, .gates = 12, .weights = false}, 800);
    check_unfolding(random, {.leaves = 5, .gates = 5}, 800);
}

TEST_CASE("loops are decided by the well-founded model for every completion of the leaves") {
    std::mt19937 random{11};
    check_unfolding(random, {.leaves = 3, .gates = 6, .negation = false, .loops = true}, 1500);
    check_unfolding(random, {.leaves = 3, .gates = 6, .loops = true}, 2000);
    check_unfolding(random, {.leaves = 4, .gates = 10, .most_parts = 3, .loops = true}, 600);
    check_unfolding(random, {.leaves = 3, .gates = 6, .loops = true}, 800);
}

TEST_CASE("who only wait for each other never come, unless they move together") {
    rule_table rules;
    rules.add_rule(rule_table::leaf);
    rules.add_rule(2);
    rules.add_part(literal{0});
    rules.add_part(literal{2});
    rules.add_rule(1);
    rules.add_part(literal{1});
    const circuit c{rules};
    const std::vector<std::uint32_t> roots{c.position(1)};
    budget allowed;
    const unfolding waiting{c, {}, roots, allowed};
    REQUIRE(waiting.lower(roots[0]) == network::never());
    REQUIRE(waiting.upper(roots[0]) == network::never());
    unfolding moving{c, {}, roots, allowed, loops::move_together};
    REQUIRE(moving.lower(roots[0]) == moving.functions().variable(c.position(0)));
}

TEST_CASE("a loop through its own negation is undetermined: never met, never unmet") {
    rule_table rules;
    rules.add_rule(1);
    rules.add_part(literal{0, true});
    const circuit c{rules};
    budget allowed;
    const unfolding functions{c, {}, std::vector<std::uint32_t>{0}, allowed};
    REQUIRE(functions.lower(0) == network::never());
    REQUIRE(functions.upper(0) == network::always());
}

TEST_CASE("a chain of a million rules unfolds and compiles") {
    rule_table rules;
    constexpr std::uint32_t n = 1'000'000;
    rules.add_rule(rule_table::leaf);
    for (std::uint32_t i = 1; i < n; ++i) {
        if (i % 2 == 1) {
            rules.add_rule(rule_table::leaf);
            continue;
        }
        rules.add_rule(i % 4 == 0 ? 1 : 2);
        rules.add_part(literal{i - 1});
        rules.add_part(literal{i - 2, i % 8 == 0});
    }
    const circuit c{rules};
    const std::vector<std::uint32_t> roots{c.position(n - 2)};
    budget allowed{limits{}};
    const unfolding functions{c, {}, roots, allowed};
    const diagram d = compile(functions.functions(), functions.lower(roots[0]), allowed);
    REQUIRE(d.nodes().size() <= n);
    REQUIRE(d.holds([](std::uint32_t) { return true; }));
}

}  // namespace
