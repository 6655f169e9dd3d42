#ifndef MUSTER_LOGIC_MINIMAL_SETS_HPP
#define MUSTER_LOGIC_MINIMAL_SETS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/implicants.hpp>
#include <muster/logic/influence.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/set_family.hpp>
#include <muster/logic/zdd.hpp>

namespace muster::logic {

/// Leaves out sets that cost more; cutting them off early, it bounds the work too.
struct cost_bound {
    static constexpr std::uint64_t none = ~std::uint64_t{0};  ///< no bound
    std::uint64_t most = none;                                ///< what a set may cost at most
};

namespace detail {

// The families of a diagram's modules, from the leaves up.
template <class Known, class Cost>
class family_builder {
public:
    family_builder(const diagram& d, const Known& known, cost_bound bound, const Cost& cost, budget& allowed)
        : diagram_{d}, bound_{bound.most}, cost_{cost}, sets_{allowed}, functions_{allowed} {
        find_known(known);
    }

    [[nodiscard]] set_family run() {
        const std::size_t count = diagram_.modules().size();
        const status whole = count == 0 ? status::unmet : known_of_.back();
        if (count == 0 || whole != status::open) {
            const bool holds = (whole == status::met) != diagram_.is_negated();
            if (holds) result_.end_part(1);
            if (holds || count == 0) return std::move(result_);
        }
        part_of_.assign(count, {set_family::item::no_part, set_family::item::no_part});
        least_of_.assign(count, {infinite, infinite});
        std::vector<std::array<bool, 2>> needed(count, {false, false});
        needed.back()[diagram_.is_negated() ? 1 : 0] = true;
        for (std::size_t m = count; m-- > 0;)
            for (std::uint32_t i = diagram_.modules()[m].first_input; i < diagram_.modules()[m].last_input; ++i) {
                const diagram::input& in = diagram_.inputs()[i];
                if (!in.is_module) continue;
                for (std::size_t sign = 0; sign < 2; ++sign) {
                    if (!needed[m][sign]) continue;
                    const literal_level l = level_of(i, sign != 0);
                    if (l.takes()) needed[in.id][0] = true;
                    if (l.refuses()) needed[in.id][1] = true;
                }
            }
        for (std::size_t m = 0; m < count; ++m)
            for (const bool negate : {false, true})
                if (needed[m][negate ? 1 : 0]) add(m, negate);
        if (bound_ != cost_bound::none) {
            std::vector<std::uint64_t> costs(result_.nodes().size(), 0);
            for (std::size_t n = 2; n < costs.size(); ++n)
                if (const set_family::item adds = result_.nodes()[n].adds; !adds.is_part())
                    costs[n] = cost_(adds.variable);
            result_.set_bound(bound_, std::move(costs));
        }
        return std::move(result_);
    }

private:
    static constexpr std::uint64_t infinite = ~std::uint64_t{0} >> 1;

    // What modules are while nothing is changed; exact, as a module's inputs share no variable.
    void find_known(const Known& known) {
        std::vector<std::array<bool, 2>> may_be(diagram_.nodes().size());  // false, true
        may_be[0] = {true, false};
        const auto edge = [&](literal e) {
            const std::array<bool, 2> v = may_be[e.position()];
            return e.is_negated() ? std::array<bool, 2>{v[1], v[0]} : v;
        };
        known_.resize(diagram_.inputs().size());
        for (const diagram::module& part : diagram_.modules()) {
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
                const diagram::input& in = diagram_.inputs()[i];
                known_[i] = in.is_module ? known_of_[in.id] : known(in.id);
            }
            for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
                const diagram::node& at = diagram_.nodes()[n];
                const std::array<bool, 2> low = edge(at.low), high = edge(at.high);
                const status x = known_[at.input];
                for (std::size_t v = 0; v < 2; ++v)
                    may_be[n][v] = (x != status::met && low[v]) || (x != status::unmet && high[v]);
            }
            const std::array<bool, 2> whole = may_be[part.last_node - 1];
            known_of_.push_back(!whole[1] ? status::unmet : !whole[0] ? status::met : status::open);
        }
    }
    [[nodiscard]] literal_level level_of(std::uint32_t i, bool negate) const {
        const diagram::input& in = diagram_.inputs()[i];
        return {negate ? in.may_lower : in.may_raise, negate ? in.may_raise : in.may_lower, 0, 0, known_[i]};
    }

    void add(std::size_t m, bool negate) {
        const diagram::module& part = diagram_.modules()[m];
        std::vector<literal_level> levels;
        bool needs_conjunction = false;
        for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
            const diagram::input& in = diagram_.inputs()[i];
            literal_level l = level_of(i, negate);
            needs_conjunction = needs_conjunction || (l.known == status::open && l.is_binate());
            l.cost = in.is_module ? least_of_[in.id][0] : cost_(literal{in.id});
            l.negated_cost = in.is_module ? least_of_[in.id][1] : cost_(literal{in.id, true});
            levels.push_back(l);
        }
        const literal root{part.last_node - 1, negate};
        zdd family;
        if (!needs_conjunction) {
            implicant_solver<module_functions> solver{module_functions{diagram_, m}, levels, sets_};
            family = solver.solve(root, bound_);
        } else {
            const std::vector<bdd> loaded = load_module(diagram_, m, functions_);
            const auto found = directions(diagram_, m, loaded, functions_);
            for (std::size_t i = 0; i < levels.size(); ++i) {
                levels[i].may_raise = found[i][negate ? 1 : 0];
                levels[i].may_lower = found[i][negate ? 0 : 1];
            }
            implicant_solver<managed_functions> solver{managed_functions{functions_}, levels, sets_};
            family = solver.solve(loaded.back().negated_if(negate), bound_);
        }
        pack(m, negate, family);
        sets_.reset();
        functions_.reset();
    }

    void pack(std::size_t m, bool negate, zdd root) {
        const diagram::module& part = diagram_.modules()[m];
        std::vector<std::uint32_t> index(sets_.end(), unpacked);
        std::vector<std::uint32_t> path{root.node()};
        std::vector<std::uint64_t> least(sets_.end(), infinite);
        index[0] = 0;
        index[1] = 1;
        least[1] = 0;
        while (!path.empty()) {
            const zdd at{path.back()};
            if (index[at.node()] != unpacked) {
                path.pop_back();
                continue;
            }
            const zdd low = sets_.low(at), high = sets_.high(at);
            if (index[low.node()] == unpacked || index[high.node()] == unpacked) {
                if (index[high.node()] == unpacked) path.push_back(high.node());
                if (index[low.node()] == unpacked) path.push_back(low.node());
                continue;
            }
            const std::uint32_t level = sets_.level(at);
            const diagram::input& in = diagram_.inputs()[part.first_input + level / 2];
            const std::size_t sign = level % 2;
            set_family::item adds;
            if (in.is_module) adds.part = part_of_[in.id][sign];
            else adds.variable = literal{in.id, sign != 0};
            const std::uint64_t cost = in.is_module ? least_of_[in.id][sign] : cost_(adds.variable);
            least[at.node()] = (std::min)(least[low.node()], sum(cost, least[high.node()]));
            index[at.node()] = result_.add_node({adds, index[low.node()], index[high.node()], level});
            path.pop_back();
        }
        const std::size_t sign = negate ? 1 : 0;
        part_of_[m][sign] = result_.end_part(index[root.node()]);
        least_of_[m][sign] = least[root.node()];
    }
    [[nodiscard]] static std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
        return a >= infinite - b ? infinite : a + b;
    }

    static constexpr std::uint32_t unpacked = 0xFFFFFFFFU;

    const diagram& diagram_;
    std::uint64_t bound_;
    const Cost& cost_;
    zdd_manager sets_;
    bdd_manager functions_;
    set_family result_;
    std::vector<std::array<std::uint32_t, 2>> part_of_;
    std::vector<std::array<std::uint64_t, 2>> least_of_;
    std::vector<status> known_, known_of_;  // by input, by module
};

}  // namespace detail

/// All minimal sets that cost no more than the bound; `cost(literal)` is a whole number of 64 bits. `known(id)` tells
/// the status of a variable that a set does not name. Nothing is listed: the family is a diagram, mostly no larger than
/// that of the function. Throws `limit_reached`.
template <class Known, class Cost>
[[nodiscard]] set_family minimal_sets(const diagram& d, const Known& known, budget& allowed, cost_bound bound,
                                      const Cost& cost) {
    return detail::family_builder<Known, Cost>{d, known, bound, cost, allowed}.run();
}
template <class Cost>
[[nodiscard]] set_family minimal_sets(const diagram& d, set_kind kind, budget& allowed, cost_bound bound,
                                      const Cost& cost) {
    const status all = kind == set_kind::prime_implicants ? status::open : status::unmet;
    return minimal_sets(
        d, [all](std::uint32_t) { return all; }, allowed, bound, cost);
}
/// The same where every literal costs one: the bound is on the size.
template <class Known>
[[nodiscard]] set_family minimal_sets(const diagram& d, const Known& known, budget& allowed, cost_bound bound = {}) {
    return minimal_sets(d, known, allowed, bound, [](literal) { return std::uint64_t{1}; });
}

}  // namespace muster::logic

#endif
