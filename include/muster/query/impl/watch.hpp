#ifndef MUSTER_QUERY_IMPL_WATCH_HPP
#define MUSTER_QUERY_IMPL_WATCH_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/impl/acts.hpp>
#include <muster/query/impl/dependence.hpp>
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
          allowed_{options.limits},
          stated_{c.settings(evaluation_.in_force())},
          judging_{c, stated_, dependents_options{}.diagrams, dependents_options{}.evaluations, allowed_} {}

    [[nodiscard]] watch_answer run() {
        watch_answer answer;
        answer.in = world_;
        answer.of = origin{proposal_};
        std::set<vertex> put_to_vote;  // told with the mandate
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (is_voted_on(graph_, vertex_of(h))) put_to_vote.insert(put_to_vote_of(graph_, vertex_of(h)));
        std::vector<any_handle> awaited;
        for (const vertex v : vertices_of(graph_))
            if (is_awaited(v) && !put_to_vote.contains(v) && evaluation_.in_force().is_mentioned(v))
                awaited.push_back(proposal_.handle_of(v));
        const all_dependents_answer waiting = all_dependents(compiled_, awaited, world_.from());
        std::vector<assumption> supposed;
        for (const any_handle h : awaited)
            for (const status s : {status::unmet, status::met}) supposed.push_back({h, s});
        const counterfactuals_answer then = counterfactuals(compiled_, world_, supposed);
        for (std::size_t i = 0; i < awaited.size() && !allowed_.is_late(); ++i) {
            watched found = tell(awaited[i], waiting[i], then[2 * i].changes, then[2 * i + 1].changes);
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
                [&](const contribution&) { return !has_known_terms(v) && is_open(v); },
                [&](const decision&) { return is_open(v); },
                [](const among<gate, actor, role, full_strength, pledge, inherited_pledge, requirement, position, force,
                               timer> auto&) { return false; }},
            value_of(graph_, v));
    }
    // Whether anything that is known by then was said of a contribution.
    [[nodiscard]] bool has_known_terms(vertex made) const {
        return has_terms(graph_, made) && evaluation_.in_force().is_mentioned(decision_of(graph_, made));
    }
    [[nodiscard]] bool is_open(vertex v) const { return evaluation_.of(v) == status::open; }

    // Finds out how strictly a contribution depends on a thing to which arrows lead; whether it does.
    [[nodiscard]] bool judge(hanging& d) {
        auto found = judging_.by_diagram(d.contribution, d.on);
        if (found && !found->exact && judging_.has_negation_below(d.contribution)) {
            if (asked_about_ != d.on) judging_.ask_about(d.on);
            asked_about_ = d.on;
            found = judging_.of(d.contribution);
        }
        if (!found) return false;
        d.how = found->how;
        d.exact = found->exact;
        return true;
    }

    // Of a thing, with what hangs on it, and what would change if it were unmet, or met.
    [[nodiscard]] watched tell(any_handle h, std::span<const hanging> hangs, std::span<const status_change> when_unmet,
                               std::span<const status_change> when_met) {
        const vertex v = vertex_of(h);
        watched result;
        result.what = h;
        result.is = evaluation_.of(v);
        result.why = causes_[v];
        result.by = who_decides(value_of(graph_, v));
        if (!result.by) result.by = owner_of(graph_, v);
        // Whether somebody comes is its own to decide last, once nothing else is asked for.
        const decision* made = std::get_if<decision>(&value_of(graph_, v));
        const vertex own = made != nullptr ? vertex_of(made->of) : v;
        const bool is_next = causes_[own] == cause::undecided;
        for (hanging d : hangs) {
            const status comes = evaluation_.of(d.contribution);
            if (comes == status::met || (vertex_of(d.contribution) == own && !is_next)) continue;
            if (!d.exact && !judge(d)) continue;
            const bool hinders = is_against(d.how);
            if (result.is == (hinders ? status::unmet : status::met)) continue;
            const std::span<const status_change> changes = hinders ? when_unmet : when_met;
            const bool is_enough = std::any_of(changes.begin(), changes.end(), [&](const status_change& c) {
                return c.what == d.contribution && c.after == status::met;
            });
            result.holds_up.push_back({d.contribution, d.how, d.exact, is_enough});
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
    // The last days of mandates and deployments, as far as any is set.
    [[nodiscard]] std::map<any_handle, date> last_days() const {
        std::map<any_handle, date> result;
        for (const handle<mandate> h : proposal_.all<mandate>()) result.emplace(h, proposal_[h].expires);
        std::vector<const event*> order;
        for (const event& e : proposal_.events())
            if (evaluation_.in_force().happened(e)) order.push_back(&e);
        std::stable_sort(order.begin(), order.end(),
                         [](const event* a, const event* b) { return a->date.day() < b->date.day(); });
        for (const event* e : order) {
            const auto basis = proposal_.as<mandate>(e->on);
            if (!basis && !proposal_.as<contribution>(e->on)) continue;
            date& last = result[e->on];
            last = last_day_after(*e, basis ? &proposal_[*basis] : nullptr, last);
        }
        return result;
    }
    // The day on which a timer that runs is over.
    [[nodiscard]] date end_of(handle<timer> h) const {
        const timer& running = proposal_[h];
        const muster::world::setting* s = evaluation_.supposed().find(h);
        if (running.of.size() != 1 || s == nullptr || s->is != status::unmet || s->reports.empty()) return {};
        if (evaluation_.of(running.of.front()) != status::met) return {};
        const date since = proposal_.events()[s->reports.back()].date;
        return date{std::chrono::year_month_day{later(since.day(), running.after)}};
    }
    // The contributions that an offer is about.
    [[nodiscard]] std::vector<handle<contribution>> contributions_of(handle<pledge> offer) const {
        std::vector<handle<contribution>> result;
        for (const handle<role> to : proposal_[offer].fills)
            if (const auto made =
                    proposal_.find<contribution>(proposal_[proposal_[offer].by].key + "/" + proposal_[to].key))
                result.push_back(*made);
        return result;
    }
    void find_due(std::vector<due>& result) {
        std::map<std::pair<any_handle, due_kind>, std::vector<date>> told;
        const auto add = [&](date on, any_handle what, due_kind kind) {
            std::vector<date>& days = told[{what, kind}];
            if (std::find(days.begin(), days.end(), on) != days.end()) return;
            days.push_back(on);
            result.push_back({on, what, kind, {}});
        };
        for (const auto& [thing, last] : last_days())
            if (evaluation_.in_force().is_mentioned(vertex_of(thing)) && evaluation_.of(thing) == status::met &&
                is_to_come(last))
                add(last, thing, due_kind::ends);
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (evaluation_.in_force().is_mentioned(vertex_of(h)) && evaluation_.of(h) != status::met &&
                is_to_come(proposal_[h].vote_on))
                add(proposal_[h].vote_on, h, due_kind::decided);
        for (const handle<pledge> h : proposal_.all<pledge>())
            if (const date last = evaluation_.in_force().last_day_of(h);
                evaluation_.in_force().shows(vertex_of(h)) && is_to_come(last))
                add(last, h, due_kind::ends);
        for (const handle<timer> h : proposal_.all<timer>())
            if (evaluation_.in_force().is_mentioned(vertex_of(h)) && is_to_come(end_of(h)))
                add(end_of(h), h, due_kind::elapses);
        for (const handle<precondition> h : proposal_.all<precondition>())
            if (evaluation_.of(h) != status::met && is_to_come(proposal_[h].due) &&
                evaluation_.in_force().is_mentioned(vertex_of(h)))
                add(proposal_[h].due, h, due_kind::lapses);
        for (const event& e : proposal_.events())
            if (is_announced(e)) {
                const auto cast = proposal_.as<vote>(e.on);  // the votes of one mandate are one event
                add(e.date, cast ? any_handle{proposal_[*cast].on} : e.on, due_kind::announced);
            }
        find_touched(result);
        std::stable_sort(result.begin(), result.end(),
                         [](const due& a, const due& b) { return a.on.day() < b.on.day(); });
    }
    void find_touched(std::vector<due>& all) {
        std::map<any_handle, std::vector<handle<contribution>>> touched;
        std::vector<any_handle> things;
        for (const due& d : all)
            if (const auto offer = proposal_.as<pledge>(d.what)) touched[d.what] = contributions_of(*offer);
            else if (touched.try_emplace(d.what).second) things.push_back(d.what);
        const all_dependents_answer waiting = all_dependents(compiled_, things, world_.from());
        for (std::size_t i = 0; i < things.size() && !allowed_.is_late(); ++i)
            for (hanging d : waiting[i])
                if (d.exact || judge(d)) touched[things[i]].push_back(d.contribution);
        for (due& d : all) d.touches = touched[d.what];
        // Of a fact that matters to nobody by now there is nothing to tell.
        std::erase_if(all, [](const due& d) { return d.kind == due_kind::lapses && d.touches.empty(); });
    }

    const compiled& compiled_;
    const world& world_;
    const evaluation evaluation_;
    const proposal& proposal_;
    const graph_type& graph_;
    const indexed<vertex, cause> causes_;
    const offers offers_;
    const logic::budget allowed_;
    const indexed<logic::position, logic::setting> stated_;  // by the statements in force
    judging_dependence judging_;
    any_handle asked_about_{};  // what it judges about
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
