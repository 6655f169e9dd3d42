#ifndef MUSTER_TESTS_SUPPORT_COMPILED_CIRCUIT_HPP
#define MUSTER_TESTS_SUPPORT_COMPILED_CIRCUIT_HPP

#include <cstdint>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/unfold.hpp>

namespace muster::test {

/// The variable that stands for a rule of a table.
constexpr logic::variable variable_of(logic::vertex v) {
    return logic::variable{logic::to_number(v)};
}

/// The diagram of the last rule of a table, its variables numbered as the rules.
inline logic::diagram compile_last(const logic::rule_table& rules) {
    const logic::circuit c{rules};
    const std::vector<logic::position> roots{c.position_of(logic::vertex{rules.size() - 1})};
    logic::budget allowed;
    logic::unfolding functions{c, {}, roots, allowed};
    // a network of its own whose variables are rules
    logic::network renamed;
    const logic::network& net = functions.functions();
    logic::indexed<logic::network::node_index, logic::network::function> image(net.size(), logic::network::never());
    const auto moved = [&](logic::network::function f) { return image[f.index()].negated_if(f.is_negated()); };
    for (const logic::network::node_index n : net.nodes()) {
        std::vector<logic::network::function> parts;
        for (const logic::network::function part : net.parts(n)) parts.push_back(moved(part));
        switch (net.kind_of(n)) {
            case logic::network::kind::constant:
                break;
            case logic::network::kind::variable:
                image[n] = renamed.variable(variable_of(c.vertex_of(logic::position_of(net.variable_of(n)))));
                break;
            case logic::network::kind::conjunction:
                image[n] = renamed.all_of(parts);
                break;
            case logic::network::kind::threshold:
                image[n] = renamed.at_least(net.threshold(n), parts, net.weights(n));
                break;
        }
    }
    return compile(renamed, moved(functions.lower(roots[0])), allowed);
}

/// Bit a of the table: whether the diagram holds where exactly the variables of the bit set a are true.
inline std::vector<bool> truth_table(const logic::diagram& d, std::uint32_t variables) {
    std::vector<bool> table(std::size_t{1} << variables);
    for (std::uint32_t a = 0; a < table.size(); ++a)
        table[a] = d.holds([&](logic::variable v) { return (a >> logic::to_number(v) & 1U) != 0; });
    return table;
}

}  // namespace muster::test

#endif
