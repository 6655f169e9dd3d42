#ifndef MUSTER_LOGIC_SET_FAMILY_HPP
#define MUSTER_LOGIC_SET_FAMILY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/natural.hpp>

namespace muster::logic {

/// A family of sets of literals of variables, as zero-suppressed diagrams in flat arrays, one for each module: where a
/// set contains a module, it stands for every set of the module's own family. Children come before parents, modules
/// before those that use them, the whole last. No two sets are equal. A family may be bounded: then it leaves out the
/// sets that cost more, although parts of the diagram may still join into such.
class set_family {
public:
    /// a count of sets
    using big_integer = natural;

    /// What a node adds to a set: a literal of a variable, or any set of an earlier part.
    struct item {
        literal variable;              ///< a variable or its negation; unused where it is a part
        std::uint32_t part = no_part;  ///< the index of an earlier part
        static constexpr std::uint32_t no_part = 0xFFFFFFFFU;  ///< that it is a literal
        /// Whether it stands for any set of a part.
        [[nodiscard]] bool is_part() const noexcept { return part != no_part; }
    };
    /// Node 0 is no set, node 1 the empty set alone.
    struct node {
        item adds;                ///< what the sets of `high` have and those of `low` have not
        std::uint32_t low;        ///< the sets without what it adds
        std::uint32_t high;       ///< the sets with it, which is taken out
        std::uint32_t level = 0;  ///< within its part: twice that of a variable or module, one more for its negation
    };
    /// The diagram of one module.
    struct part {
        std::uint32_t first_node;  ///< its first node
        std::uint32_t last_node;   ///< the node behind its last
        std::uint32_t root;        ///< its whole family
    };

    set_family() : nodes_(2, node{{}, 0, 0, 0xFFFFFFFFU}) {}

    /// Of all parts, in order; the first two are terminals.
    [[nodiscard]] std::span<const node> nodes() const noexcept { return nodes_; }
    /// In order; the last is the whole.
    [[nodiscard]] std::span<const part> parts() const noexcept { return parts_; }
    /// The node of the whole family.
    [[nodiscard]] std::uint32_t root() const noexcept { return parts_.empty() ? 0 : parts_.back().root; }
    [[nodiscard]] bool empty() const noexcept { return root() == 0; }

    /// What sets may cost at most, and what a node's literal costs; all counts and sequences heed it.
    [[nodiscard]] bool is_bounded() const noexcept { return !costs_.empty(); }
    /// What a set may cost at most.
    [[nodiscard]] std::uint64_t bound() const noexcept { return bound_; }
    /// What the literal of a node costs. Precondition: bounded.
    [[nodiscard]] std::uint64_t cost(std::size_t n) const { return costs_[n]; }
    /// Bounds it. Precondition: a cost for each node.
    void set_bound(std::uint64_t bound, std::vector<std::uint64_t> costs) {
        bound_ = bound;
        costs_ = std::move(costs);
    }

    /// The number of sets, exactly, without listing them. Linear in the diagram; if bounded, times the square of the
    /// number of different costs up to the bound.
    [[nodiscard]] big_integer count() const {
        if (is_bounded()) {
            big_integer sum = 0;
            for (const auto& [cost, number] : count_by_cost()) sum += number;
            return sum;
        }
        // No part of the diagram stands for more sets than the whole: doubles tell whether 64 bits are enough.
        std::vector<double> rough(nodes_.size());
        std::vector<std::uint64_t> small(nodes_.size());
        each_count(rough);
        if (rough[root()] < 4e18) {
            each_count(small);
            return small[root()];
        }
        std::vector<big_integer> counts(nodes_.size());
        each_count(counts);
        return counts[root()];
    }

    /// The number of sets of each size from 0 to `largest`. Nodes times the square of `largest` at worst.
    /// Precondition: not bounded, or by size to no less than `largest`.
    [[nodiscard]] std::vector<big_integer> count_by_size(std::size_t largest) const {
        using row = std::vector<big_integer>;
        std::vector<row> counts(nodes_.size());
        counts[1].assign(1, 1);
        for (std::size_t n = 2; n < nodes_.size(); ++n) {
            const node& at = nodes_[n];
            const row& high = counts[at.high];
            row sum = counts[at.low];
            const auto add = [&](std::size_t size, const big_integer& more) {
                if (size > largest || more == 0) return;
                if (sum.size() <= size) sum.resize(size + 1);
                sum[size] += more;
            };
            if (at.adds.is_part()) {
                const row& inner = counts[parts_[at.adds.part].root];
                for (std::size_t i = 0; i < inner.size(); ++i)
                    for (std::size_t k = 0; k < high.size() && i + k <= largest; ++k) add(i + k, inner[i] * high[k]);
            } else {
                for (std::size_t k = 0; k < high.size(); ++k) add(k + 1, high[k]);
            }
            counts[n] = std::move(sum);
        }
        row result = counts[root()];
        result.resize(largest + 1);
        return result;
    }

    /// For each node the least cost of a set below it, where a set costs what its literals do; infinite without a set.
    template <class Cost, class Number = double>
    [[nodiscard]] std::vector<Number> least_costs(const Cost& cost_of, Number infinite) const {
        std::vector<Number> least(nodes_.size(), infinite);
        if (nodes_.size() > 1) least[1] = 0;
        for (std::size_t n = 2; n < nodes_.size(); ++n) {
            const node& at = nodes_[n];
            const Number cost = at.adds.is_part() ? least[parts_[at.adds.part].root] : cost_of(at.adds.variable);
            least[n] = least[at.low];
            if (least[at.high] != infinite && cost != infinite) least[n] = (std::min)(least[n], cost + least[at.high]);
        }
        return least;
    }
    /// The size of the smallest set. Precondition: not empty.
    [[nodiscard]] std::size_t smallest_size() const {
        constexpr auto infinite = (std::numeric_limits<std::size_t>::max)();
        return least_costs([](literal) { return std::size_t{1}; }, infinite)[root()];
    }

    /// Whether a set of the family is part of these literals, which are in ascending order. Linear in the diagram,
    /// times the logarithm of their number.
    [[nodiscard]] bool has_part_of(std::span<const literal> literals) const {
        std::vector<std::uint8_t> has(nodes_.size(), 0);
        has[1] = 1;
        for (std::size_t n = 2; n < nodes_.size(); ++n) {
            const node& at = nodes_[n];
            const auto offers = [&] {
                return at.adds.is_part() ? has[parts_[at.adds.part].root] != 0
                                         : std::binary_search(literals.begin(), literals.end(), at.adds.variable);
            };
            has[n] = has[at.low] != 0 || (has[at.high] != 0 && offers()) ? 1 : 0;
        }
        return has[root()] != 0;
    }

    // What builds one, from the leaves up.

    /// Adds a node and returns its index. Precondition: its children were added before.
    std::uint32_t add_node(const node& n) {
        nodes_.push_back(n);
        return static_cast<std::uint32_t>(nodes_.size()) - 1;
    }
    /// The part of the nodes added since the last one.
    std::uint32_t end_part(std::uint32_t root) {
        parts_.push_back(
            {parts_.empty() ? 2 : parts_.back().last_node, static_cast<std::uint32_t>(nodes_.size()), root});
        return static_cast<std::uint32_t>(parts_.size()) - 1;
    }

private:
    [[nodiscard]] std::map<std::uint64_t, big_integer> count_by_cost() const {
        using row = std::map<std::uint64_t, big_integer>;
        std::vector<row> counts(nodes_.size());
        counts[1][0] = 1;
        const row once{{0, 1}};
        for (std::size_t n = 2; n < nodes_.size(); ++n) {
            const node& at = nodes_[n];
            row sum = counts[at.low];
            for (const auto& [a, one] : at.adds.is_part() ? counts[parts_[at.adds.part].root] : once)
                for (const auto& [b, other] : counts[at.high]) {
                    if (costs_[n] > bound_ || a + b > bound_ - costs_[n]) break;
                    sum[a + b + costs_[n]] += one * other;
                }
            counts[n] = std::move(sum);
        }
        return std::move(counts[root()]);
    }

    template <class Number>
    void each_count(std::vector<Number>& counts) const {
        counts[0] = 0;
        counts[1] = 1;
        for (std::size_t n = 2; n < nodes_.size(); ++n) {
            const node& at = nodes_[n];
            counts[n] = counts[at.high];
            if (at.adds.is_part()) counts[n] *= counts[parts_[at.adds.part].root];
            counts[n] += counts[at.low];
        }
    }

    std::vector<node> nodes_;
    std::vector<part> parts_;
    std::uint64_t bound_ = 0;
    std::vector<std::uint64_t> costs_;  // of a node's literal; 0 for a part
};

}  // namespace muster::logic

#endif
