#ifndef MUSTER_LOGIC_PROBABILITY_HPP
#define MUSTER_LOGIC_PROBABILITY_HPP

#include <cstdint>

#include <muster/logic/diagram.hpp>

namespace muster::logic {

/// A number for each input of a diagram that is a variable.
using input_numbers = indexed<diagram::input_index, double>;

/// What `of(variable)` says of each input that is a variable; zero for modules.
template <class Numbers>
[[nodiscard]] input_numbers by_input(const diagram& d, const Numbers& of) {
    input_numbers result(d.inputs().size(), 0);
    for (const diagram::input_index i : result.indices())
        if (!d.inputs()[i].is_module()) result[i] = of(d.inputs()[i].variable);
    return result;
}

/// The probability of a function of independent variables, and its derivatives. Both a function and its negation are
/// summed from non-negative terms, so that small values of either keep their precision.
class probability_pass {
public:
    /// `of(variable)` is the probability of a variable, in [0, 1]. Linear in the diagram, which must outlive the pass.
    template <class Probabilities>
    probability_pass(const diagram& d, const Probabilities& of) : probability_pass(d, by_input(d, of)) {}
    /// The probabilities by input.
    probability_pass(const diagram& d, const input_numbers& of);

    /// The probability of the function.
    [[nodiscard]] double value() const { return edge(diagram_->root()).yes; }
    /// The probability of its negation.
    [[nodiscard]] double complement() const { return edge(diagram_->root()).no; }

    /// By input that is a variable the partial derivative of the probability by that of the variable,
    /// P(f | x) - P(f | not x). Linear: one pass down.
    [[nodiscard]] input_numbers derivatives() const;
    /// Calls `visit(variable, derivative)` once for every variable the function depends on.
    template <class Visitor>
    void derivatives(Visitor&& visit) const {
        const input_numbers slope = derivatives();
        for (const diagram::input_index i : slope.indices())
            if (!diagram_->inputs()[i].is_module()) visit(diagram_->inputs()[i].variable, slope[i]);
    }

private:
    struct pair {
        double yes = 0, no = 1;
    };
    [[nodiscard]] pair edge(diagram::edge e) const {
        const pair p = nodes_[e.index()];
        return e.is_negated() ? pair{p.no, p.yes} : p;
    }

    const diagram* diagram_;
    indexed<diagram::node_index, pair> nodes_;
    indexed<diagram::input_index, pair> inputs_;
};

/// The probability of a function whose variables are independent, `of(variable)` each. Linear in the diagram.
template <class Probabilities>
[[nodiscard]] double probability(const diagram& d, const Probabilities& of) {
    return probability_pass{d, of}.value();
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/probability.hpp>
#endif

#endif
