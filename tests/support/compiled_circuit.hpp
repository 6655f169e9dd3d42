#ifndef MUSTER_TESTS_SUPPORT_COMPILED_CIRCUIT_HPP
#define MUSTER_TESTS_SUPPORT_COMPILED_CIRCUIT_HPP

#include <cstdint>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/unfold.hpp>

namespace muster::test {

/// The diagram of the last rule of a table, its variables numbered as the rules.
inline logic::diagram compile_last(const logic::rule_table& rules) {
    const logic::circuit c{rules};
    const std::vector<std::uint32_t> roots{c.position(rules.size() - 1)};
    logic::budget allowed;
    logic::unfolding functions{c, {}, roots, allowed};
    // a network of its own whose variables are rules
    logic::network renamed;
    std::vector<logic::literal> image(functions.functions().size());
    const logic::network& net = functions.functions();
    for (std::uint32_t n = 1; n < net.size(); ++n) {
        std::vector<logic::literal> parts;
        if (net.is_gate(n))
            for (const logic::literal part : net.parts(n))
                parts.push_back(part.is_negated() ? !image[part.position()] : image[part.position()]);
        if (net.kind_of(n) == logic::network::kind::variable)
            image[n] = renamed.variable(c.original(net.variable_of(n)));
        else if (net.kind_of(n) == logic::network::kind::conjunction) image[n] = renamed.all_of(parts);
        else image[n] = renamed.at_least(net.threshold(n), parts, net.weights(n));
    }
    const logic::literal root = functions.lower(roots[0]);
    return compile(renamed, root.is_negated() ? !image[root.position()] : image[root.position()], allowed);
}

/// Bit a of the table: whether the diagram holds where exactly the variables of the bit set a are true.
inline std::vector<bool> truth_table(const logic::diagram& d, std::uint32_t variables) {
    std::vector<bool> table(std::size_t{1} << variables);
    for (std::uint32_t a = 0; a < table.size(); ++a)
        table[a] = d.holds([&](std::uint32_t id) { return (a >> id & 1U) != 0; });
    return table;
}

}  // namespace muster::test

#endif
