#ifndef MUSTER_LOGIC_IMPL_NODE_TABLE_HPP
#define MUSTER_LOGIC_IMPL_NODE_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/node_table.hpp>

namespace muster::logic {

MUSTER_INLINE void node_table::sweep(const std::vector<std::uint8_t>& marks) {
    std::fill(heads_.begin(), heads_.end(), 0U);
    free_ = 0;
    std::uint32_t kept = 0;
    for (std::uint32_t i = end(); i-- > terminals_;) {
        if (marks[i] != 0) {
            const std::size_t bucket = hash(nodes_[i].level, nodes_[i].low, nodes_[i].high) & (heads_.size() - 1);
            nodes_[i].next = heads_[bucket];
            heads_[bucket] = i;
            ++kept;
        } else {
            nodes_[i] = {terminal_level, 0, 0, free_};
            free_ = i;
        }
    }
    allowed_->give_back(live_ - kept);
    live_ = kept;
}

MUSTER_INLINE std::uint32_t node_table::add(std::size_t bucket, level l, std::uint32_t low, std::uint32_t high) {
    allowed_->take_node();
    std::uint32_t index = free_;
    if (index != 0) {
        free_ = nodes_[index].next;
        nodes_[index] = {l, low, high, heads_[bucket]};
    } else {
        index = end();
        try {
            if (index >= largest_index) throw limit_reached{ended::nodes};
            nodes_.push_back({l, low, high, heads_[bucket]});
        } catch (...) {
            allowed_->give_back(1);
            throw;
        }
    }
    heads_[bucket] = index;
    ++live_;
    if (live_ > heads_.size()) grow();
    return index;
}

MUSTER_INLINE void node_table::grow() {
    heads_.assign(heads_.size() * 4, 0);
    for (std::uint32_t i = terminals_; i < end(); ++i) {
        if (nodes_[i].level == terminal_level) continue;  // free
        const std::size_t bucket = hash(nodes_[i].level, nodes_[i].low, nodes_[i].high) & (heads_.size() - 1);
        nodes_[i].next = heads_[bucket];
        heads_[bucket] = i;
    }
}

}  // namespace muster::logic

#endif
