#ifndef MUSTER_LOGIC_COALITION_POLYNOMIAL_HPP
#define MUSTER_LOGIC_COALITION_POLYNOMIAL_HPP

#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/exact.hpp>

/// Power in a game that is given as a Boolean function of its players: each is in the coalition with one probability p,
/// independently, and the probability that the coalition wins is a polynomial in p (multilinear extension of games:
/// Owen, Management Science 18, 1972, P64-P79).
namespace muster::logic {

/// By powers of p, from the constant up; no zeros at the end.
using polynomial = std::vector<integer>;

/// The polynomials of a game whose players are the variables of a diagram. One pass up and one down, each node at the
/// cost of a product of polynomials that have no more terms together than there are players.
class coalition_polynomials {
public:
    /// The diagram must outlive it.
    explicit coalition_polynomials(const diagram& d);

    /// The probability that the coalition wins.
    [[nodiscard]] polynomial winning() const { return edge(diagram_->root()); }
    /// By input that is a player how much likelier the coalition wins with the player than without, below zero where it
    /// stands in the way.
    [[nodiscard]] indexed<diagram::input_index, polynomial> pivotal() const;
    /// Calls `visit(variable, polynomial)` once for every player that matters.
    template <class Visitor>
    void pivotal(Visitor&& visit) const {
        const indexed<diagram::input_index, polynomial> found = pivotal();
        for (const diagram::input_index i : found.indices())
            if (!diagram_->inputs()[i].is_module()) visit(diagram_->inputs()[i].variable, found[i]);
    }

private:
    [[nodiscard]] polynomial edge(diagram::edge e) const;
    [[nodiscard]] polynomial rise(const diagram::node& at) const;

    const diagram* diagram_;
    indexed<diagram::node_index, polynomial> nodes_;
    indexed<diagram::input_index, polynomial> inputs_;
};

/// The value at p = 1/2.
[[nodiscard]] rational at_one_half(const polynomial& a);

/// The integral over p from 0 to 1.
[[nodiscard]] rational mean_over_p(const polynomial& a);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/coalition_polynomial.hpp>
#endif

#endif
