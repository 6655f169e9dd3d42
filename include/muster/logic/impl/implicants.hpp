#ifndef MUSTER_LOGIC_IMPL_IMPLICANTS_HPP
#define MUSTER_LOGIC_IMPL_IMPLICANTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/set_family.hpp>
#include <muster/logic/zdd.hpp>

namespace muster::logic::detail {

// A map from pairs to numbers, open addressing.
class pair_map {
public:
    [[nodiscard]] const std::uint32_t* find(std::uint64_t a, std::uint64_t b) const {
        if (count_ == 0) return nullptr;
        for (std::size_t i = hash(a, b) & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            if (slots_[i].a == unused) return nullptr;
            if (slots_[i].a == a && slots_[i].b == b) return &slots_[i].value;
        }
    }
    // Precondition: not there yet.
    void insert(std::uint64_t a, std::uint64_t b, std::uint32_t value) {
        if (2 * (count_ + 1) > slots_.size()) {
            std::vector<slot> old((std::max)(std::size_t{64}, 2 * slots_.size()));
            old.swap(slots_);
            for (const slot& s : old)
                if (s.a != unused) place(s);
        }
        place({a, b, value});
        ++count_;
    }

private:
    static constexpr std::uint64_t unused = ~std::uint64_t{0};
    struct slot {
        std::uint64_t a = unused, b = 0;
        std::uint32_t value = 0;
    };
    static std::size_t hash(std::uint64_t a, std::uint64_t b) noexcept {
        std::uint64_t h = a * 0x9E3779B97F4A7C15ULL ^ b * 0xC2B2AE3D27D4EB4FULL;
        h ^= h >> 32;
        return static_cast<std::size_t>(h * 0xD6E8FEB86659FD93ULL >> 20);
    }
    void place(const slot& s) {
        std::size_t i = hash(s.a, s.b) & (slots_.size() - 1);
        while (slots_[i].a != unused) i = (i + 1) & (slots_.size() - 1);
        slots_[i] = s;
    }

    std::vector<slot> slots_;
    std::size_t count_ = 0;
};

// What a level of a module means for its implicants.
struct literal_level {
    bool may_raise, may_lower;
    std::uint64_t cost, negated_cost;  // of the literals
    status known = status::open;       // without a literal

    [[nodiscard]] bool takes() const { return may_raise && known != status::met; }
    [[nodiscard]] bool refuses() const { return may_lower && known != status::unmet; }
    [[nodiscard]] bool is_binate() const { return may_raise && may_lower; }
};

// The nodes of one module of a diagram, as functions.
class module_functions {
public:
    using edge = diagram::edge;
    module_functions(const diagram& d, const diagram::module& part) : diagram_{&d}, inputs_{part.inputs} {}

    [[nodiscard]] static std::uint32_t code(edge e) { return e.code(); }
    [[nodiscard]] static bool is_constant(edge e) { return e.index() == diagram::node_index{0}; }
    [[nodiscard]] static bool is_always(edge e) { return is_constant(e) && e.is_negated(); }
    [[nodiscard]] level level_of(edge e) const { return level{inputs_.place_of(node_of(e).input)}; }
    [[nodiscard]] edge low(edge e) const { return node_of(e).low.negated_if(e.is_negated()); }
    [[nodiscard]] edge high(edge e) const { return node_of(e).high.negated_if(e.is_negated()); }
    // Never asked: only what is monotone in each open variable is looked at in this form.
    [[nodiscard]] static edge conjunction(edge e, edge) { return e; }

private:
    [[nodiscard]] const diagram::node& node_of(edge e) const { return diagram_->nodes()[e.index()]; }

    const diagram* diagram_;
    index_range<diagram::input_index> inputs_;
};

// Functions in a manager.
class managed_functions {
public:
    using edge = bdd;
    explicit managed_functions(bdd_manager& manager) : manager_{&manager} {}

    [[nodiscard]] static std::uint32_t code(edge e) { return e.code(); }
    [[nodiscard]] static bool is_constant(edge e) { return e.is_constant(); }
    [[nodiscard]] static bool is_always(edge e) { return e.is_always(); }
    [[nodiscard]] level level_of(edge e) const { return manager_->level_of(e); }
    [[nodiscard]] edge low(edge e) const { return manager_->low(e); }
    [[nodiscard]] edge high(edge e) const { return manager_->high(e); }
    [[nodiscard]] edge conjunction(edge e, edge f) const { return manager_->conjunction(e, f); }

private:
    bdd_manager* manager_;
};

// Prime implicants of a function as a zero-suppressed diagram over the literals of its levels. With P(f) for the family
// and f0, f1 for the cofactors by the first variable x,
//   P(f) = C  u  -x (P(f0) \ C)  u  x (P(f1) \ C)  with  C = P(f0 and f1)
// (Coudert, Madre, Implicit and incremental computation of primes and essential primes of Boolean functions, 1992).
// Where f is monotone in x, C is P of the lesser cofactor, and one literal is enough; where it is so in all variables,
// no conjunction is ever formed and the primes are the minimal sets (Rauzy, New algorithms for fault trees analysis,
// 1993). Sets that cost more than a bound are cut off on the way.
// Where x is known to be unmet, C = P(f0), and x is in a set only where the rest is not enough without it:
//   P(f) = C  u  x (P(f1) less the supersets of C)
// and likewise where it is met; no conjunction is needed there either.
template <class Functions>
class implicant_solver {
public:
    using edge = typename Functions::edge;
    static constexpr std::uint64_t unbounded = ~std::uint64_t{0};

    implicant_solver(Functions functions, indexed_span<level, const literal_level> levels, zdd_manager& sets)
        : functions_{functions}, levels_{levels}, sets_{&sets}, cost_below_(levels.size(), 0) {
        std::uint64_t below = 0;
        for (std::uint32_t i = levels.size(); i-- > 0;) {
            const literal_level& l = levels[level{i}];
            const std::uint64_t most = (std::max)(l.cost, l.negated_cost);
            below = below > unbounded - 1 - most ? unbounded - 1 : below + most;
            cost_below_[level{i}] = below;
        }
    }

    [[nodiscard]] zdd solve(edge root, std::uint64_t bound) {
        zdd result;
        if (at_once(root, bound, result)) return result;
        path_.clear();
        path_.push_back(open(root, bound));
        while (!path_.empty()) {
            const frame top = path_.back();
            const literal_level& l = levels_[top.at];
            zdd common, with, with_common, without, without_common;
            if (!ready(top.common, top.bound, common)) continue;
            const bool takes = l.takes() && top.bound >= l.cost;
            if (takes && !(ready(top.high, less(top.bound, l.cost), with) &&
                           ready(top.common, less(top.bound, l.cost), with_common)))
                continue;
            const bool refuses = l.refuses() && top.bound >= l.negated_cost;
            if (refuses && !(ready(top.low, less(top.bound, l.negated_cost), without) &&
                             ready(top.common, less(top.bound, l.negated_cost), without_common)))
                continue;
            const bool is_subtraction = l.known == status::open || !l.is_binate();
            const auto beyond = [&](zdd all, zdd enough) {
                return is_subtraction ? sets_->subtract(all, enough) : sets_->without_supersets(all, enough);
            };
            result = common;
            if (refuses)
                result =
                    sets_->make(set_family::level_of(literal{top.at, true}), result, beyond(without, without_common));
            if (takes) result = sets_->make(set_family::level_of(literal{top.at}), result, beyond(with, with_common));
            known_.insert(Functions::code(top.function), top.bound, result.node());
            path_.pop_back();
        }
        return result;
    }

private:
    struct frame {
        edge function, low, high, common;
        std::uint64_t bound;
        level at;
    };

    [[nodiscard]] static std::uint64_t less(std::uint64_t bound, std::uint64_t cost) {
        return bound == unbounded ? bound : bound - cost;
    }
    [[nodiscard]] std::uint64_t normal(edge f, std::uint64_t bound) const {
        return bound >= cost_below_[functions_.level_of(f)] ? unbounded : bound;
    }
    [[nodiscard]] bool at_once(edge f, std::uint64_t bound, zdd& result) const {
        if (Functions::is_constant(f)) {
            result = Functions::is_always(f) ? zdd::empty_set() : zdd::nothing();
            return true;
        }
        const std::uint32_t* known = known_.find(Functions::code(f), normal(f, bound));
        if (known != nullptr) result = zdd{*known};
        return known != nullptr;
    }
    // False: put on the path first.
    [[nodiscard]] bool ready(edge f, std::uint64_t bound, zdd& result) {
        if (at_once(f, bound, result)) return true;
        path_.push_back(open(f, bound));
        return false;
    }
    [[nodiscard]] frame open(edge f, std::uint64_t bound) {
        const level at = functions_.level_of(f);
        const literal_level& l = levels_[at];
        const edge low = functions_.low(f), high = functions_.high(f);
        const edge common = l.known == status::unmet ? low
                            : l.known == status::met ? high
                            : !l.may_lower           ? low
                            : !l.may_raise           ? high
                                                     : functions_.conjunction(low, high);
        return {f, low, high, common, normal(f, bound), at};
    }

    Functions functions_;
    indexed_span<level, const literal_level> levels_;
    zdd_manager* sets_;
    indexed<level, std::uint64_t> cost_below_;  // what a set of the level and those below costs at most
    std::vector<frame> path_;
    pair_map known_;
};

}  // namespace muster::logic::detail

#endif
