#include <muster/logic/compile.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include <muster/logic/modules.hpp>
#include <muster/logic/simplify.hpp>
#include <muster/logic/variable_order.hpp>

#include "support/catch.hpp"
#include "support/compiled_circuit.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;

// A random network with one root, and the values of its root.
struct random_network {
    network gates;
    network::function root;
    random_network(std::mt19937& random, std::uint32_t variables, std::uint32_t count) {
        std::vector<network::function> known;
        for (std::uint32_t i = 0; i < variables; ++i) known.push_back(gates.variable(variable{i}));
        for (std::uint32_t g = 0; g < count; ++g) {
            std::vector<network::function> parts;
            std::vector<std::uint64_t> weights;
            for (std::uint32_t k = 1 + random() % 4; k-- > 0;) {
                const std::size_t from = random() % 3 == 0 ? 0 : known.size() - known.size() / 2 - 1;
                const network::function part = known[from + random() % (known.size() - from)];
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

std::vector<bool> table_of(const network& net, network::function root, std::uint32_t variables) {
    std::vector<bool> table(std::size_t{1} << variables);
    for (std::uint32_t a = 0; a < table.size(); ++a) {
        indexed<network::node_index, std::uint8_t> value(net.size(), 0);
        const auto holds = [&](network::function f) { return (value[f.index()] != 0) != f.is_negated(); };
        for (const network::node_index n : net.nodes()) {
            std::uint64_t sum = 0, all = 1;
            if (net.is_gate(n))
                for (std::size_t k = 0; k < net.parts(n).size(); ++k) {
                    if (!holds(net.parts(n)[k])) all = 0;
                    else if (net.kind_of(n) == network::kind::threshold) sum += net.weights(n)[k];
                }
            bool is = false;  // as the constant is
            if (net.kind_of(n) == network::kind::variable) is = (a >> to_number(net.variable_of(n)) & 1U) != 0;
            else if (net.kind_of(n) == network::kind::conjunction) is = all != 0;
            else if (net.kind_of(n) == network::kind::threshold) is = sum >= net.threshold(n);
            value[n] = is ? 1 : 0;
        }
        table[a] = holds(root);
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
        indexed<diagram::module_index, int> users(d.modules().size(), 0);
        for (const diagram::input& in : d.inputs())
            if (in.is_module()) ++users[in.module];
        if (!users.empty()) ++users.back();  // the whole
        for (const int n : users) REQUIRE(n == 1);
    }
}

TEST_CASE("a gate is a module iff nothing below it is used from outside") {
    std::mt19937 random{41};
    for (int round = 0; round < 3000; ++round) {
        const random_network r{random, 8, 12};
        using node_index = network::node_index;
        const node_index root = r.root.index();
        if (!r.gates.is_gate(root)) continue;
        const indexed<node_index, std::uint8_t> marks = find_modules(r.gates, root);
        const auto below = [&](node_index top, node_index avoided) {
            indexed<node_index, std::uint8_t> reached(r.gates.size(), 0);
            reached[top] = top != avoided ? 1 : 0;
            for (std::uint32_t number = to_number(top) + 1; number-- > 0;)
                if (const node_index n{number}; reached[n] != 0 && r.gates.is_gate(n))
                    for (const network::function part : r.gates.parts(n))
                        if (part.index() != avoided) reached[part.index()] = 1;
            return reached;
        };
        const auto all = below(root, none<node_index>);
        for (const node_index g : r.gates.nodes()) {
            if (all[g] == 0 || !r.gates.is_gate(g)) {
                REQUIRE(marks[g] == 0);
                continue;
            }
            const auto inside = below(g, none<node_index>), outside = below(root, g);
            bool is_module = true;
            for (const node_index n : index_range<node_index>{node_index{0}, g})
                is_module = is_module && !(inside[n] != 0 && outside[n] != 0);
            REQUIRE((marks[g] != 0) == is_module);
        }
    }
}

TEST_CASE("orders list every input once") {
    std::mt19937 random{42};
    module_gates m;
    using local_index = module_gates::local_index;
    using numbers = std::vector<std::uint32_t>;
    m.inputs.resize(4);
    for (const numbers& parts : {numbers{0, 1}, {1, 2, 3}, {4, 5, 0}}) {
        const auto first = static_cast<std::uint32_t>(m.all_parts.size());
        for (const std::uint32_t part : parts) m.all_parts.push_back(literal{local_index{part}});
        m.gates.push_back({{}, first, static_cast<std::uint32_t>(m.all_parts.size())});
    }
    m.uses = indexed<local_index, std::uint32_t>{numbers{2, 2, 1, 1, 1, 1, 0}};
    const auto numbered = [](const auto& order) {
        numbers result;
        for (const local_index i : order) result.push_back(to_number(i));
        return result;
    };
    REQUIRE(numbered(depth_first(m, part_order::given)) == numbers{0, 1, 2, 3});
    REQUIRE(numbered(depth_first(m, part_order::reversed)) == numbers{0, 3, 2, 1});
    REQUIRE(numbered(depth_first(m, part_order::large_first)) == numbers{1, 2, 3, 0});
    REQUIRE(numbered(depth_first(m, part_order::small_first)) == numbers{0, 1, 2, 3});
    REQUIRE(numbered(smallest_first(m)) == numbers{4, 5, 6});
    REQUIRE(heaviest_first(m)[level{0}] == local_index{0});
    const input_order given{{local_index{3}, local_index{0}, local_index{2}, local_index{1}}};
    for (numbers o : {numbered(heaviest_first(m)), numbered(drawn_together(m, given, 10))}) {
        std::sort(o.begin(), o.end());
        REQUIRE(o == numbers{0, 1, 2, 3});
    }
}

TEST_CASE("a variable, its negation and constants compile") {
    network net;
    budget allowed;
    const network::function x = net.variable(variable{3});
    const diagram d = compile(net, x, allowed), n = compile(net, !x, allowed);
    REQUIRE(d.modules().size() == 1);
    REQUIRE(d.holds([](variable v) { return v == variable{3}; }));
    REQUIRE_FALSE(d.holds([](variable) { return false; }));
    REQUIRE(n.holds([](variable) { return false; }));
    REQUIRE(compile(net, network::always(), allowed).is_constant());
    REQUIRE(compile(net, network::always(), allowed).is_negated());
    // constant only after all
    const network::function y = net.variable(variable{4});
    const network::function same =
        net.any_of({net.all_of({x, y}), net.all_of({x, !y}), net.all_of({!x, y}), net.all_of({!x, !y})});
    REQUIRE(compile(net, same, allowed).is_constant());
}

TEST_CASE("a limit too small ends in a report, a larger one in the answer") {
    network net;
    std::vector<network::function> terms;
    for (std::uint32_t i = 0; i < 12; ++i)
        for (std::uint32_t k = 0; k < 3; ++k)
            terms.push_back(net.all_of({net.variable(variable{i}), net.variable(variable{12 + (i * 5 + k * 7) % 12})}));
    const network::function root = net.any_of(terms);
    budget few{limits{.nodes = 200}};
    const auto attempt = attempt_to([&] { return compile(net, root, few); });
    REQUIRE_FALSE(attempt);
    REQUIRE(attempt.reason() == ended::nodes);
    REQUIRE(few.nodes() == 200);
    budget no_time{limits{.time = std::chrono::nanoseconds{0}}};
    network hard;
    std::mt19937 random{7};
    std::vector<network::function> clauses;
    const auto any = [&] { return hard.variable(variable{muster::test::draw(random, 90)}); };
    for (int i = 0; i < 400; ++i) clauses.push_back(hard.any_of({any(), any(), any()}));
    const network::function all = hard.all_of(clauses);
    REQUIRE(attempt_to([&] { return compile(hard, all, no_time); }).reason() == ended::time);
    budget enough{limits{.nodes = 100'000}};
    REQUIRE(attempt_to([&] { return compile(net, root, enough); }));
}

}  // namespace
