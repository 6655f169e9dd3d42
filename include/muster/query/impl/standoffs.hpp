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
        for (const logic::circuit::component loop : circuit_.loops()) {
            const std::vector<std::uint32_t> waiting =
                logic::standoff_members(circuit_, loop, evaluation_.settings(), evaluation_.statuses());
            if (waiting.empty()) continue;
            is_waiting_.assign(circuit_.size(), 0);
            for (const std::uint32_t p : waiting) is_waiting_[p] = 1;
            for (const std::vector<std::uint32_t>& core : cores(waiting))
                result.all.push_back(describe(loop, core, waiting));
        }
        result.ended = ended_;
        return result;
    }

private:
    // The loops among those that wait: with what is set cut out, one component may hold several.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> cores(const std::vector<std::uint32_t>& waiting) const {
        std::vector<std::uint32_t> number(circuit_.size(), 0);
        for (std::uint32_t i = 0; i < waiting.size(); ++i) number[waiting[i]] = i;
        std::vector<std::vector<logic::literal>> arcs(waiting.size());
        for (std::uint32_t i = 0; i < waiting.size(); ++i)
            for (const logic::literal part : circuit_.parts(waiting[i]))
                if (!part.is_negated() && is_waiting_[part.position()] != 0)
                    arcs[i].push_back(logic::literal{number[part.position()]});
        const logic::component_order order =
            logic::strong_components(static_cast<std::uint32_t>(waiting.size()),
                                     [&](std::uint32_t i) -> const std::vector<logic::literal>& { return arcs[i]; });
        std::vector<std::vector<std::uint32_t>> result;
        for (std::size_t k = 0; k + 1 < order.first.size(); ++k) {
            std::vector<std::uint32_t> core;
            for (std::uint32_t i = order.first[k]; i < order.first[k + 1]; ++i)
                core.push_back(waiting[order.sequence[i]]);
            const bool loops_itself =
                core.size() > 1 || std::find(arcs[number[core[0]]].begin(), arcs[number[core[0]]].end(),
                                             logic::literal{number[core[0]]}) != arcs[number[core[0]]].end();
            std::sort(core.begin(), core.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return circuit_.original(a) < circuit_.original(b); });
            if (loops_itself) result.push_back(std::move(core));
        }
        return result;
    }

    [[nodiscard]] standoff describe(logic::circuit::component loop, const std::vector<std::uint32_t>& core,
                                    const std::vector<std::uint32_t>& waiting) {
        standoff s;
        s.of = origin{proposal_};
        is_core_.assign(circuit_.size(), 0);
        for (const std::uint32_t p : core) is_core_[p] = 1;
        const std::vector<std::uint32_t> together = with_what_it_rests_on(loop, core, waiting);

        for (const std::uint32_t p : core) {
            const any_handle h = proposal_.handle_of(circuit_.original(p));
            if (!is_member(p)) continue;
            if (const handle<actor> who = owner_of(graph_, h.index())) add(s.actors, who);
            s.members.push_back(h);
            link_from(s, p);
        }
        std::sort(s.actors.begin(), s.actors.end());
        find_provisions(s, together);
        find_unlocked(s, together);
        find_first_moves(s, loop, core, together);
        return s;
    }

    [[nodiscard]] const node_value& value(std::uint32_t position) const {
        return graph_[circuit_.original(position)].value;
    }
    [[nodiscard]] bool is_member(std::uint32_t position) const { return kind_of(value(position)).can_wait; }
    template <class T>
    static void add(std::vector<T>& to, T what) {
        if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(what);
    }

    // The loop, and what waits elsewhere that it needs; where negation makes that too little, all that waits.
    [[nodiscard]] std::vector<std::uint32_t> with_what_it_rests_on(logic::circuit::component loop,
                                                                   const std::vector<std::uint32_t>& core,
                                                                   const std::vector<std::uint32_t>& waiting) const {
        std::vector<std::uint32_t> result = core;
        std::vector<std::uint8_t> seen(circuit_.size(), 0);
        for (const std::uint32_t p : core) seen[p] = 1;
        for (std::size_t i = 0; i < result.size(); ++i)
            for (const logic::literal part : circuit_.parts(result[i]))
                if (!part.is_negated() && is_waiting_[part.position()] != 0 && seen[part.position()] == 0) {
                    seen[part.position()] = 1;
                    result.push_back(part.position());
                }
        if (!loop.has_negation) return result;
        std::vector<status> trial(circuit_.size());
        logic::evaluate(circuit_, settings_with(result), trial);
        const auto holds = [&](std::uint32_t p) { return logic::apply_rule(circuit_, p, trial) != status::unmet; };
        return std::all_of(result.begin(), result.end(), holds) ? result : waiting;
    }

    // From a member down to the next members, through the statements between.
    void link_from(standoff& s, std::uint32_t from) {
        struct place {
            std::uint32_t position;
            any_handle through;
        };
        std::vector<place> todo{{from, {}}};
        const std::uint32_t turn = from + 1;
        const auto first = static_cast<std::ptrdiff_t>(s.links.size());
        while (!todo.empty()) {
            const place here = todo.back();
            todo.pop_back();
            for (const logic::literal part : circuit_.parts(here.position)) {
                const std::uint32_t p = part.position();
                if (is_core_[p] == 0 || part.is_negated()) continue;
                const any_handle h = proposal_.handle_of(circuit_.original(p));
                if (is_member(p)) {
                    const standoff::link link{proposal_.handle_of(circuit_.original(from)), here.through, h};
                    if (std::find(s.links.begin() + first, s.links.end(), link) == s.links.end())
                        s.links.push_back(link);
                    continue;
                }
                if (seen_[p] == turn) continue;
                seen_[p] = turn;
                const bool says = is_statement(value(p));
                if (says)
                    for (const handle<citation> c : citations_of(graph_, h.index()))
                        if (evaluation_.in_force().is_visible(c)) add(s.citations, c);
                todo.push_back({p, says ? h : here.through});
            }
        }
    }

    [[nodiscard]] std::vector<logic::setting> settings_with(const std::vector<std::uint32_t>& met) const {
        std::vector<logic::setting> set(evaluation_.settings().begin(), evaluation_.settings().end());
        for (const std::uint32_t p : met) set[p] = logic::setting::met;
        return set;
    }

    void find_provisions(standoff& s, const std::vector<std::uint32_t>& together) const {
        for (const std::uint32_t p : together)
            if (is_core_[p] == 0 && is_member(p)) s.provided.push_back(proposal_.handle_of(circuit_.original(p)));
        std::vector<status> trial(circuit_.size());
        logic::evaluate(circuit_, settings_with(together), trial);
        std::vector<std::uint8_t> seen(circuit_.size(), 0);
        std::vector<std::uint32_t> todo;
        for (const std::uint32_t p : together)
            if (logic::apply_rule(circuit_, p, trial) == status::open) todo.push_back(p);
        std::vector<any_handle> open;
        while (!todo.empty()) {
            const std::uint32_t p = todo.back();
            todo.pop_back();
            for (const logic::literal part : circuit_.parts(p)) {
                const std::uint32_t q = part.position();
                if (trial[q] != status::open || seen[q] != 0) continue;
                seen[q] = 1;
                if (circuit_.is_leaf(q) || evaluation_.settings()[q] != logic::setting::none)
                    open.push_back(proposal_.handle_of(circuit_.original(q)));
                else todo.push_back(q);
            }
        }
        std::sort(open.begin(), open.end());
        s.provided.insert(s.provided.end(), open.begin(), open.end());
    }

    void find_unlocked(standoff& s, const std::vector<std::uint32_t>& together) const {
        std::vector<status> moved(circuit_.size());
        logic::evaluate(circuit_, settings_with(together), moved);
        std::vector<std::uint8_t> moves(circuit_.size(), 0);
        for (const std::uint32_t p : together) moves[p] = 1;
        for (std::uint32_t v = 0; v < circuit_.size(); ++v) {
            const std::uint32_t p = circuit_.position(v);
            if (moved[p] == status::met && evaluation_.statuses()[p] != status::met && moves[p] == 0 && is_member(p))
                s.unlocks.push_back(proposal_.handle_of(v));
        }
    }

    // Minimal sets of contributions and acts whose being met makes the whole loop as met as if all had moved: those of
    // one by trying each, larger ones by search among the others.
    void find_first_moves(standoff& s, logic::circuit::component loop, const std::vector<std::uint32_t>& core,
                          const std::vector<std::uint32_t>& together) {
        std::vector<std::uint32_t> candidates, rest;
        for (const std::uint32_t p : core)
            if (is_member(p) && owner_of(graph_, circuit_.original(p))) candidates.push_back(p);
        for (const std::uint32_t p : together)
            if (is_core_[p] == 0) rest.push_back(p);
        std::vector<status> trial(evaluation_.statuses().begin(), evaluation_.statuses().end());
        logic::loop_solver solver;
        std::vector<std::vector<std::uint32_t>> found;
        std::vector<logic::setting> set = settings_with(rest);
        const auto frees = [&](const std::vector<std::uint32_t>& moves) {
            allowed_.check_time();
            for (const std::uint32_t p : moves) set[p] = logic::setting::met;
            solver.solve(circuit_, loop, set, logic::loops::wait, trial);
            for (const std::uint32_t p : moves) set[p] = logic::setting::none;
            return std::all_of(core.begin(), core.end(), [&](std::uint32_t p) { return trial[p] != status::unmet; });
        };
        const auto is_whole = logic::attempt_to([&] {
            std::vector<std::uint32_t> others;
            for (const std::uint32_t p : candidates) {
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
    [[nodiscard]] bool try_all(const std::vector<std::uint32_t>& candidates, const Frees& frees,
                               std::vector<std::vector<std::uint32_t>>& found) {
        for (std::size_t size = 2; size <= candidates.size(); ++size) {
            std::vector<std::size_t> pick(size);
            for (std::size_t i = 0; i < size; ++i) pick[i] = i;
            for (bool more = true; more;) {
                std::vector<std::uint32_t> moves;
                for (const std::size_t i : pick) moves.push_back(candidates[i]);
                const bool is_minimal = std::none_of(found.begin(), found.end(), [&](const auto& smaller) {
                    return std::all_of(smaller.begin(), smaller.end(), [&](std::uint32_t p) {
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
    [[nodiscard]] bool search(logic::circuit::component loop, const std::vector<std::uint32_t>& core,
                              const std::vector<std::uint32_t>& candidates, const std::vector<logic::setting>& set,
                              std::vector<std::vector<std::uint32_t>>& found) {
        const std::uint32_t members = loop.last - loop.first;
        std::vector<std::uint32_t> move_of(members, none);  // the leaf; the rule it stands beside comes after it
        for (std::uint32_t i = 0; i < candidates.size(); ++i) move_of[candidates[i] - loop.first] = members + 2 * i;
        logic::rule_table rules;
        const auto add_rule_of = [&](std::uint32_t p) {
            std::uint64_t reached = 0, threshold = circuit_.threshold(p);
            std::vector<std::pair<logic::literal, std::uint64_t>> parts;
            for (std::size_t k = 0; k < circuit_.parts(p).size(); ++k) {
                const logic::literal part = circuit_.parts(p)[k];
                const std::uint32_t q = part.position();
                if (q >= loop.first) parts.emplace_back(logic::literal{q - loop.first}, circuit_.weight(p, k));
                else if (evaluation_.statuses()[q] != (part.is_negated() ? status::met : status::unmet))
                    reached += circuit_.weight(p, k);
            }
            rules.add_rule(threshold > reached ? threshold - reached : 0);
            for (const auto& [part, weight] : parts)
                if (weight > 0) rules.add_part(part, weight);
        };
        for (std::uint32_t i = 0; i < members; ++i) {
            const std::uint32_t p = loop.first + i;
            if (set[p] != logic::setting::none) {
                rules.add_rule(set[p] == logic::setting::unmet ? 1 : 0);
            } else if (move_of[i] != none) {
                rules.add_rule(1);
                rules.add_part(logic::literal{move_of[i]});
                rules.add_part(logic::literal{move_of[i] + 1});
            } else if (circuit_.is_leaf(p)) {
                rules.add_rule(evaluation_.statuses()[p] == status::unmet ? 1 : 0);
            } else {
                add_rule_of(p);
            }
        }
        for (const std::uint32_t p : candidates) {
            rules.add_rule(logic::rule_table::leaf);
            add_rule_of(p);
        }
        rules.add_rule(core.size());
        for (const std::uint32_t p : core) rules.add_part(logic::literal{p - loop.first});

        const logic::circuit own{rules};
        const std::vector<logic::setting> settings(own.size(), logic::setting::none);
        const std::vector<status> known(own.size(), status::open);
        logic::set_search sets{{own, settings, known, own.position(own.size() - 1), status::met, logic::loops::wait},
                               allowed_};
        while (found.size() < options_.first_moves) {
            const auto moves = sets.next(candidates.size());
            if (!moves) return true;
            found.emplace_back();
            for (const logic::literal move : *moves)
                found.back().push_back(candidates[(own.original(move.position()) - members) / 2]);
            std::sort(found.back().begin(), found.back().end(),
                      [&](std::uint32_t a, std::uint32_t b) { return circuit_.original(a) < circuit_.original(b); });
        }
        return sets.is_over();
    }
    void finish(standoff& s, const std::vector<std::vector<std::uint32_t>>& found) const {
        for (const auto& moves : found) {
            s.first_moves.emplace_back();
            for (const std::uint32_t p : moves)
                s.first_moves.back().push_back(proposal_.handle_of(circuit_.original(p)));
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
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    const standoffs_options& options_;
    std::uint64_t evaluations_;  // sets of first moves that may still be tried
    logic::budget allowed_;
    logic::ended ended_ = logic::ended::finished;
    std::vector<std::uint8_t> is_waiting_{}, is_core_{};
    std::vector<std::uint32_t> seen_ =
        std::vector<std::uint32_t>(circuit_.size(), 0);  // by which member's walk, plus one
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
