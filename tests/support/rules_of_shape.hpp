#ifndef MUSTER_TESTS_SUPPORT_RULES_OF_SHAPE_HPP
#define MUSTER_TESTS_SUPPORT_RULES_OF_SHAPE_HPP

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace tests {

/// What random rules look like, in parts of a hundred.
struct rules_shape {
    std::uint32_t size = 40;
    std::uint32_t leaves = 30;
    std::uint32_t negation = 15;
    std::uint32_t backward = 20;  ///< parts that come later, so that loops arise
    std::uint32_t weighted = 25;  ///< rules with weights
    std::uint32_t most_parts = 5;
    bool negation_in_loops = true;  ///< parts that come later may be negated
};

[[nodiscard]] inline muster::logic::rule_table rules_of_shape(std::mt19937_64& random, const rules_shape& shape) {
    using namespace muster::logic;
    const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(random() % n); };
    rule_table rules;
    for (std::uint32_t v = 0; v < shape.size; ++v) {
        if (v == 0 || below(100) < shape.leaves) {
            rules.add_rule(rule_table::leaf);
            continue;
        }
        const std::uint32_t count = below(shape.most_parts + 1);
        const bool weighted = below(100) < shape.weighted;
        std::vector<std::pair<literal<vertex>, std::uint64_t>> parts;
        std::uint64_t sum = 0;
        for (std::uint32_t k = 0; k < count; ++k) {
            const bool backward = below(100) < shape.backward;
            const std::uint32_t head = backward ? v + below(shape.size - v) : below(v);
            const bool negated = (!backward || shape.negation_in_loops) && below(100) < shape.negation;
            const std::uint64_t weight = weighted ? 1 + below(below(4) == 0 ? 1'000'000'000 : 5) : 1;
            parts.emplace_back(literal{vertex{head}, negated}, weight);
            sum += weight;
        }
        const std::uint32_t kind = below(10);
        rules.add_rule(kind < 4 ? 1 : kind < 7 ? sum : kind < 9 ? 1 + random() % (sum + 1) : random() % (sum + 2));
        for (const auto& [part, weight] : parts) rules.add_part(part, weight);
    }
    return rules;
}

/// Some positions set, so many of a hundred.
[[nodiscard]] inline muster::logic::indexed<muster::logic::position, muster::logic::setting> random_settings(
    std::mt19937_64& random, std::uint32_t size, std::uint32_t set) {
    using namespace muster::logic;
    indexed<position, setting> settings(size, setting::none);
    for (setting& s : settings)
        if (random() % 100 < set) s = static_cast<setting>(random() % 3);
    return settings;
}

}  // namespace tests

#endif
