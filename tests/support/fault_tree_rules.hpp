#ifndef MUSTER_TESTS_SUPPORT_FAULT_TREE_RULES_HPP
#define MUSTER_TESTS_SUPPORT_FAULT_TREE_RULES_HPP

#include <cstdint>

#include <muster/logic/circuit.hpp>

#include "fault_tree.hpp"

namespace muster::test {

/// The tree as rules of the same numbers; "odd" is written with further rules behind them.
inline logic::rule_table rules_of(const fault_tree& tree) {
    using operation = fault_tree::operation;
    logic::rule_table rules;
    for (std::size_t i = 0; i < tree.leaves.size(); ++i) rules.add_rule(logic::rule_table::leaf);
    // a xor b: one of (a, not b) and (b, not a); of more parts, from the left
    struct pair {
        logic::literal a, b;
    };
    std::vector<pair> pairs;
    std::uint32_t next = static_cast<std::uint32_t>(tree.leaves.size() + tree.gates.size());
    for (const fault_tree::gate& gate : tree.gates) {
        if (gate.op == operation::odd) {
            logic::literal left{gate.parts.at(0)};
            for (std::size_t k = 1; k + 1 < gate.parts.size(); ++k) {
                pairs.push_back({left, logic::literal{gate.parts[k]}});
                left = logic::literal{next};
                next += 3;
            }
            const logic::literal last{gate.parts.back()};
            if (gate.parts.size() == 1) {
                rules.add_rule(1);
                rules.add_part(last);
                continue;
            }
            pairs.push_back({left, last});
            rules.add_rule(1);
            rules.add_part(logic::literal{next});  // the pair itself; its own two follow
            next += 3;
            continue;
        }
        const std::uint64_t threshold = gate.op == operation::all        ? gate.parts.size()
                                        : gate.op == operation::at_least ? gate.threshold
                                                                         : 1;
        rules.add_rule(threshold);
        for (const std::uint32_t part : gate.parts) rules.add_part(logic::literal{part, gate.op == operation::none});
    }
    for (const pair& p : pairs) {
        const std::uint32_t self = rules.size();
        rules.add_rule(1);
        rules.add_part(logic::literal{self + 1});
        rules.add_part(logic::literal{self + 2});
        rules.add_rule(2);
        rules.add_part(p.a);
        rules.add_part(!p.b);
        rules.add_rule(2);
        rules.add_part(p.b);
        rules.add_part(!p.a);
    }
    return rules;
}

}  // namespace muster::test

#endif
