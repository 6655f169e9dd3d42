#ifndef MUSTER_QUERY_IMPL_VALIDATE_HPP
#define MUSTER_QUERY_IMPL_VALIDATE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/completions.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/impl/offers.hpp>
#include <muster/query/impl/recorded_votes.hpp>
#include <muster/query/validate.hpp>

namespace muster {

namespace detail {

class validation {
public:
    validation(const compiled& c, const validate_options& options)
        : proposal_{c.current_source()}, compiled_{c}, evaluations_{options.evaluations}, allowed_{options.limits} {}

    [[nodiscard]] findings run() {
        found_.of = origin{proposal_};
        check_replaced();
        check_offers();
        check_numbers();
        check_possible();
        check_events();
        check_records();
        check_sources();
        check_reached();
        std::stable_sort(found_.all.begin(), found_.all.end(),
                         [](const finding& a, const finding& b) { return a.severity < b.severity; });
        return std::move(found_);
    }

private:
    void add(severity how, flaw what, any_handle on, any_handle other = {}, std::optional<std::uint32_t> event = {}) {
        found_.all.push_back({how, what, on, other, event, origin{proposal_}});
    }

    // ---- replaces

    void check_replaced() {
        indexed<vertex, std::uint8_t> replaced(proposal_.size(), 0);
        for (const vertex v : vertices_of(graph_)) {
            const auto now = statement_of(graph_, v);
            if (!now) continue;
            const any_handle h = proposal_.handle_of(v);
            for (const any_handle earlier : now->replaces) {
                const vertex before = vertex_of(earlier);
                if (replaced[before]++ == 1) add(severity::warning, flaw::replaced_twice, earlier, h);
                if (replaced[before] > 2) replaced[before] = 2;
                const std::vector<any_handle> subjects = subjects_of(value_of(graph_, v));
                if (subjects.empty()) continue;  // what a precondition stands for is about nothing else
                if (!speak_of_one(now->by, owner_of(graph_, before)))
                    add(severity::error, flaw::replaces_other, h, earlier);
                else if (!overlap(subjects, subjects_of(value_of(graph_, before))))
                    add(severity::warning, flaw::replaces_other, h, earlier);
            }
        }
    }
    // A group and its member speak of one contribution.
    [[nodiscard]] bool speak_of_one(handle<actor> a, handle<actor> b) const {
        const auto has_member = [&](handle<actor> group, handle<actor> who) {
            for (const membership& m : proposal_[group].members)
                if (m.who == who) return true;
            return false;
        };
        return a == b || has_member(a, b) || has_member(b, a);
    }
    // Whether two statements of one kind are about the same, in part at least.
    [[nodiscard]] bool overlap(const std::vector<any_handle>& a, const std::vector<any_handle>& b) const {
        const auto covers = [&](any_handle whole, any_handle part) {
            if (whole == part) return true;
            const auto made = proposal_.as<contribution>(part);
            return made && any_handle{proposal_[*made].fills} == whole;
        };
        for (const any_handle one : a)
            for (const any_handle other : b)
                if (covers(one, other) || covers(other, one)) return true;
        return false;
    }

    // ---- what is possible

    void check_offers() {
        indexed<vertex, std::uint8_t> is_offered(proposal_.size(), 0);
        for (const handle<pledge> h : proposal_.all<pledge>())
            if (proposal_[h].reading != reading::refuses)
                for (const handle<role> to : proposal_[h].fills) is_offered[vertex_of(to)] = 1;
        for (const handle<role> h : proposal_.all<role>())
            if (is_offered[vertex_of(h)] == 0) add(severity::warning, flaw::nobody_offers, h);
    }

    void check_records() {
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (!is_voted_on(proposal_.graph(), vertex_of(h)) && bodies::find(proposal_, h))
                add(severity::error, flaw::no_rule_of_adoption, h);
        for (std::uint32_t i = 0; i < proposal_.events().size(); ++i) {
            const event& e = proposal_.events()[i];
            const auto on = proposal_.as<mandate>(e.on);
            if (!on || (!e.tally && e.roll_call.empty())) continue;
            const auto body_known = bodies::find(proposal_, *on);
            if (body_known && faults_of(*body_known).empty() && contradicts_rule(*body_known, proposal_, e))
                add(severity::warning, flaw::record_contradicts, *on, {}, i);
        }
    }

    void check_numbers() {
        const in_force said{proposal_, viewpoint{}};
        const auto counts = [&](handle<role> to, const strength& s) {
            if (s.in && s.in != to) return false;
            for (const need& wanted : proposal_[to].needs)
                if (!wanted.counts_contributors() && (s.unit.empty() || wanted.unit == s.unit)) return true;
            return false;
        };
        std::map<std::pair<handle<actor>, handle<role>>, std::vector<handle<pledge>>> numbered;
        std::set<handle<role>> named;  // to which an offer names a number
        for (const handle<pledge> h : proposal_.all<pledge>()) {
            const pledge& offer = proposal_[h];
            bool is_counted = false, is_plain = true;  // plain: no role of its asks for any strength
            for (const handle<role> to : offer.fills) is_plain = is_plain && proposal_[to].needs.count_units() == 0;
            for (const strength& s : offer.strength) {
                bool here = false;
                for (const handle<role> to : offer.fills) here = here || counts(to, s);
                if (s.in) named.insert(s.in);
                else if (offer.fills.size() == 1) named.insert(offer.fills[0]);
                if (!here && !is_plain) add(severity::warning, flaw::unit_not_needed, h);
                is_counted = is_counted || here;
            }
            const bool binds = offer.reading == reading::will_if || offer.reading == reading::not_unless;
            if (!is_counted || !binds || !said.shows(vertex_of(h))) continue;
            for (const handle<role> to : offer.fills) numbered[{offer.by, to}].push_back(h);
        }
        for (std::uint32_t i = 0; i < proposal_.events().size(); ++i) {
            const event& e = proposal_.events()[i];
            const auto made = proposal_.as<contribution>(e.on);
            for (const strength& s : e.strength)
                if (!made || !counts(proposal_[*made].fills, s))
                    add(severity::warning, flaw::unit_not_needed, e.on, {}, i);
        }
        for (const auto& [whose, offered] : numbered)
            for (std::size_t i = 1; i < offered.size(); ++i)
                add(severity::note, flaw::side_by_side, offered[i], offered[0]);
        const offers counted{proposal_, said};
        check_conditions_on_numbers(counted);
        for (const handle<role> h : proposal_.all<role>()) {
            const needs& wanted = proposal_[h].needs;
            if (wanted == needs{} && named.count(h) != 0) add(severity::warning, flaw::no_number_needed, h);
            for (std::uint32_t which = 0; which < wanted.size(); ++which) {
                if (wanted[which].counts_contributors() || counted.to(h).empty()) continue;
                std::uint64_t most = 0;
                bool is_sized = true;
                for (const handle<contribution> made : counted.to(h))
                    for (const counted_offer& o : counted.of(made, which)) {
                        is_sized = is_sized && o.is_sized;
                        most = saturating_sum(most, o.amount.most);
                    }
                if (is_sized && most < wanted[which].amount) add(severity::warning, flaw::out_of_reach, h);
            }
        }
    }

    void check_conditions_on_numbers(const offers& counted) {
        for (const handle<gate> h : proposal_.all<gate>()) {
            if (!is_amount(proposal_[h])) continue;
            const condition::term& asked = proposal_.condition_on_numbers(proposal_[h].detail);
            std::uint64_t most = 0;
            bool is_sized = true;
            for (const handle<contribution> made : counted.to(asked.counted->in)) {
                if (!may_count(asked, proposal_[made].by)) continue;
                if (asked.counted->unit == "contributors") {
                    ++most;
                    continue;
                }
                const std::uint32_t which = need_counted(proposal_[asked.counted->in].needs, asked.counted->unit);
                for (const counted_offer& o : counted.of(made, which)) {
                    is_sized = is_sized && o.is_sized;
                    most = saturating_sum(most, o.amount.most);
                }
            }
            if (!is_sized) continue;
            any_handle owner = h;
            while (const auto part = proposal_.as<gate>(owner)) owner = proposal_.handle_of(proposal_[*part].owner);
            if (most == 0) add(severity::warning, flaw::nothing_to_count, owner, asked.counted->in);
            else if (asked.kind == condition_kind::amount && most < asked.threshold)
                add(severity::warning, flaw::condition_out_of_reach, owner, asked.counted->in);
        }
    }
    // Whether a contributor is counted on some day.
    [[nodiscard]] bool may_count(const condition::term& asked, handle<actor> by) const {
        if (!asked.what) return true;
        bool is_always = any_handle{by} == asked.what, is_ever = is_always;
        for (const membership& m : proposal_[*proposal_.as<actor>(asked.what)].members) {
            is_ever = is_ever || m.who == by;
            is_always = is_always || (m.who == by && m.from == date{} && m.until == date{});
        }
        return asked.is_besides ? !is_always : is_ever;
    }

    void check_possible() {
        const in_force said{proposal_, viewpoint{}};
        settings_ = compiled_.settings(said);
        const logic::circuit& c = compiled_.circuit();
        statuses_.resize(c.size());
        logic::evaluate(c, settings_, statuses_, logic::loops::move_together);
        may_be_met_.assign(c.size(), 0);
        for (std::uint32_t trial = 0; trial < 8; ++trial) try_completion(trial);
        for (const handle<contribution> h : proposal_.all<contribution>())
            check_possible(h, refuses_outright(h) ? severity::note : severity::warning);
        for (const handle<role> h : proposal_.all<role>())
            if (!c.parts(compiled_.position_of(h)).empty()) check_possible(h, severity::warning);
        for (const handle<mandate> h : proposal_.all<mandate>()) check_possible(h, severity::warning);
        for (const handle<force> h : proposal_.all<force>()) check_possible(h, severity::warning);
        check_clocks();
    }
    // Times that cannot begin.
    void check_clocks() {
        for (const handle<timer> h : proposal_.all<timer>())
            for (const any_handle thing : proposal_[h].of)
                if (can_be_met(thing) == false) add(severity::warning, flaw::never_runs, h, thing);
        for (const handle<pledge> h : proposal_.all<pledge>())
            if (proposal_[h].lasts && proposal_.said_on(h) == date{}) add(severity::warning, flaw::never_runs, h);
    }
    // Marks what is met in one completion: all leaves met, all unmet, then some of each.
    void try_completion(std::uint32_t trial) {
        const logic::circuit& c = compiled_.circuit();
        indexed<logic::position, logic::setting> tried = settings_;
        std::uint32_t random = 2463534242U + trial;
        for (const logic::position p : c.positions()) {
            if (tried[p] != logic::setting::open && !(tried[p] == logic::setting::none && c.is_leaf(p))) continue;
            random ^= random << 13U;  // Marsaglia, Xorshift RNGs, 2003
            random ^= random >> 17U;
            random ^= random << 5U;
            const bool is_met = trial == 0 || (trial > 1 && (random & 1U) != 0);
            tried[p] = is_met ? logic::setting::met : logic::setting::unmet;
        }
        indexed<logic::position, status> result(c.size());
        logic::evaluate(c, tried, result, logic::loops::move_together);
        for (const logic::position p : c.positions())
            if (result[p] == status::met) may_be_met_[p] = 1;
    }
    void check_possible(any_handle h, severity how) {
        const std::optional<bool> found = can_be_met(h);
        if (!found) add(severity::note, flaw::unsettled, h);
        else if (!*found) add(how, flaw::never_met, h);
    }
    // Whether something can be met; nothing where that was not found.
    [[nodiscard]] std::optional<bool> can_be_met(any_handle h) {
        const logic::position p = compiled_.position_of(h);
        if (may_be_met_[p] != 0 || statuses_[p] == status::met) return true;
        if (statuses_[p] == status::unmet) return false;
        // One search costs a look at the whole circuit, besides its evaluations.
        constexpr std::uint64_t most_looked_at = 1'000'000'000;
        looked_at_ += statuses_.size();
        std::optional<bool> found;
        if (looked_at_ <= most_looked_at) {
            logic::completions search{compiled_.circuit(), settings_, p, logic::loops::move_together};
            found = search.exists(logic::goal::met, evaluations_, allowed_);
            if (!found) found_.ended = allowed_.is_late() ? allowed_.why_late() : logic::ended::stopped;
        }
        return found;
    }
    // Whether the contributor, or somebody else, said no without a condition.
    [[nodiscard]] bool refuses_outright(handle<contribution> h) const {
        if (!proposal_.decision_of(h)) return false;
        for (const link& arc : heads(graph_, terms_of(graph_, vertex_of(h))))
            if (arc.how.negated && statuses_[compiled_.circuit().position_of(arc.vertex)] == status::met) return true;
        return false;
    }

    // ---- events

    [[nodiscard]] const event& event_(std::uint32_t i) const { return proposal_.events()[i]; }
    [[nodiscard]] bool is_later(date a, date b) const { return a != date{} && b != date{} && b.day() < a.day(); }

    void check_events() {
        const std::vector<event>& events = proposal_.events();
        std::map<vertex, std::vector<std::uint32_t>> by_thing;
        for (std::uint32_t i = 0; i < events.size(); ++i) {
            by_thing[vertex_of(events[i].on)].push_back(i);
            if (i != 0 && is_later(events[i - 1].date, events[i].date))
                add(severity::note, flaw::unordered, events[i].on, {}, i);
            if (events[i].citations.empty()) add(severity::note, flaw::unsourced, events[i].on, {}, i);
        }
        for (auto& [v, numbers] : by_thing) {
            std::stable_sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
                return event_(a).date.day() < event_(b).date.day();
            });
            const any_handle on = event_(numbers.front()).on;
            switch (kind_of(value_of(graph_, v)).takes) {
                case stages::of_mandates:
                    check_mandate(*proposal_.as<mandate>(on), numbers);
                    break;
                case stages::of_contributions:
                    check_contribution(numbers);
                    break;
                case stages::withdrawal:
                    check_begun(proposal_.said_on(on), numbers);
                    break;
                case stages::none:
                    if (const auto what = proposal_.as<precondition>(on)) check_due(proposal_[*what].due, numbers);
                    break;
            }
        }
    }
    void add(flaw what, std::uint32_t event) { add(severity::warning, what, event_(event).on, {}, event); }

    void check_mandate(handle<mandate> m, const std::vector<std::uint32_t>& numbers) {
        date adopted{}, expires = proposal_[m].expires;
        for (const std::uint32_t i : numbers) {
            const event& e = event_(i);
            const bool ends = e.stage == stage::expired || e.stage == stage::withdrawn;
            if (is_later(e.date, expires) && !ends && e.status != status::unmet) add(flaw::past_expiry, i);
            else if (is_later(e.date, e.expires)) add(flaw::past_expiry, i);
            expires = last_day_after(e, &proposal_[m], expires);
            if (!e.stage) continue;
            switch (*e.stage) {
                case stage::adopted:
                    adopted = e.date;
                    break;
                case stage::renewed:
                case stage::extended:
                case stage::expired:
                    if (adopted == date{}) add(flaw::not_begun, i);
                    break;
                case stage::withdrawn:
                    break;
                default:
                    if (is_later(e.date, adopted)) add(flaw::stage_backwards, i);
                    break;
            }
        }
    }
    void check_contribution(const std::vector<std::uint32_t>& numbers) {
        date come{};
        for (const std::uint32_t i : numbers) {
            const event& e = event_(i);
            if (!e.stage) continue;
            if (is_later(e.date, e.expires)) add(flaw::past_expiry, i);
            if (*e.stage == stage::extended && come == date{}) add(flaw::not_begun, i);
            if (*e.stage == stage::approved || *e.stage == stage::deployed) come = e.date;
            if (*e.stage == stage::withdrawn || *e.stage == stage::declined) come = {};
            if ((*e.stage == stage::considered || *e.stage == stage::pledged) && is_later(e.date, come))
                add(flaw::stage_backwards, i);
        }
    }
    void check_due(date due, const std::vector<std::uint32_t>& numbers) {
        for (const std::uint32_t i : numbers)
            if (event_(i).status == status::met && is_later(event_(i).date, due))
                add(severity::note, flaw::past_expiry, event_(i).on, {}, i);
    }
    void check_begun(date said, const std::vector<std::uint32_t>& numbers) {
        for (const std::uint32_t i : numbers)
            if (is_later(said, event_(i).date)) add(flaw::not_begun, i);
    }

    // ---- sources and arrows

    void check_sources() {
        for (const vertex v : vertices_of(graph_)) {
            if (std::holds_alternative<inherited_pledge>(value_of(graph_, v)))
                continue;  // its group's pledge is looked at
            const auto said = statement_of(graph_, v);
            if (said && said->citations->empty())
                add(said->basis == basis::inferred ? severity::note : severity::warning, flaw::unsourced,
                    proposal_.handle_of(v));
        }
    }

    void check_reached() {
        indexed<vertex, std::uint8_t> reached(proposal_.size(), 0);
        std::vector<vertex> todo;
        const auto reach = [&](vertex v) {
            if (std::exchange(reached[v], std::uint8_t{1}) == 0) todo.push_back(v);
        };
        for (const handle<contribution> h : proposal_.all<contribution>()) reach(vertex_of(h));
        for (const handle<role> h : proposal_.all<role>()) reach(vertex_of(h));
        for (const handle<mandate> h : proposal_.all<mandate>()) reach(vertex_of(h));
        for (const handle<force> h : proposal_.all<force>()) reach(vertex_of(h));
        while (!todo.empty()) {
            const vertex v = todo.back();
            todo.pop_back();
            for (const link& arc : heads(graph_, v)) reach(arc.vertex);
        }
        for (const handle<precondition> h : proposal_.all<precondition>())
            if (reached[vertex_of(h)] == 0) add(severity::note, flaw::unreached, h);
    }

    const proposal proposal_;
    const graph_type& graph_ = proposal_.graph();
    const compiled& compiled_;
    std::uint64_t evaluations_;  // that may still be spent
    logic::budget allowed_;
    std::uint64_t looked_at_ = 0;
    findings found_{};
    indexed<logic::position, logic::setting> settings_{};
    indexed<logic::position, status> statuses_{};
    indexed<logic::position, std::uint8_t> may_be_met_{};
};

}  // namespace detail

MUSTER_INLINE findings validate(const compiled& c, const validate_options& options) {
    return detail::validation{c, options}.run();
}

MUSTER_INLINE findings validate(const proposal& p, const validate_options& options) {
    return validate(compile(p), options);
}

}  // namespace muster

#endif
