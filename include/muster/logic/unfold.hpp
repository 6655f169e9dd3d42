#ifndef MUSTER_LOGIC_UNFOLD_HPP
#define MUSTER_LOGIC_UNFOLD_HPP

#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

/// The well-founded model of a circuit as functions of its open leaves: for each position the function that says where
/// it is met (`lower`) and where it is not unmet (`upper`), both as gates without loops. The two differ only by loops
/// through negation. The variables of the network are positions: leaves, and rules set `open`, which become free. Loops
/// are decided by the alternating fixpoint on vectors of BDDs over what enters them; rules outside loops are taken over
/// as they are, in linear time.
class unfolding {
public:
    /// Only what `roots` need is unfolded. `settings` as in `evaluate`. Throws `limit_reached` for loops too hard.
    unfolding(const circuit& c, std::span<const setting> settings, std::span<const std::uint32_t> roots,
              budget& allowed, loops mode = loops::wait)
        : circuit_{&c}, settings_{settings}, mode_{mode}, allowed_{&allowed} {
        const std::vector<std::uint8_t> needed = cone(roots);
        lower_.assign(c.size(), network::never());
        upper_.assign(c.size(), network::never());
        std::uint32_t next = 0;
        const auto sweep = [&](std::uint32_t last) {
            for (; next < last; ++next)
                if (needed[next] != 0) add_rule(next);
        };
        for (const circuit::component loop : c.loops()) {
            sweep(loop.first);
            solve(loop, needed);
            next = loop.last;
        }
        sweep(c.size());
    }

    /// Where position p is met. Precondition: a root given, or below one.
    [[nodiscard]] literal lower(std::uint32_t p) const { return lower_[p]; }
    /// Where position p is met or undetermined.
    [[nodiscard]] literal upper(std::uint32_t p) const { return upper_[p]; }
    /// The functions; to join some of them, add gates.
    [[nodiscard]] network& functions() noexcept { return network_; }
    [[nodiscard]] const network& functions() const noexcept { return network_; }

private:
    [[nodiscard]] setting setting_at(std::uint32_t p) const { return settings_.empty() ? setting::none : settings_[p]; }

    [[nodiscard]] std::vector<std::uint8_t> cone(std::span<const std::uint32_t> roots) const {
        std::vector<std::uint8_t> needed(circuit_->size(), 0);
        std::vector<std::uint32_t> pending;
        const auto reach = [&](std::uint32_t p) {
            if (needed[p] == 0) {
                needed[p] = 1;
                pending.push_back(p);
            }
        };
        for (const std::uint32_t root : roots) reach(root);
        while (!pending.empty()) {
            const std::uint32_t p = pending.back();
            pending.pop_back();
            if (setting_at(p) != setting::none) continue;
            for (const literal part : circuit_->parts(p)) reach(part.position());
        }
        return needed;
    }

    [[nodiscard]] bool add_cut(std::uint32_t p) {
        const setting set = setting_at(p);
        if (set == setting::none && !circuit_->is_leaf(p)) return false;
        if (set == setting::met) lower_[p] = upper_[p] = network::always();
        else if (set == setting::unmet) lower_[p] = upper_[p] = network::never();
        else lower_[p] = upper_[p] = network_.variable(p);
        return true;
    }
    [[nodiscard]] literal side_of(literal part, bool upper) const {
        const literal l = upper != part.is_negated() ? upper_[part.position()] : lower_[part.position()];
        return part.is_negated() ? !l : l;
    }
    void add_rule(std::uint32_t p) {
        if (add_cut(p)) return;
        const std::span<const literal> parts = circuit_->parts(p);
        const std::span<const std::uint64_t> weights = circuit_->weights(p);
        bool differs = false;
        for (const literal part : parts) differs = differs || lower_[part.position()] != upper_[part.position()];
        const auto side = [&](bool upper) {
            literals_.clear();
            numbers_.clear();
            for (const literal part : parts) literals_.push_back(side_of(part, upper));
            numbers_.insert(numbers_.end(), weights.begin(), weights.end());
            return network_.at_least(circuit_->threshold(p), literals_, numbers_);
        };
        lower_[p] = side(false);
        upper_[p] = differs ? side(true) : lower_[p];
    }

    // One strong component. What enters it from before becomes a level of its own, in order of first use.
    void solve(circuit::component loop, const std::vector<std::uint8_t>& needed);

    const circuit* circuit_;
    std::span<const setting> settings_;
    loops mode_;
    budget* allowed_;
    network network_;
    std::vector<literal> lower_, upper_;
    std::vector<literal> literals_;
    std::vector<std::uint64_t> numbers_;
};

inline void unfolding::solve(circuit::component loop, const std::vector<std::uint8_t>& needed) {
    std::vector<std::uint32_t> members;  // the needed rules; cut ones are entered from the network
    for (std::uint32_t p = loop.first; p < loop.last; ++p)
        if (needed[p] != 0 && !add_cut(p)) members.push_back(p);
    std::vector<std::uint32_t> place(loop.last - loop.first, 0xFFFFFFFFU);
    for (std::size_t i = 0; i < members.size(); ++i) place[members[i] - loop.first] = static_cast<std::uint32_t>(i);

    using functions = std::vector<bdd>;
    bdd_manager manager{*allowed_};
    std::vector<literal> entries;  // by level
    std::vector<std::uint32_t> level_of(network_.size(), 0xFFFFFFFFU);
    const auto enter = [&](literal l) {
        if (l == network::never() || l == network::always()) return bdd::constant(l == network::always());
        std::uint32_t& level = level_of[l.position()];
        if (level == 0xFFFFFFFFU) {
            level = static_cast<std::uint32_t>(entries.size());
            entries.push_back(literal{l.position()});
        }
        return manager.variable(level).negated_if(l.is_negated());
    };
    const auto inner = [&](literal part) {
        return part.position() >= loop.first ? place[part.position() - loop.first] : 0xFFFFFFFFU;
    };
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
                const std::span<const literal> parts = circuit_->parts(members[i]);
                const std::uint64_t threshold = circuit_->threshold(members[i]);
                weighted.clear();
                for (std::size_t k = 0; k < parts.size(); ++k) {
                    const std::uint64_t w = circuit_->weight(members[i], k);
                    const std::uint32_t j = inner(parts[k]);
                    bdd f;
                    if (j == 0xFFFFFFFFU) f = enter(side_of(parts[k], upper));
                    else f = parts[k].is_negated() ? !against[j] : holds[j];
                    weighted.push_back({f, (std::min)(w, threshold)});
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

    std::vector<literal> made(manager.end(), network::never());
    std::vector<std::uint8_t> is_made(manager.end(), 0);
    is_made[0] = 1;
    std::vector<std::uint32_t> path;
    const auto to_network = [&](bdd f) {
        path.assign(1, f.node());
        while (!path.empty()) {
            const bdd node{path.back() << 1};
            const bdd off = manager.low(node), on = manager.high(node);
            if (is_made[node.node()] != 0) path.pop_back();
            else if (is_made[off.node()] == 0) path.push_back(off.node());
            else if (is_made[on.node()] == 0) path.push_back(on.node());
            else {
                const literal x = entries[manager.level(node)];
                const literal a = off.is_complemented() ? !made[off.node()] : made[off.node()];
                const literal b = on.is_complemented() ? !made[on.node()] : made[on.node()];
                literal l;
                if (manager.implies(off, on)) l = network_.any_of({a, network_.all_of({x, b})});
                else if (manager.implies(on, off)) l = network_.any_of({b, network_.all_of({!x, a})});
                else l = network_.if_then_else(x, b, a);
                made[node.node()] = l;
                is_made[node.node()] = 1;
                path.pop_back();
            }
        }
        return f.is_complemented() ? !made[f.node()] : made[f.node()];
    };
    for (std::size_t i = 0; i < members.size(); ++i) {
        lower_[members[i]] = to_network(next[i]);
        upper_[members[i]] = high[i] == next[i] ? lower_[members[i]] : to_network(high[i]);
    }
}

}  // namespace muster::logic

#endif
