#ifndef MUSTER_LOGIC_PROBABILITY_HPP
#define MUSTER_LOGIC_PROBABILITY_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/diagram.hpp>

namespace muster::logic {

/// The probability of a function of independent variables, and its derivatives. Both a function and its negation are
/// summed from non-negative terms, so that small values of either keep their precision.
class probability_pass {
public:
    /// `of(id)` is the probability of a variable, in [0, 1]. Linear in the diagram, which must outlive the pass.
    template <class Probabilities>
    probability_pass(const diagram& d, const Probabilities& of)
        : diagram_{&d}, node_(d.nodes().size(), pair{0, 1}), input_(d.inputs().size(), pair{0, 1}) {
        for (const diagram::module& m : d.modules()) {
            for (std::uint32_t i = m.first_input; i < m.last_input; ++i) {
                const diagram::input& in = d.inputs()[i];
                if (in.is_module) {
                    input_[i] = node_[d.modules()[in.id].last_node - 1];
                } else {
                    const double p = of(in.id);
                    input_[i] = {p, 1 - p};
                }
            }
            for (std::uint32_t n = m.first_node; n < m.last_node; ++n) {
                const diagram::node& at = d.nodes()[n];
                const pair x = input_[at.input], high = edge(at.high), low = edge(at.low);
                node_[n] = {x.yes * high.yes + x.no * low.yes, x.yes * high.no + x.no * low.no};
            }
        }
    }

    /// The probability of the function.
    [[nodiscard]] double value() const { return whole().yes; }
    /// The probability of its negation.
    [[nodiscard]] double complement() const { return whole().no; }

    /// Calls `visit(id, derivative)` once for every variable the function depends on: the partial derivative of the
    /// probability by that of the variable, P(f | x) - P(f | not x). Linear: one pass down.
    template <class Visitor>
    void derivatives(Visitor&& visit) const {
        const diagram& d = *diagram_;
        if (d.is_constant()) return;
        std::vector<double> reach(d.nodes().size(), 0);  // derivative of the function by the node
        std::vector<double> slope(d.inputs().size(), 0);
        reach.back() = d.is_negated() ? -1 : 1;
        for (std::size_t m = d.modules().size(); m-- > 0;) {
            const diagram::module& part = d.modules()[m];
            for (std::uint32_t n = part.last_node; n-- > part.first_node;) {
                const diagram::node& at = d.nodes()[n];
                const pair x = input_[at.input], high = edge(at.high), low = edge(at.low);
                // the difference of the smaller ones of P and 1 - P
                const double rise = high.yes + low.yes < 1 ? high.yes - low.yes : low.no - high.no;
                slope[at.input] += reach[n] * rise;
                reach[at.high.position()] += (at.high.is_negated() ? -reach[n] : reach[n]) * x.yes;
                reach[at.low.position()] += (at.low.is_negated() ? -reach[n] : reach[n]) * x.no;
            }
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
                const diagram::input& in = d.inputs()[i];
                if (in.is_module) reach[d.modules()[in.id].last_node - 1] += slope[i];
                else visit(in.id, slope[i]);
            }
        }
    }

private:
    struct pair {
        double yes, no;
    };
    [[nodiscard]] pair edge(literal e) const {
        const pair p = node_[e.position()];
        return e.is_negated() ? pair{p.no, p.yes} : p;
    }
    [[nodiscard]] pair whole() const {
        return diagram_->is_constant() ? edge(literal{0, diagram_->is_negated()}) : edge(diagram_->root());
    }

    const diagram* diagram_;
    std::vector<pair> node_;
    std::vector<pair> input_;
};

/// The probability of a function whose variables are independent, `of(id)` each. Linear in the diagram.
template <class Probabilities>
[[nodiscard]] double probability(const diagram& d, const Probabilities& of) {
    return probability_pass{d, of}.value();
}

}  // namespace muster::logic

#endif
