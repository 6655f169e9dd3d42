#ifndef MUSTER_PROPOSAL_IMPL_HISTORY_HPP
#define MUSTER_PROPOSAL_IMPL_HISTORY_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <muster/core/duration.hpp>
#include <muster/proposal/impl/record.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/proposal/world.hpp>

namespace muster::detail {

/// Reads the events of a proposal into the worlds of several days, one after the other. Each event is read once, unless
/// a report of an earlier day becomes known after it; a day costs what was ever reported on, and not how often.
class history {
public:
    /// On the days to come only the day differs from this viewpoint, and, where it `learns`, the day by which it knows,
    /// which is then the same. The proposal must outlive it.
    history(const proposal& p, const viewpoint& from, bool learns) : proposal_{p} {
        events_.reserve(p.events().size());
        for (std::uint32_t i = 0; i < p.events().size(); ++i) {
            const event& e = p.events()[i];
            std::chrono::sys_days day = e.date.day();
            if (learns) day = (std::max)(day, known_on(from, e));
            events_.emplace_back(day, i);
        }
        std::sort(events_.begin(), events_.end());
    }

    /// The world of a day, with what is in force on it. Precondition: no day after it was asked for before.
    [[nodiscard]] world on(const viewpoint& from, const in_force& said) {
        world_ = world{from};
        said_ = &said;
        const bool is_last = from.true_on == date{};
        for (; next_ < events_.size() && (is_last || events_[next_].first <= from.true_on.day()); ++next_) {
            const std::uint32_t number = events_[next_].second;
            const vertex v = vertex_of(event_(number).on);
            if (said.happened(event_(number))) records_.try_emplace(v, proposal_, v).first->second.add(number);
        }
        for (auto& [v, reports] : records_) {
            reports.read();
            switch (kind_of(value_of(proposal_.graph(), v)).takes) {
                case stages::of_contributions:
                    read_contribution(v, reports.reached(is_over(reports.last_day())));
                    break;
                case stages::of_mandates:
                    read_mandate(v, reports);
                    break;
                case stages::withdrawal:  // what is withdrawn is no longer in force
                    break;
                case stages::none:
                    set(v, reports.last_word());
                    break;
            }
        }
        for (const handle<precondition> h : proposal_.all<precondition>())
            if (said.is_mentioned(vertex_of(h))) read_precondition(h);
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (said.is_mentioned(vertex_of(h))) read_silence(h);
        for (const handle<timer> h : proposal_.all<timer>())
            if (said.is_mentioned(vertex_of(h))) read_timer(h);
        return std::move(world_);
    }

private:
    // The first day by which an event is known and a source of it can be used.
    [[nodiscard]] std::chrono::sys_days known_on(const viewpoint& from, const event& e) const {
        std::chrono::sys_days visible = e.citations.empty() ? mentions::always : mentions::never;
        for (const handle<citation> h : e.citations) {
            if (is_left_out(proposal_, h, from)) continue;
            const date published = proposal_[h].published;
            visible = (std::min)(visible, published == date{} ? mentions::always : published.day());
        }
        return (std::max)(visible, mentions::of(proposal_, e));
    }

    [[nodiscard]] const event& event_(std::uint32_t i) const { return proposal_.events()[i]; }
    [[nodiscard]] bool is_over(date last) const {
        return last != date{} && world_.from().true_on != date{} && last.day() < world_.from().true_on.day();
    }
    void set(vertex v, verdict found) {
        if (found.binds) world_.set({proposal_.handle_of(v), found.is, found.why, std::move(found.reports)});
    }

    void read_mandate(vertex v, const record& of) {
        verdict found = of.last_word();
        if (is_over(of.last_day())) found = {true, status::unmet, cause::expired, std::move(found.reports)};
        if (is_voted_on(proposal_.graph(), v)) {
            const bool is_pending = found.binds && found.why == cause::pending;
            if (!found.binds || is_pending || found.why == cause::given || found.why == cause::refused)
                read_votes(v, of.reports());
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
            const bool is_put_forward = said_of_mandate(e).why == cause::pending;
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

    void read_contribution(vertex v, record::stages_reached reached) {
        if (!said_->has_terms(v)) {  // nothing was said of it but events
            for (const verdict& found : {reached.decided, reached.terms, reached.whole}) set(v, found);
            return;
        }
        set(v, std::move(reached.whole));
        set(terms_of(proposal_.graph(), v), std::move(reached.terms));
        set(decision_of(proposal_.graph(), v), std::move(reached.decided));
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
        status is = status::open;  // open: reports disagree, or what it depends on
                                   // may have made it met long ago
        date since{};              // of what is met; none: not known
        std::vector<std::uint32_t> reports{};
    };
    // What nobody reported on is not so yet, where only a report could tell.
    [[nodiscard]] standing standing_of(vertex v) const {
        const auto found = records_.find(v);
        const world::setting* set = world_.find(proposal_.handle_of(v));
        const verdict now = found == records_.end() ? verdict{} : found->second.last_word();
        if (!now.binds) {
            const bool is_leaf = rule_of(proposal_.graph(), v).kind == rule_kind::given;
            return {set != nullptr ? set->is : is_leaf ? status::unmet : status::open, {}, {}};
        }
        if (set != nullptr && set->is == status::unmet) return {status::unmet, {}, now.reports};
        if (now.is != status::met) return {now.is, {}, now.reports};
        const auto& met = found->second.met();
        return met ? standing{status::met, met->since, met->reports} : standing{};
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
    std::vector<std::pair<std::chrono::sys_days, std::uint32_t>> events_{};  // by the day on which they count
    std::size_t next_ = 0;                                                   // of these
    std::map<vertex, record> records_{};
    world world_{};
    const in_force* said_ = nullptr;
};

}  // namespace muster::detail

#endif
