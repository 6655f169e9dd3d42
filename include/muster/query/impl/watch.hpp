#ifndef MUSTER_QUERY_IMPL_WATCH_HPP
#define MUSTER_QUERY_IMPL_WATCH_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/query/impl/acts.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/offers.hpp>
#include <muster/query/watch.hpp>

namespace muster {

namespace detail {

/// Answers `watch`.
class watching {
public:
    watching(const compiled& c, const world& w, const watch_options& options)
        : compiled_{c},
          world_{w},
          evaluation_{c, w},
          proposal_{evaluation_.source()},
          graph_{proposal_.graph()},
          causes_{evaluation_.causes()},
          offers_{proposal_, evaluation_.in_force()},
          allowed_{options.limits} {}

    [[nodiscard]] watch_answer run() {
        watch_answer answer;
        answer.in = world_;
        answer.of = origin{proposal_};
        std::set<vertex> put_to_vote;  // told with the mandate
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (is_voted_on(graph_, vertex_of(h))) put_to_vote.insert(put_to_vote_of(graph_, vertex_of(h)));
        for (const vertex v : vertices_of(graph_)) {
            if (!is_awaited(v) || put_to_vote.contains(v) || !evaluation_.in_force().is_mentioned(v)) continue;
            if (allowed_.is_late()) break;
            watched found = tell(v);
            if (!found.holds_up.empty()) answer.all.push_back(std::move(found));
        }
        std::stable_sort(answer.all.begin(), answer.all.end(), [](const watched& a, const watched& b) {
            if (a.holds_up.size() != b.holds_up.size()) return a.holds_up.size() > b.holds_up.size();
            return enough_for(a) > enough_for(b);
        });
        find_due(answer.falls_due);
        if (allowed_.is_late()) answer.ended = allowed_.why_late();
        return answer;
    }

private:
    [[nodiscard]] static std::ptrdiff_t enough_for(const watched& w) {
        return std::count_if(w.holds_up.begin(), w.holds_up.end(), [](const held_up& h) { return h.enough_now; });
    }
    [[nodiscard]] bool is_set(vertex v) const { return evaluation_.supposed().find(proposal_.handle_of(v)) != nullptr; }

    // Whether somebody may wait for it: a fact, a mandate, a vote of which no council counts the votes, a decision.
    [[nodiscard]] bool is_awaited(vertex v) const {
        return muster::visit(
            overloaded{
                [&](const precondition& fact) { return !fact.when || !evaluation_.in_force().shows(v) || is_set(v); },
                [&](const mandate& basis) { return !basis.when || is_voted_on(graph_, v) || is_set(v); },
                [&](const vote& cast) { return !is_voted_on(graph_, vertex_of(cast.on)) && is_open(v); },
                [&](const contribution&) { return !has_terms(graph_, v) && is_open(v); },
                [&](const decision&) { return is_open(v); },
                [](const among<gate, actor, role, full_strength, pledge, inherited_pledge, requirement, position, force,
                               timer> auto&) { return false; }},
            value_of(graph_, v));
    }
    [[nodiscard]] bool is_open(vertex v) const { return evaluation_.of(v) == status::open; }

    [[nodiscard]] dependents_answer dependents_of(any_handle h) const {
        return dependents(compiled_, world_, h, {.limits = allowed_.rest()});
    }

    [[nodiscard]] watched tell(vertex v) const {
        watched result;
        result.what = proposal_.handle_of(v);
        result.is = evaluation_.of(v);
        result.why = causes_[v];
        result.by = who_decides(value_of(graph_, v));
        if (!result.by) result.by = owner_of(graph_, v);
        // Whether somebody comes is its own to decide last, once nothing else is asked for.
        const decision* made = std::get_if<decision>(&value_of(graph_, v));
        const vertex own = made != nullptr ? vertex_of(made->of) : v;
        const bool is_next = causes_[own] == cause::undecided;
        for (const dependent& d : dependents_of(result.what)) {
            const status comes = evaluation_.of(d.contribution);
            const status wanted = is_against(d.how) ? status::unmet : status::met;
            if (comes == status::met || result.is == wanted) continue;
            if (vertex_of(d.contribution) == own && !is_next) continue;
            result.holds_up.push_back({d.contribution, d.how, d.exact, d.enough_now == true});
        }
        result.strengths = strengths_of(result.holds_up);
        return result;
    }

    [[nodiscard]] std::vector<held_strength> strengths_of(const std::vector<held_up>& all) const {
        std::vector<held_strength> result;
        for (const held_up& one : all) {
            const needs& wanted = proposal_[proposal_[one.of].fills].needs;
            for (std::uint32_t which = 0; which < wanted.size(); ++which) {
                if (wanted[which].counts_contributors()) continue;
                auto same = std::find_if(result.begin(), result.end(),
                                         [&](const held_strength& s) { return s.unit == wanted[which].unit; });
                if (same == result.end()) same = result.insert(result.end(), {wanted[which].unit, {0, 0}, 0});
                const offers::total sum = offers_.total_of(one.of, which, wanted[which].amount,
                                                           [this](vertex v) { return evaluation_.of(v); });
                same->announced.least = saturating_sum(same->announced.least, sum.announced.least);
                same->announced.most = saturating_sum(same->announced.most, sum.announced.most);
                same->unsized += !sum.is_sized && sum.announced.most == 0 ? 1U : 0U;
            }
        }
        return result;
    }

    // ---- what falls due

    [[nodiscard]] bool is_to_come(date d) const {
        return d != date{} && (world_.from().true_on == date{} || d.day() >= world_.from().true_on.day());
    }
    // An event that was announced: it lies ahead, and every source that tells of it was out by then.
    [[nodiscard]] bool is_announced(const event& e) const {
        return world_.from().true_on != date{} && e.date.day() > world_.from().true_on.day() && !e.citations.empty() &&
               std::all_of(e.citations.begin(), e.citations.end(), [&](handle<citation> source) {
                   return proposal_[source].published != date{} && evaluation_.in_force().is_visible(source);
               });
    }
    [[nodiscard]] date last_day_of(handle<mandate> h) const {
        date result = proposal_[h].expires;
        const event* from = nullptr;
        for (const event& e : proposal_.events()) {
            if (e.on != h || e.expires == date{} || !evaluation_.in_force().happened(e)) continue;
            if (from != nullptr && e.date.day() < from->date.day()) continue;
            from = &e;
            result = e.expires;
        }
        return result;
    }
    void find_due(std::vector<due>& result) const {
        const auto add = [&](date on, any_handle what, due_kind kind) {
            if (allowed_.is_late()) return;
            const auto same = [&](const due& d) { return d.on == on && d.what == what && d.kind == kind; };
            if (std::any_of(result.begin(), result.end(), same)) return;
            due made{on, what, kind, {}};
            for (const dependent& d : dependents_of(what)) made.touches.push_back(d.contribution);
            // Of a fact that matters to nobody by now there is nothing to tell.
            if (kind != due_kind::lapses || !made.touches.empty()) result.push_back(std::move(made));
        };
        for (const handle<mandate> h : proposal_.all<mandate>()) {
            if (!evaluation_.in_force().is_mentioned(vertex_of(h))) continue;
            const bool is_in_force = evaluation_.of(h) == status::met;
            if (const date last = last_day_of(h); is_in_force && is_to_come(last)) add(last, h, due_kind::ends);
            if (!is_in_force && is_to_come(proposal_[h].vote_on)) add(proposal_[h].vote_on, h, due_kind::decided);
        }
        for (const handle<precondition> h : proposal_.all<precondition>())
            if (evaluation_.of(h) != status::met && is_to_come(proposal_[h].due) &&
                evaluation_.in_force().is_mentioned(vertex_of(h)))
                add(proposal_[h].due, h, due_kind::lapses);
        for (const event& e : proposal_.events())
            if (is_announced(e)) {
                const auto cast = proposal_.as<vote>(e.on);  // the votes of one mandate are one event
                add(e.date, cast ? any_handle{proposal_[*cast].on} : e.on, due_kind::announced);
            }
        std::stable_sort(result.begin(), result.end(),
                         [](const due& a, const due& b) { return a.on.day() < b.on.day(); });
    }

    const compiled& compiled_;
    const world& world_;
    const evaluation evaluation_;
    const proposal& proposal_;
    const graph_type& graph_;
    const indexed<vertex, cause> causes_;
    const offers offers_;
    const logic::budget allowed_;
};

}  // namespace detail

MUSTER_INLINE watch_answer watch(const compiled& c, const world& w, const watch_options& options) {
    return detail::watching{c, w, options}.run();
}

MUSTER_INLINE watch_answer watch(const proposal& p, const world& w, const watch_options& options) {
    return watch(compile(p), w, options);
}

}  // namespace muster

#endif
