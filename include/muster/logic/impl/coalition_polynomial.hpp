#ifndef MUSTER_LOGIC_IMPL_COALITION_POLYNOMIAL_HPP
#define MUSTER_LOGIC_IMPL_COALITION_POLYNOMIAL_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/logic/coalition_polynomial.hpp>

namespace muster::logic {

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

MUSTER_INLINE coalition_polynomials::coalition_polynomials(const diagram& d)
    : diagram_{&d}, nodes_(d.nodes().size()), inputs_(d.inputs().size(), polynomial{integer{0}, integer{1}}) {
    for (const diagram::module& part : d.modules()) {
        for (const diagram::input_index i : part.inputs)
            if (const diagram::input& in = d.inputs()[i]; in.is_module())
                inputs_[i] = nodes_[d.modules()[in.module].root()];
        for (const diagram::node_index n : part.nodes) {
            const diagram::node& at = d.nodes()[n];
            nodes_[n] = detail::plus(edge(at.low), detail::times(inputs_[at.input], rise(at)));
        }
    }
}

MUSTER_INLINE indexed<diagram::input_index, polynomial> coalition_polynomials::pivotal() const {
    const diagram& d = *diagram_;
    indexed<diagram::input_index, polynomial> slope(d.inputs().size());
    if (d.is_constant()) return slope;
    indexed<diagram::node_index, polynomial> reach(d.nodes().size());
    reach.back() = polynomial(1, integer{d.is_negated() ? -1 : 1});
    const auto pass_on = [&](diagram::edge to, const polynomial& part) {
        reach[to.index()] = detail::plus(std::move(reach[to.index()]), part, to.is_negated() ? -1 : 1);
    };
    for (std::uint32_t m = d.modules().size(); m-- > 0;) {
        const diagram::module& part = d.modules()[diagram::module_index{m}];
        for (std::uint32_t place = part.nodes.size(); place-- > 0;) {
            const diagram::node_index n = part.nodes[place];
            const diagram::node& at = d.nodes()[n];
            slope[at.input] = detail::plus(std::move(slope[at.input]), detail::times(reach[n], rise(at)));
            const polynomial high = detail::times(reach[n], inputs_[at.input]);
            pass_on(at.high, high);
            pass_on(at.low, detail::plus(reach[n], high, -1));
            reach[n].clear();
        }
        for (const diagram::input_index i : part.inputs)
            if (const diagram::input& in = d.inputs()[i]; in.is_module())
                pass_on(diagram::edge{d.modules()[in.module].root()}, slope[i]);
    }
    return slope;
}

MUSTER_INLINE polynomial coalition_polynomials::edge(diagram::edge e) const {
    if (!e.is_negated()) return nodes_[e.index()];
    return detail::plus(polynomial(1, integer{1}), nodes_[e.index()], -1);
}

MUSTER_INLINE polynomial coalition_polynomials::rise(const diagram::node& at) const {
    return detail::plus(edge(at.high), edge(at.low), -1);
}

MUSTER_INLINE rational at_one_half(const polynomial& a) {
    integer sum = 0;  // of the coefficients times 2^(degree - power)
    for (const integer& coefficient : a) sum = 2 * sum + coefficient;
    return a.empty() ? rational{0} : rational{sum, integer{1} << (a.size() - 1)};
}

MUSTER_INLINE rational mean_over_p(const polynomial& a) {
    rational sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += rational{a[k], integer{k + 1}};
    return sum;
}

}  // namespace muster::logic

#endif
