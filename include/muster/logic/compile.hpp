#ifndef MUSTER_LOGIC_COMPILE_HPP
#define MUSTER_LOGIC_COMPILE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/modules.hpp>
#include <muster/logic/network.hpp>
#include <muster/logic/order_search.hpp>
#include <muster/logic/simplify.hpp>
#include <muster/logic/variable_order.hpp>

namespace muster::logic {

namespace detail {

// Builds the diagram of a network, module after module.
class compiler {
public:
    compiler(const network& net, literal root, budget& allowed) : net_{net}, root_{root}, allowed_{allowed} {}

    [[nodiscard]] diagram run() {
        if (root_ == network::never() || root_ == network::always()) return diagram{root_ == network::always()};
        is_module_ = find_modules(net_, root_.position());
        image_.assign(root_.position() + std::size_t{1}, literal{});
        local_of_.assign(root_.position() + std::size_t{1}, none);
        const cone_uses cone{net_, root_};
        for (std::uint32_t node = 0; node <= root_.position(); ++node)
            if (cone.uses[node] != 0 && is_module_[node] != 0) add_module(node);
        if (!net_.is_gate(root_.position())) {
            const std::uint32_t in = made_.add_input({net_.variable_of(root_.position()), false, true, false});
            made_.add_node({in, literal{0}, literal{0, true}});
            image_[root_.position()] = literal{made_.end_module() + 1};
        }
        return finish();
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    // Local numbers for the gates of a module, inputs in the order of a walk.
    [[nodiscard]] module_gates gates_of(std::uint32_t root) {
        module_gates m;
        std::vector<std::uint32_t> order;
        std::vector<std::pair<std::uint32_t, std::size_t>> path;
        const auto visit = [&](std::uint32_t node) {
            if (local_of_[node] != none) return;
            local_of_[node] = 0;
            if (node != root && (!net_.is_gate(node) || is_module_[node] != 0)) {
                local_of_[node] = m.input_count();
                m.inputs.push_back(node);
            } else {
                path.emplace_back(node, 0);
            }
        };
        visit(root);
        while (!path.empty()) {
            auto& [node, next] = path.back();
            const auto parts = net_.parts(node);
            if (next < parts.size()) {
                visit(parts[next++].position());
            } else {
                order.push_back(node);
                path.pop_back();
            }
        }
        m.uses.assign(m.inputs.size() + order.size(), 0);
        for (const std::uint32_t node : order) {
            module_gates::gate g{node, static_cast<std::uint32_t>(m.all_parts.size()), 0};
            for (const literal part : net_.parts(node)) {
                const std::uint32_t local = local_of_[part.position()];
                ++m.uses[local];
                m.all_parts.push_back(literal{local, part.is_negated()});
            }
            g.last = static_cast<std::uint32_t>(m.all_parts.size());
            local_of_[node] = m.size();
            m.gates.push_back(g);
        }
        for (const std::uint32_t node : m.inputs) local_of_[node] = none;
        for (const std::uint32_t node : order) local_of_[node] = none;
        return m;
    }

    // image_: 0 and 1 for constants, else the module from 1 on.
    void add_module(std::uint32_t root) {
        const module_gates m = gates_of(root);
        const packed best =
            m.gates.size() == 1 && net_.kind_of(root) == network::kind::conjunction ? chain(m) : orders_.best_order(m);
        if (best.root.position() == 0) {
            image_[root] = best.root;
            return;
        }
        std::vector<std::array<bool, 2>> signs(m.size(), {false, false});  // used unnegated, negated
        signs.back()[best.root.is_negated() ? 1 : 0] = true;
        for (std::uint32_t g = m.size(); g-- > m.input_count();)
            for (const literal part : m.parts(g))
                for (std::size_t k = 0; k < 2; ++k)
                    signs[part.position()][k] = signs[part.position()][k] || signs[g][part.is_negated() ? 1 - k : k];
        std::vector<std::uint32_t> input_at(best.order.size(), none);
        for (const packed_node& n : best.nodes) input_at[n.level] = 0;
        for (std::size_t level = 0; level < input_at.size(); ++level) {
            if (input_at[level] == none) continue;
            const std::uint32_t node = m.inputs[best.order[level]];
            const bool is_module = net_.is_gate(node);
            const std::size_t sign = is_module && image_[node].is_negated() ? 1 : 0;
            input_at[level] =
                made_.add_input({is_module ? image_[node].position() - 1 : net_.variable_of(node), is_module,
                                 signs[best.order[level]][sign], signs[best.order[level]][1 - sign]});
        }
        const std::uint32_t base = static_cast<std::uint32_t>(made_.nodes().size()) - 1;
        const auto placed = [&](literal edge) {
            return edge.position() == 0 ? edge : literal{edge.position() + base, edge.is_negated()};
        };
        for (const packed_node& n : best.nodes) made_.add_node({input_at[n.level], placed(n.low), placed(n.high)});
        image_[root] = literal{made_.end_module() + 1, best.root.is_negated()};
    }

    // A conjunction of inputs needs no manager.
    [[nodiscard]] packed chain(const module_gates& m) {
        packed result;
        result.order.resize(m.inputs.size());
        result.root = literal{0, true};
        const auto parts = m.parts(m.size() - 1);
        for (std::size_t k = parts.size(); k-- > 0;) {
            allowed_.step();
            const std::uint32_t local = parts[k].position();
            result.order[k] = local;
            const literal image = input_function(
                net_, image_, m.inputs[local],
                [](bool negated) {
                    return literal{1, negated};
                },
                literal{0}, literal{0, true});
            const literal part = parts[k].is_negated() ? !image : image;
            if (part == literal{0}) return {{}, {}, literal{0}};
            if (part == literal{0, true}) continue;
            packed_node n{static_cast<std::uint32_t>(k), literal{0}, result.root};
            if (part.is_negated()) std::swap(n.low, n.high);
            const bool negate = n.low.is_negated();
            if (negate) {
                n.low = !n.low;
                n.high = !n.high;
            }
            result.nodes.push_back(n);
            result.root = literal{static_cast<std::uint32_t>(result.nodes.size()), negate};
        }
        return result;
    }

    // Leaves out modules that nothing uses after all.
    [[nodiscard]] diagram finish() {
        const literal root = image_[root_.position()];
        if (root.position() == 0) return diagram{root.is_negated() != root_.is_negated()};
        std::vector<std::uint8_t> used(made_.modules().size(), 0);
        used[root.position() - 1] = 1;
        std::size_t kept = 0;
        for (std::size_t i = used.size(); i-- > 0;) {
            if (used[i] == 0) continue;
            ++kept;
            for (std::uint32_t k = made_.modules()[i].first_input; k < made_.modules()[i].last_input; ++k)
                if (made_.inputs()[k].is_module) used[made_.inputs()[k].id] = 1;
        }
        const bool negate = root.is_negated() != root_.is_negated();
        if (kept == used.size()) {
            made_.negate_if(negate);
            return std::move(made_);
        }
        diagram result;
        std::vector<std::uint32_t> moved_to(used.size(), 0);
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (used[i] == 0) continue;
            const diagram::module m = made_.modules()[i];
            const auto input_base = static_cast<std::uint32_t>(result.inputs().size()) - m.first_input;
            const auto node_base = static_cast<std::uint32_t>(result.nodes().size()) - m.first_node;
            const auto placed = [&](literal e) {
                return e.position() == 0 ? e : literal{e.position() + node_base, e.is_negated()};
            };
            for (std::uint32_t k = m.first_input; k < m.last_input; ++k) {
                diagram::input in = made_.inputs()[k];
                if (in.is_module) in.id = moved_to[in.id];
                result.add_input(in);
            }
            for (std::uint32_t k = m.first_node; k < m.last_node; ++k) {
                const diagram::node& d = made_.nodes()[k];
                result.add_node({d.input + input_base, placed(d.low), placed(d.high)});
            }
            moved_to[i] = result.end_module();
        }
        result.negate_if(negate);
        return result;
    }

    const network& net_;
    literal root_;
    budget& allowed_;
    std::vector<std::uint8_t> is_module_;
    std::vector<literal> image_;
    std::vector<std::uint32_t> local_of_;
    order_search orders_{net_, image_, allowed_};
    diagram made_;
};

}  // namespace detail

/// The diagram of a function: simplified, cut into modules, each under the best of several orders tried. Its variables
/// are those of the network. Throws `limit_reached`.
[[nodiscard]] inline diagram compile(const network& functions, literal root, budget& allowed) {
    const rooted_network simple = simplified(functions, root);
    return detail::compiler{simple.gates, simple.root, allowed}.run();
}

}  // namespace muster::logic

#endif
