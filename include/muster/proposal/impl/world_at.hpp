#ifndef MUSTER_PROPOSAL_IMPL_WORLD_AT_HPP
#define MUSTER_PROPOSAL_IMPL_WORLD_AT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/duration.hpp>
#include <muster/core/inline.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/world_at.hpp>

namespace muster {

namespace detail {

/// Reads the events of a proposal, up to a day, into a world.
class history {
public:
    history(const proposal& p, viewpoint from) : proposal_{p}, world_{std::move(from)}, said_{p, world_.from()} {}

    [[nodiscard]] world read() {
        const in_force& statements = said_;
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < proposal_.events().size(); ++i)
            if (statements.happened(proposal_.events()[i])) order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return event_(a).date.day() < event_(b).date.day(); });
        for (const std::uint32_t i : order) by_thing_[vertex_of(event_(i).on)].push_back(i);

        for (const auto& [v, reports] : by_thing_) {
            switch (kind_of(value_of(proposal_.graph(), v)).takes) {
                case stages::of_contributions:
                    read_contribution(v, reports);
                    break;
                case stages::of_mandates:
                    read_mandate(v, reports);
                    break;
                case stages::withdrawal:  // what is withdrawn is no longer in force
                    break;
                case stages::none:
                    set(v, last_day(reports, reported));
                    break;
            }
        }
        for (const handle<precondition> h : proposal_.all<precondition>())
            if (said_.is_mentioned(vertex_of(h))) read_precondition(h);
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (said_.is_mentioned(vertex_of(h))) read_silence(h);
        for (const handle<timer> h : proposal_.all<timer>())
            if (said_.is_mentioned(vertex_of(h))) read_timer(h);
        return std::move(world_);
    }

private:
    struct verdict {
        bool binds = false;
        status is = status::open;
        cause why = cause::given;
        std::vector<std::uint32_t> reports{};
    };

    [[nodiscard]] const event& event_(std::uint32_t i) const { return proposal_.events()[i]; }
    [[nodiscard]] bool is_over(date last) const {
        return last != date{} && world_.from().true_on != date{} && last.day() < world_.from().true_on.day();
    }
    void set(vertex v, verdict found) {
        if (found.binds) world_.set({proposal_.handle_of(v), found.is, found.why, std::move(found.reports)});
    }

    [[nodiscard]] static verdict reported(const event& e) {
        if (e.status) return {true, *e.status, cause::given};
        return {};
    }
    [[nodiscard]] static verdict of_mandate(const event& e) {
        if (e.status) return {true, *e.status, cause::given};
        if (!e.stage) return {};
        switch (*e.stage) {
            case stage::adopted:
            case stage::renewed:
            case stage::extended:
                return {true, status::met, cause::given};
            case stage::not_adopted:
            case stage::vetoed:
                return {true, status::unmet, cause::refused};
            case stage::withdrawn:
                return {true, status::unmet, cause::withdrawn};
            case stage::expired:
                return {true, status::unmet, cause::expired};
            default:
                return {true, status::unmet, cause::pending};
        }
    }

    // What the reports of the last day that says anything come to: if they disagree, the thing is open.
    template <class Read>
    [[nodiscard]] verdict last_day(std::span<const std::uint32_t> reports, const Read& read) const {
        verdict result;
        for (auto r = reports.rbegin(); r != reports.rend(); ++r) {
            verdict v = read(event_(*r));
            if (!v.binds) continue;
            if (!result.binds) {
                result = v;
            } else {
                if (event_(result.reports.front()).date.day() != event_(*r).date.day()) break;
                if (v.why == cause::pending) continue;  // an earlier step of the same day
                if (result.why == cause::pending) {
                    result = v;
                } else if (v.is != result.is) {
                    result.is = status::open;
                    result.why = cause::contradiction;
                }
            }
            result.reports.push_back(*r);
        }
        std::reverse(result.reports.begin(), result.reports.end());
        return result;
    }

    [[nodiscard]] date last_day_of(vertex mandate, std::span<const std::uint32_t> reports) const {
        date expires = std::get<muster::mandate>(value_of(proposal_.graph(), mandate)).expires;
        for (const std::uint32_t r : reports)
            if (event_(r).expires != date{}) expires = event_(r).expires;
        return expires;
    }
    void read_mandate(vertex v, const std::vector<std::uint32_t>& reports) {
        verdict found = last_day(reports, of_mandate);
        if (is_over(last_day_of(v, reports))) found = {true, status::unmet, cause::expired, std::move(found.reports)};
        if (is_voted_on(proposal_.graph(), v)) {
            const bool is_pending = found.binds && found.why == cause::pending;
            if (!found.binds || is_pending || found.why == cause::given || found.why == cause::refused)
                read_votes(v, reports);
            // Not yet put to the vote; how it would go, the positions say.
            if (is_pending) v = put_to_vote_of(proposal_.graph(), v);
            if (is_pending && world_.find(proposal_.handle_of(v)) != nullptr) return;
        }
        // A draft is what it waits for already.
        if (found.binds && found.why == cause::pending && has_rule(proposal_.graph(), v)) return;
        set(v, std::move(found));
    }

    // Reports since the mandate was last put forward, or decided on: at an earlier vote it may have been otherwise.
    [[nodiscard]] std::vector<std::uint32_t> of_last_vote(const std::vector<std::uint32_t>& reports) const {
        const auto day = [this](std::uint32_t r) { return event_(r).date.day(); };
        std::size_t first = 0;
        bool is_decided = false;
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const event& e = event_(reports[i]);
            if (!e.status && !e.stage) continue;
            const bool is_put_forward = of_mandate(e).why == cause::pending;
            if (is_put_forward || (is_decided && day(reports[first]) < day(reports[i]))) {
                while (day(reports[first]) < day(reports[i])) ++first;
                is_decided = false;
            }
            is_decided = is_decided || !is_put_forward;
        }
        return {reports.begin() + static_cast<std::ptrdiff_t>(first), reports.end()};
    }
    struct cast_ballot {
        ballot how{};
        bool is_disputed = false;  // by another report of the same day
        std::vector<std::uint32_t> reports{};
    };
    // Who voted how, by the last report on each. Counts tell that where all voted alike.
    [[nodiscard]] std::map<handle<actor>, cast_ballot> recorded_votes(handle<mandate> on,
                                                                      const std::vector<std::uint32_t>& reports) const {
        std::set<handle<actor>> voters;
        for (const handle<vote> h : proposal_.all<vote>())
            if (proposal_[h].on == on) voters.insert(proposal_[h].by);
        std::map<handle<actor>, cast_ballot> cast;
        const auto record = [&](handle<actor> by, ballot how, std::uint32_t r) {
            cast_ballot& known = cast[by];
            if (!known.reports.empty() && event_(known.reports.front()).date.day() != event_(r).date.day()) known = {};
            known.is_disputed = known.is_disputed || (!known.reports.empty() && known.how != how);
            known.how = how;
            known.reports.push_back(r);
        };
        for (const std::uint32_t r : reports) {
            const event& e = event_(r);
            for (const recorded_vote& one : e.roll_call) record(one.by, one.vote, r);
            if (!e.tally || !e.roll_call.empty()) continue;
            for (const handle<actor> who : voters) {
                if (e.tally->in_favour == voters.size()) record(who, ballot::in_favour, r);
                if (e.tally->against == voters.size()) record(who, ballot::against, r);
            }
        }
        return cast;
    }
    // A vote of which something is recorded was taken.
    void read_votes(vertex v, const std::vector<std::uint32_t>& all_reports) {
        const handle<mandate> on = *proposal_.as<mandate>(proposal_.handle_of(v));
        const std::vector<std::uint32_t> reports = of_last_vote(all_reports);
        std::vector<std::uint32_t> records;
        for (const std::uint32_t r : reports)
            if (event_(r).tally || !event_(r).roll_call.empty()) records.push_back(r);
        if (records.empty()) return;
        const vertex put = put_to_vote_of(proposal_.graph(), v);
        if (world_.find(proposal_.handle_of(put)) == nullptr) set(put, {true, status::met, cause::given, records});
        const auto cast = recorded_votes(on, records);
        for (const handle<vote> h : proposal_.all<vote>()) {
            const auto known = cast.find(proposal_[h].by);
            if (proposal_[h].on != on || known == cast.end() || world_.find(h) != nullptr) continue;
            const cast_ballot& how = known->second;
            const status is = is_cast(proposal_[h].side, how.how) ? status::met : status::unmet;
            if (how.is_disputed) set(vertex_of(h), {true, status::open, cause::contradiction, how.reports});
            else set(vertex_of(h), {true, is, cause::given, how.reports});
        }
    }

    // Approved and declined speak of the decision, deployed of all terms at once, suspended and withdrawn of the
    // contribution, until a later stage.
    void read_contribution(vertex v, const std::vector<std::uint32_t>& reports) {
        verdict whole, terms, decided;
        std::size_t i = 0;
        while (i < reports.size()) {
            std::size_t end = i;
            verdict day;
            while (end < reports.size() && event_(reports[end]).date.day() == event_(reports[i]).date.day()) {
                const event& e = event_(reports[end++]);
                verdict now{true, status::open, cause::given, {reports[end - 1]}};
                if (e.status) {
                    now.is = *e.status;
                    whole = now;
                    terms = decided = {};
                } else {
                    switch (*e.stage) {
                        case stage::approved:
                            now.is = status::met;
                            decided = now;
                            whole = {};
                            break;
                        case stage::declined:
                            now.is = status::unmet;
                            now.why = cause::refused;
                            decided = now;
                            whole = terms = {};
                            break;
                        case stage::deployed:
                            now.is = status::met;
                            terms = now;
                            whole = {};
                            break;
                        case stage::suspended:
                            now.is = status::unmet;
                            now.why = cause::suspended;
                            whole = now;
                            break;
                        case stage::withdrawn:
                            now.is = status::unmet;
                            now.why = cause::withdrawn;
                            whole = now;
                            terms = decided = {};
                            break;
                        default:
                            now.binds = false;
                            whole = {};
                            break;
                    }
                }
                if (!now.binds) continue;
                if (day.binds && day.is != now.is) {
                    day.is = status::open;
                    day.why = cause::contradiction;
                    day.reports.push_back(reports[end - 1]);
                } else {
                    if (day.binds) now.reports.insert(now.reports.begin(), day.reports.begin(), day.reports.end());
                    day = now;
                }
            }
            if (day.why == cause::contradiction) whole = day;
            i = end;
        }
        if (!said_.has_terms(v)) {  // nothing was said of it but events
            for (const verdict& said : {decided, terms}) set(v, said);
            set(v, whole);
            return;
        }
        set(v, whole);
        set(terms_of(proposal_.graph(), v), terms);
        set(decision_of(proposal_.graph(), v), decided);
    }

    void read_precondition(handle<precondition> h) {
        const precondition& what = proposal_[h];
        const world::setting* known = world_.find(h);
        const bool is_met = known != nullptr && known->is == status::met;
        if (!is_met && is_over(what.due)) {
            world_.set(
                {h, status::unmet, cause::expired, known != nullptr ? known->reports : std::vector<std::uint32_t>{}});
        } else if (known == nullptr && what.presumed) {
            world_.set({h, *what.presumed, cause::presumed, {}});
        }
    }

    // A mandate on which nothing was reported is not in force so far. Where it is voted on, it was not put to the vote
    // so far. What has a condition follows from that.
    void read_silence(handle<mandate> h) {
        if (world_.find(h) != nullptr) return;
        if (is_over(proposal_[h].expires)) return world_.set({h, status::unmet, cause::expired, {}});
        const graph_type& g = proposal_.graph();
        const vertex waits = is_voted_on(g, vertex_of(h)) ? put_to_vote_of(g, vertex_of(h)) : vertex_of(h);
        if (!has_rule(g, waits) && world_.find(proposal_.handle_of(waits)) == nullptr)
            world_.set({proposal_.handle_of(waits), status::unmet, cause::nothing_reported, {}});
    }

    // ---- timers

    // What the reports on a thing say of the last day, and since when that is so without a break.
    struct standing {
        status is = status::open;  // open: reports disagree, or what it depends on may have made it met long ago
        date since{};              // of what is met; none: not known
        std::vector<std::uint32_t> reports{};
    };
    // Whether a contribution is there.
    [[nodiscard]] static verdict of_presence(const event& e) {
        if (e.status) return {true, *e.status, cause::given};
        switch (*e.stage) {
            case stage::deployed:
                return {true, status::met, cause::given};
            case stage::declined:
            case stage::suspended:
            case stage::withdrawn:
                return {true, status::unmet, cause::given};
            default:
                return {};
        }
    }
    [[nodiscard]] verdict verdict_on(vertex v, std::span<const std::uint32_t> reports) const {
        switch (kind_of(value_of(proposal_.graph(), v)).takes) {
            case stages::of_contributions:
                return last_day(reports, of_presence);
            case stages::of_mandates:
                return last_day(reports, of_mandate);
            case stages::withdrawal:
            case stages::none:
                break;
        }
        return last_day(reports, reported);
    }
    // What nobody reported on is not so yet, where only a report could tell.
    [[nodiscard]] standing standing_of(vertex v) const {
        standing result;
        const auto found = by_thing_.find(v);
        const world::setting* set = world_.find(proposal_.handle_of(v));
        std::span<const std::uint32_t> left;
        if (found != by_thing_.end()) left = found->second;
        const verdict now = verdict_on(v, left);
        if (!now.binds) {
            const bool is_leaf = rule_of(proposal_.graph(), v).kind == rule_kind::given;
            result.is = set != nullptr ? set->is : is_leaf ? status::unmet : status::open;
            return result;
        }
        result.is = set != nullptr && set->is == status::unmet ? status::unmet : now.is;
        result.reports = now.reports;
        if (result.is != status::met) return result;
        for (;;) {
            const date day = event_(left.back()).date;
            std::size_t first = left.size();
            while (first > 0 && event_(left[first - 1]).date.day() == day.day()) --first;
            result.since = day;
            const std::span<const std::uint32_t> until_then = left;
            left = left.first(first);
            const verdict before = verdict_on(v, left);
            if (!before.binds || before.is != status::met || ended_before(v, left, day)) {
                result.reports = verdict_on(v, until_then).reports;
                return result;
            }
        }
    }
    // Whether a mandate ran out between what was last reported of it and a day on which it was renewed.
    [[nodiscard]] bool ended_before(vertex v, std::span<const std::uint32_t> reports, date renewed) const {
        if (!std::holds_alternative<mandate>(value_of(proposal_.graph(), v))) return false;
        const date last = last_day_of(v, reports);
        return last != date{} && last.day() + std::chrono::days{1} < renewed.day();
    }

    // What is not sure stays open; what is not so yet is pending.
    void read_timer(handle<timer> h) {
        const timer& running = proposal_[h];
        std::vector<standing> all;
        for (const any_handle thing : running.of) all.push_back(standing_of(vertex_of(thing)));
        const auto tell = [&](status is, cause why) {
            std::vector<std::uint32_t> reports;
            for (const standing& s : all)
                if (s.is == status::met) reports.insert(reports.end(), s.reports.begin(), s.reports.end());
            world_.set({h, is, why, std::move(reports)});
        };
        if (all.size() > 1) return read_order(all, tell);
        const standing& one = all.front();
        if (one.is == status::unmet) return tell(status::unmet, cause::pending);
        const date today = world_.from().true_on;
        if (one.is == status::open || one.since == date{} || today == date{}) return;
        if (later(one.since.day(), running.after) <= today.day()) tell(status::met, cause::given);
        else tell(status::unmet, cause::pending);
    }
    template <class Tell>
    static void read_order(const std::vector<standing>& all, const Tell& tell) {
        bool is_sure = true;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t next = i + 1; next < all.size(); ++next) {
                if (all[next].is == status::unmet) continue;
                const bool came = all[next].is == status::met;
                if (came && all[i].is == status::unmet) return tell(status::unmet, cause::pending);
                const bool is_dated =
                    came && all[i].is == status::met && all[i].since != date{} && all[next].since != date{};
                if (is_dated && all[next].since.day() < all[i].since.day()) return tell(status::unmet, cause::pending);
                is_sure = is_sure && is_dated;
            }
        if (is_sure) tell(status::met, cause::given);
    }

    const proposal& proposal_;
    world world_;
    const in_force said_;
    std::map<vertex, std::vector<std::uint32_t>> by_thing_{};  // the reports that count, by day
};

}  // namespace detail

MUSTER_INLINE world world_at(const proposal& p, viewpoint from) {
    for (const date d : {from.true_on, from.known_by})
        if (d != date{} && !d.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    for (const handle<citation> c : from.without) p.check(c);
    return detail::history{p, std::move(from)}.read();
}

MUSTER_INLINE world world_at(const proposal& p, date true_on) {
    if (!true_on.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    return world_at(p, viewpoint{.true_on = true_on});
}

MUSTER_INLINE world world_at(const proposal& p, date true_on, date known_by) {
    for (const date d : {true_on, known_by})
        if (!d.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    return world_at(p, viewpoint{.true_on = true_on, .known_by = known_by});
}

}  // namespace muster

#endif
