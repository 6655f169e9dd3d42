#ifndef MUSTER_PROPOSAL_IMPL_MENTIONS_HPP
#define MUSTER_PROPOSAL_IMPL_MENTIONS_HPP

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>

namespace muster {

namespace detail {

/// What is named by what is said, and by what is there, one vertex at a time.
template <class Action>
class naming {
public:
    naming(const proposal& p, const Action& name) : proposal_{p}, graph_{p.graph()}, name_{name} {}

    /// What somebody says names: whose it is, what it is about, and its conditions.
    void words_of(vertex v) const {
        const auto said = statement_of(graph_, v);
        if (!said) return;
        name(said->by);
        name(said->told_by);
        for (const any_handle subject : subjects_of(value_of(graph_, v))) name(subject);
        for (const condition* when : said->conditions)
            if (when != nullptr) parts_of(*when);
        if (const pledge* offer = std::get_if<pledge>(&value_of(graph_, v))) {
            if (proposal_[offer->by].members.empty())  // a group speaks for its members, and not of itself
                for (const handle<role> to : offer->fills) contribution_of(offer->by, to);
            for (const link& arc : tails(graph_, v))
                if (const auto* passed = std::get_if<inherited_pledge>(&value_of(graph_, arc.vertex))) name(passed->of);
        } else if (const position* stance = std::get_if<position>(&value_of(graph_, v))) {
            vote_of(*stance, vote_side::in_favour, stance->in_favour_when.has_value());
            vote_of(*stance, vote_side::against, stance->against_when.has_value());
            vote_of(*stance, vote_side::absent, stance->absent_when.has_value());
        }
    }
    /// What a thing names by being there.
    void thing(vertex v) const {
        muster::visit(
            overloaded{[&](const actor& who) {
                           for (const membership& m : who.members) name(m.who);
                       },
                       [&](const mandate& basis) {
                           name(basis.adopted_by);
                           for (const handle<actor> sponsor : basis.sponsors) name(sponsor);
                           if (basis.when) parts_of(*basis.when);
                           if (is_voted_on(graph_, v)) heads_of(v);
                       },
                       [&](const precondition& what) { name(what.by); },
                       [&](const contribution& c) {
                           name(c.by);
                           name(c.fills);
                           if (rule_of(graph_, v).kind == rule_kind::any_of) heads_of(v);  // a group's: its members'
                       },
                       [&](const decision& d) { name(d.of); },
                       [&](const vote& cast) {
                           name(cast.by);
                           name(cast.on);
                       },
                       [&](const force& whole) { parts_of(whole.when); },
                       [&](const timer& running) {
                           for (const any_handle h : running.of) name(h);
                       },
                       [&](const gate& g) {
                           if (g.kind == gate_kind::condition || g.kind == gate_kind::membership) heads_of(v);
                       },
                       [](const among<role, full_strength, pledge, inherited_pledge, requirement, position> auto&) {}},
            value_of(graph_, v));
    }

private:
    void name(any_handle h) const {
        if (h) name_(vertex_of(h));
    }
    template <class T>
    void name(handle<T> h) const {
        if (h) name_(vertex_of(h));
    }
    void heads_of(vertex v) const {
        for (const link& arc : heads(graph_, v)) name_(arc.vertex);
    }
    void parts_of(const condition& when) const {
        for (const condition::term& t : when.terms()) {
            name(t.what);
            name(t.counted->in);
            if (t.kind != condition_kind::members || !t.counted->in) continue;
            for (const membership& m : std::get<actor>(value_of(graph_, vertex_of(t.what))).members)
                contribution_of(m.who, t.counted->in);
        }
    }
    void contribution_of(handle<actor> by, handle<role> to) const {
        if (const auto c = proposal_.find<contribution>(proposal_.key_of(by) + "/" + proposal_.key_of(to))) name(*c);
    }
    void vote_of(const position& stance, vote_side side, bool is_given) const {
        if (!is_given) return;
        const std::string key = proposal_.key_of(stance.by) + "/" + proposal_.key_of(stance.on) + "/";
        if (const auto v = proposal_.find<vote>(key + to_string(side))) name(*v);
    }

    const proposal& proposal_;
    const graph_type& graph_;
    const Action& name_;
};

/// The sources that say that a thing is there; null for what has none of its own.
[[nodiscard]] inline const handles<citation>* sources_of_thing(const graph_type& g, vertex v) {
    const bool has_some = muster::visit(
        overloaded{
            [](const among<actor, role, mandate, force, precondition> auto& thing) { return !thing.citations.empty(); },
            [](const auto&) { return false; }},
        value_of(g, v));
    return has_some ? &citations_of(g, v) : nullptr;
}

}  // namespace detail

MUSTER_INLINE std::chrono::sys_days mentions::of_sources(const proposal& p, const handles<citation>& cited, date own) {
    std::chrono::sys_days first = never;
    for (const handle<citation> c : cited)
        if (p[c].published != date{}) first = (std::min)(first, p[c].published.day());
    if (first != never) return first;
    return own == date{} ? always : own.day();
}

MUSTER_INLINE mentions::mentions(const proposal& p) {
    const graph_type& g = p.graph();
    detail::indexed<detail::vertex, std::uint8_t> is_named(p.size(), 0);
    const auto mark = [&](detail::vertex v) { is_named[v] = 1; };
    const detail::naming all{p, mark};
    std::vector<std::pair<std::chrono::sys_days, detail::vertex>> known;  // by itself, whoever names it
    for (const detail::vertex v : detail::vertices_of(g)) {
        // A decision is there with the contribution, and is no reason for it to be.
        if (!std::holds_alternative<decision>(detail::value_of(g, v))) all.thing(v);
        all.words_of(v);
    }
    for (const event& e : p.events()) {
        // What is made at first mention is there once something happens to it; other things were there to happen to.
        const node_value& value = detail::value_of(g, detail::vertex_of(e.on));
        if (std::holds_alternative<contribution>(value) || std::holds_alternative<vote>(value))
            mark(detail::vertex_of(e.on));
        known.emplace_back(of(p, e), detail::vertex_of(e.on));
    }
    for (const detail::vertex v : detail::vertices_of(g))
        if (const std::optional<date> by_others = p.mentioned_on(p.handle_of(v))) {
            mark(v);
            known.emplace_back(*by_others == date{} ? always : by_others->day(), v);
        }
    words_ = detail::indexed<detail::vertex, std::chrono::sys_days>(p.size(), never);
    for (const detail::vertex v : detail::vertices_of(g)) {
        const node_value& value = detail::value_of(g, v);
        const auto said = detail::statement_of(g, v);
        const bool is_thing = !said || std::holds_alternative<precondition>(value);
        if (std::holds_alternative<gate>(value) || std::holds_alternative<inherited_pledge>(value)) continue;
        if (said && (!is_thing || !said->citations->empty() || said->date != date{})) {
            words_[v] = of_sources(p, *said->citations, said->date);
            known.emplace_back(words_[v], v);
        } else if (const auto* sources = detail::sources_of_thing(g, v)) {
            known.emplace_back(of_sources(p, *sources, date{}), v);
        } else if (is_named[v] == 0 && !std::holds_alternative<decision>(value)) {
            known.emplace_back(always, v);
        }
    }
    std::sort(known.begin(), known.end());
    const auto run = [&] {
        first_ = detail::indexed<detail::vertex, std::chrono::sys_days>(p.size(), never);
        std::vector<detail::vertex> todo;
        for (const auto& [day, v] : known) {
            todo.push_back(v);
            spread(p, todo, day);
        }
    };
    run();
    // Things that only name each other were always known, as those that nothing names.
    const std::size_t before = known.size();
    for (const detail::vertex v : detail::vertices_of(g))
        if (first_[v] == never && std::holds_alternative<precondition>(detail::value_of(g, v)))
            known.emplace_back(always, v);
    if (known.size() != before) {
        std::rotate(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(before), known.end());
        run();
    }
    for (const detail::vertex v : detail::vertices_of(g))
        if (words_[v] == never) words_[v] = first_[v];
    for (const handle<inherited_pledge> h : p.all<inherited_pledge>()) {  // said when the group said it
        const detail::vertex from = detail::vertex_of(p[h].from);
        first_[detail::vertex_of(h)] = first_[from];
        words_[detail::vertex_of(h)] = words_[from];
    }
}

// From those in `todo`, all known on a day, to all that they name and that was not known before it.
MUSTER_INLINE void mentions::spread(const proposal& p, std::vector<detail::vertex>& todo, std::chrono::sys_days day) {
    const auto name = [&](detail::vertex v) {
        if (first_[v] == never) todo.push_back(v);
    };
    const detail::naming all{p, name};
    bool is_first = true;  // which speaks on this day, though it may have been named before
    while (!todo.empty()) {
        const detail::vertex v = todo.back();
        todo.pop_back();
        const bool is_new = first_[v] == never;
        if (is_new) {
            first_[v] = day;
            all.thing(v);
        }
        if (words_[v] == never ? is_new : is_first && words_[v] == day) all.words_of(v);
        is_first = false;
    }
}

}  // namespace muster

#endif
