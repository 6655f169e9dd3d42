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
#include <muster/logic/limits.hpp>
#include <muster/logic/search/problem.hpp>
#include <muster/logic/set_search.hpp>
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
          options_{options},
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
        result.ended = ended_;
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
            // Of an offer whose size hangs on itself, though it comes: nobody waits.
            if (std::none_of(core.begin(), core.end(), [this](logic::position p) { return is_member(p); })) continue;
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
        const auto first = static_cast<std::ptrdiff_t>(s.links.size());
        while (!todo.empty()) {
            const place here = todo.back();
            todo.pop_back();
            for (const auto part : circuit_.parts(here.at)) {
                const logic::position p = part.index();
                if (is_core_[p] == 0 || part.is_negated()) continue;
                const any_handle h = handle_at(p);
                if (is_member(p)) {
                    const standoff::link link{handle_at(from), here.through, h};
                    if (std::find(s.links.begin() + first, s.links.end(), link) == s.links.end())
                        s.links.push_back(link);
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

    // Minimal sets of contributions and acts whose being met makes the whole loop as met as if all had moved: those of
    // one by trying each, larger ones by search among the others.
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
            allowed_.check_time();
            for (const logic::position p : moves) set[p] = logic::setting::met;
            solver.solve(circuit_, loop, set, logic::loops::wait, trial);
            for (const logic::position p : moves) set[p] = logic::setting::none;
            return std::all_of(core.begin(), core.end(), [&](logic::position p) { return trial[p] != status::unmet; });
        };
        const auto is_whole = logic::attempt_to([&] {
            std::vector<logic::position> others;
            for (const logic::position p : candidates) {
                if (found.size() == options_.first_moves) return false;
                if (frees({p})) found.push_back({p});
                else others.push_back(p);
            }
            if (others.size() < 2) return true;
            return loop.has_negation ? try_all(others, frees, found) : search(loop, core, others, set, found);
        });
        s.all_first_moves = is_whole && *is_whole;
        if (!is_whole) ended_ = is_whole.reason();
        else if (!*is_whole && ended_ == logic::ended::finished) ended_ = logic::ended::stopped;
        finish(s, found);
    }
    // Whether it found them all.
    template <class Frees>
    [[nodiscard]] bool try_all(const std::vector<logic::position>& candidates, const Frees& frees,
                               std::vector<std::vector<logic::position>>& found) {
        for (std::size_t size = 2; size <= candidates.size(); ++size) {
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
                if (evaluations_ == 0 || found.size() == options_.first_moves) return false;
                --evaluations_;
                if (is_minimal && frees(moves)) found.push_back(moves);
                more = next_combination(pick, candidates.size());
            }
        }
        return true;
    }
    // The same loop as rules of its own, in which every candidate may also move by itself. What enters it is as it is,
    // and open inputs help. Whether it found them all.
    [[nodiscard]] bool search(const logic::circuit::component& loop, const std::vector<logic::position>& core,
                              const std::vector<logic::position>& candidates,
                              const indexed<logic::position, logic::setting>& set,
                              std::vector<std::vector<logic::position>>& found) {
        // The rule of each member comes first; then for each candidate a leaf, that it moves, and the rule it had.
        const std::uint32_t members = loop.size();
        const auto member = [&](logic::position p) { return vertex{loop.place_of(p)}; };
        std::vector<vertex> move_of(members, none<vertex>);
        for (std::uint32_t i = 0; i < candidates.size(); ++i)
            move_of[loop.place_of(candidates[i])] = vertex{members + 2 * i};
        logic::rule_table rules;
        const auto add_rule_of = [&](logic::position p) {
            std::uint64_t reached = 0;
            std::vector<std::pair<logic::literal<vertex>, std::uint64_t>> parts;
            for (std::size_t k = 0; k < circuit_.parts(p).size(); ++k) {
                const logic::literal<logic::position> part = circuit_.parts(p)[k];
                const logic::position q = part.index();
                if (loop.contains(q)) parts.emplace_back(logic::literal<vertex>{member(q)}, circuit_.weight(p, k));
                else if (evaluation_.statuses()[q] != (part.is_negated() ? status::met : status::unmet))
                    reached += circuit_.weight(p, k);
            }
            const std::uint64_t threshold = circuit_.threshold(p);
            rules.add_rule(threshold > reached ? threshold - reached : 0);
            for (const auto& [part, weight] : parts)
                if (weight > 0) rules.add_part(part, weight);
        };
        for (const logic::position p : loop) {
            const vertex move = move_of[loop.place_of(p)];
            if (set[p] != logic::setting::none) {
                rules.add_rule(set[p] == logic::setting::unmet ? 1 : 0);
            } else if (move != none<vertex>) {
                rules.add_rule(1);
                rules.add_part(logic::literal<vertex>{move});
                rules.add_part(logic::literal<vertex>{vertex{to_number(move) + 1}});
            } else if (circuit_.is_leaf(p)) {
                rules.add_rule(evaluation_.statuses()[p] == status::unmet ? 1 : 0);
            } else {
                add_rule_of(p);
            }
        }
        for (const logic::position p : candidates) {
            rules.add_rule(logic::rule_table::leaf);
            add_rule_of(p);
        }
        const vertex target = rules.add_rule(core.size());
        for (const logic::position p : core) rules.add_part(logic::literal<vertex>{member(p)});

        const logic::circuit own{rules};
        const indexed<logic::position, logic::setting> settings(own.size(), logic::setting::none);
        const indexed<logic::position, status> known(own.size(), status::open);
        logic::set_search sets{{own, settings, known, own.position_of(target), status::met, logic::loops::wait},
                               allowed_};
        while (found.size() < options_.first_moves) {
            const auto moves = sets.next(candidates.size());
            if (!moves) return true;
            found.emplace_back();
            for (const logic::search::change move : *moves)
                found.back().push_back(candidates[(to_number(own.vertex_of(move.index())) - members) / 2]);
            std::sort(found.back().begin(), found.back().end(), [&](logic::position a, logic::position b) {
                return circuit_.vertex_of(a) < circuit_.vertex_of(b);
            });
        }
        return sets.is_over();
    }
    void finish(standoff& s, const std::vector<std::vector<logic::position>>& found) const {
        for (const auto& moves : found) {
            s.first_moves.emplace_back();
            for (const logic::position p : moves) s.first_moves.back().push_back(handle_at(p));
        }
        std::sort(s.first_moves.begin(), s.first_moves.end(),
                  [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
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
    const standoffs_options& options_;
    std::uint64_t evaluations_;  // sets of first moves that may still be tried
    logic::budget allowed_;
    logic::ended ended_ = logic::ended::finished;
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
