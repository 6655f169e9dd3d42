#ifndef MUSTER_LOGIC_ZDD_HPP
#define MUSTER_LOGIC_ZDD_HPP

#include <cstdint>
#include <vector>

#include <muster/logic/node_table.hpp>

namespace muster::logic {

/// A family of sets of levels held by a `zdd_manager`: equal families have equal values.
class zdd {
public:
    constexpr zdd() noexcept = default;  ///< no set
    /// Precondition: an index of a node that its manager holds.
    constexpr explicit zdd(std::uint32_t node) noexcept : node_{node} {}
    /// The family without a set.
    [[nodiscard]] static constexpr zdd nothing() noexcept { return zdd{0}; }
    [[nodiscard]] static constexpr zdd empty_set() noexcept { return zdd{1}; }  ///< the empty set alone

    /// The index of its node.
    [[nodiscard]] constexpr std::uint32_t node() const noexcept { return node_; }
    /// Whether it is no set, or the empty set alone.
    [[nodiscard]] constexpr bool is_terminal() const noexcept { return node_ < 2; }
    friend constexpr bool operator==(zdd, zdd) noexcept = default;

private:
    std::uint32_t node_ = 0;
};

/// Zero-suppressed decision diagrams (Minato, Zero-suppressed BDDs for set manipulation in combinatorial problems,
/// 1993) over levels 0, 1, .... Operations run on a stack of their own and throw `limit_reached`.
class zdd_manager {
public:
    /// The budget must outlive it.
    explicit zdd_manager(budget& allowed) : table_{allowed, 2} {}

    /// Forgets every family; keeps the memory.
    void reset() {
        table_.reset();
        cache_.reset();
    }

    /// The first level that tells its sets apart; below all levels for a terminal.
    [[nodiscard]] level level_of(zdd f) const { return table_[f.node()].level; }
    /// The sets without the level of f's node, and those with it, the level taken out.
    [[nodiscard]] zdd low(zdd f) const { return zdd{table_[f.node()].low}; }
    /// The sets with the level of f's node, the level taken out.
    [[nodiscard]] zdd high(zdd f) const { return zdd{table_[f.node()].high}; }

    /// The sets of `low` and those of `high` with the level added. Precondition: both lie below the level.
    [[nodiscard]] zdd make(level l, zdd low, zdd high) {
        if (high == zdd::nothing()) return low;
        return zdd{table_.find_or_add(l, low.node(), high.node())};
    }

    /// The sets of either.
    [[nodiscard]] zdd unite(zdd f, zdd g) { return apply(operation::unite, f, g); }
    /// The sets of both.
    [[nodiscard]] zdd intersect(zdd f, zdd g) { return apply(operation::intersect, f, g); }
    /// The sets of f that are none of g.
    [[nodiscard]] zdd subtract(zdd f, zdd g) { return apply(operation::subtract, f, g); }
    /// The sets of f that contain no set of g.
    [[nodiscard]] zdd without_supersets(zdd f, zdd g);

    /// How many nodes it holds, without terminals.
    [[nodiscard]] std::uint32_t live() const noexcept { return table_.live(); }
    [[nodiscard]] std::uint32_t end() const noexcept { return table_.end(); }

private:
    enum class operation : std::uint8_t { unite, intersect, subtract };
    struct frame {
        zdd f, g, low;
        level at;
        bool has_low;
    };
    struct wide_frame {
        zdd f, g, low, high;
        std::uint8_t stage;
    };
    static constexpr std::uint32_t without_mark = 3;

    [[nodiscard]] bool without_at_once(zdd& f, zdd& g, zdd& result);
    void open_wide(zdd f, zdd g);
    [[nodiscard]] bool at_once(operation op, zdd& f, zdd& g, zdd& result);
    void open(zdd f, zdd g);
    [[nodiscard]] zdd apply(operation op, zdd f, zdd g);
    void step();

    node_table table_;
    operation_cache cache_;
    std::vector<frame> path_;
    std::vector<wide_frame> wide_path_;
    std::uint32_t steps_ = 0;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/zdd.hpp>
#endif

#endif
