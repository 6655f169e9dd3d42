#ifndef MUSTER_PROPOSAL_IMPL_SUBSET_HPP
#define MUSTER_PROPOSAL_IMPL_SUBSET_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/impl/transcriber.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/proposal/subset.hpp>

namespace muster {

namespace detail {

/// Finds what things rest on. A vertex is taken whole, with what it depends on, or only by name: so are actors and
/// roles that others speak of.
class closure {
public:
    explicit closure(const proposal& p)
        : proposal_{p}, graph_{p.graph()}, taken_{p}, is_whole_(p.size(), false), events_on_(p.size()) {
        for (std::size_t i = 0; i < p.events().size(); ++i) events_on_[p.events()[i].on.index()].push_back(i);
        for (std::size_t i = 0; i < p.bodies().size(); ++i) body_numbers_.emplace(p.bodies()[i].key, i);
        for (const vertex v : vertices_of(graph_)) note(v);
    }

    void take(any_handle h) {
        if (is_whole_[h.index()]) return;
        is_whole_[h.index()] = true;
        todo_.push_back(vertex_of(h));
        name(h);
    }
    [[nodiscard]] selection all() && {
        while (!todo_.empty()) {
            const vertex v = todo_.back();
            todo_.pop_back();
            follow(v);
        }
        return std::move(taken_);
    }

private:
    // ---- what leads to a vertex from others without an arc

    void note(vertex v) {
        const std::optional<statement> said = statement_of(graph_, v);
        if (!said) return;
        for (const any_handle earlier : said->replaces) later_[earlier].push_back(v);
        for (const any_handle about : subjects_of(value_of(graph_, v))) {
            if (get<pledge>(v) == nullptr) said_of_[about].push_back(v);
            if (const pledge* const offer = get<pledge>(v))
                for (const handle<contribution> c : contributions_of(offer->by, about)) said_of_[c].push_back(v);
            if (const contribution* const made = get<contribution>(vertex_of(about)))
                for (const handle<contribution> c : contributions_of(made->by, made->fills)) said_of_[c].push_back(v);
        }
    }
    template <class T>
    [[nodiscard]] const T* get(vertex v) const {
        return std::get_if<T>(&value_of(graph_, v));
    }
    // Those of an actor and of its members to a role, as far as there are any.
    [[nodiscard]] std::vector<handle<contribution>> contributions_of(handle<actor> by, any_handle to) const {
        const std::string end = "/" + proposal_.key_of(to);
        std::vector<handle<contribution>> all;
        const auto find = [&](handle<actor> who) {
            if (const auto made = proposal_.find<contribution>(proposal_[who].key + end)) all.push_back(*made);
        };
        find(by);
        for (const membership& m : proposal_[by].members) find(m.who);
        return all;
    }

    // ---- by name

    void name(any_handle h) {
        if (!h || taken_.vertices[h.index()]) return;
        taken_.vertices[h.index()] = true;
        named_.push_back(vertex_of(h));
        while (!named_.empty()) {
            const vertex v = named_.back();
            named_.pop_back();
            for (const handle<citation> c : citations_of(graph_, v)) taken_.citations[c.index()] = true;
            if (const actor* const who = get<actor>(v)) {
                for (const membership& m : who->members) mention(m.who);
                take_body(who->body);
            }
            for (const std::size_t i : events_on_[to_number(v)]) {
                const event& e = proposal_.events()[i];
                taken_.events[i] = true;
                for (const handle<citation> c : e.citations) taken_.citations[c.index()] = true;
                for (const recorded_vote& cast : e.roll_call) mention(cast.by);
            }
        }
    }
    void take_body(const std::string& key) {
        if (const auto known = body_numbers_.find(key); known != body_numbers_.end())
            taken_.bodies[known->second] = true;
    }
    // As `name`, from within it.
    void mention(any_handle h) {
        if (!h || taken_.vertices[h.index()]) return;
        taken_.vertices[h.index()] = true;
        named_.push_back(vertex_of(h));
    }

    // ---- whole

    void follow(vertex v) {
        for (const link& arc : heads(graph_, v)) take(proposal_.handle_of(arc.vertex));
        take_all(later_, v);
        take_all(said_of_, v);
        if (const std::optional<statement> said = statement_of(graph_, v)) follow(*said);
        visit(overloaded{[&](const gate& g) {
                             if (g.kind == gate_kind::membership) name(proposal_.handle_of(g.owner));
                         },
                         [&](const contribution& c) {
                             name(c.by);
                             name(c.fills);
                             take_all(said_of_, vertex_of(c.fills));
                         },
                         [&](const among<decision, full_strength> auto& part) { take(part.of); },
                         [&](const inherited_pledge& passed) {
                             take(passed.of);
                             take(passed.from);
                         },
                         [&](const mandate& m) {
                             for (const handle<actor> sponsor : m.sponsors) name(sponsor);
                             name(m.adopted_by);
                             if (m.when) follow(*m.when);
                             take_body(m.body);
                         },
                         [&](const pledge& said) {
                             for (const handle<role> to : said.fills) {
                                 name(to);
                                 for (const handle<contribution> c : contributions_of(said.by, to)) take(c);
                             }
                             if (said.unless) follow(*said.unless);
                         },
                         [&](const requirement& said) {
                             for (const any_handle on : said.on) {
                                 if (get<role>(vertex_of(on)) != nullptr) name(on);
                                 else take(on);
                             }
                         },
                         [&](const position& said) {
                             take(said.on);
                             take_votes(said.by, said.on);
                         },
                         [&](const vote& cast) {
                             name(cast.by);
                             take(cast.on);
                             take_votes(cast.by, cast.on);
                         },
                         [&](const force& whole) { follow(whole.when); },
                         [&](const timer& running) {
                             for (const any_handle thing : running.of) take(thing);
                         },
                         [&](const precondition& what) {  // only one with a condition is a statement
                             name(what.by);
                             name(what.told_by);
                             for (const handle<precondition> earlier : what.replaces) take(earlier);
                         },
                         [](const among<actor, role> auto&) {}},
              value_of(graph_, v));
    }
    void follow(const statement& said) {
        name(said.by);
        name(said.told_by);
        for (const any_handle earlier : said.replaces) take(earlier);
        for (const condition* when : said.conditions)
            if (when != nullptr) follow(*when);
    }
    void follow(const condition& when) {
        for (const condition::term& t : when.terms()) {
            if (t.kind == condition_kind::thing) take(t.what);
            if (t.kind == condition_kind::amount || t.kind == condition_kind::share) {
                name(t.what);
                name(t.counted->in);
            }
            if (t.kind == condition_kind::members) follow_members({t.what.index(), t.what.belongs_to()}, t.counted->in);
        }
    }
    void follow_members(handle<actor> group, handle<role> in) {
        name(group);
        name(in);
        for (const membership& m : proposal_[group].members) {
            if (!in) take(m.who);
            else
                for (const handle<contribution> c : contributions_of(m.who, in)) take(c);
        }
    }
    // A report of one side of a vote tells of the others, too.
    void take_votes(handle<actor> by, handle<mandate> on) {
        const std::string start = proposal_[by].key + "/" + proposal_[on].key + "/";
        for (const char* side : enumerator_names(vote_side{}))
            if (const auto cast = proposal_.find<vote>(start + side)) take(*cast);
    }
    void take_all(const std::map<any_handle, std::vector<vertex>>& from, vertex v) {
        if (const auto known = from.find(proposal_.handle_of(v)); known != from.end())
            for (const vertex other : known->second) take(proposal_.handle_of(other));
    }

    const proposal& proposal_;
    const graph_type& graph_;
    selection taken_;
    std::vector<bool> is_whole_;
    std::vector<std::vector<std::size_t>> events_on_;
    std::map<std::string, std::size_t> body_numbers_{};
    std::map<any_handle, std::vector<vertex>> later_{};    // what replaces a statement
    std::map<any_handle, std::vector<vertex>> said_of_{};  // statements on a contribution, a role or a mandate
    std::vector<vertex> todo_{}, named_{};
};

/// Records since when others in the whole had mentioned what is in the part.
inline void note_mentions(const proposal& whole, proposal& part) {
    const mentions all{whole};
    for (bool is_new = true; is_new;) {  // what was recorded first may be what named another one too early
        is_new = false;
        const mentions so_far{part};
        for (const vertex v : vertices_of(part.graph())) {
            const any_handle here = part.handle_of(v);
            if (part.key_of(here).empty()) continue;
            const auto there = whole.find(part.key_of(here));
            if (!there) continue;
            const std::chrono::sys_days day = all.of(vertex_of(*there));
            if (day == mentions::never || day == so_far.of(v)) continue;
            const date on = day == mentions::always ? date{} : date{std::chrono::year_month_day{day}};
            if (part.mentioned_on(here) == on) continue;
            part.mention(here, on);
            is_new = true;
        }
    }
}

}  // namespace detail

MUSTER_INLINE proposal subset(const proposal& p, const std::vector<any_handle>& things) {
    detail::closure found{p};
    for (const any_handle h : things) {
        p.check(h);
        found.take(h);
    }
    proposal part{p.name()};
    detail::transcriber{p, part, detail::translation{p, part}}.add(std::move(found).all());
    detail::note_mentions(p, part);
    return part;
}

}  // namespace muster

#endif
