#ifndef MUSTER_LOGIC_PROBABILITY_HPP
#define MUSTER_LOGIC_PROBABILITY_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/diagram.hpp>

namespace muster::logic {

/// Exact probability of a function of independent variables, and its derivatives.
class probability_pass {
public:
    /// `of(id)` is the probability of a variable. Linear in the diagram.
    template <class Probabilities>
    probability_pass(const diagram& d, const Probabilities& of)
        : diagram_{&d}, node_(d.nodes().size(), 0), input_(d.inputs().size(), 0) {
        std::vector<double> module_value(d.modules().size(), 0);
        for (std::size_t m = 0; m < d.modules().size(); ++m) {
            const diagram::module& part = d.modules()[m];
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i)
                input_[i] = d.inputs()[i].is_module ? module_value[d.inputs()[i].id] : of(d.inputs()[i].id);
            for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
                const diagram::node& at = d.nodes()[n];
                const double p = input_[at.input];
                node_[n] = p * edge(at.high) + (1 - p) * edge(at.low);
            }
            module_value[m] = node_[part.last_node - 1];
        }
    }

    /// The probability of the function.
    [[nodiscard]] double value() const { return diagram_->is_constant() ? (diagram_->is_negated() ? 1 : 0) : edge(diagram_->root()); }

    /// Calls `visit(id, derivative)` for every variable the function depends on: the partial derivative of the
    /// probability with respect to that of the variable, P(f | x) - P(f | not x). Linear: one pass down.
    template <class Visitor>
    void derivatives(Visitor&& visit) const {
        const diagram& d = *diagram_;
        if (d.is_constant()) return;
        std::vector<double> reach(d.nodes().size(), 0);  // derivative of the function by the node
        std::vector<double> slope(d.inputs().size(), 0);
        std::vector<double> module_slope(d.modules().size(), 0);
        module_slope.back() = d.is_negated() ? -1 : 1;
        for (std::size_t m = d.modules().size(); m-- > 0;) {
            const diagram::module& part = d.modules()[m];
            reach[part.last_node - 1] = module_slope[m];
            for (std::uint32_t n = part.last_node; n-- > part.first_node;) {
                const diagram::node& at = d.nodes()[n];
                const double p = input_[at.input];
                slope[at.input] += reach[n] * (edge(at.high) - edge(at.low));
                reach[at.high.position()] += at.high.is_negated() ? -reach[n] * p : reach[n] * p;
                reach[at.low.position()] += at.low.is_negated() ? -reach[n] * (1 - p) : reach[n] * (1 - p);
            }
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i)
                if (d.inputs()[i].is_module) module_slope[d.inputs()[i].id] += slope[i];
                else visit(d.inputs()[i].id, slope[i]);
        }
    }

private:
    [[nodiscard]] double edge(literal e) const {
        return e.is_negated() ? 1 - node_[e.position()] : node_[e.position()];
    }

    const diagram* diagram_;
    std::vector<double> node_;
    std::vector<double> input_;
};

}  // namespace muster::logic

#endif
