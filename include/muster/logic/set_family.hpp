#ifndef MUSTER_LOGIC_SET_FAMILY_HPP
#define MUSTER_LOGIC_SET_FAMILY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/literal.hpp>
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
    /// A node, by its number.
    enum class node_index : std::uint32_t {};
    /// The diagram of a module, by its number.
    enum class part_index : std::uint32_t {};

    static constexpr node_index nothing{0};    ///< the node of no set
    static constexpr node_index empty_set{1};  ///< the node of the empty set alone

    /// What a node adds to a set: a literal of a variable, or any set of an earlier part.
    struct item {
        literal<logic::variable> variable{};  ///< a variable or its negation; unused where it is a part
        part_index part = none<part_index>;   ///< an earlier part; none where it is a literal

        /// Whether it stands for any set of a part.
        [[nodiscard]] bool is_part() const noexcept { return part != none<part_index>; }
    };
    /// The sets below a node.
    struct node {
        item adds{};           ///< what the sets of `high` have and those of `low` have not
        node_index low{};      ///< the sets without what it adds
        node_index high{};     ///< the sets with it, which is taken out
        logic::level level{};  ///< within its part: twice that of a variable or module, one more for its negation
    };
    /// The diagram of one module.
    struct part {
        index_range<node_index> nodes{};  ///< its nodes
        node_index root{};                ///< its whole family
    };

    /// The level of a literal of what a level of a function decides on, among the levels of a part; and back.
    [[nodiscard]] static constexpr level level_of(literal<level> l) noexcept { return level{l.code()}; }
    [[nodiscard]] static constexpr literal<level> literal_at(level l) noexcept {
        return literal{level{to_number(l) / 2}, to_number(l) % 2 != 0};
    }

    set_family() : nodes_(2, node{.level = none<level>}) {}

    /// Of all parts, in order; the first two are terminals.
    [[nodiscard]] indexed_span<node_index, const node> nodes() const noexcept { return nodes_; }
    /// The nodes that add something, in order.
    [[nodiscard]] index_range<node_index> inner_nodes() const noexcept {
        return {node_index{2}, nodes_.indices().last};
    }
    /// In order; the last is the whole.
    [[nodiscard]] indexed_span<part_index, const part> parts() const noexcept { return parts_; }
    /// The node of the whole family.
    [[nodiscard]] node_index root() const noexcept { return parts_.empty() ? nothing : parts_.back().root; }
    [[nodiscard]] bool empty() const noexcept { return root() == nothing; }

    /// What sets may cost at most, and what a node's literal costs; all counts and sequences heed it.
    [[nodiscard]] bool is_bounded() const noexcept { return !costs_.empty(); }
    /// What a set may cost at most.
    [[nodiscard]] std::uint64_t bound() const noexcept { return bound_; }
    /// What the literal of a node costs. Precondition: bounded.
    [[nodiscard]] std::uint64_t cost(node_index n) const { return costs_[n]; }
    /// Bounds it. Precondition: a cost for each node.
    void set_bound(std::uint64_t bound, indexed<node_index, std::uint64_t> costs) {
        bound_ = bound;
        costs_ = std::move(costs);
    }

    /// The number of sets, exactly, without listing them. Linear in the diagram; if bounded, times the square of the
    /// number of different costs up to the bound.
    [[nodiscard]] big_integer count() const;

    /// The number of sets of each size from 0 to `largest`. Nodes times the square of `largest` at worst.
    /// Precondition: not bounded, or by size to no less than `largest`.
    [[nodiscard]] std::vector<big_integer> count_by_size(std::size_t largest) const;

    /// For each node the least cost of a set below it, where a set costs what its literals do; infinite without a set.
    template <class Cost, class Number = double>
    [[nodiscard]] indexed<node_index, Number> least_costs(const Cost& cost_of, Number infinite) const {
        indexed<node_index, Number> least(nodes_.size(), infinite);
        least[empty_set] = 0;
        for (const node_index n : inner_nodes()) {
            const node& at = nodes_[n];
            const Number cost = at.adds.is_part() ? least[parts_[at.adds.part].root] : cost_of(at.adds.variable);
            least[n] = least[at.low];
            if (least[at.high] != infinite && cost != infinite) least[n] = (std::min)(least[n], cost + least[at.high]);
        }
        return least;
    }
    /// The size of the smallest set. Precondition: not empty.
    [[nodiscard]] std::size_t smallest_size() const;

    /// Whether a set of the family is part of these literals, which are in ascending order. Linear in the diagram,
    /// times the logarithm of their number.
    [[nodiscard]] bool has_part_of(std::span<const literal<variable>> literals) const;

    // What builds one, from the leaves up.

    /// Adds a node and returns its index. Precondition: its children were added before.
    node_index add_node(const node& n) { return nodes_.push_back(n); }
    /// The part of the nodes added since the last one.
    part_index end_part(node_index root) {
        const node_index first = parts_.empty() ? node_index{2} : parts_.back().nodes.last;
        return parts_.push_back({{first, nodes_.indices().last}, root});
    }

private:
    [[nodiscard]] std::map<std::uint64_t, big_integer> count_by_cost() const;
    template <class Number>
    void each_count(indexed<node_index, Number>& counts) const;

    indexed<node_index, node> nodes_;
    indexed<part_index, part> parts_;
    std::uint64_t bound_ = 0;
    indexed<node_index, std::uint64_t> costs_;  // of a node's literal; 0 for a part
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/set_family.hpp>
#endif

#endif
