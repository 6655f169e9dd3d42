#ifndef MUSTER_TESTS_LOGIC_RANDOM_RULES_HPP
#define MUSTER_TESTS_LOGIC_RANDOM_RULES_HPP

#include <cstddef>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <oracles/naive.hpp>

namespace tests {

struct shape {
    bool negations = true;
    bool settings = true;  ///< some positions are set
};

/// Rules with loops, thresholds, weights and negations, by far not all of them sensible.
[[nodiscard]] inline naive::system random_system(naive::dice& dice, std::uint32_t size, shape of) {
    naive::system s;
    for (std::uint32_t v = 0; v < size; ++v) {
        naive::rule r;
        r.is_leaf = dice.one_in(3);
        const std::uint32_t count = r.is_leaf ? 0 : dice.below(5);
        const bool weighted = dice.one_in(3);
        std::uint64_t total = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            naive::part p{dice.below(size), of.negations && dice.one_in(4)};
            if (weighted) p.weight = dice.between(0, 4);
            total += p.weight;
            r.parts.push_back(p);
        }
        r.threshold = dice.below(static_cast<std::size_t>(total) + 2);  // from always to never
        s.add(r);
        if (of.settings && dice.one_in(8)) s.set.back() = static_cast<muster::status>(dice.below(3));
    }
    return s;
}

[[nodiscard]] inline muster::logic::circuit circuit_of(const naive::system& s) {
    using namespace muster::logic;
    rule_table rules;
    for (const naive::rule& r : s.rules) {
        rules.add_rule(r.is_leaf ? rule_table::leaf : r.threshold);
        for (const naive::part& p : r.parts) rules.add_part(literal{to_index<vertex>(p.of), p.negated}, p.weight);
    }
    return circuit{rules};
}

[[nodiscard]] inline muster::logic::indexed<muster::logic::position, muster::logic::setting> settings_of(
    const naive::system& s, const muster::logic::circuit& c) {
    using namespace muster::logic;
    indexed<position, setting> result(c.size(), setting::none);
    for (std::size_t v = 0; v < s.size(); ++v)
        if (s.set[v]) result[c.position_of(to_index<vertex>(v))] = setting_of(*s.set[v]);
    return result;
}

}  // namespace tests

#endif
