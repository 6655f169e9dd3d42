#ifndef MUSTER_PROPOSAL_IMPL_IN_FORCE_HPP
#define MUSTER_PROPOSAL_IMPL_IN_FORCE_HPP

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/impl/chronicle.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster {

MUSTER_INLINE in_force::in_force(const proposal& p, const viewpoint& from)
    : in_force(p, from, detail::chronicle::of(p, from)) {}

MUSTER_INLINE
in_force::in_force(const proposal& p, const viewpoint& from, std::shared_ptr<const detail::chronicle> events)
    : proposal_{p},
      graph_{p.graph()},
      from_{from},
      events_{std::move(events)},
      first_{detail::knows_all(from) ? nullptr : &events_->first()},
      hides_(p.size(), shown) {
    for (const std::uint32_t i : events_->withdrawals())
        if (const event& e = p.events()[i]; happened(e)) hide(detail::vertex_of(e.on), hidden_because::withdrawn);
    for (const detail::vertex v : detail::vertices_of(graph_)) decide(v);
    for (const auto h : p.all<inherited_pledge>()) decide_inherited(h);
    for (const detail::vertex v : detail::vertices_of(graph_))
        if (!shows(v) && is_said(v) && !is_told_by_its_group(v))
            hidden_.push_back({p.handle_of(v), static_cast<hidden_because>(hides_[v])});
    assign();
}

MUSTER_INLINE bool in_force::is_visible(handle<citation> h) const {
    return !detail::is_left_out(proposal_, h, from_) && is_known(proposal_[h]);
}

MUSTER_INLINE bool in_force::is_visible(const handles<citation>& cited) const {
    for (const handle<citation> c : cited)
        if (is_visible(c)) return true;
    return cited.empty();
}

MUSTER_INLINE std::vector<handle<citation>> in_force::visible(const handles<citation>& cited) const {
    std::vector<handle<citation>> result;
    for (const handle<citation> c : cited)
        if (is_visible(c)) result.push_back(c);
    return result;
}

MUSTER_INLINE bool in_force::happened(const event& e) const {
    return is_past(e.date) && is_visible(e.citations) && is_known_on(mentions::of(proposal_, e));
}

MUSTER_INLINE bool in_force::is_past(date d) const {
    return d == date{} || from_.true_on == date{} || not_after(d, from_.true_on);
}

MUSTER_INLINE bool in_force::is_known(const citation& c) const {
    const date by = knows_by();
    return c.published == date{} || by == date{} || not_after(c.published, by);
}

MUSTER_INLINE void in_force::hide(detail::vertex v, hidden_because why) {
    if (hides_[v] == shown) hides_[v] = static_cast<std::uint8_t>(why);
}

MUSTER_INLINE date in_force::last_day_of(handle<pledge> h) const {
    const pledge& offer = proposal_[h];
    const date said = offer.lasts ? proposal_.said_on(h) : date{};
    if (said == date{}) return {};
    const date last = detail::last_day(said, offer.lasts);
    for (const handle<role> to : offer.fills) {
        const auto is_taken_up = [&](handle<actor> by) {
            const detail::chronicle::numbers& all = events_->deployments(by, to);
            const auto first =
                std::find_if(all.begin(), all.end(), [&](std::uint32_t i) { return happened(proposal_.events()[i]); });
            return first != all.end() && proposal_.events()[*first].date.day() <= last.day();
        };
        if (is_taken_up(offer.by)) return {};
        for (const membership& m : proposal_[offer.by].members)
            if (is_taken_up(m.who)) return {};
    }
    return last;
}

// Inherited pledges come after those they are inherited from, with whom they share their sources.
MUSTER_INLINE void in_force::decide(detail::vertex v) {
    const auto said = detail::statement_of(graph_, v);
    if (!said || std::holds_alternative<inherited_pledge>(detail::value_of(graph_, v))) return;
    const bool visible = is_visible(*said->citations);
    if (!visible) {
        bool known = false;
        for (const handle<citation> c : *said->citations) known = known || is_known(proposal_[c]);
        hide(v, known && is_said(v) ? hidden_because::left_out : hidden_because::not_yet_published);
    }
    const bool past = is_past(proposal_.said_on(proposal_.handle_of(v))) && is_said(v);
    if (!past) hide(v, hidden_because::not_yet_said);
    if (!visible || !past) return;
    if (const auto offer = proposal_.as<pledge>(proposal_.handle_of(v)); offer && from_.true_on != date{})
        if (const date last = last_day_of(*offer); last != date{} && last.day() < from_.true_on.day())
            hide(v, hidden_because::lapsed);
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
    std::map<std::uint32_t, std::uint32_t> standing;  // events by contribution
    for (const auto& [made, all] : events_->sizes()) {
        const auto end = std::partition_point(all.begin(), all.end(),
                                              [&](std::uint32_t i) { return is_past(proposal_.events()[i].date); });
        const auto last = std::find_if(std::make_reverse_iterator(end), all.rend(),
                                       [&](std::uint32_t i) { return happened(proposal_.events()[i]); });
        if (last != all.rend() && !proposal_.events()[*last].strength.empty()) standing.emplace(made, *last);
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
        } else if (std::holds_alternative<contribution>(value)) {
            if (!is_mentioned(v)) set(v, status::unmet);
            else if (detail::has_terms(graph_, v) && !has_terms(v)) set(v, status::open);
        } else if (const actor* who = std::get_if<actor>(&value)) {
            if (who->members.empty() && has_only_later_parts(v)) set(v, status::open);
        }
    }
}

MUSTER_INLINE bool in_force::is_mentioned(detail::vertex v) const {
    if (first_ == nullptr) return true;
    return muster::visit(
        overloaded{
            [&](const gate& g) {
                const bool is_offered =
                    g.kind == gate_kind::offer || g.kind == gate_kind::reported || g.kind == gate_kind::presence;
                if (is_offered && !is_counted(v)) return false;
                if (const auto word = detail::word_behind(graph_, v)) return is_said(*word);
                const detail::vertex owner{g.owner};
                if (g.kind == gate_kind::terms) return is_mentioned(owner) && has_terms(owner);
                if (g.kind == gate_kind::membership)  // of what a condition on numbers counts, as that condition
                    if (const detail::vertex what = (*detail::heads(graph_, v).begin()).vertex;
                        std::holds_alternative<gate>(detail::value_of(graph_, what)))
                        return is_mentioned(owner) && is_mentioned(what);
                const bool is_part = (g.kind == gate_kind::condition || g.kind == gate_kind::amount) &&
                                     detail::is_statement(detail::value_of(graph_, owner));
                return is_part ? is_said(owner) : is_mentioned(owner);
            },
            [&](const decision& d) {
                return is_mentioned(detail::vertex_of(d.of)) && has_terms(detail::vertex_of(d.of));
            },
            [&](const full_strength& most) {
                if (!is_mentioned(detail::vertex_of(most.of))) return false;
                const auto uses = detail::tails(graph_, v);
                return std::any_of(uses.begin(), uses.end(), [&](const detail::link& arc) {
                    const auto word = detail::word_behind(graph_, arc.vertex);
                    return (!word || is_said(*word)) && is_counted(arc.vertex);
                });
            },
            [&](const timer&) {
                const auto uses = detail::tails(graph_, v);
                return std::any_of(uses.begin(), uses.end(), [&](const detail::link& arc) {
                    const auto word = detail::word_behind(graph_, arc.vertex);
                    return word ? is_said(*word) : is_mentioned(arc.vertex);
                });
            },
            [&](const detail::among<pledge, inherited_pledge, requirement, position> auto&) { return is_said(v); },
            [&](const detail::among<actor, role, mandate, precondition, contribution, vote, force> auto&) {
                return is_known_on(first_->of(v));
            }},
        detail::value_of(graph_, v));
}

// Whether a role counts what a gate stands for, or a condition on numbers of which anything was known by then.
MUSTER_INLINE bool in_force::is_counted(detail::vertex part) const {
    const auto uses = detail::tails(graph_, part);
    return std::any_of(uses.begin(), uses.end(), [&](const detail::link& arc) {
        const gate* g = std::get_if<gate>(&detail::value_of(graph_, arc.vertex));
        const bool is_of_condition = g != nullptr && (g->kind == gate_kind::amount || g->kind == gate_kind::membership);
        return !is_of_condition || is_mentioned(arc.vertex);
    });
}

MUSTER_INLINE bool in_force::has_terms(detail::vertex contribution) const {
    if (!detail::has_terms(graph_, contribution)) return false;
    if (first_ == nullptr) return true;
    const detail::vertex terms = detail::terms_of(graph_, contribution);
    const detail::vertex decided = detail::decision_of(graph_, contribution);
    if (is_known_on(first_->of(decided))) return true;  // something speaks of the decision itself
    bool is_bare = true;
    for (const detail::vertex v : {contribution, terms, decided})
        for (const detail::link& arc : detail::heads(graph_, v)) {
            const auto word = detail::word_behind(graph_, arc.vertex);
            if (!word) continue;
            if (is_said(*word)) return true;
            is_bare = false;
        }
    return is_bare;
}

MUSTER_INLINE bool in_force::has_rule(detail::vertex v) const {
    if (first_ == nullptr) return true;
    using detail::among;
    const auto is_said_behind = [this](const detail::link& arc) {
        return is_said(detail::word_behind(graph_, arc.vertex).value_or(arc.vertex));
    };
    const auto parts = detail::heads(graph_, v);
    return muster::visit(overloaded{[&](const actor& who) { return !who.members.empty() || !has_only_later_parts(v); },
                                    [&](const contribution&) { return !detail::has_terms(graph_, v) || has_terms(v); },
                                    [&](const among<decision, vote> auto&) {
                                        return parts.empty() || std::any_of(parts.begin(), parts.end(), is_said_behind);
                                    },
                                    [&](const precondition& what) { return !what.when || is_said(v); },
                                    [](const among<gate, role, mandate, full_strength, pledge, inherited_pledge,
                                                   requirement, position, force, timer> auto&) { return true; }},
                         detail::value_of(graph_, v));
}

// Whether an actor has contributions, none of which anybody had mentioned: it is a leaf, as one that has none.
MUSTER_INLINE bool in_force::has_only_later_parts(detail::vertex actor) const {
    if (first_ == nullptr) return false;
    const auto parts = detail::heads(graph_, actor);
    return !parts.empty() && std::none_of(parts.begin(), parts.end(),
                                          [this](const detail::link& arc) { return is_mentioned(arc.vertex); });
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
        case gate_kind::amount:
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
