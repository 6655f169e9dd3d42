#ifndef MUSTER_TESTS_SUPPORT_FAULT_TREE_PROPOSAL_HPP
#define MUSTER_TESTS_SUPPORT_FAULT_TREE_PROPOSAL_HPP

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/world.hpp>

#include "fault_tree.hpp"
#include "open_psa.hpp"

namespace muster::test {

/// A fault tree as a proposal: leaves and gates are preconditions of the same keys, those of gates under a condition.
struct fault_tree_proposal {
    explicit fault_tree_proposal(const fault_tree& tree) : p{tree.name} {
        using operation = fault_tree::operation;
        for (const fault_tree::leaf& leaf : tree.leaves) things.push_back(p.add(precondition{.key = leaf.name}));
        for (const fault_tree::gate& gate : tree.gates) things.push_back(p.add(precondition{.key = gate.name}));
        for (std::size_t i = 0; i < tree.gates.size(); ++i) {
            const fault_tree::gate& gate = tree.gates[i];
            std::vector<condition> parts;
            for (const std::uint32_t part : gate.parts) parts.push_back(things[part]);
            condition when = parts.at(0);
            if (gate.op == operation::all) when = all_of(std::move(parts));
            else if (gate.op == operation::any) when = any_of(std::move(parts));
            else if (gate.op == operation::at_least)
                when = at_least(static_cast<std::uint32_t>(gate.threshold), std::move(parts));
            else if (gate.op == operation::none) when = not_(when);
            else if (gate.op == operation::odd)
                for (std::size_t k = 1; k < parts.size(); ++k)
                    when = any_of(all_of(when, not_(parts[k])), all_of(not_(when), parts[k]));
            p.define(things[tree.leaves.size() + i], std::move(when));
        }
        top = things[tree.top];
        for (std::size_t i = 0; i < tree.leaves.size(); ++i)
            nothing_yet.set({things[i], status::unmet, cause::given, {}});
    }

    proposal p;
    std::vector<handle<precondition>> things{};  ///< by the numbers of the tree
    any_handle top{};
    world nothing_yet{};  ///< every leaf is known to be unmet
};

/// The tree as SCRAM reads it.
[[nodiscard]] inline std::string to_open_psa(const fault_tree& tree) {
    const auto leaves = static_cast<std::uint32_t>(tree.leaves.size());
    open_psa out{tree.name};
    const auto add = [&](std::uint32_t i) {
        const fault_tree::gate& gate = tree.gates[i];
        std::vector<open_psa::part> parts;
        for (const std::uint32_t n : gate.parts)
            parts.push_back({n < leaves ? tree.leaves[n].name : tree.gates[n - leaves].name, n >= leaves, false});
        using operation = fault_tree::operation;
        const char* how = gate.op == operation::all        ? "and"
                          : gate.op == operation::at_least ? "atleast"
                          : gate.op == operation::none     ? "not"
                          : gate.op == operation::odd      ? "xor"
                                                           : "or";
        out.add_gate(gate.name, how, gate.threshold, parts);
    };
    add(tree.top - leaves);
    for (std::uint32_t i = 0; i < tree.gates.size(); ++i)
        if (i + leaves != tree.top) add(i);
    for (const fault_tree::leaf& leaf : tree.leaves) out.add_event(leaf.name, leaf.probability);
    return out.text();
}

}  // namespace muster::test

#endif
