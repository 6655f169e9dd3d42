#ifndef MUSTER_LOGIC_IMPL_PROBABILITY_HPP
#define MUSTER_LOGIC_IMPL_PROBABILITY_HPP

#include <cstdint>

#include <muster/core/inline.hpp>
#include <muster/logic/probability.hpp>

namespace muster::logic {

MUSTER_INLINE probability_pass::probability_pass(const diagram& d, const input_numbers& of)
    : diagram_{&d}, nodes_(d.nodes().size()), inputs_(d.inputs().size()) {
    for (const diagram::module& part : d.modules()) {
        for (const diagram::input_index i : part.inputs) {
            const diagram::input& in = d.inputs()[i];
            inputs_[i] = in.is_module() ? nodes_[d.modules()[in.module].root()] : pair{of[i], 1 - of[i]};
        }
        for (const diagram::node_index n : part.nodes) {
            const diagram::node& at = d.nodes()[n];
            const pair x = inputs_[at.input], high = edge(at.high), low = edge(at.low);
            nodes_[n] = {x.yes * high.yes + x.no * low.yes, x.yes * high.no + x.no * low.no};
        }
    }
}

MUSTER_INLINE input_numbers probability_pass::derivatives() const {
    const diagram& d = *diagram_;
    input_numbers slope(d.inputs().size(), 0);
    if (d.is_constant()) return slope;
    indexed<diagram::node_index, double> reach(d.nodes().size(), 0);  // derivative of the function by the node
    reach.back() = d.is_negated() ? -1 : 1;
    for (std::uint32_t m = d.modules().size(); m-- > 0;) {
        const diagram::module& part = d.modules()[diagram::module_index{m}];
        for (std::uint32_t place = part.nodes.size(); place-- > 0;) {
            const diagram::node_index n = part.nodes[place];
            const diagram::node& at = d.nodes()[n];
            const pair x = inputs_[at.input], high = edge(at.high), low = edge(at.low);
            // the difference of the smaller ones of P and 1 - P
            const double rise = high.yes + low.yes < 1 ? high.yes - low.yes : low.no - high.no;
            slope[at.input] += reach[n] * rise;
            reach[at.high.index()] += (at.high.is_negated() ? -reach[n] : reach[n]) * x.yes;
            reach[at.low.index()] += (at.low.is_negated() ? -reach[n] : reach[n]) * x.no;
        }
        for (const diagram::input_index i : part.inputs)
            if (const diagram::input& in = d.inputs()[i]; in.is_module())
                reach[d.modules()[in.module].root()] += slope[i];
    }
    return slope;
}

}  // namespace muster::logic

#endif
