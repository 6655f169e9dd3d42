#ifndef MUSTER_LOGIC_COMPILE_HPP
#define MUSTER_LOGIC_COMPILE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/modules.hpp>
#include <muster/logic/network.hpp>
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

    struct packed_node {
        std::uint32_t level;
        literal low, high;  // of packed nodes from 1 on
    };
    struct packed {
        std::vector<std::uint32_t> order;  // local input at each level
        std::vector<packed_node> nodes;    // children first
        literal root;
    };

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
            m.gates.size() == 1 && net_.kind_of(root) == network::kind::conjunction ? chain(m) : best_order(m);
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

    // The function of an input where its level is `level`.
    template <class Edge, class Variable>
    [[nodiscard]] Edge input_function(std::uint32_t node, const Variable& variable, Edge never, Edge always) const {
        if (!net_.is_gate(node)) return variable(false);
        const literal image = image_[node];
        if (image.position() == 0) return image.is_negated() ? always : never;
        return variable(image.is_negated());
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
                m.inputs[local],
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

    // One order being tried; goes on where its last steps ended.
    struct trial {
        std::unique_ptr<bdd_manager> manager;
        std::vector<std::uint32_t> order;  // inputs by level
        std::vector<bdd> function;
        std::vector<std::uint32_t> uses;
        std::size_t built = 0;
        std::uint64_t steps = 0;
        std::size_t progress = 0;         // gates built, the most in any round
        std::uint64_t progress_left = 0;  // steps left after the last of them
        std::uint32_t collect_at = 1U << 16;
        bool is_done = false;  // or hopeless
    };

    void begin(const module_gates& m, trial& t) {
        if (idle_.empty()) {
            t.manager = std::make_unique<bdd_manager>(allowed_);
        } else {
            t.manager = std::move(idle_.back());
            idle_.pop_back();
        }
        t.function.assign(m.size(), bdd{});
        t.uses = m.uses;
        for (std::uint32_t level = 0; level < m.input_count(); ++level)
            t.function[t.order[level]] = input_function(
                m.inputs[t.order[level]], [&](bool negated) { return t.manager->variable(level).negated_if(negated); },
                bdd::constant(false), bdd::constant(true));
    }
    void end(trial& t) {
        if (!t.manager) return;
        t.manager->reset();
        idle_.push_back(std::move(t.manager));
        t.built = 0;
        t.steps = 0;
    }

    // Throws when the budget ends; may be called again.
    void build(const module_gates& m, const std::vector<std::uint32_t>& gates, trial& t) {
        const std::uint32_t n = m.input_count();
        bdd_manager& manager = *t.manager;
        std::vector<bdd> parts;
        std::vector<bdd_manager::weighted_part> weighted;
        for (; t.built < gates.size(); ++t.built) {
            const std::uint32_t g = gates[t.built];
            const std::uint32_t node = m.gates[g - n].node;
            if (net_.kind_of(node) == network::kind::conjunction) {
                parts.clear();
                for (const literal part : m.parts(g))
                    parts.push_back(t.function[part.position()].negated_if(part.is_negated()));
                t.function[g] = manager.conjunction(parts);
            } else {
                weighted.clear();
                const auto weights = net_.weights(node);
                for (std::size_t k = 0; k < weights.size(); ++k) {
                    const literal part = m.parts(g)[k];
                    weighted.push_back({t.function[part.position()].negated_if(part.is_negated()), weights[k]});
                }
                t.function[g] = manager.at_least(net_.threshold(node), weighted);
            }
            t.progress = t.built + 1;
            t.progress_left = allowed_.steps();
            for (const literal part : m.parts(g))
                if (part.position() >= n && --t.uses[part.position()] == 0) t.function[part.position()] = bdd{};
            if (manager.live() > t.collect_at) {
                manager.collect(t.function);
                t.collect_at = (std::max)(t.collect_at, 2 * manager.live());
            }
        }
    }

    [[nodiscard]] static packed pack(const bdd_manager& manager, bdd root, const std::vector<std::uint32_t>& order) {
        packed result;
        result.order = order;
        std::vector<std::uint32_t> index(manager.end(), none);
        index[0] = 0;
        std::vector<std::uint32_t> path{root.node()};
        const auto edge = [&](bdd f) { return literal{index[f.node()], f.is_complemented()}; };
        while (!path.empty()) {
            const bdd node{path.back() << 1};
            const bdd low = manager.low(node), high = manager.high(node);
            if (index[node.node()] != none) path.pop_back();
            else if (index[low.node()] == none) path.push_back(low.node());
            else if (index[high.node()] == none) path.push_back(high.node());
            else {
                result.nodes.push_back({manager.level(node), edge(low), edge(high)});
                index[node.node()] = static_cast<std::uint32_t>(result.nodes.size());
                path.pop_back();
            }
        }
        result.root = edge(root);
        return result;
    }

    // Many orders for a few steps, then those that came furthest for more; the smallest is kept.
    [[nodiscard]] packed best_order(const module_gates& m) {
        static constexpr std::array walks{part_order::given,       part_order::shared_first, part_order::reversed,
                                          part_order::small_first, part_order::large_first,  part_order::inputs_last};
        constexpr std::size_t small = 300;
        constexpr std::uint32_t most_for_quadratic = 3000;
        constexpr std::uint64_t first_steps = 20'000;
        constexpr int rounds_drawn = 50;

        const std::uint32_t n = m.input_count();
        const std::vector<std::uint32_t> gates = smallest_first(m);
        std::optional<packed> best;
        std::uint64_t best_steps = budget::unbounded;
        std::uint64_t steps = first_steps + 16 * std::uint64_t{n};
        bool resumes = false;  // trials keep what they have: pays once they are few and large
        const auto is_settled = [&] { return best && best->nodes.size() <= small + 2 * n; };
        const auto go_on = [&](trial& t) {
            if (t.is_done || is_settled()) return;
            if (!t.manager) begin(m, t);
            const std::uint64_t until = (std::min)(steps, best_steps);
            if (until <= t.steps) return;
            allowed_.limit_steps(until - t.steps);
            try {
                build(m, gates, t);
                t.steps = until - allowed_.steps();
                allowed_.limit_steps(budget::unbounded);
                packed made = pack(*t.manager, t.function.back(), t.order);
                best_steps = (std::min)(best_steps, t.steps);
                if (!best || made.nodes.size() < best->nodes.size()) best = std::move(made);
                t.is_done = true;
                end(t);
            } catch (const limit_reached& limit) {
                const bool out_of_steps = limit.reason() == completion::out_of_nodes && allowed_.steps() == 0;
                allowed_.limit_steps(budget::unbounded);
                if (limit.reason() == completion::out_of_time) throw;
                t.steps = until;
                t.is_done = !out_of_steps;  // nodes, not steps, ran out
                if (t.is_done || !resumes) end(t);
            }
        };

        std::array<std::vector<trial>, 2> families;  // as walked, and drawn together
        const auto try_order = [&](std::vector<trial>& family, std::vector<std::uint32_t> order) {
            for (const std::vector<trial>& tried : families)
                for (const trial& t : tried)
                    if (t.order == order) return;
            trial t;
            t.order = std::move(order);
            go_on(t);
            family.push_back(std::move(t));
        };
        for (std::size_t k = 0; k < walks.size() && !is_settled(); ++k)
            try_order(families[0], depth_first(m, walks[k]));
        if (n <= most_for_quadratic && !is_settled()) try_order(families[0], heaviest_first(m));
        for (std::size_t k = 0; k < families[0].size() && !is_settled(); ++k)
            try_order(families[1], drawn_together(m, families[0][k].order, rounds_drawn));

        const auto keep = [&](std::vector<trial>& family, std::size_t count) {
            std::stable_sort(family.begin(), family.end(), [](const trial& a, const trial& b) {
                if (a.is_done != b.is_done) return b.is_done;
                if (a.progress != b.progress) return a.progress > b.progress;
                return a.progress_left > b.progress_left;
            });
            for (; family.size() > count; family.pop_back()) end(family.back());
        };
        while (!best) {
            for (std::vector<trial>& family : families) keep(family, (family.size() + 1) / 2);
            if (families[0].size() <= 2) resumes = true;
            if (families[0].size() <= 1 && steps > 1'000'000) {
                std::move(families[1].begin(), families[1].end(), std::back_inserter(families[0]));
                families[1].clear();
                keep(families[0], 1);
                steps = budget::unbounded;
            } else {
                steps *= 4;
            }
            bool any = false;
            for (std::vector<trial>& family : families)
                for (trial& t : family) {
                    go_on(t);
                    any = any || !t.is_done;
                }
            if (any || best) continue;
            for (std::vector<trial>& family : families) keep(family, 0);
            idle_.clear();
            trial t;
            t.order = depth_first(m, part_order::shared_first);  // once more with nothing beside it
            begin(m, t);
            build(m, gates, t);
            best = pack(*t.manager, t.function.back(), t.order);
        }
        for (std::vector<trial>& family : families) keep(family, 0);
        return *std::move(best);
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
    std::vector<std::unique_ptr<bdd_manager>> idle_;
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
