#ifndef MUSTER_LOGIC_COALITION_POLYNOMIAL_HPP
#define MUSTER_LOGIC_COALITION_POLYNOMIAL_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/exact.hpp>

/// Power in a game that is given as a Boolean function of its players: each is in the coalition with one probability p,
/// independently, and the probability that the coalition wins is a polynomial in p (multilinear extension of games:
/// Owen, Management Science 18, 1972, P64-P79).
namespace muster::logic {

/// By powers of p, from the constant up; no zeros at the end.
using polynomial = std::vector<integer>;

namespace detail {

inline void trim(polynomial& a) {
    while (!a.empty() && a.back() == 0) a.pop_back();
}
[[nodiscard]] inline polynomial plus(polynomial a, const polynomial& b, int sign = 1) {
    a.resize((std::max)(a.size(), b.size()));
    for (std::size_t i = 0; i < b.size(); ++i) a[i] += sign > 0 ? b[i] : -b[i];
    trim(a);
    return a;
}
[[nodiscard]] inline polynomial times(const polynomial& a, const polynomial& b) {
    if (a.empty() || b.empty()) return {};
    polynomial result(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) result[i + j] += a[i] * b[j];
    trim(result);
    return result;
}

}  // namespace detail

/// The polynomials of a game whose players are the variables of a diagram. One pass up and one down, each node at the
/// cost of a product of polynomials that have no more terms together than there are players.
class coalition_polynomials {
public:
    /// The diagram must outlive it.
    explicit coalition_polynomials(const diagram& d)
        : diagram_{&d}, node_(d.nodes().size()), input_(d.inputs().size(), polynomial{integer{0}, integer{1}}) {
        for (const diagram::module& m : d.modules()) {
            for (std::uint32_t i = m.first_input; i < m.last_input; ++i)
                if (d.inputs()[i].is_module) input_[i] = node_[d.modules()[d.inputs()[i].id].last_node - 1];
            for (std::uint32_t n = m.first_node; n < m.last_node; ++n) {
                const diagram::node& at = d.nodes()[n];
                node_[n] = detail::plus(edge(at.low), detail::times(input_[at.input], rise(at)));
            }
        }
    }

    /// The probability that the coalition wins.
    [[nodiscard]] polynomial winning() const {
        return edge(diagram_->is_constant() ? literal{0, diagram_->is_negated()} : diagram_->root());
    }
    /// Calls `visit(variable, polynomial)` once for every player that matters: how much likelier the coalition wins
    /// with the player than without, below zero where it stands in the way.
    template <class Visitor>
    void pivotal(Visitor&& visit) const {
        const diagram& d = *diagram_;
        if (d.is_constant()) return;
        std::vector<polynomial> reach(d.nodes().size()), slope(d.inputs().size());
        reach.back() = polynomial(1, integer{d.is_negated() ? -1 : 1});
        const auto pass_on = [&](literal to, const polynomial& part) {
            reach[to.position()] = detail::plus(std::move(reach[to.position()]), part, to.is_negated() ? -1 : 1);
        };
        for (std::size_t m = d.modules().size(); m-- > 0;) {
            const diagram::module& part = d.modules()[m];
            for (std::uint32_t n = part.last_node; n-- > part.first_node;) {
                const diagram::node& at = d.nodes()[n];
                slope[at.input] = detail::plus(std::move(slope[at.input]), detail::times(reach[n], rise(at)));
                const polynomial high = detail::times(reach[n], input_[at.input]);
                pass_on(at.high, high);
                pass_on(at.low, detail::plus(reach[n], high, -1));
                reach[n].clear();
            }
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
                const diagram::input& in = d.inputs()[i];
                if (in.is_module)
                    reach[d.modules()[in.id].last_node - 1] =
                        detail::plus(std::move(reach[d.modules()[in.id].last_node - 1]), slope[i]);
                else visit(in.id, slope[i]);
            }
        }
    }

private:
    [[nodiscard]] polynomial edge(literal e) const {
        if (!e.is_negated()) return node_[e.position()];
        return detail::plus(polynomial(1, integer{1}), node_[e.position()], -1);
    }
    [[nodiscard]] polynomial rise(const diagram::node& at) const {
        return detail::plus(edge(at.high), edge(at.low), -1);
    }

    const diagram* diagram_;
    std::vector<polynomial> node_, input_;
};

/// The value at p = 1/2.
[[nodiscard]] inline rational at_one_half(const polynomial& a) {
    integer sum = 0;  // of the coefficients times 2^(degree - power)
    for (const integer& coefficient : a) sum = 2 * sum + coefficient;
    return a.empty() ? rational{0} : rational{sum, integer{1} << (a.size() - 1)};
}

/// The integral over p from 0 to 1.
[[nodiscard]] inline rational mean_over_p(const polynomial& a) {
    rational sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += rational{a[k], integer{k + 1}};
    return sum;
}

}  // namespace muster::logic

#endif
