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

using node_values = indexed<network::node_index, std::uint8_t>;

bool holds(const node_values& value, network::function f) {
    return (value[f.index()] != 0) != f.is_negated();
}

// Values of all nodes of a network.
node_values evaluate_network(const network& net, const circuit& c, std::uint64_t leaves) {
    node_values value(net.size(), 0);
    for (const network::node_index n : net.nodes()) {
        bool is = false;  // as the constant is
        if (net.kind_of(n) == network::kind::variable) {
            is = (leaves >> to_number(c.vertex_of(position_of(net.variable_of(n)))) & 1U) != 0;
        } else if (net.kind_of(n) == network::kind::conjunction) {
            is = true;
            for (const network::function part : net.parts(n)) is = is && holds(value, part);
        } else if (net.kind_of(n) == network::kind::threshold) {
            std::uint64_t sum = 0;
            for (std::size_t k = 0; k < net.parts(n).size(); ++k)
                if (holds(value, net.parts(n)[k])) sum += net.weights(n)[k];
            is = sum >= net.threshold(n);
        }
        value[n] = is ? 1 : 0;
    }
    return value;
}

// Every rule, every assignment: the unfolded functions and the diagrams of the top against the definition.
void check_unfolding(std::mt19937& random, const circuit_traits& traits, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        const rule_table rules = test::random_rules(random, traits);
        const circuit c{rules};
        indexed<vertex, setting> by_rule;
        indexed<position, setting> settings;
        std::vector<std::uint32_t> free;
        if (random() % 2 == 0) {
            by_rule.assign(rules.size(), setting::none);
            settings.assign(rules.size(), setting::none);
            for (const vertex v : rules.vertices())
                if (random() % 6 == 0) by_rule[v] = settings[c.position_of(v)] = static_cast<setting>(random() % 3);
        }
        for (const vertex v : rules.vertices()) {
            const setting set = by_rule.empty() ? setting::none : by_rule[v];
            if (set == setting::open || (set == setting::none && to_number(v) < traits.leaves))
                free.push_back(to_number(v));
        }
        const loops mode = random() % 2 == 0 ? loops::wait : loops::move_together;
        std::vector<position> roots;
        for (const position p : c.positions()) roots.push_back(p);
        budget allowed;
        const unfolding functions{c, settings, roots, allowed, mode};
        const vertex last{rules.size() - 1};
        const position top = c.position_of(last);
        const diagram lower = compile(functions.functions(), functions.lower(top), allowed);
        const diagram upper = compile(functions.functions(), functions.upper(top), allowed);
        REQUIRE(allowed.nodes() == budget::unbounded);

        test::naive_model model{rules, by_rule, mode};
        for (std::uint32_t a = 0; a < 1U << free.size(); ++a) {
            std::uint64_t leaves = 0;
            for (std::size_t i = 0; i < free.size(); ++i)
                if ((a >> i & 1U) != 0) leaves |= std::uint64_t{1} << free[i];
            model.solve(leaves);
            const node_values value = evaluate_network(functions.functions(), c, leaves);
            for (const vertex v : rules.vertices()) {
                REQUIRE(holds(value, functions.lower(c.position_of(v))) == model.lower(v));
                REQUIRE(holds(value, functions.upper(c.position_of(v))) == model.upper(v));
            }
            const auto is_true = [&](variable x) {
                return (leaves >> to_number(c.vertex_of(position_of(x))) & 1U) != 0;
            };
            REQUIRE(lower.holds(is_true) == model.lower(last));
            REQUIRE(upper.holds(is_true) == model.upper(last));
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
    const vertex leaf = rules.add_rule(rule_table::leaf);
    const vertex one = rules.add_rule(2);
    rules.add_part(literal{leaf});
    rules.add_part(literal{vertex{2}});
    rules.add_rule(1);
    rules.add_part(literal{one});
    const circuit c{rules};
    const std::vector<position> roots{c.position_of(one)};
    budget allowed;
    const unfolding waiting{c, {}, roots, allowed};
    REQUIRE(waiting.lower(roots[0]) == network::never());
    REQUIRE(waiting.upper(roots[0]) == network::never());
    unfolding moving{c, {}, roots, allowed, loops::move_together};
    REQUIRE(moving.lower(roots[0]) == moving.functions().variable(variable_of(c.position_of(leaf))));
}

TEST_CASE("a loop through its own negation is undetermined: never met, never unmet") {
    rule_table rules;
    rules.add_rule(1);
    rules.add_part(literal{vertex{0}, true});
    const circuit c{rules};
    budget allowed;
    const position only{0};
    const unfolding functions{c, {}, std::vector{only}, allowed};
    REQUIRE(functions.lower(only) == network::never());
    REQUIRE(functions.upper(only) == network::always());
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
        rules.add_part(literal{vertex{i - 1}});
        rules.add_part(literal{vertex{i - 2}, i % 8 == 0});
    }
    const circuit c{rules};
    const std::vector<position> roots{c.position_of(vertex{n - 2})};
    budget allowed{limits{}};
    const unfolding functions{c, {}, roots, allowed};
    const diagram d = compile(functions.functions(), functions.lower(roots[0]), allowed);
    REQUIRE(d.nodes().size() <= n);
    REQUIRE(d.holds([](variable) { return true; }));
}

}  // namespace
