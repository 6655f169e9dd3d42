#ifndef MUSTER_LOGIC_IMPL_ORDER_SEARCH_HPP
#define MUSTER_LOGIC_IMPL_ORDER_SEARCH_HPP

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
#include <muster/logic/network.hpp>
#include <muster/logic/variable_order.hpp>

namespace muster::logic::detail {

/// What a gate of the network has become in a diagram: a module or its negation, or a constant.
struct made_module {
    diagram::module_index module = none<diagram::module_index>;  // none: a constant
    bool is_negated = false;                                     // of a constant: always

    [[nodiscard]] bool is_constant() const noexcept { return module == none<diagram::module_index>; }
};
using made_modules = indexed<network::node_index, made_module>;

/// A module as a reduced ordered BDD in a flat array, apart from any manager.
struct packed {
    /// A node, by its number in the module; 0 stands for *never*.
    enum class node_index : std::uint32_t {};
    using edge = literal<node_index>;
    struct node {
        logic::level level{};
        edge low{}, high{};
    };

    input_order order{};        ///< the input at each level
    std::vector<node> nodes{};  ///< from number 1 on, children first
    edge root{};

    /// Adds a node and returns it as an edge. Precondition: its edges lead to nodes added before.
    edge add(const node& n) {
        nodes.push_back(n);
        return edge{to_index<node_index>(nodes.size())};
    }
};

/// What a node of the network is as an input of a module: a variable of its own, or a module that is negated or not, or
/// constant.
template <class Edge, class Variable>
[[nodiscard]] Edge input_function(const network& net, const made_modules& made, network::node_index node,
                                  const Variable& variable, Edge never, Edge always) {
    if (!net.is_gate(node)) return variable(false);
    if (made[node].is_constant()) return made[node].is_negated ? always : never;
    return variable(made[node].is_negated);
}

/// Builds modules under several orders of their inputs and keeps the smallest.
class order_search {
public:
    order_search(const network& net, const made_modules& made, budget& allowed)
        : net_{net}, made_{made}, allowed_{allowed} {}

    // Many orders for a few steps, then those that came furthest for more; the smallest is kept.
    [[nodiscard]] packed best_order(const module_gates& m) {
        static constexpr std::array walks{part_order::given,       part_order::shared_first, part_order::reversed,
                                          part_order::small_first, part_order::large_first,  part_order::inputs_last};
        constexpr std::size_t small = 300;
        constexpr std::uint32_t most_for_quadratic = 3000;
        constexpr std::uint64_t first_steps = 20'000;
        constexpr int rounds_drawn = 50;

        const std::uint32_t n = m.inputs.size();
        const std::vector<module_gates::local_index> gates = smallest_first(m);
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
                const bool out_of_steps = limit.reason() == ended::nodes && allowed_.steps() == 0;
                allowed_.limit_steps(budget::unbounded);
                if (limit.reason() == ended::time) throw;
                t.steps = until;
                t.is_done = !out_of_steps;  // nodes, not steps, ran out
                if (t.is_done || !resumes) end(t);
            }
        };

        std::array<std::vector<trial>, 2> families;  // as walked, and drawn together
        const auto try_order = [&](std::vector<trial>& family, input_order order) {
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

private:
    // One order being tried; goes on where its last steps ended.
    struct trial {
        std::unique_ptr<bdd_manager> manager;
        input_order order;
        indexed<module_gates::local_index, bdd> function;
        indexed<module_gates::local_index, std::uint32_t> uses;  // not yet built
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
        for (const level l : t.order.indices())
            t.function[t.order[l]] = input_function(
                net_, made_, m.inputs[t.order[l]],
                [&](bool negated) { return t.manager->variable(l).negated_if(negated); }, bdd::constant(false),
                bdd::constant(true));
    }
    void end(trial& t) {
        if (!t.manager) return;
        t.manager->reset();
        idle_.push_back(std::move(t.manager));
        t.built = 0;
        t.steps = 0;
    }

    // Throws when the budget ends; may be called again.
    void build(const module_gates& m, const std::vector<module_gates::local_index>& gates, trial& t) {
        bdd_manager& manager = *t.manager;
        std::vector<bdd> parts;
        std::vector<bdd_manager::weighted_part> weighted;
        for (; t.built < gates.size(); ++t.built) {
            const module_gates::local_index g = gates[t.built];
            const network::node_index node = m.gate_at(g).node;
            if (net_.kind_of(node) == network::kind::conjunction) {
                parts.clear();
                for (const module_gates::part part : m.parts(g))
                    parts.push_back(t.function[part.index()].negated_if(part.is_negated()));
                t.function[g] = manager.conjunction(parts);
            } else {
                weighted.clear();
                const auto weights = net_.weights(node);
                for (std::size_t k = 0; k < weights.size(); ++k) {
                    const module_gates::part part = m.parts(g)[k];
                    weighted.push_back({t.function[part.index()].negated_if(part.is_negated()), weights[k]});
                }
                t.function[g] = manager.at_least(net_.threshold(node), weighted);
            }
            t.progress = t.built + 1;
            t.progress_left = allowed_.steps();
            for (const module_gates::part part : m.parts(g))
                if (m.gate_indices().contains(part.index()) && --t.uses[part.index()] == 0)
                    t.function[part.index()] = bdd{};
            if (manager.live() > t.collect_at) {
                manager.collect(t.function.values());
                t.collect_at = (std::max)(t.collect_at, 2 * manager.live());
            }
        }
    }

    [[nodiscard]] static packed pack(const bdd_manager& manager, bdd root, const input_order& order) {
        packed result;
        result.order = order;
        std::vector<packed::node_index> made(manager.end(), none<packed::node_index>);
        made[0] = packed::node_index{0};
        const auto is_made = [&](bdd f) { return made[f.node()] != none<packed::node_index>; };
        std::vector<std::uint32_t> path{root.node()};
        const auto edge = [&](bdd f) { return packed::edge{made[f.node()], f.is_complemented()}; };
        while (!path.empty()) {
            const bdd node{path.back() << 1};
            const bdd low = manager.low(node), high = manager.high(node);
            if (is_made(node)) path.pop_back();
            else if (!is_made(low)) path.push_back(low.node());
            else if (!is_made(high)) path.push_back(high.node());
            else {
                made[node.node()] = result.add({manager.level_of(node), edge(low), edge(high)}).index();
                path.pop_back();
            }
        }
        result.root = edge(root);
        return result;
    }

    const network& net_;
    const made_modules& made_;
    budget& allowed_;
    std::vector<std::unique_ptr<bdd_manager>> idle_;
};

}  // namespace muster::logic::detail

#endif
