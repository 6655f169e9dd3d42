#ifndef MUSTER_LOGIC_SET_SEQUENCE_HPP
#define MUSTER_LOGIC_SET_SEQUENCE_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/set_family.hpp>

namespace muster::logic {

/// The sets of a family one after the other, those of least cost first; found as they are asked for. Best-first search
/// with the exact cost of the rest, so that no set is looked at before its turn: a set costs the length of its path
/// times the logarithm of what waits, and leaves as much waiting. Equal costs come in a fixed order. Of a bounded
/// family the sets within the bound, where beginnings may be looked at whose cheapest end the bound forbids.
class set_sequence {
public:
    /// `cost(literal)` is not negative; costs of a set add up. The family must outlive the sequence.
    template <class Cost>
    set_sequence(const set_family& family, const Cost& cost)
        : family_{&family},
          least_{family.least_costs([&](literal l) { return static_cast<double>(cost(l)); }, infinite)} {
        costs_.assign(family.nodes().size(), 0);
        for (std::size_t n = 2; n < costs_.size(); ++n)
            if (const set_family::item adds = family.nodes()[n].adds; !adds.is_part())
                costs_[n] = static_cast<double>(cost(adds.variable));
        if (family.is_bounded()) {
            bound_ = family.bound();
            least_use_.assign(family.nodes().size(), unusable);
            least_use_[1] = 0;
            for (std::size_t n = 2; n < least_use_.size(); ++n) {
                const set_family::node& at = family.nodes()[n];
                const std::uint64_t own =
                    at.adds.is_part() ? least_use_[family.parts()[at.adds.part].root] : family.cost(n);
                least_use_[n] = (std::min)(least_use_[at.low], sum(own, least_use_[at.high]));
            }
        }
        if (least_[family.root()] != infinite) push({least_[family.root()], 0, 0, 0, family.root(), none, none});
    }

    /// The next set, its literals in ascending order; nothing after the last.
    [[nodiscard]] std::optional<std::vector<literal>> next() {
        budget unlimited;
        return next(unlimited);
    }
    /// The same within a budget, of which waiting beginnings take a node each. Throws `limit_reached`; the sets given
    /// so far are those of least cost.
    [[nodiscard]] std::optional<std::vector<literal>> next(budget& allowed) {
        if (waiting_.empty()) return std::nullopt;
        state s = waiting_.top();
        for (;;) {
            allowed.step();
            if (waiting_.size() > allowed.nodes()) throw limit_reached{ended::nodes};
            if (s.node == 1) {
                if (s.rest == none) break;
                s.node = rests_[s.rest].node;
                s.rest = rests_[s.rest].next;
                continue;
            }
            waiting_.pop();
            const set_family::node& n = family_->nodes()[s.node];
            const double after = s.rest == none ? 0 : rests_[s.rest].least;
            const std::uint64_t use_after = s.rest == none ? 0 : rests_[s.rest].least_use;
            const auto fits = [&](const state& t, std::uint64_t use) {  // what the sets that begin so use at least
                return t.total < infinite && (bound_ == unusable || sum(t.used, use) <= bound_);
            };
            state low = s, high = s;
            low.node = n.low;
            low.total = s.spent + least_[n.low] + after;
            high.node = n.high;
            if (n.adds.is_part()) {
                const std::uint32_t root = family_->parts()[n.adds.part].root;
                high.total = s.spent + least_[root] + least_[n.high] + after;
                if (!fits(high, sum(use(root), sum(use(n.high), use_after)))) {
                    high.total = infinite;
                } else if (n.high != 1) {
                    rests_.push_back({n.high, s.rest, least_[n.high] + after, sum(use(n.high), use_after)});
                    high.rest = static_cast<std::uint32_t>(rests_.size()) - 1;
                }
                high.node = root;
            } else {
                high.spent = s.spent + costs_[s.node];
                high.total = high.spent + least_[n.high] + after;
                if (bound_ != unusable) high.used = sum(s.used, family_->cost(s.node));
                if (!fits(high, sum(use(n.high), use_after))) {
                    high.total = infinite;
                } else {
                    chosen_.push_back({n.adds.variable, s.chosen});
                    high.chosen = static_cast<std::uint32_t>(chosen_.size()) - 1;
                }
            }
            if (!fits(low, sum(use(n.low), use_after))) low.total = infinite;
            const bool takes_high = high.total < low.total;
            const state& first = takes_high ? high : low;
            const state& second = takes_high ? low : high;
            if (second.total < infinite) push(second);
            if (first.total < infinite) push(first);
            if (waiting_.empty()) return std::nullopt;
            s = waiting_.top();
        }
        waiting_.pop();
        std::vector<literal> result;
        for (std::uint32_t c = s.chosen; c != none; c = chosen_[c].next) result.push_back(chosen_[c].of);
        std::sort(result.begin(), result.end());
        cost_ = s.total;
        return result;
    }

    /// The cost of the last set given.
    [[nodiscard]] double cost() const noexcept { return cost_; }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::uint64_t unusable = ~std::uint64_t{0};
    static constexpr double infinite = std::numeric_limits<double>::infinity();

    struct state {
        double total;  // the least cost of a set that begins so
        double spent;
        std::uint64_t used;  // of the family's bound
        std::uint64_t order;
        std::uint32_t node, rest, chosen;
        // the latest of equals first: it goes deep before it goes wide
        friend bool operator<(const state& a, const state& b) {
            return a.total != b.total ? a.total > b.total : a.order < b.order;
        }
    };
    struct rest_link {
        std::uint32_t node, next;
        double least;
        std::uint64_t least_use;
    };
    struct chosen_link {
        literal of;
        std::uint32_t next;
    };

    [[nodiscard]] static std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
        return a > unusable - b ? unusable : a + b;
    }
    [[nodiscard]] std::uint64_t use(std::uint32_t node) const { return bound_ == unusable ? 0 : least_use_[node]; }
    void push(state s) {
        s.order = ++order_;
        waiting_.push(s);
    }

    const set_family* family_;
    std::vector<double> least_, costs_;
    std::uint64_t bound_ = unusable;
    std::vector<std::uint64_t> least_use_;
    std::priority_queue<state> waiting_;
    std::vector<rest_link> rests_;
    std::vector<chosen_link> chosen_;
    std::uint64_t order_ = 0;
    double cost_ = 0;
};

/// Smallest sets first.
[[nodiscard]] inline set_sequence smallest_sets(const set_family& family) {
    return set_sequence{family, [](literal) { return 1.0; }};
}

/// Likeliest sets first, by the product of the probabilities of their literals; `of(id)` is that of a variable.
/// Impossible sets come last.
template <class Probabilities>
[[nodiscard]] set_sequence likeliest_sets(const set_family& family, const Probabilities& of) {
    return set_sequence{family, [&](literal l) {
                            const double p = l.is_negated() ? 1 - of(l.position()) : of(l.position());
                            return p > 0 ? -std::log(p) : 1e9;
                        }};
}

}  // namespace muster::logic

#endif
