#ifndef MUSTER_LOGIC_NODE_TABLE_HPP
#define MUSTER_LOGIC_NODE_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/index.hpp>
#include <muster/logic/limits.hpp>

namespace muster::logic {

/// The unique table of a decision diagram: triples (level, low, high), each held once and known by its index.
/// Index 0 is the terminal, below every level.
class node_table {
public:
    /// A triple, and where the next of its slot in the table is.
    struct node {
        logic::level level;  ///< what it decides on
        std::uint32_t low;   ///< where that does not hold
        std::uint32_t high;  ///< where it holds
        std::uint32_t next;  ///< the next node of its slot; 0: none
    };
    static constexpr level terminal_level = none<level>;  ///< the level of terminals, below all others
    /// The largest index of a node.
    static constexpr std::uint32_t largest_index = 0x7FFFFFFEU;  // edges carry one bit beside it

    /// The budget must outlive it: each node is taken from it. Terminals have the first indices.
    explicit node_table(budget& allowed, std::uint32_t terminals = 1)
        : allowed_{&allowed}, heads_(std::size_t{1} << 8, 0), terminals_{terminals} {
        nodes_.assign(terminals, {terminal_level, 0, 0, 0});
    }
    node_table(const node_table&) = delete;
    node_table& operator=(const node_table&) = delete;
    ~node_table() { allowed_->give_back(live_); }

    /// Forgets every node; keeps the memory.
    void reset() {
        allowed_->give_back(live_);
        nodes_.resize(terminals_);
        heads_.assign(std::size_t{1} << 8, 0);
        free_ = live_ = 0;
    }

    /// The node of an index that `find_or_add` returned.
    [[nodiscard]] const node& operator[](std::uint32_t index) const { return nodes_[index]; }
    /// Indices run below this; some may be free.
    [[nodiscard]] std::uint32_t end() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }
    /// How many nodes it holds, without terminals.
    [[nodiscard]] std::uint32_t live() const noexcept { return live_; }
    /// The budget that nodes are taken from.
    [[nodiscard]] budget& allowed() const noexcept { return *allowed_; }

    /// The node with these parts, made if there is none. Throws `limit_reached`.
    [[nodiscard]] std::uint32_t find_or_add(level l, std::uint32_t low, std::uint32_t high) {
        const std::size_t bucket = hash(l, low, high) & (heads_.size() - 1);
        for (std::uint32_t i = heads_[bucket]; i != 0; i = nodes_[i].next) {
            const node& n = nodes_[i];
            if (n.low == low && n.high == high && n.level == l) return i;
        }
        return add(bucket, l, low, high);
    }

    /// Frees every node not marked; `marks` has an entry per index.
    void sweep(const std::vector<std::uint8_t>& marks);

private:
    static std::size_t hash(level l, std::uint32_t low, std::uint32_t high) noexcept {
        std::uint64_t h = (static_cast<std::uint64_t>(low) << 32 | high) * 0x9E3779B97F4A7C15ULL;
        h ^= to_number(l) * 0xC2B2AE3D27D4EB4FULL;
        h *= 0xD6E8FEB86659FD93ULL;
        return static_cast<std::size_t>(h >> 32);
    }

    std::uint32_t add(std::size_t bucket, level l, std::uint32_t low, std::uint32_t high);
    void grow();

    budget* allowed_;
    std::vector<node> nodes_;
    std::vector<std::uint32_t> heads_;
    std::uint32_t terminals_;
    std::uint32_t free_ = 0;
    std::uint32_t live_ = 0;
};

/// A direct-mapped cache of results of operations on up to three operands: it may forget a result, but is never wrong.
class operation_cache {
public:
    static constexpr std::size_t largest = std::size_t{1} << 20;  ///< how many results it holds at most

    operation_cache() : entries_(std::size_t{1} << 8) {}

    /// Whether it knows the result; then writes it.
    [[nodiscard]] bool find(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& result) const {
        const entry& e = entries_[slot(a, b, c)];
        if (e.a != a || e.b != b || e.c != c) return false;
        result = e.result;
        return true;
    }
    /// Keeps a result, in place of another where there is no room.
    void store(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t result) {
        entries_[slot(a, b, c)] = {a, b, c, result};
    }
    /// Forgets all results.
    void clear() { std::fill(entries_.begin(), entries_.end(), entry{}); }
    /// Keeps pace with a table of so many nodes.
    void fit(std::size_t nodes) {
        if (nodes > 2 * entries_.size() && entries_.size() < largest) entries_.assign(entries_.size() * 4, entry{});
    }
    /// Forgets all; keeps the memory.
    void reset() { entries_.assign(std::size_t{1} << 8, entry{}); }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    struct entry {
        std::uint32_t a = 0, b = 0, c = none, result = 0;
    };
    [[nodiscard]] std::size_t slot(std::uint32_t a, std::uint32_t b, std::uint32_t c) const noexcept {
        std::uint64_t h = (static_cast<std::uint64_t>(a) << 32 | b) * 0x9E3779B97F4A7C15ULL;
        h ^= c * 0xC2B2AE3D27D4EB4FULL;
        h *= 0xD6E8FEB86659FD93ULL;
        return static_cast<std::size_t>(h >> 32) & (entries_.size() - 1);
    }

    std::vector<entry> entries_;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/node_table.hpp>
#endif

#endif
