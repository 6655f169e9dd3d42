#ifndef MUSTER_LOGIC_IMPL_POSSIBILITY_HPP
#define MUSTER_LOGIC_IMPL_POSSIBILITY_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/probability.hpp>

namespace muster::logic::detail {

/// Whether a diagram can hold at all once one variable is fixed; variables of probability zero or one are fixed too.
class possibility {
public:
    possibility(const diagram& d, const input_numbers& of)
        : diagram_{&d}, inputs_(d.inputs().size()), nodes_(d.nodes().size()), user_(d.modules().size()) {
        nodes_[never] = {true, false};
        for (const diagram::module& part : d.modules()) {
            for (const diagram::input_index i : part.inputs) {
                const diagram::input& in = d.inputs()[i];
                if (in.is_module()) {
                    inputs_[i] = nodes_[d.modules()[in.module].root()];
                    user_[in.module] = i;
                } else {
                    inputs_[i] = {of[i]<1, of[i]> 0};
                }
            }
            sweep(part, nodes_);
        }
    }

    /// `input` is a variable's. Linear in the modules that hold it.
    [[nodiscard]] bool holds_with(diagram::input_index input, bool value) {
        const diagram& d = *diagram_;
        changed_.assign(1, {input, inputs_[input]});
        inputs_[input] = {!value, value};
        values now{};
        for (;;) {
            const diagram::module_index m = module_of(input);
            scratch_.resize(nodes_.size());
            scratch_[never] = nodes_[never];
            sweep(d.modules()[m], scratch_);
            now = scratch_[d.modules()[m].root()];
            if (to_number(m) + 1 == d.modules().size()) break;
            input = user_[m];
            changed_.push_back({input, inputs_[input]});
            inputs_[input] = now;
        }
        for (const change& c : changed_) inputs_[c.input] = c.before;
        return now[d.is_negated() ? 0 : 1];
    }

private:
    using values = std::array<bool, 2>;  // may be false, may be true
    using node_values = indexed<diagram::node_index, values>;
    static constexpr diagram::node_index never{0};
    struct change {
        diagram::input_index input;
        values before;
    };

    void sweep(const diagram::module& part, node_values& nodes) const {
        const auto edge = [&](diagram::edge e) {
            const values v = nodes[e.index()];
            return e.is_negated() ? values{v[1], v[0]} : v;
        };
        for (const diagram::node_index n : part.nodes) {
            const diagram::node& at = diagram_->nodes()[n];
            const values x = inputs_[at.input], low = edge(at.low), high = edge(at.high);
            nodes[n] = {(x[0] && low[0]) || (x[1] && high[0]), (x[0] && low[1]) || (x[1] && high[1])};
        }
    }
    [[nodiscard]] diagram::module_index module_of(diagram::input_index input) const {
        const auto modules = diagram_->modules();
        const auto* const after =
            std::upper_bound(modules.begin(), modules.end(), input,
                             [](diagram::input_index i, const diagram::module& m) { return i < m.inputs.first; });
        return to_index<diagram::module_index>(static_cast<std::size_t>(after - modules.begin()) - 1);
    }

    const diagram* diagram_;
    indexed<diagram::input_index, values> inputs_;
    node_values nodes_, scratch_;
    indexed<diagram::module_index, diagram::input_index> user_;  // the input a module is
    std::vector<change> changed_;
};

}  // namespace muster::logic::detail

#endif
