#ifndef MUSTER_LOGIC_BDD_HPP
#define MUSTER_LOGIC_BDD_HPP

#include <cstdint>
#include <span>
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
    [[nodiscard]] bdd variable(level l) { return make(l, bdd::constant(false), bdd::constant(true)); }

    /// The level that the function decides on first; below all levels for a constant.
    [[nodiscard]] level level_of(bdd f) const { return table_[f.node()].level; }
    /// The function where the variable of its level does not hold. Precondition: no constant.
    [[nodiscard]] bdd low(bdd f) const { return bdd{table_[f.node()].low}.negated_if(f.is_complemented()); }
    /// The function where the variable of its level holds. Precondition: no constant.
    [[nodiscard]] bdd high(bdd f) const { return bdd{table_[f.node()].high}.negated_if(f.is_complemented()); }

    /// The function that is `high` where the variable of the level holds and `low` elsewhere.
    /// Precondition: both lie below the level.
    [[nodiscard]] bdd make(level l, bdd low, bdd high) {
        if (low == high) return low;
        const bool negate = low.is_complemented();
        const std::uint32_t node = table_.find_or_add(l, low.negated_if(negate).code(), high.negated_if(negate).code());
        return bdd{node << 1}.negated_if(negate);
    }

    /// Product of the sizes at worst.
    [[nodiscard]] bdd conjunction(bdd f, bdd g);
    /// f or g.
    [[nodiscard]] bdd disjunction(bdd f, bdd g) { return !conjunction(!f, !g); }
    /// One of f and g, not both.
    [[nodiscard]] bdd exclusive(bdd f, bdd g) { return if_then_else(f, !g, g); }
    /// f implies g.
    [[nodiscard]] bool implies(bdd f, bdd g) { return conjunction(f, !g).is_never(); }

    /// g where f holds and h elsewhere.
    [[nodiscard]] bdd if_then_else(bdd f, bdd g, bdd h);

    /// All of some functions, joined from the lowest level upwards.
    [[nodiscard]] bdd conjunction(std::vector<bdd> parts);

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
    void collect(std::span<const bdd> roots);

    /// Nodes held, garbage included.
    [[nodiscard]] std::uint32_t live() const noexcept { return table_.live(); }
    /// Node indices run below this.
    [[nodiscard]] std::uint32_t end() const noexcept { return table_.end(); }

private:
    static constexpr std::uint32_t and_mark = 0xFFFFFFFEU;

    struct pair_frame {
        bdd f, g, low;
        level at;
        bool has_low;
    };
    struct triple_frame {
        bdd f, g, h, low;
        level at;
        bool has_low, negate;
    };

    void step();
    [[nodiscard]] bdd cofactor(bdd f, level l, bool value) const {
        const node_table::node& n = table_[f.node()];
        if (n.level != l) return f;
        return bdd{value ? n.high : n.low}.negated_if(f.is_complemented());
    }
    [[nodiscard]] bool comes_before(bdd f, bdd g) const {
        const level a = level_of(f), b = level_of(g);
        return a != b ? a < b : f.code() < g.code();
    }

    // Brings the operands into normal form and answers what needs no descent.
    [[nodiscard]] bool conjunction_at_once(bdd& f, bdd& g, bdd& result);
    void open_pair(bdd f, bdd g);
    [[nodiscard]] bool choice_at_once(bdd& f, bdd& g, bdd& h, bdd& result);
    // Directly after choice_at_once said no, whose sign it takes over.
    void open_triple(bdd f, bdd g, bdd h);

    node_table table_;
    operation_cache cache_;
    std::vector<pair_frame> pairs_;
    std::vector<triple_frame> triples_;
    std::vector<std::uint8_t> marks_;
    std::uint32_t steps_ = 0;
    bool negate_ = false;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/bdd.hpp>
#endif

#endif
