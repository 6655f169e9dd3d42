#ifndef MUSTER_LOGIC_BDD_HPP
#define MUSTER_LOGIC_BDD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/node_table.hpp>

namespace muster::logic {

/// A Boolean function held by a `bdd_manager`: equal functions have equal values.
class bdd {
public:
    constexpr bdd() noexcept = default;  ///< never
    /// Precondition: a code of a function that its manager holds.
    constexpr explicit bdd(std::uint32_t code) noexcept : code_{code} {}
    /// The function that holds always, or never.
    [[nodiscard]] static constexpr bdd constant(bool value) noexcept { return bdd{value ? 1U : 0U}; }

    /// The node and the complement in one number.
    [[nodiscard]] constexpr std::uint32_t code() const noexcept { return code_; }
    /// The index of its node.
    [[nodiscard]] constexpr std::uint32_t node() const noexcept { return code_ >> 1; }
    /// Whether it is the negation of its node's function.
    [[nodiscard]] constexpr bool is_complemented() const noexcept { return (code_ & 1U) != 0; }
    /// Whether it holds always or never.
    [[nodiscard]] constexpr bool is_constant() const noexcept { return code_ < 2; }
    /// Whether it holds nowhere.
    [[nodiscard]] constexpr bool is_never() const noexcept { return code_ == 0; }
    /// Whether it holds everywhere.
    [[nodiscard]] constexpr bool is_always() const noexcept { return code_ == 1; }
    /// Its negation; constant time.
    [[nodiscard]] constexpr bdd operator!() const noexcept { return bdd{code_ ^ 1U}; }
    /// This function or its negation.
    [[nodiscard]] constexpr bdd negated_if(bool negate) const noexcept { return bdd{code_ ^ (negate ? 1U : 0U)}; }

    friend constexpr bool operator==(bdd, bdd) noexcept = default;

private:
    std::uint32_t code_ = 0;
};

/// Reduced ordered binary decision diagrams with complement edges over levels 0, 1, ...; a smaller level is decided
/// first (Bryant, Graph-based algorithms for Boolean function manipulation, 1986; Brace, Rudell, Bryant, Efficient
/// implementation of a BDD package, 1990). Low edges are never complemented, so a function is uncomplemented iff it is
/// false where every variable is false, and a monotone function has no complemented edge at all.
/// Operations run on stacks of their own: depth costs no call stack. They throw `limit_reached` when the budget ends.
class bdd_manager {
public:
    /// The budget must outlive it.
    explicit bdd_manager(budget& allowed) : table_{allowed} {}

    /// Forgets every function; keeps the memory.
    void reset() {
        table_.reset();
        cache_.reset();
    }

    /// The variable of a level.
    [[nodiscard]] bdd variable(std::uint32_t level) { return make(level, bdd::constant(false), bdd::constant(true)); }

    /// The level that the function decides on first; below all levels for a constant.
    [[nodiscard]] std::uint32_t level(bdd f) const { return table_[f.node()].level; }
    /// The function where the variable of its level does not hold. Precondition: no constant.
    [[nodiscard]] bdd low(bdd f) const { return bdd{table_[f.node()].low}.negated_if(f.is_complemented()); }
    /// The function where the variable of its level holds. Precondition: no constant.
    [[nodiscard]] bdd high(bdd f) const { return bdd{table_[f.node()].high}.negated_if(f.is_complemented()); }

    /// The function that is `high` where the variable of `level` holds and `low` elsewhere.
    /// Precondition: both lie below the level.
    [[nodiscard]] bdd make(std::uint32_t level, bdd low, bdd high) {
        if (low == high) return low;
        const bool negate = low.is_complemented();
        const std::uint32_t node =
            table_.find_or_add(level, low.negated_if(negate).code(), high.negated_if(negate).code());
        return bdd{node << 1}.negated_if(negate);
    }

    /// Product of the sizes at worst.
    [[nodiscard]] bdd conjunction(bdd f, bdd g) {
        bdd result;
        if (conjunction_at_once(f, g, result)) return result;
        const std::size_t base = pairs_.size();
        try {
            open_pair(f, g);
            for (;;) {
                pair_frame& top = pairs_.back();
                bdd next_f, next_g;
                if (!top.has_low) {
                    next_f = cofactor(top.f, top.level, false);
                    next_g = cofactor(top.g, top.level, false);
                } else {
                    next_f = cofactor(top.f, top.level, true);
                    next_g = cofactor(top.g, top.level, true);
                }
                if (!conjunction_at_once(next_f, next_g, result)) {
                    open_pair(next_f, next_g);
                    continue;
                }
                for (;;) {  // hand the result upwards
                    pair_frame& frame = pairs_.back();
                    if (!frame.has_low) {
                        frame.low = result;
                        frame.has_low = true;
                        break;
                    }
                    result = make(frame.level, frame.low, result);
                    cache_.store(frame.f.code(), frame.g.code(), and_mark, result.code());
                    pairs_.pop_back();
                    if (pairs_.size() == base) return result;
                }
            }
        } catch (...) {
            pairs_.resize(base);
            throw;
        }
    }
    /// f or g.
    [[nodiscard]] bdd disjunction(bdd f, bdd g) { return !conjunction(!f, !g); }
    /// One of f and g, not both.
    [[nodiscard]] bdd exclusive(bdd f, bdd g) { return if_then_else(f, !g, g); }
    /// f implies g.
    [[nodiscard]] bool implies(bdd f, bdd g) { return conjunction(f, !g).is_never(); }

    /// g where f holds and h elsewhere.
    [[nodiscard]] bdd if_then_else(bdd f, bdd g, bdd h) {
        bdd result;
        if (choice_at_once(f, g, h, result)) return result;
        const std::size_t base = triples_.size();
        try {
            open_triple(f, g, h);
            for (;;) {
                const triple_frame top = triples_.back();
                const bool side = top.has_low;
                bdd next_f = cofactor(top.f, top.level, side), next_g = cofactor(top.g, top.level, side),
                    next_h = cofactor(top.h, top.level, side);
                if (!choice_at_once(next_f, next_g, next_h, result)) {
                    open_triple(next_f, next_g, next_h);
                    continue;
                }
                for (;;) {
                    triple_frame& frame = triples_.back();
                    if (!frame.has_low) {
                        frame.low = result;
                        frame.has_low = true;
                        break;
                    }
                    result = make(frame.level, frame.low, result);
                    cache_.store(frame.f.code(), frame.g.code(), frame.h.code(), result.code());
                    result = result.negated_if(frame.negate);
                    triples_.pop_back();
                    if (triples_.size() == base) return result;
                }
            }
        } catch (...) {
            triples_.resize(base);
            throw;
        }
    }

    /// All of some functions, joined from the lowest level upwards.
    [[nodiscard]] bdd conjunction(std::vector<bdd> parts) {
        std::sort(parts.begin(), parts.end(), [&](bdd f, bdd g) { return comes_before(g, f); });
        bdd result = bdd::constant(true);
        for (const bdd part : parts) result = conjunction(part, result);
        return result;
    }

    /// A function and what it counts for.
    struct weighted_part {
        bdd function;              ///< the part
        std::uint64_t weight = 1;  ///< what it counts for
    };
    /// Whether the weights of the parts that hold reach the threshold. By intervals of the remaining threshold that
    /// give the same function, never by listing combinations (Abio, Nieuwenhuis, Oliveras, Rodriguez-Carbonell, Mayer-
    /// Eichberger, A new look at BDDs for pseudo-Boolean constraints, 2012). Precondition: no weight above the
    /// threshold, which is at most 10^12, and at most 2^23 parts.
    [[nodiscard]] bdd at_least(std::uint64_t threshold, std::vector<weighted_part> parts);

    /// Frees every node that no function in `roots` needs.
    void collect(std::span<const bdd> roots) {
        marks_.assign(table_.end(), 0);
        std::vector<std::uint32_t> pending;
        const auto mark = [&](std::uint32_t node) {
            if (node != 0 && marks_[node] == 0) {
                marks_[node] = 1;
                pending.push_back(node);
            }
        };
        for (const bdd root : roots) mark(root.node());
        while (!pending.empty()) {
            const std::uint32_t node = pending.back();
            pending.pop_back();
            mark(table_[node].low >> 1);
            mark(table_[node].high >> 1);
        }
        table_.sweep(marks_);
        cache_.clear();
    }

    /// Nodes held, garbage included.
    [[nodiscard]] std::uint32_t live() const noexcept { return table_.live(); }
    /// Node indices run below this.
    [[nodiscard]] std::uint32_t end() const noexcept { return table_.end(); }

private:
    static constexpr std::uint32_t and_mark = 0xFFFFFFFEU;

    struct pair_frame {
        bdd f, g, low;
        std::uint32_t level;
        bool has_low;
    };
    struct triple_frame {
        bdd f, g, h, low;
        std::uint32_t level;
        bool has_low, negate;
    };

    void step() {
        table_.allowed().step();
        if ((++steps_ & 0xFFU) == 0) cache_.fit(table_.live());
    }
    [[nodiscard]] bdd cofactor(bdd f, std::uint32_t level, bool value) const {
        const node_table::node& n = table_[f.node()];
        if (n.level != level) return f;
        return bdd{value ? n.high : n.low}.negated_if(f.is_complemented());
    }
    [[nodiscard]] bool comes_before(bdd f, bdd g) const {
        const std::uint32_t a = level(f), b = level(g);
        return a != b ? a < b : f.code() < g.code();
    }

    // Brings the operands into normal form and answers what needs no descent.
    [[nodiscard]] bool conjunction_at_once(bdd& f, bdd& g, bdd& result) {
        if (f.code() > g.code()) std::swap(f, g);
        if (f == g || f.is_never()) result = f;
        else if (f.is_always()) result = g;
        else if (f == !g) result = bdd::constant(false);
        else {
            std::uint32_t found = 0;
            if (!cache_.find(f.code(), g.code(), and_mark, found)) return false;
            result = bdd{found};
        }
        return true;
    }
    void open_pair(bdd f, bdd g) {
        step();
        pairs_.push_back({f, g, bdd{}, (std::min)(level(f), level(g)), false});
    }

    [[nodiscard]] bool choice_at_once(bdd& f, bdd& g, bdd& h, bdd& result) {
        if (f == g) g = bdd::constant(true);
        else if (f == !g) g = bdd::constant(false);
        if (f == h) h = bdd::constant(false);
        else if (f == !h) h = bdd::constant(true);
        if (f.is_constant()) result = f.is_always() ? g : h;
        else if (g == h) result = g;
        else if (g.is_never()) result = conjunction(!f, h);
        else if (g.is_always()) result = disjunction(f, h);
        else if (h.is_never()) result = conjunction(f, g);
        else if (h.is_always()) result = disjunction(!f, g);
        else if (const std::uint32_t top = level(f);
                 top < level(g) && top < level(h) && low(f).is_constant() && high(f).is_constant()) {
            result = f.is_complemented() ? make(top, g, h) : make(top, h, g);
        } else {
            negate_ = false;
            if (f.is_complemented()) {
                f = !f;
                std::swap(g, h);
            }
            if (g.is_complemented()) {
                negate_ = true;
                g = !g;
                h = !h;
            }
            std::uint32_t found = 0;
            if (!cache_.find(f.code(), g.code(), h.code(), found)) return false;
            result = bdd{found}.negated_if(negate_);
        }
        return true;
    }
    // Directly after choice_at_once said no, whose sign it takes over.
    void open_triple(bdd f, bdd g, bdd h) {
        step();
        triples_.push_back({f, g, h, bdd{}, (std::min)({level(f), level(g), level(h)}), false, negate_});
    }

    node_table table_;
    operation_cache cache_;
    std::vector<pair_frame> pairs_;
    std::vector<triple_frame> triples_;
    std::vector<std::uint8_t> marks_;
    std::uint32_t steps_ = 0;
    bool negate_ = false;
};

inline bdd bdd_manager::at_least(std::uint64_t threshold, std::vector<weighted_part> parts) {
    if (threshold == 0) return bdd::constant(true);
    std::sort(parts.begin(), parts.end(), [&](const weighted_part& a, const weighted_part& b) {
        return a.function != b.function ? comes_before(a.function, b.function) : a.weight < b.weight;
    });
    struct range {
        std::int64_t last;
        bdd function;
    };
    struct answer {
        std::int64_t first, last;
        bdd function;
    };
    struct frame {
        std::size_t index;
        std::int64_t rest;
        answer low;
        bool has_low;
    };
    constexpr std::int64_t far = (std::numeric_limits<std::int64_t>::max)() / 4;
    const std::size_t n = parts.size();
    std::vector<std::int64_t> sum(n + 1, 0);  // of the parts from an index on
    for (std::size_t i = n; i-- > 0;) sum[i] = sum[i + 1] + static_cast<std::int64_t>(parts[i].weight);
    std::vector<std::map<std::int64_t, range>> known(n);

    const auto at_once = [&](std::size_t index, std::int64_t rest, answer& result) {
        if (rest <= 0) result = {-far, 0, bdd::constant(true)};
        else if (rest > sum[index]) result = {sum[index] + 1, far, bdd::constant(false)};
        else {
            auto after = known[index].upper_bound(rest);
            if (after == known[index].begin()) return false;
            --after;
            if (rest > after->second.last) return false;
            result = {after->first, after->second.last, after->second.function};
        }
        return true;
    };
    answer result{};
    if (at_once(0, static_cast<std::int64_t>(threshold), result)) return result.function;
    std::vector<frame> path{{0, static_cast<std::int64_t>(threshold), {}, false}};
    for (;;) {
        const frame& top = path.back();
        const std::int64_t rest =
            top.has_low ? top.rest - static_cast<std::int64_t>(parts[top.index].weight) : top.rest;
        if (const std::size_t next = top.index + 1; !at_once(next, rest, result)) {
            path.push_back({next, rest, {}, false});
            continue;
        }
        while (!path.empty()) {
            frame& done = path.back();
            if (!done.has_low) {
                done.low = result;
                done.has_low = true;
                break;
            }
            const auto weight = static_cast<std::int64_t>(parts[done.index].weight);
            result = {(std::max)(done.low.first, result.first + weight),
                      (std::min)(done.low.last, result.last + weight),
                      if_then_else(parts[done.index].function, result.function, done.low.function)};
            known[done.index].insert_or_assign(result.first, range{result.last, result.function});
            path.pop_back();
        }
        if (path.empty()) return result.function;
    }
}

}  // namespace muster::logic

#endif
