#ifndef MUSTER_QUERY_IMPL_TIMELINE_HPP
#define MUSTER_QUERY_IMPL_TIMELINE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/query/impl/comparing.hpp>
#include <muster/query/impl/walk.hpp>
#include <muster/query/timeline.hpp>

namespace muster {

namespace detail {

class telling_time {
public:
    telling_time(const compiled& c, viewpoint from, timeline_order order)
        : compiled_{c}, proposal_{c.current_source()}, from_{std::move(from)}, order_{order}, first_{proposal_} {
        knows_ = from_.known_by != date{}  ? from_.known_by
                 : from_.true_on != date{} ? from_.true_on
                                           : viewpoint::latest;
    }

    [[nodiscard]] timeline_answer run() {
        collect_days();
        timeline_answer result;
        result.order = order_;
        result.in = world{from_};
        result.of = origin{proposal_};
        if (days_.empty()) return result;
        viewpoint at_the_end = from_;
        at_the_end.known_by = knows_;
        walk days{compiled_, at_the_end, is_by_report()};
        auto before = days.on(view_on(days_.front() - std::chrono::days{1}));
        auto next = events_.begin();
        for (const sys_days day : days_) {
            auto now = days.on(view_on(day));
            timeline_entry entry;
            entry.on = date{std::chrono::year_month_day{day}};
            const in_force& said = now->in_force();
            for (; next != events_.end() && next->first == day; ++next)
                if (said.happened(proposal_.events()[next->second])) entry.events.push_back(told(next->second, said));
            entry.changes = comparing{*before, *now}.run();
            entry.changes.before = world{before->world().from()};
            entry.changes.in = world{now->world().from()};
            for (const hidden_statement& h : entry.changes.hidden_before) entry.statements.push_back(h.statement);
            entry.ended = entry.changes.hidden_after;
            if (!entry.events.empty() || !entry.statements.empty() || !entry.ended.empty() || !entry.changes.empty())
                result.all.push_back(std::move(entry));
            before = std::move(now);
        }
        return result;
    }

private:
    using sys_days = std::chrono::sys_days;

    [[nodiscard]] bool is_by_report() const { return order_ == timeline_order::report; }
    [[nodiscard]] viewpoint view_on(sys_days day) const {
        viewpoint on = from_;
        on.true_on = date{std::chrono::year_month_day{day}};
        on.known_by = is_by_report() && not_after(on.true_on, knows_) ? on.true_on : knows_;
        return on;
    }
    // The day an event became known, which is never before it happened.
    [[nodiscard]] sys_days known_on(const event& e) const {
        return (std::max)(mentions::of(proposal_, e), e.date.day());
    }
    [[nodiscard]] timeline_event told(std::uint32_t number, const in_force& said) const {
        const event& e = proposal_.events()[number];
        timeline_event result{number, {}, said.visible(e.citations)};
        if (known_on(e) != e.date.day()) result.reported = date{std::chrono::year_month_day{known_on(e)}};
        return result;
    }

    void add(sys_days day) {
        if (from_.true_on == date{} || day <= from_.true_on.day()) days_.push_back(day);
    }
    // What is said comes into force on its day, or once it is known.
    void add_statements() {
        for (const vertex v : vertices_of(proposal_.graph())) {
            if (!is_statement(value_of(proposal_.graph(), v))) continue;
            const sys_days known = first_.of_words(v);
            if (is_by_report() && known != mentions::always && known != mentions::never) add(known);
        }
    }
    void collect_days() {
        for (const sys_days day : turning_days(proposal_, first_)) add(day);
        add_statements();
        for (std::uint32_t i = 0; i < proposal_.events().size(); ++i) {
            const event& e = proposal_.events()[i];
            const sys_days day = is_by_report() ? known_on(e) : e.date.day();
            events_.emplace_back(day, i);
            add(day);
        }
        std::sort(events_.begin(), events_.end());
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    }

    const compiled& compiled_;
    const proposal proposal_;
    viewpoint from_;
    timeline_order order_;
    mentions first_;
    date knows_{};
    std::vector<sys_days> days_{};
    std::vector<std::pair<sys_days, std::uint32_t>> events_{};  // by day, and then by number
};

}  // namespace detail

MUSTER_INLINE timeline_answer timeline(const compiled& c, viewpoint from, timeline_order order) {
    return detail::telling_time{c, std::move(from), order}.run();
}

MUSTER_INLINE timeline_answer timeline(const proposal& p, viewpoint from, timeline_order order) {
    return timeline(compile(p), std::move(from), order);
}

}  // namespace muster

#endif
