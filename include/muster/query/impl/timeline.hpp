#ifndef MUSTER_QUERY_IMPL_TIMELINE_HPP
#define MUSTER_QUERY_IMPL_TIMELINE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/timeline.hpp>

namespace muster {

namespace detail {

class telling_time {
public:
    telling_time(const compiled& c, viewpoint from)
        : compiled_{c}, proposal_{c.current_source()}, from_{std::move(from)} {}

    [[nodiscard]] timeline_answer run() {
        collect_days();
        timeline_answer result;
        result.in = world{from_};
        result.of = origin{proposal_};
        if (days_.empty()) return result;
        world before = world_on(days_.front() - std::chrono::days{1});
        for (const std::chrono::sys_days day : days_) {
            const world now = world_on(day);
            timeline_entry entry;
            entry.on = date{std::chrono::year_month_day{day}};
            const in_force said{proposal_, now.from()};
            for (std::uint32_t i = 0; i < proposal_.events().size(); ++i)
                if (proposal_.events()[i].date.day() == day && said.is_visible(proposal_.events()[i].citations))
                    entry.events.push_back(i);
            entry.changes = compare(compiled_, before, now);
            entry.changes.before = world{before.from()};
            entry.changes.in = world{now.from()};
            for (const hidden_statement& h : entry.changes.hidden_before) entry.statements.push_back(h.statement);
            entry.ended = entry.changes.hidden_after;
            if (!entry.events.empty() || !entry.statements.empty() || !entry.ended.empty() || !entry.changes.empty())
                result.all.push_back(std::move(entry));
            before = now;
        }
        return result;
    }

private:
    [[nodiscard]] world world_on(std::chrono::sys_days day) const {
        viewpoint on = from_;
        on.true_on = date{std::chrono::year_month_day{day}};
        return world_at(proposal_, on);
    }

    void add(date d, int after = 0) {
        if (d == date{} || (from_.true_on != date{} && d.day() + std::chrono::days{after} > from_.true_on.day()))
            return;
        days_.push_back(d.day() + std::chrono::days{after});
    }
    void add_statements() {
        for (const vertex v : vertices_of(proposal_.graph())) {
            if (!is_statement(value_of(proposal_.graph(), v))) continue;
            add(proposal_.said_on(proposal_.handle_of(v)));
            if (from_.known_by != date{}) continue;
            for (const handle<citation> source : citations_of(proposal_.graph(), v)) add(proposal_[source].published);
        }
    }
    void collect_days() {
        add_statements();
        for (const auto h : proposal_.all<precondition>()) add(proposal_[h].due, 1);
        for (const event& e : proposal_.events()) {
            add(e.date);
            add(e.expires, 1);
            if (from_.known_by != date{}) continue;
            for (const handle<citation> source : e.citations) add(proposal_[source].published);
        }
        for (const auto h : proposal_.all<mandate>()) add(proposal_[h].expires, 1);
        for (const auto h : proposal_.all<actor>())
            for (const membership& m : proposal_[h].members) {
                add(m.from);
                add(m.until);
            }
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    }

    const compiled& compiled_;
    const proposal proposal_;
    viewpoint from_;
    std::vector<std::chrono::sys_days> days_{};
};

}  // namespace detail

MUSTER_INLINE timeline_answer timeline(const compiled& c, viewpoint from) {
    return detail::telling_time{c, std::move(from)}.run();
}

MUSTER_INLINE timeline_answer timeline(const proposal& p, viewpoint from) {
    return timeline(compile(p), std::move(from));
}

}  // namespace muster

#endif
