#ifndef MUSTER_LOGIC_IMPL_NETWORK_HPP
#define MUSTER_LOGIC_IMPL_NETWORK_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

MUSTER_INLINE network::function network::variable(logic::variable v) {
    if (to_number(v) >= variables_.size()) variables_.resize(to_number(v) + std::size_t{1}, constant);
    if (variables_[v] == constant) variables_[v] = add_node(kind::variable, to_number(v));
    return function{variables_[v]};
}

MUSTER_INLINE network::function network::all_of(std::span<const function> parts) {
    new_stamp();
    draft_.clear();
    for (const function part : parts) {
        if (part == never() || is_stamped(!part)) return never();
        if (part == always() || is_stamped(part)) continue;
        stamp(part);
        draft_.push_back(part);
    }
    if (draft_.empty()) return always();
    if (draft_.size() == 1) return draft_.front();
    return find_or_add(0);
}

MUSTER_INLINE network::function network::any_of(std::span<const function> parts) {
    negated_.assign(parts.begin(), parts.end());
    for (function& part : negated_) part = !part;
    return !all_of(negated_);
}

MUSTER_INLINE void network::new_stamp() {
    if (stamps_.size() < std::size_t{2} * nodes_.size()) stamps_.resize(std::size_t{2} * nodes_.size() + 64, 0);
    if (++epoch_ == 0) {
        std::fill(stamps_.begin(), stamps_.end(), 0U);
        epoch_ = 1;
    }
}

MUSTER_INLINE network::function network::find_or_add(std::uint64_t threshold) {
    std::uint64_t hash = threshold * 0xD6E8FEB86659FD93ULL + draft_.size();
    for (std::size_t i = 0; i < draft_.size(); ++i) {  // in any order
        std::uint64_t h = draft_[i].code() + 0x9E3779B97F4A7C15ULL * (threshold == 0 ? 1 : 1 + draft_weights_[i]);
        h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9ULL;
        h = (h ^ h >> 27) * 0x94D049BB133111EBULL;
        hash += h ^ h >> 31;
    }
    hash ^= hash >> 29;
    if (gates_ + 1 > heads_.size()) rehash();
    const std::size_t bucket = hash & (heads_.size() - 1);
    for (node_index gate = heads_[bucket]; gate != constant; gate = chain_[gate].next)
        if (chain_[gate].hash == hash && equals_draft(gate, threshold)) return function{gate};
    std::uint32_t payload = 0;
    if (threshold != 0) {
        payload = static_cast<std::uint32_t>(thresholds_.size());
        thresholds_.push_back({threshold, weights_.size()});
        weights_.insert(weights_.end(), draft_weights_.begin(), draft_weights_.end());
    }
    const node_index added = add_node(threshold == 0 ? kind::conjunction : kind::threshold, payload);
    parts_.insert(parts_.end(), draft_.begin(), draft_.end());
    chain_.resize(nodes_.size());
    chain_[added] = {hash, heads_[bucket]};
    heads_[bucket] = added;
    ++gates_;
    return function{added};
}

MUSTER_INLINE bool network::equals_draft(node_index gate, std::uint64_t threshold_wanted) const {
    if ((kind_of(gate) == kind::threshold) != (threshold_wanted != 0)) return false;
    const std::span<const function> own = parts(gate);
    if (own.size() != draft_.size()) return false;
    for (const function part : own)
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

MUSTER_INLINE void network::rehash() {
    heads_.assign((std::max)(std::size_t{64}, heads_.size() * 2), constant);
    for (const node_index n : nodes()) {
        if (!is_gate(n)) continue;
        node_index& head = heads_[chain_[n].hash & (heads_.size() - 1)];
        chain_[n].next = head;
        head = n;
    }
}

MUSTER_INLINE network::function network::at_least(std::uint64_t threshold, std::span<const function> parts,
                                                  std::span<const std::uint64_t> weights) {
    if (threshold == 0) return always();
    struct weighted {
        function part;
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

    std::vector<function> enough;  // each alone
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
            const std::vector<function> rest = draft_;
            enough.push_back(all_of(rest));
        } else {
            new_stamp();
            for (const function part : draft_) stamp(part);
            enough.push_back(find_or_add(threshold));
        }
    }
    return any_of(enough);
}

}  // namespace muster::logic

#endif
