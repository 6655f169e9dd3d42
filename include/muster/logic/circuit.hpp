#ifndef MUSTER_LOGIC_CIRCUIT_HPP
#define MUSTER_LOGIC_CIRCUIT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/components.hpp>

namespace muster::logic {

/// A position in a circuit (or in the numbering of whoever described its rules), or its negation; four bytes.
class literal {
public:
    constexpr literal() noexcept = default;
    /// The position, or its negation. Precondition: below 2^31.
    constexpr explicit literal(std::uint32_t position, bool is_negated = false) noexcept
        : code_{position << 1 | static_cast<std::uint32_t>(is_negated)} {}

    /// The position that it is about.
    [[nodiscard]] constexpr std::uint32_t position() const noexcept { return code_ >> 1; }
    /// Whether it holds where its position does not.
    [[nodiscard]] constexpr bool is_negated() const noexcept { return (code_ & 1U) != 0; }
    /// The position and the negation in one number.
    [[nodiscard]] constexpr std::uint32_t code() const noexcept { return code_; }
    /// Its negation.
    [[nodiscard]] constexpr literal operator!() const noexcept { return literal{position(), !is_negated()}; }

    friend constexpr auto operator<=>(literal, literal) noexcept = default;

private:
    std::uint32_t code_ = 0;
};

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
    /// Begins the next rule; its parts follow. A threshold of `leaf` makes it a leaf, which takes no parts.
    void add_rule(std::uint64_t threshold) {
        thresholds_.push_back(threshold);
        first_.push_back(static_cast<std::uint32_t>(parts_.size()));
    }
    /// Adds a part to the rule begun last. Precondition: a weight of at least 1.
    void add_part(literal part, std::uint64_t weight = 1) {
        if (weights_.empty() && weight != 1) weights_.resize(parts_.size(), 1);
        parts_.push_back(part);
        ++first_.back();
        if (!weights_.empty() || weight != 1) weights_.push_back(weight);
    }

    /// How many rules.
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(thresholds_.size()); }
    /// How many parts all rules have together.
    [[nodiscard]] std::size_t part_count() const noexcept { return parts_.size(); }
    /// What the parts of rule v that hold must reach; `leaf` for a leaf.
    [[nodiscard]] std::uint64_t threshold(std::uint32_t v) const { return thresholds_[v]; }
    /// The parts of rule v.
    [[nodiscard]] std::span<const literal> parts(std::uint32_t v) const {
        return {parts_.data() + first_[v], parts_.data() + first_[v + 1]};
    }
    /// The weights of the parts of v; empty where no part of any rule has a weight other than one.
    [[nodiscard]] std::span<const std::uint64_t> weights(std::uint32_t v) const {
        if (weights_.empty()) return {};
        return {weights_.data() + first_[v], weights_.data() + first_[v + 1]};
    }

private:
    std::vector<std::uint64_t> thresholds_;
    std::vector<std::uint32_t> first_{0};
    std::vector<literal> parts_;
    std::vector<std::uint64_t> weights_;
};

/// An immutable Boolean circuit of leaves and threshold rules, in flat arrays; loops and negated parts are allowed.
/// Its positions are numbered so that every part of a rule lies before the rule or in the same strong component,
/// and a component is a run of positions. `all_of` is a threshold equal to the number of parts, `any_of` a threshold of
/// one.
class circuit {
public:
    /// A run of positions [first, last) that depend on each other.
    struct component {
        std::uint32_t first = 0;    ///< its first position
        std::uint32_t last = 0;     ///< the position behind its last
        bool has_negation = false;  ///< a negated part points inside
    };

    circuit() = default;

    /// Linear in rules and parts.
    explicit circuit(const rule_table& rules) {
        const std::uint32_t n = rules.size();
        const component_order order = strong_components(n, [&](std::uint32_t v) { return rules.parts(v); });
        position_.resize(n);
        for (std::uint32_t i = 0; i < n; ++i) position_[order.sequence[i]] = i;

        rules_.reserve(n + 1);
        parts_.reserve(rules.part_count());
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t v = order.sequence[i];
            add_rule(rules.threshold(v), rules.parts(v), rules.weights(v));
        }
        rules_.push_back({static_cast<std::uint32_t>(parts_.size()), 0});
        for (std::size_t c = 0; c + 1 < order.first.size(); ++c) add_component(order.first[c], order.first[c + 1]);
        original_ = std::move(order.sequence);
    }

    /// How many positions.
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(original_.size()); }
    /// How many parts all rules have together.
    [[nodiscard]] std::size_t part_count() const noexcept { return parts_.size(); }

    /// The position of rule v of the table, and back.
    [[nodiscard]] std::uint32_t position(std::uint32_t v) const { return position_[v]; }
    /// The rule of the table at a position.
    [[nodiscard]] std::uint32_t original(std::uint32_t p) const { return original_[p]; }

    /// Whether nothing below decides it.
    [[nodiscard]] bool is_leaf(std::uint32_t p) const { return rules_[p].threshold == leaf_mark; }
    /// Whether its parts count for more than one each, or its threshold is large.
    [[nodiscard]] bool is_weighted(std::uint32_t p) const {
        return rules_[p].threshold >= weighted_mark && rules_[p].threshold != leaf_mark;
    }
    /// What the parts that hold must reach. Precondition: p is no leaf.
    [[nodiscard]] std::uint64_t threshold(std::uint32_t p) const {
        return is_weighted(p) ? weighted_[rules_[p].threshold - weighted_mark].threshold : rules_[p].threshold;
    }
    /// The parts of its rule; none for a leaf.
    [[nodiscard]] std::span<const literal> parts(std::uint32_t p) const {
        return {parts_.data() + rules_[p].first, parts_.data() + rules_[p + 1].first};
    }
    /// The weights of the parts of a weighted rule, none above its threshold; else empty: each counts one.
    [[nodiscard]] std::span<const std::uint64_t> weights(std::uint32_t p) const {
        if (!is_weighted(p)) return {};
        return {weights_.data() + weighted_[rules_[p].threshold - weighted_mark].first, parts(p).size()};
    }
    /// What a part of its rule counts for.
    [[nodiscard]] std::uint64_t weight(std::uint32_t p, std::size_t part) const {
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
    [[nodiscard]] std::span<const literal> all_parts() const noexcept { return parts_; }

    /// How many rules are weighted, and the number of a weighted one among them.
    [[nodiscard]] std::uint32_t weighted_count() const noexcept { return static_cast<std::uint32_t>(weighted_.size()); }
    /// The number of a weighted rule among the weighted ones.
    [[nodiscard]] std::uint32_t weighted_index(std::uint32_t p) const { return rules_[p].threshold - weighted_mark; }

    /// The components of more than one position, or with a rule that is its own part; in ascending order.
    [[nodiscard]] std::span<const component> loops() const noexcept { return loops_; }

    /// Bytes held, for the record.
    [[nodiscard]] std::size_t memory() const noexcept {
        return rules_.capacity() * sizeof(rule) + parts_.capacity() * sizeof(literal) +
               weighted_.capacity() * sizeof(weighted_rule) + weights_.capacity() * sizeof(std::uint64_t) +
               loops_.capacity() * sizeof(component) +
               (position_.capacity() + original_.capacity()) * sizeof(std::uint32_t);
    }

private:
    static constexpr std::uint32_t leaf_mark = 0xFFFFFFFFU;
    static constexpr std::uint32_t weighted_mark = special_threshold;  // thresholds from here index weighted_

    struct weighted_rule {
        std::uint64_t threshold;
        std::size_t first;
    };

    void add_rule(std::uint64_t threshold, std::span<const literal> parts, std::span<const std::uint64_t> weights) {
        const auto first = static_cast<std::uint32_t>(parts_.size());
        for (const literal part : parts) parts_.push_back(literal{position_[part.position()], part.is_negated()});
        bool weighted = threshold != rule_table::leaf && threshold >= weighted_mark;
        for (const std::uint64_t weight : weights) weighted = weighted || weight != 1;
        if (threshold == rule_table::leaf) {
            rules_.push_back({first, leaf_mark});
        } else if (weighted) {
            rules_.push_back({first, weighted_mark + static_cast<std::uint32_t>(weighted_.size())});
            weighted_.push_back({threshold, weights_.size()});
            if (weights.empty()) weights_.resize(weights_.size() + parts.size(), 1);
            for (const std::uint64_t w : weights)  // more than the threshold counts for no more
                weights_.push_back((std::min)(w, threshold));
        } else {
            rules_.push_back({first, static_cast<std::uint32_t>(threshold)});
        }
    }

    void add_component(std::uint32_t first, std::uint32_t last) {
        component loop{first, last, false};
        bool is_loop = last - first > 1;
        if (!is_loop && parts(first).empty()) return;
        for (std::uint32_t p = first; p < last; ++p)
            for (const literal part : parts(p))
                if (part.position() >= first) {
                    is_loop = true;
                    loop.has_negation = loop.has_negation || part.is_negated();
                }
        if (is_loop) loops_.push_back(loop);
    }

    std::vector<rule> rules_;  // one more than positions
    std::vector<literal> parts_;
    std::vector<weighted_rule> weighted_;
    std::vector<std::uint64_t> weights_;
    std::vector<component> loops_;
    std::vector<std::uint32_t> position_;
    std::vector<std::uint32_t> original_;
};

}  // namespace muster::logic

#endif
