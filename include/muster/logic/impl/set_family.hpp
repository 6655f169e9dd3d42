#ifndef MUSTER_LOGIC_IMPL_SET_FAMILY_HPP
#define MUSTER_LOGIC_IMPL_SET_FAMILY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/set_family.hpp>

namespace muster::logic {

template <class Number>
void set_family::each_count(indexed<node_index, Number>& counts) const {
    counts[nothing] = 0;
    counts[empty_set] = 1;
    for (const node_index n : inner_nodes()) {
        const node& at = nodes_[n];
        counts[n] = counts[at.high];
        if (at.adds.is_part()) counts[n] *= counts[parts_[at.adds.part].root];
        counts[n] += counts[at.low];
    }
}

MUSTER_INLINE set_family::big_integer set_family::count() const {
    if (is_bounded()) {
        big_integer sum = 0;
        for (const auto& [cost, number] : count_by_cost()) sum += number;
        return sum;
    }
    // No part of the diagram stands for more sets than the whole: doubles tell whether 64 bits are enough.
    indexed<node_index, double> rough(nodes_.size());
    each_count(rough);
    if (rough[root()] < 4e18) {
        indexed<node_index, std::uint64_t> small(nodes_.size());
        each_count(small);
        return small[root()];
    }
    indexed<node_index, big_integer> counts(nodes_.size());
    each_count(counts);
    return counts[root()];
}

MUSTER_INLINE std::vector<set_family::big_integer> set_family::count_by_size(std::size_t largest) const {
    using row = std::vector<big_integer>;
    indexed<node_index, row> counts(nodes_.size());
    counts[empty_set].assign(1, 1);
    for (const node_index n : inner_nodes()) {
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

MUSTER_INLINE std::size_t set_family::smallest_size() const {
    constexpr auto infinite = (std::numeric_limits<std::size_t>::max)();
    return least_costs([](literal<variable>) { return std::size_t{1}; }, infinite)[root()];
}

MUSTER_INLINE bool set_family::has_part_of(std::span<const literal<variable>> literals) const {
    indexed<node_index, std::uint8_t> has(nodes_.size(), 0);
    has[empty_set] = 1;
    for (const node_index n : inner_nodes()) {
        const node& at = nodes_[n];
        const auto offers = [&] {
            return at.adds.is_part() ? has[parts_[at.adds.part].root] != 0
                                     : std::binary_search(literals.begin(), literals.end(), at.adds.variable);
        };
        has[n] = has[at.low] != 0 || (has[at.high] != 0 && offers()) ? 1 : 0;
    }
    return has[root()] != 0;
}

MUSTER_INLINE std::map<std::uint64_t, set_family::big_integer> set_family::count_by_cost() const {
    using row = std::map<std::uint64_t, big_integer>;
    indexed<node_index, row> counts(nodes_.size());
    counts[empty_set][0] = 1;
    const row once{{0, 1}};
    for (const node_index n : inner_nodes()) {
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

}  // namespace muster::logic

#endif
