#ifndef MUSTER_PROPOSAL_IMPL_IN_FORCE_HPP
#define MUSTER_PROPOSAL_IMPL_IN_FORCE_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster {

MUSTER_INLINE in_force::in_force(const proposal& p, const viewpoint& from)
    : proposal_{p}, graph_{p.graph()}, from_{from}, hides_(p.size(), shown) {
    for (const event& e : p.events())
        if (e.stage == stage::withdrawn && happened(e) &&
            detail::is_statement(detail::value_of(graph_, detail::vertex_of(e.on))))
            hide(detail::vertex_of(e.on), hidden_because::withdrawn);
    for (const detail::vertex v : detail::vertices_of(graph_)) decide(v);
    for (const auto h : p.all<inherited_pledge>()) decide_inherited(h);
    for (const detail::vertex v : detail::vertices_of(graph_))
        if (!shows(v) && !is_told_by_its_group(v))
            hidden_.push_back({p.handle_of(v), static_cast<hidden_because>(hides_[v])});
    assign();
}

MUSTER_INLINE bool in_force::is_visible(handle<citation> h) const {
    const citation& c = proposal_[h];
    if (from_.on_record_only && c.attribution == attribution::unnamed) return false;
    for (const handle<citation> left : from_.without)
        if (left == h) return false;
    return is_known(c);
}

MUSTER_INLINE bool in_force::is_visible(const handles<citation>& cited) const {
    for (const handle<citation> c : cited)
        if (is_visible(c)) return true;
    return cited.empty();
}

MUSTER_INLINE bool in_force::happened(const event& e) const {
    return is_past(e.date) && is_visible(e.citations);
}

MUSTER_INLINE bool in_force::is_past(date d) const {
    return d == date{} || from_.true_on == date{} || not_after(d, from_.true_on);
}

MUSTER_INLINE bool in_force::is_known(const citation& c) const {
    const date by = from_.known_by == date{} ? from_.true_on : from_.known_by;
    return c.published == date{} || by == date{} || not_after(c.published, by);
}

MUSTER_INLINE void in_force::hide(detail::vertex v, hidden_because why) {
    if (hides_[v] == shown) hides_[v] = static_cast<std::uint8_t>(why);
}

// Inherited pledges come after those they are inherited from, with whom they share their sources.
MUSTER_INLINE void in_force::decide(detail::vertex v) {
    const auto said = detail::statement_of(graph_, v);
    if (!said || std::holds_alternative<inherited_pledge>(detail::value_of(graph_, v))) return;
    const bool visible = is_visible(*said->citations);
    if (!visible) {
        bool known = false;
        for (const handle<citation> c : *said->citations) known = known || is_known(proposal_[c]);
        hide(v, known ? hidden_because::left_out : hidden_because::not_yet_published);
    }
    const bool past = is_past(proposal_.said_on(proposal_.handle_of(v)));
    if (!past) hide(v, hidden_because::not_yet_said);
    if (!visible || !past) return;
    for (const any_handle earlier : said->replaces)
        if (detail::is_statement(detail::value_of(graph_, detail::vertex_of(earlier))))
            hide(detail::vertex_of(earlier), hidden_because::replaced);
}

MUSTER_INLINE void in_force::decide_inherited(handle<inherited_pledge> h) {
    const inherited_pledge& passed = proposal_[h];
    const pledge& said = proposal_[passed.from];
    const handle<actor> member = proposal_[passed.of].by;
    const detail::vertex v = detail::vertex_of(h), from = detail::vertex_of(passed.from);
    if (!shows(from)) {
        hides_[v] = hides_[from];
        return;
    }
    bool belongs = false;
    for (const membership& m : proposal_[said.by].members) belongs = belongs || (m.who == member && lasts(m));
    if (!belongs) {
        hide(v, hidden_because::no_member);
    } else if (said.reading == reading::will_if) {  // the member's own word goes before its group's
        for (const detail::link& offer :
             detail::heads(graph_, detail::decision_of(graph_, detail::vertex_of(passed.of))))
            if (std::holds_alternative<pledge>(detail::value_of(graph_, offer.vertex)) && shows(offer.vertex))
                hide(v, hidden_because::displaced);
    }
}

MUSTER_INLINE bool in_force::lasts(const membership& m) const {
    if (from_.true_on == date{}) return true;
    return (m.from == date{} || m.from.day() <= from_.true_on.day()) &&
           (m.until == date{} || from_.true_on.day() < m.until.day());
}

// An inherited pledge is hidden with the pledge of the group, which is listed itself.
MUSTER_INLINE bool in_force::is_told_by_its_group(detail::vertex v) const {
    const inherited_pledge* passed = std::get_if<inherited_pledge>(&detail::value_of(graph_, v));
    return passed != nullptr && !shows(detail::vertex_of(passed->from));
}

MUSTER_INLINE in_force::counting in_force::count() const {
    counting counted;
    for (const handle<gate> h : proposal_.all<gate>()) {
        const gate& g = proposal_[h];
        if (g.kind == gate_kind::offer && shows(detail::vertex{g.detail}))
            counted.is_numbered.insert({g.owner, g.which});
        if (g.kind != gate_kind::unprompted) continue;
        for (const detail::link& arc : detail::heads(graph_, detail::vertex_of(h)))
            if (shows(*detail::word_behind(graph_, arc.vertex))) ++counted.statements[g.owner];
    }
    find_reports(counted);
    return counted;
}

// The last deployment that reports a strength stands until the contribution is withdrawn or declined.
MUSTER_INLINE void in_force::find_reports(counting& into) const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < proposal_.events().size(); ++i) {
        const event& e = proposal_.events()[i];
        if (!e.stage || !happened(e)) continue;
        if (!e.strength.empty() || *e.stage == stage::withdrawn || *e.stage == stage::declined) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return proposal_.events()[a].date.day() < proposal_.events()[b].date.day();
    });
    std::map<std::uint32_t, std::uint32_t> standing;  // events by contribution
    for (const std::uint32_t i : order) {
        const event& e = proposal_.events()[i];
        if (e.strength.empty()) standing.erase(e.on.index());
        else standing[e.on.index()] = i;
    }
    if (standing.empty()) return;
    for (const handle<gate> h : proposal_.all<gate>()) {
        const gate& g = proposal_[h];
        if (g.kind != gate_kind::reported) continue;
        const auto found = standing.find(g.owner);
        if (found != standing.end() && found->second == g.detail) into.report[{g.owner, g.which}] = g.detail;
    }
}

MUSTER_INLINE void in_force::assign() {
    const counting counted = count();
    const auto set = [this](detail::vertex v, status is) { settings_.emplace_back(v, is); };
    for (const detail::vertex v : detail::vertices_of(graph_)) {
        const node_value& value = detail::value_of(graph_, v);
        if (const gate* g = std::get_if<gate>(&value)) {
            if (is_cut(v, *g, counted)) set(v, status::unmet);
            // What is said once counts whenever the contribution comes: either its condition holds, or it does not.
            else if (g->kind == gate_kind::counted && counted.statements.at(g->owner) == 1) set(v, status::met);
        } else if (detail::kind_of(value).is_choice) {
            if (nothing_shown_behind(v)) set(v, status::open);
        } else if (!shows(v)) {
            set(v, detail::statement_of(graph_, v)->when_hidden);
        }
    }
}

// Whether a gate must not count, since what it is made of is not in force, or something else stands instead.
MUSTER_INLINE bool in_force::is_cut(detail::vertex v, const gate& g, const counting& counted) const {
    switch (g.kind) {
        case gate_kind::ending:
        case gate_kind::against:
        case gate_kind::absent:
        case gate_kind::said:
        case gate_kind::counted:
            return !shows(*detail::word_behind(graph_, v));
        case gate_kind::offer:
            return !shows(*detail::word_behind(graph_, v)) || counted.report.contains({g.owner, g.which});
        case gate_kind::reported: {
            const auto stands = counted.report.find({g.owner, g.which});
            return stands == counted.report.end() || stands->second != g.detail;
        }
        case gate_kind::presence:
            return counted.is_numbered.contains({g.owner, g.which}) || counted.report.contains({g.owner, g.which});
        case gate_kind::membership:
            return !lasts(std::get<actor>(detail::value_of(graph_, detail::vertex{g.owner})).members[g.detail]);
        case gate_kind::condition:
        case gate_kind::terms:
        case gate_kind::need:
        case gate_kind::unprompted:
            return false;
    }
    return false;
}

// Without a pledge, or a position, in force a decision or a vote is a leaf.
MUSTER_INLINE bool in_force::nothing_shown_behind(detail::vertex v) const {
    const auto said = detail::heads(graph_, v);
    return !said.empty() && std::none_of(said.begin(), said.end(), [this](const detail::link& arc) {
        return shows(detail::word_behind(graph_, arc.vertex).value_or(arc.vertex));
    });
}

}  // namespace muster

#endif
