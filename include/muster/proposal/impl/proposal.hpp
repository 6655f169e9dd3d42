#ifndef MUSTER_PROPOSAL_IMPL_PROPOSAL_HPP
#define MUSTER_PROPOSAL_IMPL_PROPOSAL_HPP

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/near_miss.hpp>
#include <muster/proposal/check_body.hpp>
#include <muster/proposal/impl/draft.hpp>
#include <muster/proposal/impl/key_of_name.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

MUSTER_INLINE proposal::proposal(std::string name) : contents_{std::make_shared<detail::contents>()} {
    contents_->name = std::move(name);
    contents_->current = stamp::fresh();
}

MUSTER_INLINE proposal::proposal(const proposal& other)
    : contents_{std::make_shared<detail::contents>(*other.contents_)}, is_copy_{true} {}

MUSTER_INLINE proposal& proposal::operator=(const proposal& other) {
    proposal copy{other};
    return *this = std::move(copy);
}

MUSTER_INLINE void proposal::reserve(std::size_t vertices) {
    if (vertices <= contents_->graph.m_vertices.capacity()) return;
    begin();
    contents_->graph.m_vertices.reserve(vertices);
}

// ---- growing

MUSTER_INLINE void proposal::begin() {
    if (is_shared_) {
        contents_ = std::make_shared<detail::contents>(*contents_);
        is_shared_ = false;
        is_copy_ = true;
    }
    if (!is_copy_) return;
    detail::contents& c = *contents_;
    detail::make_room(c.lineage);
    detail::make_room(c.lineage_citations);
    const stamp own = stamp::fresh();
    c.lineage.emplace_back(c.current, c.size());
    c.lineage_citations.push_back(static_cast<std::uint32_t>(c.citations.size()));
    c.current = own;
    is_copy_ = false;
}

MUSTER_INLINE void proposal::refuse_handle(stamp s) const {
    if (s == stamp{}) detail::refuse(errc::unknown_handle, {}, "a handle that names nothing");
    if (!contents_->knows(s)) detail::refuse(errc::foreign_handle, {}, "a handle of another proposal");
    detail::refuse(errc::unknown_handle, {}, "a handle of a thing that is not in this proposal");
}

MUSTER_INLINE void proposal::check(any_handle h) const {
    if (!contents_->owns(h)) refuse_handle(h.belongs_to());
}

MUSTER_INLINE void proposal::refuse_kind(std::uint32_t vertex, const std::string& expected) const {
    detail::refuse(errc::unknown_handle, contents_->key_of(vertex),
                   "a handle of " + detail::with_article(detail::kind_of(contents_->graph[vertex].value)) + "; " +
                       expected + " was expected");
}

MUSTER_INLINE void proposal::refuse_key(std::string_view key, const std::string& expected) const {
    const std::uint32_t number = contents_->find_number(key);
    if (number != key_table::none || find(key))
        detail::refuse(errc::wrong_kind, key,
                       detail::in_quotes(key) + " is " +
                           detail::with_article(number != key_table::none ? contents_->kind_of_number(number)
                                                                          : detail::kind_of_type<decision>) +
                           "; " + expected + " was expected");
    if (const std::string meant = detail::key_of_name(contents_->graph, key); !meant.empty())
        detail::refuse(
            errc::unknown_key, key,
            "nothing has the key " + detail::in_quotes(key) + ", which is the name of " + detail::in_quotes(meant));
    near_miss near{key};
    for (std::uint32_t v = 0; v < contents_->size(); ++v) near.consider(contents_->key_of(v));
    for (const citation& c : contents_->citations) near.consider(c.key);
    for (const body& b : contents_->bodies) near.consider(b.key);
    detail::refuse(errc::unknown_key, key, "nothing has the key " + detail::in_quotes(key) + near.hint());
}

MUSTER_INLINE void proposal::check_new_key(std::string_view key, bool may_be_empty) const {
    if (key.empty() && may_be_empty) return;
    if (key.empty()) detail::refuse(errc::empty_key, key, "a thing needs a key, such as \"AZE\"");
    if (key.find('/') != std::string_view::npos)
        detail::refuse(errc::invalid_key, key,
                       detail::in_quotes(key) + ": a key cannot hold a slash, which names contributions");
    if (contents_->find_number(key) != key_table::none)
        detail::refuse(errc::duplicate_key, key, "the key " + detail::in_quotes(key) + " is taken already");
}

MUSTER_INLINE void proposal::check_date(date d, std::string_view key, const char* what) {
    if (d != date{} && !d.ok())
        detail::refuse(errc::invalid_date, key,
                       detail::in_quotes(key) + ": " + what + " does not exist in the calendar");
}

template <class Statement>
void proposal::check_statement(const detail::draft& d, const Statement& said) const {
    const std::string_view key = said.key;
    d.check(said.citations, key);
    check_date(said.date, key, "its date");
    if (said.told_by) (void)d.checked(said.told_by, key, "told_by");
    for (const handle<Statement> earlier : said.replaces) {
        const std::uint32_t v = d.checked(earlier, key, "replaces");
        const date then = said_on(*contents_->template get<Statement>(v)), now = said_on(said);
        if (then.ok() && now.ok() && now.day() < then.day())
            detail::refuse(errc::invalid_replaces, key,
                           detail::in_quotes(key) + ": it replaces a statement that was made later, on " +
                               to_string(then) + " against " + to_string(now));
    }
}

MUSTER_INLINE handle<citation> proposal::add(citation said) {
    check_new_key(said.key, false);
    check_date(said.published, said.key, "the day it was published");
    begin();
    detail::contents& c = *contents_;
    detail::make_room(c.citations);
    c.keys.make_room(1, [&](std::uint32_t n) { return c.key_of_number(n); });
    const auto number = static_cast<std::uint32_t>(c.citations.size());
    c.citations.push_back(std::move(said));
    c.keys.insert(number | detail::contents::citation_bit, c.citations.back().key);
    return {number, c.current};
}

MUSTER_INLINE void proposal::add(body voting) {
    check_new_key(voting.key, false);
    muster::check(voting);
    begin();
    detail::contents& c = *contents_;
    detail::make_room(c.bodies);
    c.keys.make_room(1, [&](std::uint32_t n) { return c.key_of_number(n); });
    const auto number = static_cast<std::uint32_t>(c.bodies.size());
    c.bodies.push_back(std::move(voting));
    c.keys.insert(number | detail::contents::body_bit, c.bodies.back().key);
}

MUSTER_INLINE handle<actor> proposal::mention(const std::string& key, const std::string& name) {
    if (const auto known = find<actor>(key)) return *known;
    const handle<actor> made = add(actor{.key = key, .name = name});
    contents_->mentioned.insert(made.index());
    return made;
}

MUSTER_INLINE void proposal::mention(any_handle what, date on) {
    check(what);
    if (on != date{}) check_date(on, key_of(what), "the day it was mentioned on");
    begin();
    const auto [known, is_new] = contents_->mentioned_on.try_emplace(what.index(), on);
    if (!is_new && known->second != date{} && (on == date{} || on.day() < known->second.day())) known->second = on;
}

// Says the rest of an actor that was only mentioned.
MUSTER_INLINE handle<actor> proposal::take_over(handle<actor> mentioned, actor who) {
    begin();
    detail::draft{*contents_}.check(who.citations, who.key);
    if (!who.members.empty())
        detail::refuse(
            errc::invalid_members, who.key,
            detail::in_quotes(who.key) + " was mentioned already as one that votes, and can have no members");
    if (who.name.empty()) who.name = (*this)[mentioned].name;
    std::get<actor>(contents_->graph[mentioned.index()].value) = std::move(who);
    contents_->mentioned.erase(mentioned.index());
    return mentioned;
}

MUSTER_INLINE handle<actor> proposal::add(actor who) {
    if (const auto known = find<actor>(who.key); known && contents_->mentioned.count(known->index()) != 0)
        return take_over(*known, std::move(who));
    check_new_key(who.key, false);
    begin();
    detail::draft d{*contents_};
    d.check(who.citations, who.key);
    if (!who.members.empty() && who.kind != actor_kind::group)
        detail::refuse(errc::invalid_members, who.key,
                       detail::in_quotes(who.key) + " has members; only an actor of the kind group can");
    const auto is_before = [](const membership& a, const membership& b) {
        return a.until != date{} && b.from != date{} && a.until.day() <= b.from.day();
    };
    for (std::size_t i = 0; i < who.members.size(); ++i) {
        const membership& m = who.members[i];
        const std::uint32_t v = d.checked(m.who, who.key, "a member");
        check_date(m.from, who.key, "the first day of a membership");
        check_date(m.until, who.key, "the day after the last of a membership");
        if (m.from != date{} && m.until != date{} && m.until.day() <= m.from.day())
            detail::refuse(errc::invalid_date, who.key,
                           detail::in_quotes(who.key) + ": its member " + detail::in_quotes(contents_->key_of(v)) +
                               " is one from " + to_string(m.from) + " until " + to_string(m.until) +
                               ", on no day: until is the day after the last");
        if (!contents_->get<actor>(v)->members.empty())
            detail::refuse(errc::invalid_members, who.key,
                           detail::in_quotes(who.key) + ": its member " + detail::in_quotes(contents_->key_of(v)) +
                               " is a group with known members; name those instead");
        for (std::size_t j = 0; j < i; ++j)
            if (who.members[j].who == m.who && !is_before(m, who.members[j]) && !is_before(who.members[j], m))
                detail::refuse(errc::invalid_members, who.key,
                               detail::in_quotes(who.key) + " names its member " +
                                   detail::in_quotes(contents_->key_of(v)) + " twice");
    }
    const std::size_t members = who.members.size();
    const std::uint32_t v = d.add_node(std::move(who));
    if (members != 0) d.set_rule(v, {rule_kind::any_of, 1});
    for (std::size_t i = 0; i < members; ++i) d.add_arc(v, d.as_member(v, i, d.get<actor>(v)->members[i].who.index()));
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE handle<role> proposal::add(role task) {
    check_new_key(task.key, false);
    begin();
    detail::draft d{*contents_};
    d.check(task.citations, task.key);
    check_needs(task);
    const needs wanted = task.needs;
    const bool is_one = wanted.size() == 1;
    const std::uint32_t v =
        d.add_node(std::move(task), is_one ? rule{rule_kind::at_least, wanted[0].amount} : rule{rule_kind::all_of});
    for (std::uint32_t which = 0; !is_one && which < wanted.size(); ++which)
        d.add_arc(v, d.add_node(gate{gate_kind::need, v, v, which}, {rule_kind::at_least, wanted[which].amount}));
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE handle<mandate> proposal::add(mandate basis) {
    check_new_key(basis.key, false);
    check_date(basis.expires, basis.key, "the day it expires");
    check_date(basis.vote_on, basis.key, "the day of the vote");
    check_lasts(basis.lasts, basis.expires, basis.key);
    begin();
    detail::draft d{*contents_};
    d.check(basis.citations, basis.key);
    for (const handle<actor> sponsor : basis.sponsors) (void)d.checked(sponsor, basis.key, "a sponsor");
    if (basis.adopted_by) (void)d.checked(basis.adopted_by, basis.key, "adopted_by");
    const std::string key = basis.key;
    const std::optional<condition> when = basis.when;
    const std::uint32_t v = d.add_node(std::move(basis));
    if (when) d.depend_as_part(v, v, *when, key);
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE handle<precondition> proposal::add(precondition what) {
    check_new_key(what.key, false);
    check_date(what.due, what.key, "the day it is due");
    begin();
    detail::draft d{*contents_};
    check_statement(d, what);
    if (what.by) (void)d.checked(what.by, what.key, "by");
    const std::string key = what.key;
    const std::optional<condition> when = what.when;
    const std::uint32_t v = d.add_node(std::move(what));
    if (when) d.depend(v, *when, key);
    d.commit();
    return {v, contents_->current};
}

namespace detail {

[[noreturn]] inline void refuse_second_condition(const std::string& key) {
    refuse(errc::duplicate_key, key, in_quotes(key) + " has a condition already");
}

}  // namespace detail

MUSTER_INLINE void proposal::define(handle<precondition> what, const condition& when) {
    begin();
    detail::draft d{*contents_};
    const std::uint32_t v = d.checked(what, {}, "the precondition");
    precondition defined = *contents_->get<precondition>(v);
    if (defined.when) detail::refuse_second_condition(defined.key);
    d.depend(v, when, defined.key);
    defined.when = when;
    d.commit();
    std::get<precondition>(contents_->graph[v].value) = std::move(defined);
}

MUSTER_INLINE void proposal::define(handle<mandate> what, const condition& when) {
    begin();
    detail::draft d{*contents_};
    const std::uint32_t v = d.checked(what, {}, "the mandate");
    mandate defined = *contents_->get<mandate>(v);
    const graph_type& g = contents_->graph;
    detail::vertex waits{v};  // or that it is put to the vote
    if (detail::is_voted_on(g, waits)) waits = detail::put_to_vote_of(g, waits);
    if (defined.when || detail::has_rule(g, waits)) detail::refuse_second_condition(defined.key);
    d.depend_as_part(detail::to_number(waits), v, when, defined.key);
    defined.when = when;
    d.commit();
    std::get<mandate>(contents_->graph[v].value) = std::move(defined);
}

MUSTER_INLINE void proposal::define(handle<mandate> what, handle<precondition> put_to_vote, const condition& rule,
                                    const std::string& body, date vote_on) {
    begin();
    detail::draft d{*contents_};
    const std::uint32_t v = d.checked(what, {}, "the mandate");
    const std::string key = contents_->get<mandate>(v)->key;
    const std::uint32_t put = d.checked(put_to_vote, key, "that it is put to the vote");
    if (detail::is_voted_on(contents_->graph, detail::vertex{v}))
        detail::refuse(errc::duplicate_key, key, detail::in_quotes(key) + " has a rule of adoption already");
    if (contents_->get<mandate>(v)->when) {
        if (detail::has_rule(contents_->graph, detail::vertex{put}))
            detail::refuse_second_condition(contents_->get<precondition>(put)->key);
        d.move_heads(v, put);
    }
    const std::uint32_t decided = d.add_node(gate{gate_kind::condition, v});
    d.depend(decided, rule, key);
    d.set_rule(v, {rule_kind::all_of});
    d.add_arc(v, put);
    d.add_arc(v, decided);
    mandate said = *contents_->get<mandate>(v);
    if (said.body.empty()) said.body = body;
    if (said.vote_on == date{}) said.vote_on = vote_on;
    std::map<std::uint32_t, condition> noted{{v, rule}};
    d.commit();
    contents_->adopted_when.merge(noted);
    std::get<mandate>(contents_->graph[v].value) = std::move(said);
}

MUSTER_INLINE handle<force> proposal::add(force whole) {
    check_new_key(whole.key, false);
    begin();
    detail::draft d{*contents_};
    d.check(whole.citations, whole.key);
    const std::string key = whole.key;
    const condition when = whole.when;
    const std::uint32_t v = d.add_node(std::move(whole));
    d.depend(v, when, key);
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE void proposal::check_lasts(duration time, date expires, const std::string& key) {
    if (time && expires != date{})
        detail::refuse(errc::invalid_duration, key,
                       detail::in_quotes(key) + ": expected either how long it lasts or its last day");
}

MUSTER_INLINE void proposal::check_needs(const role& task) const {
    constexpr std::size_t most = 32;
    const auto refuse = [&](errc code, const std::string& why) {
        detail::refuse(code, task.key, detail::in_quotes(task.key) + why);
    };
    if (task.needs.empty() || task.needs.size() > most)
        refuse(errc::invalid_threshold,
               " has " + std::to_string(task.needs.size()) + " needs; expected 1 to " + std::to_string(most));
    for (std::size_t i = 0; i < task.needs.size(); ++i) {
        const need& wanted = task.needs[i];
        if (wanted.amount == 0 || wanted.amount > strength::largest)
            refuse(errc::invalid_threshold,
                   " needs " + std::to_string(wanted.amount) + " " + wanted.unit + "; expected 1 to 10^12");
        if (wanted.unit.empty()) refuse(errc::invalid_unit, " has a need without a unit");
        if (task.needs.find(wanted.unit) != i)
            refuse(errc::invalid_unit, " has two needs in " + detail::in_quotes(wanted.unit));
    }
    check_strengths(task.unsized, task.key);
    for (const strength& s : task.unsized)
        if (!s.unit.empty() && task.needs.find(s.unit) == task.needs.size())
            refuse(errc::invalid_unit, ": an offer of unknown size is taken for a number of " +
                                           detail::in_quotes(s.unit) + ", which it does not need");
    check_units(task.unsized, task.needs, task.key);
}

// Each strength by itself.
MUSTER_INLINE void proposal::check_strengths(const strengths& offered, std::string_view key) const {
    const auto refuse = [&](const std::string& why) {
        detail::refuse(errc::invalid_range, key, detail::in_quotes(key) + why);
    };
    for (const strength& s : offered) {
        if (s.least > s.most)
            refuse(": a strength of at least " + std::to_string(s.least) + " and at most " + std::to_string(s.most));
        if (s.most == 0) refuse(": a strength of nothing");
        if (s.least > strength::largest || (s.most > strength::largest && s.most != strength::unbounded))
            refuse(": a strength above 10^12");
    }
}

// A number belongs to a unit: one without is for a role that needs a strength in one unit only.
MUSTER_INLINE void proposal::check_units(const strengths& offered, const needs& wanted, std::string_view key) const {
    const std::size_t units = wanted.count_units();
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (offered[i].unit.empty() && units > 1)
            detail::refuse(errc::invalid_unit, key,
                           detail::in_quotes(key) + ": a strength without a unit, where the role needs " +
                               std::to_string(units) + "; expected one for each, such as {10, 10, " +
                               detail::in_quotes(wanted[wanted.size() - 1].unit) + "}");
        for (std::size_t j = 0; j < i; ++j)
            if (offered[i].unit == offered[j].unit && offered[i].in == offered[j].in)
                detail::refuse(errc::invalid_unit, key,
                               detail::in_quotes(key) + ": two strengths in " +
                                   (offered[i].unit.empty() ? "the same unit" : detail::in_quotes(offered[i].unit)));
    }
}

MUSTER_INLINE void proposal::check_strengths(const pledge& said) const {
    check_strengths(said.strength, said.key);
    std::set<handle<role>> counting;  // that need a strength
    for (const handle<role> to : said.fills)
        if ((*this)[to].needs.count_units() != 0) counting.insert(to);
    for (const strength& s : said.strength) {
        if (!s.in && counting.size() > 1)
            detail::refuse(errc::invalid_unit, said.key,
                           detail::in_quotes(said.key) + ": one number for " + std::to_string(counting.size()) +
                               " roles that need a strength; expected one for each of them");
        if (s.in && std::find(said.fills.begin(), said.fills.end(), s.in) == said.fills.end())
            detail::refuse(errc::missing_role, said.key,
                           detail::in_quotes(said.key) + ": a strength in a role that the pledge does not fill");
    }
    for (const handle<role> to : said.fills) {
        std::vector<strength> here;
        for (const strength& s : said.strength)
            if (!s.in || s.in == to) here.push_back(s);
        check_units(here, (*this)[to].needs, said.key);
    }
}

MUSTER_INLINE void proposal::attach(detail::draft& d, std::uint32_t statement, handle<actor> by, handle<role> to,
                                    const pledge& said) {
    const std::uint32_t made = d.contribution_of(by.index(), to.index());
    const bool binds = said.reading == reading::will_if || said.reading == reading::not_unless;
    const bool counts = binds && d.is_counted(made, said.strength);
    if (counts) d.tell_unprompted(made);
    switch (said.reading) {
        case reading::will_if:
            d.offer(made, statement);
            d.tell_said(made, statement);
            break;
        case reading::not_unless:
            d.need(made, statement, false);
            d.tell_said(made, statement);
            break;
        case reading::refuses:
            d.need(made, statement, true);
            break;
        case reading::prefers:
            return;
    }
    if (counts) d.count_offer(made, statement, said.strength);
}

MUSTER_INLINE handle<pledge> proposal::add(pledge said) {
    check_new_key(said.key, true);
    begin();
    detail::draft d{*contents_};
    if (!said.by) detail::refuse(errc::missing_actor, said.key, detail::in_quotes(said.key) + ": a pledge needs `by`");
    (void)d.checked(said.by, said.key, "by");
    if (said.fills.empty())
        detail::refuse(errc::missing_role, said.key,
                       detail::in_quotes(said.key) + ": a pledge needs a role that it fills");
    for (const handle<role> to : said.fills) (void)d.checked(to, said.key, "a role it fills");
    check_statement(d, said);
    check_strengths(said);
    check_lasts(said.lasts, {}, said.key);

    const pledge& what = said;
    const std::uint32_t v = d.add_node(what);
    d.depend(v, what.when, what.key);
    const bool ends = what.unless && what.reading != reading::prefers;
    std::uint32_t ending = 0;
    if (ends) {
        ending = d.add_node(gate{gate_kind::ending, v});
        d.depend(ending, *what.unless, what.key);
    }
    const std::vector<membership> members = (*this)[what.by].members;
    for (auto each = what.fills.begin(); each != what.fills.end(); ++each) {
        const handle<role> to = *each;
        if (std::find(what.fills.begin(), each, to) != each) continue;  // named twice
        if (members.empty()) {
            attach(d, v, what.by, to, what);
            if (ends) d.end(d.contribution_of(what.by.index(), to.index()), ending);
        }
        for (const membership& m : members) {
            const std::uint32_t made = d.contribution_of(m.who.index(), to.index());
            const std::uint32_t passed =
                d.add_node(inherited_pledge{d.typed<contribution>(made), d.typed<pledge>(v)}, {rule_kind::all_of});
            d.add_arc(passed, v);
            pledge without_strength;  // what the group offers together, no member offers alone
            without_strength.reading = what.reading;
            attach(d, passed, m.who, to, without_strength);
            if (ends) d.end(made, ending);
        }
    }
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE handle<requirement> proposal::add(requirement said) {
    check_new_key(said.key, true);
    begin();
    detail::draft d{*contents_};
    if (!said.by)
        detail::refuse(errc::missing_actor, said.key, detail::in_quotes(said.key) + ": a requirement needs `by`");
    (void)d.checked(said.by, said.key, "by");
    if (said.on.empty())
        detail::refuse(errc::missing_role, said.key,
                       detail::in_quotes(said.key) + ": a requirement needs a contribution or a role that it is on");
    for (const any_handle target : said.on) (void)d.checked(target, said.key, "what it is on");
    if (said.reading == reading::will_if)
        detail::refuse(
            errc::invalid_reading, said.key,
            detail::in_quotes(said.key) +
                ": a requirement brings nobody, so it cannot read will_if; expected not_unless, refuses or prefers");
    check_statement(d, said);

    const requirement what = said;
    const std::uint32_t v = d.add_node(std::move(said));
    d.depend(v, what.when, what.key);
    for (const any_handle target : what.on) {
        if (contents_->get<role>(target.index()) != nullptr) {
            d.require_of_all(target.index(), v);
            continue;
        }
        const contribution bears_on = *contents_->get<contribution>(target.index());
        const std::vector<membership> members = (*this)[bears_on.by].members;
        if (members.empty()) d.require(target.index(), v);
        for (const membership& m : members) d.require(d.contribution_of(m.who.index(), bears_on.fills.index()), v);
    }
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE handle<position> proposal::add(position said) {
    check_new_key(said.key, true);
    begin();
    detail::draft d{*contents_};
    if (!said.by)
        detail::refuse(errc::missing_actor, said.key, detail::in_quotes(said.key) + ": a position needs `by`");
    const std::uint32_t by = d.checked(said.by, said.key, "by");
    if (!said.on)
        detail::refuse(errc::missing_mandate, said.key,
                       detail::in_quotes(said.key) + ": a position needs a mandate it is on");
    const std::uint32_t on = d.checked(said.on, said.key, "on");
    check_statement(d, said);

    const position what = said;
    const std::uint32_t v = d.add_node(std::move(said));
    if (what.in_favour_when) {
        d.depend(v, *what.in_favour_when, what.key);
        const std::uint32_t side = d.vote_of(by, on, vote_side::in_favour);
        d.set_rule(side, {rule_kind::any_of, 1});
        d.add_arc(side, v);
    }
    const auto apart = [&](const std::optional<condition>& when, gate_kind kind, vote_side side) {
        if (!when) return;
        const std::uint32_t made = d.add_node(gate{kind, v});
        d.depend(made, *when, what.key);
        const std::uint32_t cast = d.vote_of(by, on, side);
        d.set_rule(cast, {rule_kind::any_of, 1});
        d.add_arc(cast, made);
    };
    apart(what.against_when, gate_kind::against, vote_side::against);
    apart(what.absent_when, gate_kind::absent, vote_side::absent);
    d.commit();
    return {v, contents_->current};
}

MUSTER_INLINE void proposal::add(event what) {
    const any_handle on = what.on;
    add(std::move(what), {on});
}

MUSTER_INLINE void proposal::add(event what, const std::vector<any_handle>& on) {
    std::stable_sort(what.roll_call.begin(), what.roll_call.end(),
                     [](const recorded_vote& a, const recorded_vote& b) { return a.vote < b.vote; });
    std::vector<event> all(on.size(), what);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].on = on[i];
        check_event(all[i]);
    }
    begin();
    detail::draft counting{*contents_};
    detail::make_room(contents_->events, all.size());
    if (!what.strength.empty()) {
        for (std::size_t i = 0; i < all.size(); ++i)
            counting.count_report(on[i].index(), static_cast<std::uint32_t>(contents_->events.size() + i),
                                  what.strength);
        counting.commit();
    }
    for (event& one : all) contents_->events.push_back(std::move(one));
}

// Throws where an event cannot be.
MUSTER_INLINE void proposal::check_event(const event& what) const {
    const detail::draft d{*contents_};
    const std::uint32_t on = d.checked(what.on, {}, "what an event is on");
    const std::string key = key_of(what.on);
    const auto refuse = [&](errc code, const std::string& why) {
        detail::refuse(code, key, "an event on " + detail::in_quotes(key) + ": " + why);
    };
    if (!what.date.ok()) refuse(errc::invalid_date, "its date is missing or does not exist in the calendar");
    if (what.expires != date{} && !what.expires.ok())
        refuse(errc::invalid_date, "the day it expires does not exist in the calendar");
    d.check(what.citations, key);
    if (what.status && what.stage) refuse(errc::invalid_event, "expected either a status or a stage");
    const bool is_of_votes = !what.status && !what.stage;
    if (is_of_votes && (what.roll_call.empty() || what.tally))
        refuse(errc::invalid_event, "expected a status, a stage or a roll call");

    const detail::kind& k = detail::kind_of(contents_->graph[on].value);
    if (!k.is_named) refuse(errc::no_status, "it has no status of its own");
    if (!k.takes_status && what.status) refuse(errc::no_status, "a statement has no status; it can only be withdrawn");
    if (what.stage && !detail::can_reach(k, *what.stage))
        refuse(errc::invalid_event, std::string{"the stage "} + to_string(*what.stage) + " is one of " +
                                        (*what.stage == stage::withdrawn ? "mandates, contributions and statements"
                                         : is_mandate_stage(*what.stage) ? "mandates"
                                                                         : "contributions"));
    if ((what.expires != date{} || what.lasts) && (!what.stage || !sets_time(*what.stage)))
        refuse(errc::invalid_event, "only an adoption, a renewal, an extension or a deployment tells how long");
    check_lasts(what.lasts, what.expires, key);
    if (what.tally && k.takes != detail::stages::of_mandates) refuse(errc::invalid_event, "only a mandate is voted on");
    if (!what.roll_call.empty()) {
        if (k.takes != detail::stages::of_mandates) refuse(errc::invalid_event, "only a mandate is voted on");
        const detail::draft named{*contents_};
        std::set<handle<actor>> seen;
        for (const recorded_vote& cast : what.roll_call) {
            (void)named.checked(cast.by, key, "who voted");
            if (!seen.insert(cast.by).second)
                refuse(errc::invalid_event, detail::in_quotes((*this)[cast.by].key) + " has two votes in it");
        }
        vote_count counted;
        for (const recorded_vote& cast : what.roll_call) {
            counted.in_favour += cast.vote == ballot::in_favour ? 1U : 0U;
            counted.against += cast.vote == ballot::against ? 1U : 0U;
            counted.abstaining += cast.vote == ballot::abstaining ? 1U : 0U;
        }
        if (what.tally && (counted.in_favour > what.tally->in_favour || counted.against > what.tally->against ||
                           counted.abstaining > what.tally->abstaining))
            refuse(errc::invalid_event, "the roll call has more votes than were counted");
    }
    if (!what.strength.empty()) {
        if (!what.stage || *what.stage != stage::deployed)
            refuse(errc::invalid_event, "only a deployment reports a strength");
        check_strengths(what.strength, key);
        check_units(what.strength, (*this)[contents_->get<contribution>(on)->fills].needs, key);
    }
}

MUSTER_INLINE handle<contribution> proposal::contribution_of(handle<actor> by, handle<role> to) {
    check(by);
    check(to);
    if (const auto known = find<contribution>((*this)[by].key + "/" + (*this)[to].key)) return *known;
    begin();
    detail::draft d{*contents_};
    const std::uint32_t v = d.contribution_of(by.index(), to.index());
    d.commit();
    return {v, contents_->stamp_of(v)};
}

MUSTER_INLINE handle<decision> proposal::decision_on(handle<contribution> c) {
    begin();
    detail::draft d{*contents_};
    const std::uint32_t of = d.checked(c, {}, "the contribution");
    const contribution& made = *contents_->get<contribution>(of);
    if (!(*this)[made.by].members.empty())
        detail::refuse(errc::invalid_members, made.key,
                       detail::in_quotes(made.key) + ": a group with known members decides nothing beside them");
    const std::uint32_t v = d.decision_on(of);
    d.commit();
    return {v, contents_->stamp_of(v)};
}

MUSTER_INLINE handle<vote> proposal::vote_of(handle<actor> by, handle<mandate> on, vote_side side) {
    begin();
    detail::draft d{*contents_};
    const std::uint32_t v = d.vote_of(d.checked(by, {}, "the voter"), d.checked(on, {}, "the mandate"), side);
    d.commit();
    return {v, contents_->stamp_of(v)};
}

// ---- reading

MUSTER_INLINE const body* proposal::find_body(std::string_view key) const {
    const std::uint32_t number = contents_->find_number(key);
    if (number == key_table::none || (number & detail::contents::citation_bit) != 0 ||
        (number & detail::contents::body_bit) == 0)
        return nullptr;
    return &contents_->bodies[number & ~detail::contents::body_bit];
}

MUSTER_INLINE any_handle proposal::at(std::string_view key) const {
    if (const auto found = find(key)) return *found;
    refuse_key(key, "a thing with a status");
}

MUSTER_INLINE std::optional<handle<decision>> proposal::decision_of(handle<contribution> c) const {
    check(c);
    if (!detail::has_terms(contents_->graph, detail::vertex_of(c))) return std::nullopt;
    const std::uint32_t v = detail::to_number(detail::decision_of(contents_->graph, detail::vertex_of(c)));
    return handle<decision>{v, contents_->stamp_of(v)};
}

MUSTER_INLINE const condition* proposal::rule_of_adoption(handle<mandate> what) const {
    check(what);
    const auto known = contents_->adopted_when.find(what.index());
    return known == contents_->adopted_when.end() ? nullptr : &known->second;
}

MUSTER_INLINE std::optional<any_handle> proposal::find(std::string_view key) const {
    constexpr std::string_view suffix = "/decision";
    const std::uint32_t number = contents_->find_number(key);
    if (number != key_table::none && detail::contents::is_vertex(number)) return handle_of(number);
    if (key.size() > suffix.size() && key.substr(key.size() - suffix.size()) == suffix)
        if (const auto c = find<contribution>(key.substr(0, key.size() - suffix.size())))
            if (const auto made = decision_of(*c)) return any_handle{*made};
    return std::nullopt;
}

MUSTER_INLINE date proposal::said_on(any_handle statement) const {
    check(statement);
    const auto said = detail::statement_of(contents_->graph, detail::vertex_of(statement));
    return said ? contents_->day_said(said->date, *said->citations) : date{};
}

MUSTER_INLINE std::string proposal::key_of(any_handle h) const {
    check(h);
    if (const decision* made = contents_->get<decision>(h.index()))
        return std::string{contents_->key_of(made->of.index())} + "/decision";
    return std::string{contents_->key_of(h.index())};
}

}  // namespace muster

#endif
