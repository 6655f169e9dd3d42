#ifndef MUSTER_LOGIC_NETWORK_HPP
#define MUSTER_LOGIC_NETWORK_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>

namespace muster::logic {

/// Boolean functions of numbered variables as gates without loops, equal gates held once. Node 0 is the constant
/// *never*; every other node is a variable, a conjunction or a weighted threshold of earlier nodes or their negations.
/// What the builders return is simplified by constants, repeated and opposite parts, and weights.
class network {
public:
    /// What a node is.
    enum class kind : std::uint8_t { constant, variable, conjunction, threshold };

    network() { nodes_.push_back({0, kind::constant, 0}); }

    /// The function that holds nowhere.
    [[nodiscard]] static constexpr literal never() noexcept { return literal{0}; }
    /// The function that holds everywhere.
    [[nodiscard]] static constexpr literal always() noexcept { return literal{0, true}; }

    /// The variable of this number; the same node each time.
    [[nodiscard]] literal variable(std::uint32_t id) {
        if (id >= variables_.size()) variables_.resize(id + std::size_t{1}, 0);
        if (variables_[id] == 0) variables_[id] = add_node(kind::variable, id);
        return literal{variables_[id]};
    }

    /// Linear in the parts.
    [[nodiscard]] literal all_of(std::span<const literal> parts) {
        new_stamp();
        draft_.clear();
        for (const literal part : parts) {
            if (part == never() || is_stamped(!part)) return never();
            if (part == always() || is_stamped(part)) continue;
            stamp(part);
            draft_.push_back(part);
        }
        if (draft_.empty()) return always();
        if (draft_.size() == 1) return draft_.front();
        return find_or_add(0);
    }
    [[nodiscard]] literal all_of(std::initializer_list<literal> parts) {
        return all_of(std::span<const literal>{parts.begin(), parts.size()});
    }
    /// Where one part holds; nowhere without parts. Linear in the parts.
    [[nodiscard]] literal any_of(std::span<const literal> parts) {
        negated_.assign(parts.begin(), parts.end());
        for (literal& part : negated_) part = !part;
        return !all_of(negated_);
    }
    [[nodiscard]] literal any_of(std::initializer_list<literal> parts) {
        return any_of(std::span<const literal>{parts.begin(), parts.size()});
    }
    /// `then` where the condition holds, `otherwise` elsewhere.
    [[nodiscard]] literal if_then_else(literal condition, literal then, literal otherwise) {
        return any_of({all_of({condition, then}), all_of({!condition, otherwise})});
    }
    /// Whether the weights of the parts that hold reach the threshold; no weights: each counts one.
    /// Precondition: thresholds up to 10^12 and up to 2^23 parts.
    [[nodiscard]] literal at_least(std::uint64_t threshold, std::span<const literal> parts,
                                   std::span<const std::uint64_t> weights = {});

    /// How many nodes, the constant included.
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }
    /// What a node is.
    [[nodiscard]] kind kind_of(std::uint32_t node) const { return nodes_[node].type; }
    /// Whether it is a conjunction or a threshold.
    [[nodiscard]] bool is_gate(std::uint32_t node) const { return nodes_[node].type >= kind::conjunction; }
    /// Precondition: a variable.
    [[nodiscard]] std::uint32_t variable_of(std::uint32_t node) const { return nodes_[node].payload; }
    /// The parts of a gate; none for other nodes.
    [[nodiscard]] std::span<const literal> parts(std::uint32_t node) const {
        const std::size_t last = node + 1 < nodes_.size() ? nodes_[node + 1].first : parts_.size();
        return {parts_.data() + nodes_[node].first, last - nodes_[node].first};
    }
    /// Precondition: a threshold; none of its weights is above it.
    [[nodiscard]] std::uint64_t threshold(std::uint32_t node) const {
        return thresholds_[nodes_[node].payload].threshold;
    }
    /// What each part counts for. Precondition: a threshold.
    [[nodiscard]] std::span<const std::uint64_t> weights(std::uint32_t node) const {
        return {weights_.data() + thresholds_[nodes_[node].payload].first, parts(node).size()};
    }

private:
    struct entry {
        std::size_t first;
        kind type;
        std::uint32_t payload;
    };
    struct threshold_data {
        std::uint64_t threshold;
        std::size_t first;
    };

    void new_stamp() {
        if (stamps_.size() < 2 * nodes_.size()) stamps_.resize(2 * nodes_.size() + 64, 0);
        if (++epoch_ == 0) {
            std::fill(stamps_.begin(), stamps_.end(), 0U);
            epoch_ = 1;
        }
    }
    [[nodiscard]] bool is_stamped(literal part) const { return stamps_[part.code()] == epoch_; }
    void stamp(literal part) { stamps_[part.code()] = epoch_; }

    std::uint32_t add_node(kind type, std::uint32_t payload) {
        nodes_.push_back({parts_.size(), type, payload});
        return size() - 1;
    }

    // The gate whose parts are drafted and stamped, distinct and not constant; a threshold of 0: a conjunction.
    [[nodiscard]] literal find_or_add(std::uint64_t threshold) {
        std::uint64_t hash = threshold * 0xD6E8FEB86659FD93ULL + draft_.size();
        for (std::size_t i = 0; i < draft_.size(); ++i) {  // in any order
            std::uint64_t h = draft_[i].code() + 0x9E3779B97F4A7C15ULL * (threshold == 0 ? 1 : 1 + draft_weights_[i]);
            h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9ULL;
            h = (h ^ h >> 27) * 0x94D049BB133111EBULL;
            hash += h ^ h >> 31;
        }
        hash ^= hash >> 29;
        if (gates_ + 1 > heads_.size()) rehash();
        std::size_t bucket = hash & (heads_.size() - 1);
        for (std::uint32_t i = heads_[bucket]; i != 0; i = chain_[i].next)
            if (chain_[i].hash == hash && equals_draft(i, threshold)) return literal{i};
        std::uint32_t payload = 0;
        if (threshold != 0) {
            payload = static_cast<std::uint32_t>(thresholds_.size());
            thresholds_.push_back({threshold, weights_.size()});
            weights_.insert(weights_.end(), draft_weights_.begin(), draft_weights_.end());
        }
        const std::uint32_t added = add_node(threshold == 0 ? kind::conjunction : kind::threshold, payload);
        parts_.insert(parts_.end(), draft_.begin(), draft_.end());
        chain_.resize(nodes_.size());
        chain_[added] = {hash, heads_[bucket]};
        heads_[bucket] = added;
        ++gates_;
        return literal{added};
    }
    [[nodiscard]] bool equals_draft(std::uint32_t gate, std::uint64_t threshold_wanted) const {
        if ((kind_of(gate) == kind::threshold) != (threshold_wanted != 0)) return false;
        const std::span<const literal> own = parts(gate);
        if (own.size() != draft_.size()) return false;
        for (const literal part : own)
            if (!is_stamped(part)) return false;
        if (threshold_wanted == 0) return true;
        if (threshold(gate) != threshold_wanted) return false;
        const std::span<const std::uint64_t> own_weights = weights(gate);
        for (std::size_t i = 0; i < own.size(); ++i) {
            std::size_t k = i;  // mostly in the same order
            if (draft_[k] != own[i])
                k = static_cast<std::size_t>(std::find(draft_.begin(), draft_.end(), own[i]) - draft_.begin());
            if (draft_weights_[k] != own_weights[i]) return false;
        }
        return true;
    }
    void rehash() {
        heads_.assign((std::max)(std::size_t{64}, heads_.size() * 2), 0);
        for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
            if (!is_gate(i)) continue;
            std::uint32_t& head = heads_[chain_[i].hash & (heads_.size() - 1)];
            chain_[i].next = head;
            head = i;
        }
    }

    struct link {
        std::uint64_t hash;
        std::uint32_t next;
    };

    std::vector<entry> nodes_;
    std::vector<literal> parts_;
    std::vector<threshold_data> thresholds_;
    std::vector<std::uint64_t> weights_;
    std::vector<std::uint32_t> variables_;  // node of a variable; 0: none
    std::vector<std::uint32_t> heads_, stamps_;
    std::vector<link> chain_;
    std::vector<literal> draft_, negated_;
    std::vector<std::uint64_t> draft_weights_;
    std::size_t gates_ = 0;
    std::uint32_t epoch_ = 0;
};

inline literal network::at_least(std::uint64_t threshold, std::span<const literal> parts,
                                 std::span<const std::uint64_t> weights) {
    if (threshold == 0) return always();
    struct weighted {
        literal part;
        std::uint64_t weight;
        std::size_t place;
    };
    std::vector<weighted> kept;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::uint64_t weight = (std::min)(weights.empty() ? std::uint64_t{1} : weights[i], threshold);
        if (weight != 0 && parts[i] != never()) kept.push_back({parts[i], weight, i});
    }
    // Equal parts add up; of opposite parts the lesser weight always counts.
    std::sort(kept.begin(), kept.end(), [](const weighted& a, const weighted& b) {
        return a.part != b.part ? a.part < b.part : a.place < b.place;
    });
    std::size_t last = 0;
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (kept[i].part == kept[last].part) kept[last].weight += kept[i].weight;
        else kept[++last] = kept[i];
    }
    if (!kept.empty()) kept.resize(last + 1);
    std::uint64_t certain = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i].part == always()) {
            certain += kept[i].weight;
            kept[i].weight = 0;
        } else if (i + 1 < kept.size() && kept[i + 1].part == !kept[i].part) {
            const std::uint64_t common = (std::min)(kept[i].weight, kept[i + 1].weight);
            certain += common;
            kept[i].weight -= common;
            kept[i + 1].weight -= common;
        }
    }
    if (certain >= threshold) return always();
    threshold -= certain;
    std::sort(kept.begin(), kept.end(), [](const weighted& a, const weighted& b) { return a.place < b.place; });

    std::vector<literal> enough;  // each alone
    draft_.clear();
    draft_weights_.clear();
    std::uint64_t sum = 0, divisor = 0;
    bool all_needed = true;
    for (const weighted& w : kept) {
        if (w.weight == 0) continue;
        if (w.weight >= threshold) {
            enough.push_back(w.part);
            continue;
        }
        draft_.push_back(w.part);
        draft_weights_.push_back(w.weight);
        sum += w.weight;
        divisor = std::gcd(divisor, w.weight);
    }
    if (sum >= threshold) {
        threshold = (threshold + divisor - 1) / divisor;
        sum /= divisor;
        for (std::uint64_t& weight : draft_weights_) {
            weight /= divisor;
            all_needed = all_needed && sum - weight < threshold;
        }
        if (all_needed) {
            const std::vector<literal> rest = draft_;
            enough.push_back(all_of(rest));
        } else {
            new_stamp();
            for (const literal part : draft_) stamp(part);
            enough.push_back(find_or_add(threshold));
        }
    }
    return any_of(enough);
}

}  // namespace muster::logic

#endif
