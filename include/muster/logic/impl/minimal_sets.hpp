#ifndef MUSTER_LOGIC_IMPL_MINIMAL_SETS_HPP
#define MUSTER_LOGIC_IMPL_MINIMAL_SETS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/bdd.hpp>
#include <muster/logic/impl/directions.hpp>
#include <muster/logic/impl/implicants.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/zdd.hpp>

namespace muster::logic::detail {

/// The families of a diagram's modules, from the leaves up. What there is twice stands first for a module or variable
/// as it is, then for its negation.
class family_builder {
public:
    family_builder(const diagram& d, const indexed<diagram::input_index, variable_terms>& terms, cost_bound bound,
                   budget& allowed)
        : diagram_{d}, terms_{terms}, bound_{bound.most}, sets_{allowed}, functions_{allowed} {
        find_known();
    }

    [[nodiscard]] set_family run() {
        const std::uint32_t count = diagram_.modules().size();
        const status whole = count == 0 ? status::unmet : known_of_.back();
        if (count == 0 || whole != status::open) {
            const bool holds = (whole == status::met) != diagram_.is_negated();
            if (holds) result_.end_part(set_family::empty_set);
            if (holds || count == 0) return std::move(result_);
        }
        part_of_.resize(count, {none<set_family::part_index>, none<set_family::part_index>});
        least_of_.resize(count, {infinite, infinite});
        find_needed();
        for (const diagram::module_index m : diagram_.modules().indices())
            for (const bool negate : {false, true})
                if (needed_[m][place(negate)]) add(m, negate);
        if (bound_ != cost_bound::none) result_.set_bound(bound_, std::move(costs_));
        return std::move(result_);
    }

private:
    static constexpr std::uint64_t infinite = ~std::uint64_t{0} >> 1;
    template <class T>
    using both = std::array<T, 2>;
    [[nodiscard]] static constexpr std::size_t place(bool negate) { return negate ? 1 : 0; }

    // What modules are while nothing is changed; exact, as a module's inputs share no variable.
    void find_known() {
        indexed<diagram::node_index, both<bool>> may_be(diagram_.nodes().size());  // false, true
        may_be[diagram::node_index{0}] = {true, false};
        const auto edge = [&](diagram::edge e) {
            const both<bool> v = may_be[e.index()];
            return e.is_negated() ? both<bool>{v[1], v[0]} : v;
        };
        known_.resize(diagram_.inputs().size());
        for (const diagram::module& part : diagram_.modules()) {
            for (const diagram::input_index i : part.inputs) {
                const diagram::input& in = diagram_.inputs()[i];
                known_[i] = in.is_module() ? known_of_[in.module] : terms_[i].known;
            }
            for (const diagram::node_index n : part.nodes) {
                const diagram::node& at = diagram_.nodes()[n];
                const both<bool> low = edge(at.low), high = edge(at.high);
                const status x = known_[at.input];
                for (std::size_t v = 0; v < 2; ++v)
                    may_be[n][v] = (x != status::met && low[v]) || (x != status::unmet && high[v]);
            }
            const both<bool> whole = may_be[part.root()];
            known_of_.push_back(!whole[1] ? status::unmet : !whole[0] ? status::met : status::open);
        }
    }

    // Which modules stand in the sets of the whole, and how.
    void find_needed() {
        needed_.resize(diagram_.modules().size());
        needed_.back()[place(diagram_.is_negated())] = true;
        for (std::uint32_t number = needed_.size(); number-- > 0;) {
            const diagram::module_index m{number};
            for (const diagram::input_index i : diagram_.modules()[m].inputs) {
                const diagram::input& in = diagram_.inputs()[i];
                if (!in.is_module()) continue;
                for (const bool negate : {false, true}) {
                    if (!needed_[m][place(negate)]) continue;
                    const literal_level l = level_of(i, negate);
                    if (l.takes()) needed_[in.module][0] = true;
                    if (l.refuses()) needed_[in.module][1] = true;
                }
            }
        }
    }

    [[nodiscard]] literal_level level_of(diagram::input_index i, bool negate) const {
        const diagram::input& in = diagram_.inputs()[i];
        return {negate ? in.may_lower : in.may_raise, negate ? in.may_raise : in.may_lower, 0, 0, known_[i]};
    }
    // What a set pays at least for an input and for its negation.
    [[nodiscard]] both<std::uint64_t> cost_of(diagram::input_index i) const {
        const diagram::input& in = diagram_.inputs()[i];
        return in.is_module() ? least_of_[in.module] : terms_[i].cost;
    }

    void add(diagram::module_index m, bool negate) {
        const diagram::module& part = diagram_.modules()[m];
        indexed<level, literal_level> levels;
        levels.reserve(part.inputs.size());
        bool needs_conjunction = false;
        for (const diagram::input_index i : part.inputs) {
            literal_level l = level_of(i, negate);
            needs_conjunction = needs_conjunction || (l.known == status::open && l.is_binate());
            const both<std::uint64_t> cost = cost_of(i);
            l.cost = cost[0];
            l.negated_cost = cost[1];
            levels.push_back(l);
        }
        zdd family;
        if (!needs_conjunction) {
            implicant_solver<module_functions> solver{module_functions{diagram_, part}, levels, sets_};
            family = solver.solve(diagram::edge{part.root(), negate}, bound_);
        } else {
            const std::vector<bdd> loaded = load_module(diagram_, part, functions_);
            const auto found = directions(diagram_, part, loaded, functions_);
            for (const level l : levels.indices()) {
                levels[l].may_raise = found[to_number(l)][place(negate)];
                levels[l].may_lower = found[to_number(l)][place(!negate)];
            }
            implicant_solver<managed_functions> solver{managed_functions{functions_}, levels, sets_};
            family = solver.solve(loaded.back().negated_if(negate), bound_);
        }
        pack(m, negate, family);
        sets_.reset();
        functions_.reset();
    }

    void pack(diagram::module_index m, bool negate, zdd root) {
        const diagram::module& part = diagram_.modules()[m];
        std::vector<set_family::node_index> packed(sets_.end(), none<set_family::node_index>);
        std::vector<std::uint32_t> path{root.node()};
        std::vector<std::uint64_t> least(sets_.end(), infinite);
        packed[0] = set_family::nothing;
        packed[1] = set_family::empty_set;
        least[1] = 0;
        const auto is_packed = [&](zdd f) { return packed[f.node()] != none<set_family::node_index>; };
        while (!path.empty()) {
            const zdd at{path.back()};
            if (is_packed(at)) {
                path.pop_back();
                continue;
            }
            const zdd low = sets_.low(at), high = sets_.high(at);
            if (!is_packed(low) || !is_packed(high)) {
                if (!is_packed(high)) path.push_back(high.node());
                if (!is_packed(low)) path.push_back(low.node());
                continue;
            }
            const literal<level> of = set_family::literal_at(sets_.level_of(at));
            const diagram::input_index i = part.inputs[to_number(of.index())];
            const diagram::input& in = diagram_.inputs()[i];
            const std::uint64_t cost = cost_of(i)[place(of.is_negated())];
            set_family::item adds;
            if (in.is_module()) adds.part = part_of_[in.module][place(of.is_negated())];
            else adds.variable = literal{in.variable, of.is_negated()};
            least[at.node()] = (std::min)(least[low.node()], sum(cost, least[high.node()]));
            packed[at.node()] = result_.add_node({adds, packed[low.node()], packed[high.node()], sets_.level_of(at)});
            if (bound_ != cost_bound::none) costs_.push_back(in.is_module() ? 0 : cost);
            path.pop_back();
        }
        part_of_[m][place(negate)] = result_.end_part(packed[root.node()]);
        least_of_[m][place(negate)] = least[root.node()];
    }
    [[nodiscard]] static std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
        return a >= infinite - b ? infinite : a + b;
    }

    const diagram& diagram_;
    const indexed<diagram::input_index, variable_terms>& terms_;
    std::uint64_t bound_;
    zdd_manager sets_;
    bdd_manager functions_;
    set_family result_;
    indexed<set_family::node_index, std::uint64_t> costs_{2, 0};  // of literals, where there is a bound
    indexed<diagram::module_index, both<set_family::part_index>> part_of_;
    indexed<diagram::module_index, both<std::uint64_t>> least_of_;
    indexed<diagram::module_index, both<bool>> needed_;
    indexed<diagram::input_index, status> known_;
    indexed<diagram::module_index, status> known_of_;
};

MUSTER_INLINE set_family minimal_sets(const diagram& d, const indexed<diagram::input_index, variable_terms>& terms,
                                      budget& allowed, cost_bound bound) {
    return family_builder{d, terms, bound, allowed}.run();
}

}  // namespace muster::logic::detail

#endif
