#ifndef MUSTER_PROPOSAL_IMPL_LAST_DAY_HPP
#define MUSTER_PROPOSAL_IMPL_LAST_DAY_HPP

#include <algorithm>
#include <chrono>
#include <map>
#include <variant>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/duration.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/vocabulary/event.hpp>
#include <muster/vocabulary/mandate.hpp>

namespace muster::detail {

/// The last day of a time that begins on a day: six months from 10 October are over with 9 April.
[[nodiscard]] inline date last_day(date from, duration time) {
    return date{std::chrono::year_month_day{later(from.day(), time) - std::chrono::days{1}}};
}

/// The last day of a mandate, or of a contribution that is deployed (`basis` is null), after an event on it; `so_far`
/// is that before the event. None: no end is set.
[[nodiscard]] inline date last_day_after(const event& e, const mandate* basis, date so_far) {
    if (e.expires != date{}) return e.expires;
    if (e.lasts) return last_day(e.date, e.lasts);
    if (basis != nullptr) return e.stage == stage::adopted && basis->lasts ? last_day(e.date, basis->lasts) : so_far;
    const bool is_new = e.status || e.stage == stage::deployed || e.stage == stage::withdrawn ||
                        e.stage == stage::declined || (so_far != date{} && so_far.day() < e.date.day());
    return is_new ? date{} : so_far;
}

/// The days on which something that was known by a day can change from the day before, in order and each once. Linear,
/// but for sorting and for events on things of which several timers tell.
[[nodiscard]] inline std::vector<std::chrono::sys_days> turning_days(const proposal& p, const mentions& known,
                                                                     std::chrono::sys_days by = mentions::never) {
    std::vector<std::chrono::sys_days> days;
    const auto add = [&](date d, int after = 0) {
        if (d != date{}) days.push_back(d.day() + std::chrono::days{after});
    };
    for (const vertex v : vertices_of(p.graph())) {
        if (!is_statement(value_of(p.graph(), v)) || known.of_words(v) > by) continue;
        const date said = p.said_on(p.handle_of(v));
        add(said);
        const pledge* offer = std::get_if<pledge>(&value_of(p.graph(), v));
        if (offer != nullptr && offer->lasts && said != date{}) add(last_day(said, offer->lasts), 1);
    }
    std::multimap<any_handle, duration> timers;
    for (const handle<timer> h : p.all<timer>())
        if (p[h].of.size() == 1) timers.emplace(p[h].of.front(), p[h].after);
    for (const event& e : p.events()) {
        if (mentions::of(p, e) > by) continue;
        add(e.date);
        const auto basis = p.as<mandate>(e.on);
        add(last_day_after(e, basis ? &p[*basis] : nullptr, {}), 1);
        const auto [first, last] = timers.equal_range(e.on);
        for (auto running = first; running != last; ++running) days.push_back(later(e.date.day(), running->second));
    }
    const auto is_known = [&](any_handle h) { return known.of(vertex_of(h)) <= by; };
    for (const auto h : p.all<mandate>())
        if (is_known(h)) add(p[h].expires, 1);
    for (const auto h : p.all<precondition>())
        if (is_known(h)) add(p[h].due, 1);
    for (const auto h : p.all<actor>())
        for (const membership& m : p[h].members) {
            if (!is_known(h)) break;
            add(m.from);
            add(m.until);
        }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

}  // namespace muster::detail

#endif
