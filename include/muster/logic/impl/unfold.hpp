#ifndef MUSTER_LOGIC_IMPL_UNFOLD_HPP
#define MUSTER_LOGIC_IMPL_UNFOLD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/bdd.hpp>
#include <muster/logic/unfold.hpp>

namespace muster::logic {

namespace detail {

/// The functions of a manager as functions of a network, in which each level has become one.
class network_writer {
public:
    network_writer(bdd_manager& from, const indexed<level, network::function>& entries, network& to)
        : from_{from}, entries_{entries}, to_{to}, made_(from.end(), network::never()), is_made_(from.end(), 0) {
        is_made_[0] = 1;
    }

    [[nodiscard]] network::function write(bdd f) {
        path_.assign(1, f.node());
        while (!path_.empty()) {
            const bdd node{path_.back() << 1};
            const bdd off = from_.low(node), on = from_.high(node);
            if (is_made_[node.node()] != 0) path_.pop_back();
            else if (is_made_[off.node()] == 0) path_.push_back(off.node());
            else if (is_made_[on.node()] == 0) path_.push_back(on.node());
            else {
                const network::function x = entries_[from_.level_of(node)], a = made(off), b = made(on);
                network::function joined;
                if (from_.implies(off, on)) joined = to_.any_of({a, to_.all_of({x, b})});
                else if (from_.implies(on, off)) joined = to_.any_of({b, to_.all_of({!x, a})});
                else joined = to_.if_then_else(x, b, a);
                made_[node.node()] = joined;
                is_made_[node.node()] = 1;
                path_.pop_back();
            }
        }
        return made(f);
    }

private:
    [[nodiscard]] network::function made(bdd f) const { return made_[f.node()].negated_if(f.is_complemented()); }

    bdd_manager& from_;
    const indexed<level, network::function>& entries_;
    network& to_;
    std::vector<network::function> made_;  // by node of the manager
    std::vector<std::uint8_t> is_made_;
    std::vector<std::uint32_t> path_{};
};

}  // namespace detail

MUSTER_INLINE unfolding::unfolding(const circuit& c, indexed_span<position, const setting> settings,
                                   std::span<const position> roots, budget& allowed, loops mode)
    : circuit_{&c},
      settings_{settings},
      mode_{mode},
      allowed_{&allowed},
      lower_(c.size(), network::never()),
      upper_(c.size(), network::never()) {
    const indexed<position, std::uint8_t> needed = cone(roots);
    position next{};
    const auto sweep = [&](position last) {
        for (const position p : index_range<position>{next, last})
            if (needed[p] != 0) add_rule(p);
    };
    for (const circuit::component& loop : c.loops()) {
        sweep(loop.first);
        solve(loop, needed);
        next = loop.last;
    }
    sweep(c.positions().last);
}

MUSTER_INLINE indexed<position, std::uint8_t> unfolding::cone(std::span<const position> roots) const {
    indexed<position, std::uint8_t> needed(circuit_->size(), 0);
    std::vector<position> pending;
    const auto reach = [&](position p) {
        if (needed[p] == 0) {
            needed[p] = 1;
            pending.push_back(p);
        }
    };
    for (const position root : roots) reach(root);
    while (!pending.empty()) {
        const position p = pending.back();
        pending.pop_back();
        if (setting_at(p) != setting::none) continue;
        for (const literal<position> part : circuit_->parts(p)) reach(part.index());
    }
    return needed;
}

MUSTER_INLINE bool unfolding::add_cut(position p) {
    const setting set = setting_at(p);
    if (set == setting::none && !circuit_->is_leaf(p)) return false;
    if (set == setting::met) lower_[p] = upper_[p] = network::always();
    else if (set == setting::unmet) lower_[p] = upper_[p] = network::never();
    else lower_[p] = upper_[p] = network_.variable(variable_of(p));
    return true;
}

MUSTER_INLINE network::function unfolding::side_of(literal<position> part, bool upper) const {
    const network::function f = upper != part.is_negated() ? upper_[part.index()] : lower_[part.index()];
    return f.negated_if(part.is_negated());
}

MUSTER_INLINE void unfolding::add_rule(position p) {
    if (add_cut(p)) return;
    const std::span<const literal<position>> parts = circuit_->parts(p);
    bool differs = false;
    for (const literal<position> part : parts) differs = differs || lower_[part.index()] != upper_[part.index()];
    const auto side = [&](bool upper) {
        parts_.clear();
        for (const literal<position> part : parts) parts_.push_back(side_of(part, upper));
        return network_.at_least(circuit_->threshold(p), parts_, circuit_->weights(p));
    };
    lower_[p] = side(false);
    upper_[p] = differs ? side(true) : lower_[p];
}

MUSTER_INLINE void unfolding::solve(const circuit::component& loop, const indexed<position, std::uint8_t>& needed) {
    constexpr std::uint32_t no_member = 0xFFFFFFFFU;
    std::vector<position> members;  // the needed rules; cut ones are entered from the network
    for (const position p : loop)
        if (needed[p] != 0 && !add_cut(p)) members.push_back(p);
    std::vector<std::uint32_t> member_at(loop.size(), no_member);  // by place in the loop
    for (std::size_t i = 0; i < members.size(); ++i)
        member_at[loop.place_of(members[i])] = static_cast<std::uint32_t>(i);
    const auto inner = [&](literal<position> part) {
        return part.index() >= loop.first ? member_at[loop.place_of(part.index())] : no_member;
    };

    bdd_manager manager{*allowed_};
    indexed<level, network::function> entries;
    indexed<network::node_index, level> level_of(network_.size(), none<level>);
    const auto enter = [&](network::function f) {
        if (f == network::never() || f == network::always()) return bdd::constant(f == network::always());
        level& l = level_of[f.index()];
        if (l == none<level>) l = entries.push_back(network::function{f.index()});
        return manager.variable(l).negated_if(f.is_negated());
    };

    using functions = std::vector<bdd>;  // by member
    functions low(members.size(), bdd::constant(false)), high, next;
    const auto collect = [&](const functions& extra) {
        functions roots;
        for (const functions* f : std::initializer_list<const functions*>{&low, &high, &next, &extra})
            roots.insert(roots.end(), f->begin(), f->end());
        manager.collect(roots);
    };
    const auto settle = [&](bool upper, const functions& against) {
        const bool greatest = mode_ == loops::move_together;
        functions holds(members.size(), bdd::constant(greatest));
        std::vector<bdd_manager::weighted_part> weighted;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const std::span<const literal<position>> parts = circuit_->parts(members[i]);
                const std::uint64_t threshold = circuit_->threshold(members[i]);
                weighted.clear();
                for (std::size_t k = 0; k < parts.size(); ++k) {
                    const std::uint64_t weight = circuit_->weight(members[i], k);
                    const std::uint32_t j = inner(parts[k]);
                    bdd f;
                    if (j == no_member) f = enter(side_of(parts[k], upper));
                    else f = parts[k].is_negated() ? !against[j] : holds[j];
                    weighted.push_back({f, (std::min)(weight, threshold)});
                }
                const bdd now = manager.at_least(threshold, weighted);
                if (now == holds[i]) continue;
                holds[i] = now;
                changed = true;
            }
            if (manager.live() > 200'000) collect(holds);
        }
        return holds;
    };
    high = settle(true, low);
    for (;;) {
        next = settle(false, high);
        if (next == low || !loop.has_negation) break;
        low = next;
        high = settle(true, low);
    }

    detail::network_writer writer{manager, entries, network_};
    for (std::size_t i = 0; i < members.size(); ++i) {
        lower_[members[i]] = writer.write(next[i]);
        upper_[members[i]] = high[i] == next[i] ? lower_[members[i]] : writer.write(high[i]);
    }
}

}  // namespace muster::logic

#endif
