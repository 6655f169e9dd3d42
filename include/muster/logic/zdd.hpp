#ifndef MUSTER_LOGIC_ZDD_HPP
#define MUSTER_LOGIC_ZDD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
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
    [[nodiscard]] std::uint32_t level(zdd f) const { return table_[f.node()].level; }
    /// The sets without the level of f's node, and those with it, the level taken out.
    [[nodiscard]] zdd low(zdd f) const { return zdd{table_[f.node()].low}; }
    /// The sets with the level of f's node, the level taken out.
    [[nodiscard]] zdd high(zdd f) const { return zdd{table_[f.node()].high}; }

    /// The sets of `low` and those of `high` with the level added. Precondition: both lie below the level.
    [[nodiscard]] zdd make(std::uint32_t level, zdd low, zdd high) {
        if (high == zdd::nothing()) return low;
        return zdd{table_.find_or_add(level, low.node(), high.node())};
    }

    /// The sets of either.
    [[nodiscard]] zdd unite(zdd f, zdd g) { return apply(operation::unite, f, g); }
    /// The sets of both.
    [[nodiscard]] zdd intersect(zdd f, zdd g) { return apply(operation::intersect, f, g); }
    /// The sets of f that are none of g.
    [[nodiscard]] zdd subtract(zdd f, zdd g) { return apply(operation::subtract, f, g); }

    /// The sets of f that contain no set of g.
    [[nodiscard]] zdd without_supersets(zdd f, zdd g) {
        zdd result;
        if (without_at_once(f, g, result)) return result;
        const auto base = wide_path_.size();
        try {
            open_wide(f, g);
            for (;;) {
                const wide_frame top = wide_path_.back();
                zdd next_f, next_g;
                const bool in_g = level(top.g) == level(top.f);
                switch (top.stage) {
                    case 0:
                        next_f = low(top.f);
                        next_g = in_g ? low(top.g) : top.g;
                        break;
                    case 1:
                        next_f = high(top.f);
                        next_g = in_g ? high(top.g) : top.g;
                        break;
                    default:
                        next_f = top.high;
                        next_g = low(top.g);
                }
                if (!without_at_once(next_f, next_g, result)) {
                    open_wide(next_f, next_g);
                    continue;
                }
                for (;;) {
                    wide_frame& done = wide_path_.back();
                    if (done.stage == 0) {
                        done.low = result;
                        done.stage = 1;
                        break;
                    }
                    if (done.stage == 1 && level(done.g) == level(done.f)) {
                        done.high = result;
                        done.stage = 2;
                        break;
                    }
                    result = make(level(done.f), done.low, result);
                    cache_.store(done.f.node(), done.g.node(), without_mark, result.node());
                    wide_path_.pop_back();
                    if (wide_path_.size() == base) return result;
                }
            }
        } catch (...) {
            wide_path_.clear();
            throw;
        }
    }

    /// How many nodes it holds, without terminals.
    [[nodiscard]] std::uint32_t live() const noexcept { return table_.live(); }
    [[nodiscard]] std::uint32_t end() const noexcept { return table_.end(); }

private:
    enum class operation : std::uint8_t { unite, intersect, subtract };
    struct frame {
        zdd f, g, low;
        std::uint32_t level;
        bool has_low;
    };

    struct wide_frame {
        zdd f, g, low, high;
        std::uint8_t stage;
    };
    static constexpr std::uint32_t without_mark = 3;

    [[nodiscard]] bool without_at_once(zdd& f, zdd& g, zdd& result) {
        while (level(g) < level(f)) g = low(g);
        if (f == zdd::nothing() || g == zdd::nothing()) result = f;
        else if (f == g || g == zdd::empty_set()) result = zdd::nothing();
        else {
            std::uint32_t found = 0;
            if (!cache_.find(f.node(), g.node(), without_mark, found)) return false;
            result = zdd{found};
        }
        return true;
    }
    void open_wide(zdd f, zdd g) {
        table_.allowed().step();
        if ((++steps_ & 0xFFU) == 0) cache_.fit(table_.live());
        wide_path_.push_back({f, g, zdd{}, zdd{}, 0});
    }

    [[nodiscard]] bool at_once(operation op, zdd& f, zdd& g, zdd& result) {
        constexpr zdd nothing = zdd::nothing();
        if (op != operation::subtract && g.node() < f.node()) std::swap(f, g);
        if (f == nothing) result = op == operation::unite ? g : nothing;
        else if (g == nothing) result = op == operation::intersect ? nothing : f;
        else if (f == g) result = op == operation::subtract ? nothing : f;
        else {
            std::uint32_t found = 0;
            if (!cache_.find(f.node(), g.node(), static_cast<std::uint32_t>(op), found)) return false;
            result = zdd{found};
        }
        return true;
    }
    void open(zdd f, zdd g) {
        table_.allowed().step();
        if ((++steps_ & 0xFFU) == 0) cache_.fit(table_.live());
        path_.push_back({f, g, zdd{}, (std::min)(level(f), level(g)), false});
    }

    [[nodiscard]] zdd apply(operation op, zdd f, zdd g) {
        zdd result;
        if (at_once(op, f, g, result)) return result;
        try {
            open(f, g);
            for (;;) {
                const frame top = path_.back();
                const bool in_f = level(top.f) == top.level, in_g = level(top.g) == top.level;
                zdd next_f, next_g;
                if (!top.has_low) {
                    next_f = in_f ? low(top.f) : top.f;
                    next_g = in_g ? low(top.g) : top.g;
                } else {
                    next_f = in_f ? high(top.f) : zdd::nothing();
                    next_g = in_g ? high(top.g) : zdd::nothing();
                }
                if (!at_once(op, next_f, next_g, result)) {
                    open(next_f, next_g);
                    continue;
                }
                while (!path_.empty()) {
                    frame& done = path_.back();
                    if (!done.has_low) {
                        done.low = result;
                        done.has_low = true;
                        break;
                    }
                    result = make(done.level, done.low, result);
                    cache_.store(done.f.node(), done.g.node(), static_cast<std::uint32_t>(op), result.node());
                    path_.pop_back();
                }
                if (path_.empty()) return result;
            }
        } catch (...) {
            path_.clear();
            throw;
        }
    }

    node_table table_;
    operation_cache cache_;
    std::vector<frame> path_;
    std::vector<wide_frame> wide_path_;
    std::uint32_t steps_ = 0;
};

}  // namespace muster::logic

#endif
