#ifndef MUSTER_LOGIC_CIRCUIT_HPP
#define MUSTER_LOGIC_CIRCUIT_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <muster/logic/literal.hpp>

namespace muster::logic {

/// Rules in the numbering of whoever describes them, as flat arrays: what a circuit is made of.
/// Rule v is a leaf, or it holds when the weights of those of its parts that hold reach its threshold.
/// A rule with weights has a threshold of at most `largest_threshold` and at most 2^23 parts, so that sums stay exact.
class rule_table {
public:
    static constexpr std::uint64_t largest_threshold = 1'000'000'000'000;  ///< of a rule with weights
    /// the threshold that makes a rule a leaf
    static constexpr std::uint64_t leaf = (std::numeric_limits<std::uint64_t>::max)();

    /// Makes room for so many rules, and parts of them in all.
    void reserve(std::size_t rules, std::size_t parts) {
        thresholds_.reserve(rules);
        first_.reserve(rules + 1);
        parts_.reserve(parts);
    }
    /// Begins the next rule and returns which one it is; its parts follow. A threshold of `leaf` makes it a leaf, which
    /// takes no parts.
    vertex add_rule(std::uint64_t threshold) {
        first_.push_back(static_cast<std::uint32_t>(parts_.size()));
        return thresholds_.push_back(threshold);
    }
    /// Adds a part to the rule begun last. Precondition: a weight of at least 1.
    void add_part(literal<vertex> part, std::uint64_t weight = 1) {
        if (weights_.empty() && weight != 1) weights_.resize(parts_.size(), 1);
        parts_.push_back(part);
        ++first_.back();
        if (!weights_.empty() || weight != 1) weights_.push_back(weight);
    }

    /// How many rules.
    [[nodiscard]] std::uint32_t size() const noexcept { return thresholds_.size(); }
    /// All rules, in order.
    [[nodiscard]] index_range<vertex> vertices() const noexcept { return thresholds_.indices(); }
    /// How many parts all rules have together.
    [[nodiscard]] std::size_t part_count() const noexcept { return parts_.size(); }
    /// What the parts of rule v that hold must reach; `leaf` for a leaf.
    [[nodiscard]] std::uint64_t threshold(vertex v) const { return thresholds_[v]; }
    /// The parts of rule v.
    [[nodiscard]] std::span<const literal<vertex>> parts(vertex v) const {
        return {parts_.data() + first_[to_number(v)], parts_.data() + first_[to_number(v) + 1]};
    }
    /// The weights of the parts of v; empty where no part of any rule has a weight other than one.
    [[nodiscard]] std::span<const std::uint64_t> weights(vertex v) const {
        if (weights_.empty()) return {};
        return {weights_.data() + first_[to_number(v)], weights_.data() + first_[to_number(v) + 1]};
    }

private:
    indexed<vertex, std::uint64_t> thresholds_;
    std::vector<std::uint32_t> first_{0};  // one more than rules
    std::vector<literal<vertex>> parts_;
    std::vector<std::uint64_t> weights_;
};

/// An immutable Boolean circuit of leaves and threshold rules, in flat arrays; loops and negated parts are allowed.
/// Its positions are numbered so that every part of a rule lies before the rule or in the same strong component,
/// and a component is a run of positions. `all_of` is a threshold equal to the number of parts, `any_of` a threshold of
/// one.
class circuit {
public:
    /// A run of positions that depend on each other.
    struct component : index_range<position> {
        bool has_negation = false;  ///< a negated part points inside
    };

    circuit() = default;
    /// Linear in rules and parts.
    explicit circuit(const rule_table& rules);

    /// How many positions.
    [[nodiscard]] std::uint32_t size() const noexcept { return vertices_.size(); }
    /// All positions, in order.
    [[nodiscard]] index_range<position> positions() const noexcept { return vertices_.indices(); }
    /// How many parts all rules have together.
    [[nodiscard]] std::size_t part_count() const noexcept { return parts_.size(); }

    /// The position of rule v of the table.
    [[nodiscard]] position position_of(vertex v) const { return positions_[v]; }
    /// The rule of the table at a position.
    [[nodiscard]] vertex vertex_of(position p) const { return vertices_[p]; }

    /// Whether nothing below decides it.
    [[nodiscard]] bool is_leaf(position p) const { return rule_of(p).threshold == leaf_mark; }
    /// Whether its parts count for more than one each, or its threshold is large.
    [[nodiscard]] bool is_weighted(position p) const {
        return rule_of(p).threshold >= weighted_mark && rule_of(p).threshold != leaf_mark;
    }
    /// What the parts that hold must reach. Precondition: p is no leaf.
    [[nodiscard]] std::uint64_t threshold(position p) const {
        return is_weighted(p) ? weighted_[weighted_index(p)].threshold : rule_of(p).threshold;
    }
    /// The parts of its rule; none for a leaf.
    [[nodiscard]] std::span<const literal<position>> parts(position p) const {
        return {parts_.data() + rule_of(p).first, parts_.data() + rules_[to_number(p) + 1].first};
    }
    /// The weights of the parts of a weighted rule, none above its threshold; else empty: each counts one.
    [[nodiscard]] std::span<const std::uint64_t> weights(position p) const {
        if (!is_weighted(p)) return {};
        return {weights_.data() + weighted_[weighted_index(p)].first, parts(p).size()};
    }
    /// What a part of its rule counts for.
    [[nodiscard]] std::uint64_t weight(position p, std::size_t part) const {
        return is_weighted(p) ? weights(p)[part] : 1;
    }

    /// The rules as they are held, one more than positions, and the parts of all: for loops where every load counts.
    struct rule {
        std::uint32_t first;      ///< its first part; the next rule's is its end
        std::uint32_t threshold;  ///< `special_threshold` and more: a leaf, or weighted
    };
    static constexpr std::uint32_t special_threshold = 0x80000000U;  ///< from here on a threshold is a mark
    /// By position, and one more.
    [[nodiscard]] std::span<const rule> rules() const noexcept { return rules_; }
    /// The parts of all rules, in order.
    [[nodiscard]] std::span<const literal<position>> all_parts() const noexcept { return parts_; }

    /// How many rules are weighted, and the number of a weighted one among them.
    [[nodiscard]] std::uint32_t weighted_count() const noexcept { return static_cast<std::uint32_t>(weighted_.size()); }
    /// The number of a weighted rule among the weighted ones.
    [[nodiscard]] std::uint32_t weighted_index(position p) const { return rule_of(p).threshold - weighted_mark; }

    /// The components of more than one position, or with a rule that is its own part; in ascending order.
    [[nodiscard]] std::span<const component> loops() const noexcept { return loops_; }
    /// The place among `loops()` of the one that a position lies in. Logarithmic. Precondition: it lies in one.
    [[nodiscard]] std::size_t loop_of(position p) const;

    /// Bytes held, for the record.
    [[nodiscard]] std::size_t memory() const noexcept {
        return rules_.capacity() * sizeof(rule) + parts_.capacity() * sizeof(literal<position>) +
               weighted_.capacity() * sizeof(weighted_rule) + weights_.capacity() * sizeof(std::uint64_t) +
               loops_.capacity() * sizeof(component) + positions_.capacity() * sizeof(position) +
               vertices_.capacity() * sizeof(vertex);
    }

private:
    static constexpr std::uint32_t leaf_mark = 0xFFFFFFFFU;
    static constexpr std::uint32_t weighted_mark = special_threshold;  // thresholds from here index weighted_

    struct weighted_rule {
        std::uint64_t threshold;
        std::size_t first;
    };

    [[nodiscard]] rule rule_of(position p) const { return rules_[to_number(p)]; }
    void add_rule(std::uint64_t threshold, std::span<const literal<vertex>> parts,
                  std::span<const std::uint64_t> weights);
    void add_component(index_range<position> run);

    std::vector<rule> rules_;  // one more than positions
    std::vector<literal<position>> parts_;
    std::vector<weighted_rule> weighted_;
    std::vector<std::uint64_t> weights_;
    std::vector<component> loops_;
    indexed<vertex, position> positions_;
    indexed<position, vertex> vertices_;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/circuit.hpp>
#endif

#endif
