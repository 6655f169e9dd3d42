#include <muster/logic/compile.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/compiled_circuit.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;

// A random network with one root, and the values of its root.
struct random_network {
    network gates;
    literal root;
    random_network(std::mt19937& random, std::uint32_t variables, std::uint32_t count) {
        std::vector<literal> known;
        for (std::uint32_t i = 0; i < variables; ++i) known.push_back(gates.variable(i));
        for (std::uint32_t g = 0; g < count; ++g) {
            std::vector<literal> parts;
            std::vector<std::uint64_t> weights;
            for (std::uint32_t k = 1 + random() % 4; k-- > 0;) {
                const std::size_t from = random() % 3 == 0 ? 0 : known.size() - known.size() / 2 - 1;
                const literal part = known[from + random() % (known.size() - from)];
                parts.push_back(random() % 4 == 0 ? !part : part);
                weights.push_back(random() % 4);
            }
            switch (random() % 5) {
                case 0:
                    known.push_back(gates.at_least(random() % 6, parts, weights));
                    break;
                case 1:
                    known.push_back(gates.at_least(2, parts));
                    break;
                case 2:
                case 3:
                    known.push_back(gates.any_of(parts));
                    break;
                default:
                    known.push_back(gates.all_of(parts));
            }
        }
        root = known.back();
    }
};

std::vector<bool> table_of(const network& net, literal root, std::uint32_t variables) {
    std::vector<bool> table(std::size_t{1} << variables);
    for (std::uint32_t a = 0; a < table.size(); ++a) {
        std::vector<bool> value(net.size(), false);
        for (std::uint32_t n = 1; n < net.size(); ++n) {
            const auto holds = [&](literal l) { return value[l.position()] != l.is_negated(); };
            std::uint64_t sum = 0, all = 1;
            if (net.is_gate(n))
                for (std::size_t k = 0; k < net.parts(n).size(); ++k) {
                    if (!holds(net.parts(n)[k])) all = 0;
                    else if (net.kind_of(n) == network::kind::threshold) sum += net.weights(n)[k];
                }
            value[n] = net.kind_of(n) == network::kind::variable      ? (a >> net.variable_of(n) & 1U) != 0
                       : net.kind_of(n) == network::kind::conjunction ? all != 0
                                                                      : sum >= net.threshold(n);
        }
        table[a] = value[root.position()] != root.is_negated();
    }
    return table;
}

TEST_CASE("simplifying and compiling keep the function") {
    std::mt19937 random{40};
    for (int round = 0; round < 6000; ++round) {
        const random_network r{random, 7, 3 + static_cast<std::uint32_t>(random() % 25)};
        const std::vector<bool> expected = table_of(r.gates, r.root, 7);
        const rooted_network simple = simplified(r.gates, r.root);
        REQUIRE(table_of(simple.gates, simple.root, 7) == expected);
        budget allowed;
        const diagram d = compile(r.gates, r.root, allowed);
        REQUIRE(muster::test::truth_table(d, 7) == expected);
        REQUIRE(muster::test::truth_table(!d, 7) != expected);
        REQUIRE(allowed.nodes() == budget::unbounded);

        bool low_edges_are_plain = true;
        for (const diagram::node& n : d.nodes()) low_edges_are_plain = low_edges_are_plain && !n.low.is_negated();
        REQUIRE(low_edges_are_plain);
        std::vector<int> users(d.modules().size(), 0);
        for (const diagram::input& in : d.inputs())
            if (in.is_module) ++users[in.id];
        for (std::size_t m = 0; m + 1 < users.size(); ++m) REQUIRE(users[m] == 1);
    }
}

TEST_CASE("a gate is a module iff nothing below it is used from outside") {
    std::mt19937 random{41};
    for (int round = 0; round < 3000; ++round) {
        const random_network r{random, 8, 12};
        const std::uint32_t root = r.root.position();
        if (!r.gates.is_gate(root)) continue;
        const std::vector<std::uint8_t> marks = find_modules(r.gates, root);
        const auto below = [&](std::uint32_t top, std::uint32_t avoided) {
            std::vector<bool> reached(r.gates.size(), false);
            reached[top] = top != avoided;
            for (std::uint32_t n = top + 1; n-- > 0;)
                if (reached[n] && r.gates.is_gate(n))
                    for (const literal part : r.gates.parts(n))
                        if (part.position() != avoided) reached[part.position()] = true;
            return reached;
        };
        const std::vector<bool> all = below(root, ~0U);
        for (std::uint32_t g = 0; g <= root; ++g) {
            if (!all[g] || !r.gates.is_gate(g)) {
                REQUIRE(marks[g] == 0);
                continue;
            }
            const std::vector<bool> inside = below(g, ~0U), outside = below(root, g);
            bool is_module = true;
            for (std::uint32_t n = 0; n < g; ++n) is_module = is_module && !(inside[n] && outside[n]);
            REQUIRE((marks[g] != 0) == is_module);
        }
    }
}

TEST_CASE("orders list every input once") {
    std::mt19937 random{42};
    module_gates m;
    m.inputs = {10, 11, 12, 13};
    for (const std::vector<std::uint32_t>& parts : {std::vector<std::uint32_t>{0, 1}, {1, 2, 3}, {4, 5, 0}}) {
        const auto first = static_cast<std::uint32_t>(m.all_parts.size());
        for (const std::uint32_t part : parts) m.all_parts.push_back(literal{part});
        m.gates.push_back({0, first, static_cast<std::uint32_t>(m.all_parts.size())});
    }
    m.uses = {2, 2, 1, 1, 1, 1, 0};
    using order = std::vector<std::uint32_t>;
    REQUIRE(depth_first(m, part_order::given) == order{0, 1, 2, 3});
    REQUIRE(depth_first(m, part_order::reversed) == order{0, 3, 2, 1});
    REQUIRE(depth_first(m, part_order::large_first) == order{1, 2, 3, 0});
    REQUIRE(depth_first(m, part_order::small_first) == order{0, 1, 2, 3});
    REQUIRE(smallest_first(m) == order{4, 5, 6});
    REQUIRE(heaviest_first(m).front() == 0);
    for (order o : {heaviest_first(m), drawn_together(m, {3, 0, 2, 1}, 10)}) {
        std::sort(o.begin(), o.end());
        REQUIRE(o == order{0, 1, 2, 3});
    }
}

TEST_CASE("a variable, its negation and constants compile") {
    network net;
    budget allowed;
    const literal x = net.variable(3);
    const diagram d = compile(net, x, allowed), n = compile(net, !x, allowed);
    REQUIRE(d.modules().size() == 1);
    REQUIRE(d.holds([](std::uint32_t id) { return id == 3; }));
    REQUIRE_FALSE(d.holds([](std::uint32_t) { return false; }));
    REQUIRE(n.holds([](std::uint32_t) { return false; }));
    REQUIRE(compile(net, network::always(), allowed).is_constant());
    REQUIRE(compile(net, network::always(), allowed).is_negated());
    // constant only after all
    const literal y = net.variable(4);
    const literal same =
        net.any_of({net.all_of({x, y}), net.all_of({x, !y}), net.all_of({!x, y}), net.all_of({!x, !y})});
    REQUIRE(compile(net, same, allowed).is_constant());
}

TEST_CASE("a limit too small ends in a report, a larger one in the answer") {
    network net;
    std::vector<literal> terms;
    for (std::uint32_t i = 0; i < 12; ++i)
        for (std::uint32_t k = 0; k < 3; ++k)
            terms.push_back(net.all_of({net.variable(i), net.variable(12 + (i * 5 + k * 7) % 12)}));
    const literal root = net.any_of(terms);
    budget few{limits{.nodes = 200}};
    const auto attempt = attempt_to([&] { return compile(net, root, few); });
    REQUIRE_FALSE(attempt);
    REQUIRE(attempt.reason() == ended::nodes);
    REQUIRE(few.nodes() == 200);
    budget none{limits{.time = std::chrono::nanoseconds{0}}};
    network hard;
    std::mt19937 random{7};
    std::vector<literal> clauses;
    for (int i = 0; i < 400; ++i)
        clauses.push_back(
            hard.any_of({hard.variable(muster::test::draw(random, 90)), hard.variable(muster::test::draw(random, 90)),
                         hard.variable(muster::test::draw(random, 90))}));
    const literal all = hard.all_of(clauses);
    REQUIRE(attempt_to([&] { return compile(hard, all, none); }).reason() == ended::time);
    budget enough{limits{.nodes = 100'000}};
    REQUIRE(attempt_to([&] { return compile(net, root, enough); }));
}

}  // namespace
