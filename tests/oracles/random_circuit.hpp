#ifndef MUSTER_TESTS_ORACLES_RANDOM_CIRCUIT_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_CIRCUIT_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <oracles/random_numbers.hpp>

namespace tests {

/// Rules, and what is set for each of them.
struct random_circuit {
    muster::logic::rule_table rules{};
    muster::logic::indexed<muster::logic::vertex, muster::logic::setting> settings{};
};

struct random_circuit_options {
    std::uint32_t smallest = 2;
    std::uint32_t largest = 10;
    std::uint32_t leaves = 25;    ///< of a hundred rules
    std::uint32_t negation = 30;  ///< of a hundred parts
    std::uint32_t set = 15;       ///< of a hundred rules
    std::uint32_t most_leaves = 0xFFFFFFFFU;
};

/// A circuit whose rules take their parts anywhere, so that loops abound: a strong component of half the rules or more
/// in most of them.
[[nodiscard]] inline random_circuit make_random_circuit(random_numbers& random,
                                                        const random_circuit_options& options = {}) {
    using namespace muster::logic;
    random_circuit result;
    const std::uint32_t n = random.between(options.smallest, options.largest);
    const bool weighted = random.percent(30);
    std::uint32_t open = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
        setting set = setting::none;
        if (random.percent(options.set)) set = static_cast<setting>(random.below(3));
        bool is_leaf = random.percent(options.leaves);
        if ((is_leaf && set == setting::none) || set == setting::open) {
            if (open == options.most_leaves) {
                is_leaf = false;
                if (set == setting::open) set = setting::met;
            } else {
                ++open;
            }
        }
        result.settings.push_back(set);
        if (is_leaf) {
            result.rules.add_rule(rule_table::leaf);
            continue;
        }
        const std::uint32_t count = random.below(5);
        std::vector<std::pair<literal<vertex>, std::uint64_t>> parts;
        std::uint64_t total = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint64_t weight = weighted ? random.between(1, 4) : 1;
            total += weight;
            parts.emplace_back(literal{vertex{random.below(n)}, random.percent(options.negation)}, weight);
        }
        const std::uint32_t shape = random.below(10);
        const std::uint64_t threshold = shape < 4   ? 1
                                        : shape < 6 ? count
                                        : shape < 9 ? random.between(1, static_cast<std::uint32_t>(total) + 1)
                                                    : random.below(total + 2);
        result.rules.add_rule(threshold);
        for (const auto& [part, weight] : parts) result.rules.add_part(part, weight);
    }
    return result;
}

/// The circuit in words, for a test that fails.
[[nodiscard]] inline std::string to_text(const random_circuit& c) {
    using namespace muster::logic;
    std::string text;
    constexpr const char* settings[] = {"unmet", "open", "met", "not set"};
    for (const vertex v : c.rules.vertices()) {
        text += std::to_string(to_number(v)) + " (" + settings[static_cast<int>(c.settings[v])] + "): ";
        if (c.rules.threshold(v) == rule_table::leaf) {
            text += "a leaf\n";
            continue;
        }
        text += std::to_string(c.rules.threshold(v)) + " of";
        for (std::size_t i = 0; i < c.rules.parts(v).size(); ++i) {
            const literal<vertex> part = c.rules.parts(v)[i];
            text += std::string{" "} + (part.is_negated() ? "not " : "") + std::to_string(to_number(part.index()));
            if (!c.rules.weights(v).empty()) text += "*" + std::to_string(c.rules.weights(v)[i]);
        }
        text += "\n";
    }
    return text;
}

/// What is set for the rules, by the positions that they have in a circuit of them.
[[nodiscard]] inline muster::logic::indexed<muster::logic::position, muster::logic::setting> settings_by_position(
    const random_circuit& c, const muster::logic::circuit& compiled) {
    using namespace muster::logic;
    indexed<position, setting> settings(compiled.size());
    for (const position p : compiled.positions()) settings[p] = c.settings[compiled.vertex_of(p)];
    return settings;
}

/// Evaluates by the library; both settings and statuses in the numbering of the rules.
[[nodiscard]] inline std::vector<muster::status> evaluated(const random_circuit& c,
                                                           muster::logic::loops mode = muster::logic::loops::wait) {
    using namespace muster::logic;
    const circuit compiled{c.rules};
    indexed<position, muster::status> statuses(compiled.size());
    evaluate(compiled, settings_by_position(c, compiled), statuses, mode);
    std::vector<muster::status> result;
    for (const vertex v : c.rules.vertices()) result.push_back(statuses[compiled.position_of(v)]);
    return result;
}

/// The rules whose status is nowhere given: leaves that are not set, and what is set open.
[[nodiscard]] inline std::vector<muster::logic::vertex> open_inputs(const random_circuit& c) {
    std::vector<muster::logic::vertex> result;
    for (const muster::logic::vertex v : c.rules.vertices())
        if (c.settings[v] == muster::logic::setting::open ||
            (c.settings[v] == muster::logic::setting::none && c.rules.threshold(v) == muster::logic::rule_table::leaf))
            result.push_back(v);
    return result;
}

/// Calls `action` with the circuit in each completion of its open inputs.
template <class Action>
void for_completions(const random_circuit& c, const Action& action) {
    const std::vector<muster::logic::vertex> open = open_inputs(c);
    random_circuit completed = c;
    for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
        for (std::size_t i = 0; i < open.size(); ++i)
            completed.settings[open[i]] =
                (bits >> i & 1U) != 0 ? muster::logic::setting::met : muster::logic::setting::unmet;
        action(completed);
    }
}

}  // namespace tests

#endif
