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
          least_{family.least_costs([&](literal<variable> l) { return static_cast<double>(cost(l)); }, infinite)} {
        costs_.resize(family.nodes().size());
        for (const set_family::node_index n : family.inner_nodes())
            if (const set_family::item adds = family.nodes()[n].adds; !adds.is_part())
                costs_[n] = static_cast<double>(cost(adds.variable));
        if (family.is_bounded()) {
            bound_ = family.bound();
            least_use_.assign(family.nodes().size(), unusable);
            least_use_[set_family::empty_set] = 0;
            for (const set_family::node_index n : family.inner_nodes()) {
                const set_family::node& at = family.nodes()[n];
                const std::uint64_t own =
                    at.adds.is_part() ? least_use_[family.parts()[at.adds.part].root] : family.cost(n);
                least_use_[n] = (std::min)(least_use_[at.low], sum(own, least_use_[at.high]));
            }
        }
        if (least_[family.root()] != infinite) push({least_[family.root()], 0, 0, 0, family.root(), no_link, no_link});
    }

    /// The next set, its literals in ascending order; nothing after the last.
    [[nodiscard]] std::optional<std::vector<literal<variable>>> next() {
        budget unlimited;
        return next(unlimited);
    }
    /// The same within a budget, of which waiting beginnings take a node each. Throws `limit_reached`; the sets given
    /// so far are those of least cost.
    [[nodiscard]] std::optional<std::vector<literal<variable>>> next(budget& allowed);

    /// The cost of the last set given.
    [[nodiscard]] double cost() const noexcept { return cost_; }

private:
    static constexpr std::uint32_t no_link = 0xFFFFFFFFU;
    static constexpr std::uint64_t unusable = ~std::uint64_t{0};
    static constexpr double infinite = std::numeric_limits<double>::infinity();

    struct state {
        double total;  // the least cost of a set that begins so
        double spent;
        std::uint64_t used;  // of the family's bound
        std::uint64_t order;
        set_family::node_index node;
        std::uint32_t rest, chosen;  // links, or `no_link`
        // the latest of equals first: it goes deep before it goes wide
        friend bool operator<(const state& a, const state& b) {
            return a.total != b.total ? a.total > b.total : a.order < b.order;
        }
    };
    struct rest_link {
        set_family::node_index node;
        std::uint32_t next;
        double least;
        std::uint64_t least_use;
    };
    struct chosen_link {
        literal<variable> of;
        std::uint32_t next;
    };

    [[nodiscard]] static std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
        return a > unusable - b ? unusable : a + b;
    }
    [[nodiscard]] std::uint64_t use(set_family::node_index node) const {
        return bound_ == unusable ? 0 : least_use_[node];
    }
    void push(state s) {
        s.order = ++order_;
        waiting_.push(s);
    }

    const set_family* family_;
    indexed<set_family::node_index, double> least_, costs_;
    std::uint64_t bound_ = unusable;
    indexed<set_family::node_index, std::uint64_t> least_use_;
    std::priority_queue<state> waiting_;
    std::vector<rest_link> rests_;
    std::vector<chosen_link> chosen_;
    std::uint64_t order_ = 0;
    double cost_ = 0;
};

/// Smallest sets first.
[[nodiscard]] set_sequence smallest_sets(const set_family& family);

/// Likeliest sets first, by the product of the probabilities of their literals; `of(variable)` is that of a variable.
/// Impossible sets come last.
template <class Probabilities>
[[nodiscard]] set_sequence likeliest_sets(const set_family& family, const Probabilities& of) {
    return set_sequence{family, [&](literal<variable> l) {
                            const double p = l.is_negated() ? 1 - of(l.index()) : of(l.index());
                            return p > 0 ? -std::log(p) : 1e9;
                        }};
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/set_sequence.hpp>
#endif

#endif
