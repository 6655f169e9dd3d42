#ifndef MUSTER_QUERY_IMPL_STANDOFFS_HPP
#define MUSTER_QUERY_IMPL_STANDOFFS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/components.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/standoff.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/standoffs.hpp>

namespace muster {

namespace detail {

class standoff_search {
public:
    standoff_search(const compiled& c, world w, const standoffs_options& options)
        : evaluation_{c, std::move(w)},
          circuit_{c.circuit()},
          proposal_{evaluation_.source()},
          evaluations_{options.evaluations},
          allowed_{options.limits} {}

    [[nodiscard]] standoffs_answer run() {
        standoffs_answer result;
        result.in = evaluation_.world();
        result.of = origin{proposal_};
        for (const logic::circuit::component& loop : circuit_.loops()) {
            const std::vector<logic::position> waiting =
                logic::standoff_members(circuit_, loop, evaluation_.settings(), evaluation_.statuses());
            if (waiting.empty()) continue;
            is_waiting_.assign(circuit_.size(), 0);
            for (const logic::position p : waiting) is_waiting_[p] = 1;
            for (const std::vector<logic::position>& core : cores(waiting))
                result.all.push_back(describe(loop, core, waiting));
        }
        const auto is_whole = [](const standoff& s) { return s.all_first_moves; };
        if (!std::all_of(result.begin(), result.end(), is_whole))
            result.ended = allowed_.is_late() ? logic::ended::time : logic::ended::stopped;
        return result;
    }

private:
    // The loops among those that wait: with what is set cut out, one component may hold several.
    [[nodiscard]] std::vector<std::vector<logic::position>> cores(const std::vector<logic::position>& waiting) const {
        enum class place : std::uint32_t {};  // among those that wait
        const indexed<place, logic::position> at{waiting};
        indexed<logic::position, place> place_of(circuit_.size());
        for (const place i : at.indices()) place_of[at[i]] = i;
        indexed<place, std::vector<logic::literal<place>>> arcs(at.size());
        for (const place i : at.indices())
            for (const auto part : circuit_.parts(at[i]))
                if (!part.is_negated() && is_waiting_[part.index()] != 0) arcs[i].emplace_back(place_of[part.index()]);
        const logic::component_order<place> order = logic::strong_components<place>(
            at.size(), [&](place i) -> const std::vector<logic::literal<place>>& { return arcs[i]; });
        std::vector<std::vector<logic::position>> result;
        for (std::size_t k = 0; k + 1 < order.first.size(); ++k) {
            const place first = order.sequence[order.first[k]];
            const bool loops =
                order.first[k + 1] - order.first[k] > 1 ||
                std::find(arcs[first].begin(), arcs[first].end(), logic::literal{first}) != arcs[first].end();
            if (!loops) continue;
            std::vector<logic::position> core;
            for (std::uint32_t i = order.first[k]; i < order.first[k + 1]; ++i) core.push_back(at[order.sequence[i]]);
            std::sort(core.begin(), core.end(), [&](logic::position a, logic::position b) {
                return circuit_.vertex_of(a) < circuit_.vertex_of(b);
            });
            result.push_back(std::move(core));
        }
        return result;
    }

    [[nodiscard]] standoff describe(const logic::circuit::component& loop, const std::vector<logic::position>& core,
                                    const std::vector<logic::position>& waiting) {
        standoff s;
        s.of = origin{proposal_};
        is_core_.assign(circuit_.size(), 0);
        for (const logic::position p : core) is_core_[p] = 1;
        const std::vector<logic::position> together = with_what_it_rests_on(loop, core, waiting);

        for (const logic::position p : core) {
            const any_handle h = handle_at(p);
            if (!is_member(p)) continue;
            if (const handle<actor> who = owner_of(graph_, vertex_of(h))) add(s.actors, who);
            s.members.push_back(h);
            link_from(s, p);
        }
        std::sort(s.actors.begin(), s.actors.end());
        find_provisions(s, together);
        find_unlocked(s, together);
        find_first_moves(s, loop, core, together);
        return s;
    }

    [[nodiscard]] any_handle handle_at(logic::position p) const { return proposal_.handle_of(circuit_.vertex_of(p)); }
    [[nodiscard]] const node_value& value(logic::position p) const { return value_of(graph_, circuit_.vertex_of(p)); }
    [[nodiscard]] bool is_member(logic::position p) const { return kind_of(value(p)).can_wait; }
    template <class T>
    static void add(std::vector<T>& to, T what) {
        if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(what);
    }

    // The loop, and what waits elsewhere that it needs; where negation makes that too little, all that waits.
    [[nodiscard]] std::vector<logic::position> with_what_it_rests_on(
        const logic::circuit::component& loop, const std::vector<logic::position>& core,
        const std::vector<logic::position>& waiting) const {
        std::vector<logic::position> result = core;
        indexed<logic::position, std::uint8_t> seen(circuit_.size(), 0);
        for (const logic::position p : core) seen[p] = 1;
        for (std::size_t i = 0; i < result.size(); ++i)
            for (const auto part : circuit_.parts(result[i]))
                if (!part.is_negated() && is_waiting_[part.index()] != 0 && seen[part.index()] == 0) {
                    seen[part.index()] = 1;
                    result.push_back(part.index());
                }
        if (!loop.has_negation) return result;
        indexed<logic::position, status> trial(circuit_.size());
        logic::evaluate(circuit_, settings_with(result), trial);
        const auto holds = [&](logic::position p) { return logic::apply_rule(circuit_, p, trial) != status::unmet; };
        return std::all_of(result.begin(), result.end(), holds) ? result : waiting;
    }

    // From a member down to the next members, through the statements between.
    void link_from(standoff& s, logic::position from) {
        struct place {
            logic::position at;
            any_handle through;
        };
        std::vector<place> todo{{from, {}}};
        const std::uint32_t turn = ++turns_;
        while (!todo.empty()) {
            const place here = todo.back();
            todo.pop_back();
            for (const auto part : circuit_.parts(here.at)) {
                const logic::position p = part.index();
                if (is_core_[p] == 0 || part.is_negated()) continue;
                const any_handle h = handle_at(p);
                if (is_member(p)) {
                    add(s.links, standoff::link{handle_at(from), here.through, h});
                    continue;
                }
                if (seen_[p] == turn) continue;
                seen_[p] = turn;
                const bool says = is_statement(value(p));
                if (says)
                    for (const handle<citation> c : citations_of(graph_, vertex_of(h)))
                        if (evaluation_.in_force().is_visible(c)) add(s.citations, c);
                todo.push_back({p, says ? h : here.through});
            }
        }
    }

    [[nodiscard]] indexed<logic::position, logic::setting> settings_with(
        const std::vector<logic::position>& met) const {
        indexed<logic::position, logic::setting> set{evaluation_.settings()};
        for (const logic::position p : met) set[p] = logic::setting::met;
        return set;
    }

    void find_provisions(standoff& s, const std::vector<logic::position>& together) const {
        for (const logic::position p : together)
            if (is_core_[p] == 0 && is_member(p)) s.provided.push_back(handle_at(p));
        indexed<logic::position, status> trial(circuit_.size());
        logic::evaluate(circuit_, settings_with(together), trial);
        indexed<logic::position, std::uint8_t> seen(circuit_.size(), 0);
        std::vector<logic::position> todo;
        for (const logic::position p : together)
            if (logic::apply_rule(circuit_, p, trial) == status::open) todo.push_back(p);
        std::vector<any_handle> open;
        while (!todo.empty()) {
            const logic::position p = todo.back();
            todo.pop_back();
            for (const auto part : circuit_.parts(p)) {
                const logic::position q = part.index();
                if (trial[q] != status::open || seen[q] != 0) continue;
                seen[q] = 1;
                if (circuit_.is_leaf(q) || evaluation_.settings()[q] != logic::setting::none)
                    open.push_back(handle_at(q));
                else todo.push_back(q);
            }
        }
        std::sort(open.begin(), open.end());
        s.provided.insert(s.provided.end(), open.begin(), open.end());
    }

    void find_unlocked(standoff& s, const std::vector<logic::position>& together) const {
        indexed<logic::position, status> moved(circuit_.size());
        logic::evaluate(circuit_, settings_with(together), moved);
        indexed<logic::position, std::uint8_t> moves(circuit_.size(), 0);
        for (const logic::position p : together) moves[p] = 1;
        for (const vertex v : vertices_of(graph_)) {
            const logic::position p = circuit_.position_of(v);
            if (moved[p] == status::met && evaluation_.statuses()[p] != status::met && moves[p] == 0 && is_member(p))
                s.unlocks.push_back(proposal_.handle_of(v));
        }
    }

    // By size: sets of contributions and acts whose being met makes the whole loop as met as if all had moved.
    void find_first_moves(standoff& s, const logic::circuit::component& loop, const std::vector<logic::position>& core,
                          const std::vector<logic::position>& together) {
        std::vector<logic::position> candidates, rest;
        for (const logic::position p : core)
            if (is_member(p) && owner_of(graph_, circuit_.vertex_of(p))) candidates.push_back(p);
        for (const logic::position p : together)
            if (is_core_[p] == 0) rest.push_back(p);
        indexed<logic::position, status> trial{evaluation_.statuses()};
        logic::loop_solver solver;
        std::vector<std::vector<logic::position>> found;
        indexed<logic::position, logic::setting> set = settings_with(rest);
        const auto frees = [&](const std::vector<logic::position>& moves) {
            for (const logic::position p : moves) set[p] = logic::setting::met;
            solver.solve(circuit_, loop, set, logic::loops::wait, trial);
            for (const logic::position p : moves) set[p] = logic::setting::none;
            return std::all_of(core.begin(), core.end(), [&](logic::position p) { return trial[p] != status::unmet; });
        };
        for (std::size_t size = 1; size <= candidates.size(); ++size) {
            std::vector<std::size_t> pick(size);
            for (std::size_t i = 0; i < size; ++i) pick[i] = i;
            for (bool more = true; more;) {
                std::vector<logic::position> moves;
                for (const std::size_t i : pick) moves.push_back(candidates[i]);
                const bool is_minimal = std::none_of(found.begin(), found.end(), [&](const auto& smaller) {
                    return std::all_of(smaller.begin(), smaller.end(), [&](logic::position p) {
                        return std::find(moves.begin(), moves.end(), p) != moves.end();
                    });
                });
                if (evaluations_ == 0 || allowed_.is_late()) {
                    s.all_first_moves = false;
                    return finish(s, found);
                }
                --evaluations_;
                if (is_minimal && frees(moves)) found.push_back(moves);
                more = next_combination(pick, candidates.size());
            }
        }
        finish(s, found);
    }
    void finish(standoff& s, const std::vector<std::vector<logic::position>>& found) const {
        for (const auto& moves : found) {
            s.first_moves.emplace_back();
            for (const logic::position p : moves) s.first_moves.back().push_back(handle_at(p));
        }
    }
    [[nodiscard]] static bool next_combination(std::vector<std::size_t>& pick, std::size_t n) {
        for (std::size_t i = pick.size(); i-- > 0;) {
            if (pick[i] + (pick.size() - i) >= n) continue;
            ++pick[i];
            for (std::size_t j = i + 1; j < pick.size(); ++j) pick[j] = pick[j - 1] + 1;
            return true;
        }
        return false;
    }

    evaluation evaluation_;
    const logic::circuit& circuit_;
    const proposal& proposal_;
    const graph_type& graph_ = proposal_.graph();
    std::uint64_t evaluations_;  // sets of first moves that may still be tried
    logic::budget allowed_;
    indexed<logic::position, std::uint8_t> is_waiting_{}, is_core_{};
    indexed<logic::position, std::uint32_t> seen_{circuit_.size(), 0};  // in which walk from a member
    std::uint32_t turns_ = 0;                                           // walks so far
};

}  // namespace detail

MUSTER_INLINE standoffs_answer standoffs(const compiled& c, const world& w, const standoffs_options& options) {
    return detail::standoff_search{c, w, options}.run();
}

MUSTER_INLINE standoffs_answer standoffs(const proposal& p, const world& w, const standoffs_options& options) {
    return standoffs(compile(p), w, options);
}

}  // namespace muster

#endif
