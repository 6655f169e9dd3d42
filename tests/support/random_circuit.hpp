#ifndef MUSTER_TESTS_SUPPORT_RANDOM_CIRCUIT_HPP
#define MUSTER_TESTS_SUPPORT_RANDOM_CIRCUIT_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::test {

/// What random rules may contain. Leaves come first, the last gate is the top.
struct circuit_traits {
    std::uint32_t leaves = 5;
    std::uint32_t gates = 6;
    std::uint32_t most_parts = 4;
    bool negation = true;
    bool weights = true;
    bool loops = false;
};

/// The same numbers from every standard library: distributions are not portable.
inline std::uint32_t draw(std::mt19937& random, std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
}

inline logic::rule_table random_rules(std::mt19937& random, const circuit_traits& traits) {
    logic::rule_table rules;
    for (std::uint32_t i = 0; i < traits.leaves; ++i) rules.add_rule(logic::rule_table::leaf);
    for (std::uint32_t g = 0; g < traits.gates; ++g) {
        const std::uint32_t self = traits.leaves + g;
        const std::uint32_t count = draw(random, traits.most_parts) + (draw(random, 20) == 0 ? 0 : 1);
        const bool weighted = traits.weights && draw(random, 3) == 0;
        std::uint32_t threshold = draw(random, 3) == 0 ? 1 : draw(random, 2) == 0 ? count : draw(random, count + 2);
        if (weighted) threshold = draw(random, 3 * count + 1);
        rules.add_rule(threshold);
        for (std::uint32_t k = 0; k < count; ++k) {
            std::uint32_t part = draw(random, self);
            if (traits.loops) part = draw(random, traits.leaves + traits.gates);
            else if (draw(random, 2) == 0 && g > 0) part = self - 1 - draw(random, (g < 3 ? g : 3));
            const bool negated = traits.negation && draw(random, 4) == 0;
            if (weighted) {
                rules.add_part(logic::literal{logic::vertex{part}, negated}, draw(random, 4));
            } else {
                rules.add_part(logic::literal{logic::vertex{part}, negated});
            }
        }
    }
    return rules;
}

/// Truth by the definition, rule by rule of the table and round by round; knows nothing of positions or components.
/// `leaves` is a bit set. Gives the lower or the upper function of every rule: the alternating fixpoint over the whole
/// table at once, which agrees with the one by components.
class naive_model {
public:
    naive_model(const logic::rule_table& rules, const logic::indexed<logic::vertex, logic::setting>& settings,
                logic::loops mode)
        : rules_{&rules}, settings_{&settings}, mode_{mode} {}

    void solve(std::uint64_t leaves) {
        const std::uint32_t n = rules_->size();
        lower_.assign(n, false);
        for (;;) {
            upper_ = settle(leaves, lower_);
            const std::vector<bool> next = settle(leaves, upper_);
            if (next == lower_) return;
            lower_ = next;
        }
    }
    [[nodiscard]] bool lower(logic::vertex v) const { return lower_[logic::to_number(v)]; }
    [[nodiscard]] bool upper(logic::vertex v) const { return upper_[logic::to_number(v)]; }

private:
    [[nodiscard]] std::vector<bool> settle(std::uint64_t leaves, const std::vector<bool>& against) const {
        std::vector<bool> holds(rules_->size(), mode_ == logic::loops::move_together);
        for (bool changed = true; changed;) {
            changed = false;
            for (const logic::vertex v : rules_->vertices()) {
                const std::uint32_t number = logic::to_number(v);
                bool now = false;
                const logic::setting set = settings_->empty() ? logic::setting::none : (*settings_)[v];
                if (set == logic::setting::met || set == logic::setting::unmet) {
                    now = set == logic::setting::met;
                } else if (set == logic::setting::open || rules_->threshold(v) == logic::rule_table::leaf) {
                    now = (leaves >> number & 1U) != 0;
                } else {
                    std::uint64_t sum = 0;
                    const auto parts = rules_->parts(v);
                    const auto weights = rules_->weights(v);
                    for (std::size_t k = 0; k < parts.size(); ++k) {
                        const std::uint32_t q = logic::to_number(parts[k].index());
                        const bool counts = parts[k].is_negated() ? !against[q] : holds[q];
                        if (counts) sum += weights.empty() ? 1 : weights[k];
                    }
                    now = sum >= rules_->threshold(v);
                }
                if (now != holds[number]) {
                    holds[number] = now;
                    changed = true;
                }
            }
        }
        return holds;
    }

    const logic::rule_table* rules_;
    const logic::indexed<logic::vertex, logic::setting>* settings_;
    logic::loops mode_;
    std::vector<bool> lower_, upper_;
};

}  // namespace muster::test

#endif
