#ifndef MUSTER_LOGIC_IMPL_COMPILE_HPP
#define MUSTER_LOGIC_IMPL_COMPILE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/impl/cone_uses.hpp>
#include <muster/logic/impl/order_search.hpp>
#include <muster/logic/modules.hpp>
#include <muster/logic/simplify.hpp>
#include <muster/logic/variable_order.hpp>

namespace muster::logic {

namespace detail {

/// Builds the diagram of a network, module after module.
class compiler {
public:
    compiler(const network& net, network::function root, budget& allowed) : net_{net}, root_{root}, allowed_{allowed} {}

    [[nodiscard]] diagram run() {
        if (root_ == network::never() || root_ == network::always()) return diagram{root_ == network::always()};
        if (!net_.is_gate(root_.index())) {
            const diagram::input_index in =
                result_.add_input({.variable = net_.variable_of(root_.index()), .may_lower = false});
            result_.add_node({in, never, always});
            result_.end_module();
            result_.negate_if(root_.is_negated());
            return std::move(result_);
        }
        is_module_ = find_modules(net_, root_.index());
        made_.resize(net_.size());
        local_of_.assign(net_.size(), none<local_index>);
        const cone_uses cone{net_, root_};
        for (const network::node_index n : net_.nodes())
            if (cone.uses[n] != 0 && is_module_[n] != 0) add_module(n);
        return finish();
    }

private:
    using local_index = module_gates::local_index;
    static constexpr diagram::edge never{diagram::node_index{0}}, always{diagram::node_index{0}, true};

    // Local numbers for the gates of a module, inputs in the order of a walk.
    [[nodiscard]] module_gates gates_of(network::node_index root) {
        module_gates m;
        std::vector<network::node_index> order;
        std::vector<std::pair<network::node_index, std::size_t>> path;
        const auto visit = [&](network::node_index n) {
            if (local_of_[n] != none<local_index>) return;
            if (n != root && (!net_.is_gate(n) || is_module_[n] != 0)) {
                local_of_[n] = m.inputs.push_back(n);
            } else {
                local_of_[n] = local_index{0};  // not known yet, but seen
                path.emplace_back(n, 0);
            }
        };
        visit(root);
        while (!path.empty()) {
            auto& [n, next] = path.back();
            const auto parts = net_.parts(n);
            if (next < parts.size()) {
                visit(parts[next++].index());
            } else {
                order.push_back(n);
                path.pop_back();
            }
        }
        m.uses.assign(m.inputs.size() + order.size(), 0);
        for (const network::node_index n : order) {
            module_gates::gate g{n, static_cast<std::uint32_t>(m.all_parts.size()), 0};
            for (const network::function part : net_.parts(n)) {
                const local_index i = local_of_[part.index()];
                ++m.uses[i];
                m.all_parts.push_back(literal{i, part.is_negated()});
            }
            g.last = static_cast<std::uint32_t>(m.all_parts.size());
            local_of_[n] = m.gate_indices().last;
            m.gates.push_back(g);
        }
        for (const network::node_index n : m.inputs) local_of_[n] = none<local_index>;
        for (const network::node_index n : order) local_of_[n] = none<local_index>;
        return m;
    }

    void add_module(network::node_index root) {
        const module_gates m = gates_of(root);
        const packed best =
            m.gates.size() == 1 && net_.kind_of(root) == network::kind::conjunction ? chain(m) : orders_.best_order(m);
        if (best.root.index() == packed::node_index{0}) {
            made_[root] = {none<diagram::module_index>, best.root.is_negated()};
            return;
        }
        const auto signs = signs_of(m, best.root.is_negated());
        indexed<level, diagram::input_index> input_at(best.order.size(), none<diagram::input_index>);
        for (const packed::node& n : best.nodes) input_at[n.level] = diagram::input_index{0};  // decided on
        for (const level l : input_at.indices()) {
            if (input_at[l] == none<diagram::input_index>) continue;
            const local_index i = best.order[l];
            const network::node_index node = m.inputs[i];
            diagram::input in;
            if (net_.is_gate(node)) in.module = made_[node].module;
            else in.variable = net_.variable_of(node);
            const std::size_t sign = net_.is_gate(node) && made_[node].is_negated ? 1 : 0;
            in.may_raise = signs[i][sign];
            in.may_lower = signs[i][1 - sign];
            input_at[l] = result_.add_input(in);
        }
        const std::uint32_t base = result_.nodes().size() - 1;
        const auto placed = [&](packed::edge e) {
            const std::uint32_t number = to_number(e.index());
            return diagram::edge{diagram::node_index{number == 0 ? 0 : number + base}, e.is_negated()};
        };
        for (const packed::node& n : best.nodes) result_.add_node({input_at[n.level], placed(n.low), placed(n.high)});
        made_[root] = {result_.end_module(), best.root.is_negated()};
    }

    // For each input and gate whether the module uses it unnegated, and whether negated; where the module is negated,
    // seen from there.
    [[nodiscard]] static indexed<local_index, std::array<bool, 2>> signs_of(const module_gates& m, bool is_negated) {
        indexed<local_index, std::array<bool, 2>> signs(m.size());
        signs[m.top()][is_negated ? 1 : 0] = true;
        for (std::uint32_t place = m.gate_indices().size(); place-- > 0;) {
            const local_index g = m.gate_indices()[place];
            for (const module_gates::part part : m.parts(g))
                for (std::size_t k = 0; k < 2; ++k)
                    signs[part.index()][k] = signs[part.index()][k] || signs[g][part.is_negated() ? 1 - k : k];
        }
        return signs;
    }

    // A conjunction of inputs needs no manager.
    [[nodiscard]] packed chain(const module_gates& m) {
        constexpr packed::edge no{packed::node_index{0}}, yes{packed::node_index{0}, true};
        packed result;
        const auto parts = m.parts(m.top());
        result.order.resize(parts.size());
        result.root = yes;
        for (std::size_t k = parts.size(); k-- > 0;) {
            allowed_.step();
            const level l = to_index<level>(k);
            result.order[l] = parts[k].index();
            const packed::edge image = input_function(
                net_, made_, m.inputs[parts[k].index()],
                [](bool negated) {
                    return packed::edge{packed::node_index{1}, negated};
                },
                no, yes);
            const packed::edge part = image.negated_if(parts[k].is_negated());
            if (part == no) return {};
            if (part == yes) continue;
            packed::node n{l, no, result.root};
            if (part.is_negated()) std::swap(n.low, n.high);
            const bool negate = n.low.is_negated();
            n.low = n.low.negated_if(negate);
            n.high = n.high.negated_if(negate);
            result.root = result.add(n).negated_if(negate);
        }
        return result;
    }

    // Leaves out modules that nothing uses after all.
    [[nodiscard]] diagram finish() {
        const made_module root = made_[root_.index()];
        const bool negate = root.is_negated != root_.is_negated();
        if (root.is_constant()) return diagram{negate};
        indexed<diagram::module_index, std::uint8_t> used(result_.modules().size(), 0);
        used[root.module] = 1;
        std::uint32_t kept = 0;
        for (std::uint32_t number = used.size(); number-- > 0;) {
            const diagram::module_index m{number};
            if (used[m] == 0) continue;
            ++kept;
            for (const diagram::input_index i : result_.modules()[m].inputs)
                if (const diagram::input& in = result_.inputs()[i]; in.is_module()) used[in.module] = 1;
        }
        if (kept == used.size()) {
            result_.negate_if(negate);
            return std::move(result_);
        }
        diagram result;
        indexed<diagram::module_index, diagram::module_index> moved_to(used.size());
        for (const diagram::module_index m : used.indices()) {
            if (used[m] == 0) continue;
            const diagram::module& part = result_.modules()[m];
            const index_range<diagram::input_index> inputs{result.inputs().indices().last, {}};
            const index_range<diagram::node_index> nodes{result.nodes().indices().last, {}};
            const auto placed = [&](diagram::edge e) {
                return part.nodes.contains(e.index())
                           ? diagram::edge{nodes[part.nodes.place_of(e.index())], e.is_negated()}
                           : e;
            };
            for (const diagram::input_index i : part.inputs) {
                diagram::input in = result_.inputs()[i];
                if (in.is_module()) in.module = moved_to[in.module];
                result.add_input(in);
            }
            for (const diagram::node_index n : part.nodes) {
                const diagram::node& d = result_.nodes()[n];
                result.add_node({inputs[part.inputs.place_of(d.input)], placed(d.low), placed(d.high)});
            }
            moved_to[m] = result.end_module();
        }
        result.negate_if(negate);
        return result;
    }

    const network& net_;
    network::function root_;
    budget& allowed_;
    indexed<network::node_index, std::uint8_t> is_module_;
    made_modules made_;
    indexed<network::node_index, local_index> local_of_;
    order_search orders_{net_, made_, allowed_};
    diagram result_;
};

}  // namespace detail

MUSTER_INLINE diagram compile(const network& functions, network::function root, budget& allowed) {
    const rooted_network simple = simplified(functions, root);
    return detail::compiler{simple.gates, simple.root, allowed}.run();
}

}  // namespace muster::logic

#endif
