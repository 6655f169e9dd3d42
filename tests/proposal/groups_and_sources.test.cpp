// What is in force from a viewpoint: sources hidden, statements replaced, withdrawn, displaced; members of groups.
#include <muster/proposal/in_force.hpp>

#include <algorithm>
#include <optional>

#include <muster/proposal/world_at.hpp>
#include <muster/query/evaluate.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

std::optional<hidden_because> hidden(const outcome& o, any_handle statement) {
    for (const hidden_statement& h : o.hidden())
        if (h.statement == statement) return h.why;
    return std::nullopt;
}

// Two sources, an actor, a role and a fact; pledges are added by the tests.
struct sourced_force {
    proposal p{"stage"};
    handle<citation> first = p.add(citation{.key = "first", .published = 2025y / 11 / 8});
    handle<citation> second = p.add(citation{.key = "second", .published = 2025y / 11 / 20});
    handle<citation> anonymous =
        p.add(citation{.key = "anonymous", .published = 2025y / 11 / 8, .attribution = attribution::unnamed});
    handle<actor> azerbaijan = p.add(actor{.key = "AZE"});
    handle<actor> egypt = p.add(actor{.key = "EGY"});
    handle<actor> jordan = p.add(actor{.key = "JOR"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<precondition> fact = p.add(precondition{.key = "fact"});

    [[nodiscard]] handle<contribution> made(handle<actor> who) { return p.contribution_of(who, troops); }
    [[nodiscard]] outcome on(date day) const { return evaluate(p, world_at(p, day)); }
    [[nodiscard]] outcome seen(viewpoint from) const { return evaluate(p, world_at(p, std::move(from))); }
};

}  // namespace

TEST_CASE("a hidden will_if brings nobody and its contribution is a leaf again") {
    sourced_force s;
    const auto offer = s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.second});
    CHECK(s.on(2025y / 11 / 19)[s.azerbaijan] == status::open);
    CHECK_FALSE(hidden(s.on(2025y / 11 / 19), offer));  // nobody knew that there was anything to hide
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::met);
    CHECK_FALSE(hidden(s.on(2025y / 11 / 20), offer));
}

TEST_CASE("one hidden will_if of two leaves the other alone") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = s.fact, .citations = s.first});
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.second});
    const world no_fact = world_at(s.p, 2025y / 11 / 10).with(s.fact, status::unmet);
    CHECK(evaluate(s.p, no_fact)[s.azerbaijan] == status::unmet);
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::met);
}

TEST_CASE("a hidden necessary condition or refusal or requirement does not bind") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.first});
    s.p.add(pledge{
        .by = s.azerbaijan, .fills = s.troops, .when = s.fact, .citations = s.second, .reading = reading::not_unless});
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.second, .reading = reading::refuses});
    s.p.add(requirement{.on = s.troops, .by = s.egypt, .when = s.fact, .citations = s.second});
    s.p.add(requirement{.on = s.troops, .by = s.egypt, .citations = s.second, .reading = reading::refuses});
    CHECK(s.on(2025y / 11 / 10)[s.azerbaijan] == status::met);
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::unmet);
}

TEST_CASE("a hidden unless does not end anything") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.first});
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .when = any_of(), .unless = all_of(), .citations = s.second});
    CHECK(s.on(2025y / 11 / 10)[s.azerbaijan] == status::met);
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::unmet);
    CHECK(s.on(2025y / 11 / 20).why(s.made(s.azerbaijan)) == cause::withdrawn);
}

TEST_CASE("a statement with two sources is visible through either") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = {s.second, s.anonymous}});
    CHECK(s.on(2025y / 11 / 8)[s.azerbaijan] == status::met);
    CHECK(s.seen({.on_record_only = true})[s.azerbaijan] == status::met);
    CHECK(s.seen({.true_on = 2025y / 11 / 10, .on_record_only = true})[s.azerbaijan] == status::open);
    CHECK(s.seen({.without = s.second})[s.azerbaijan] == status::met);
    CHECK(s.seen({.without = {s.second, s.anonymous}})[s.azerbaijan] == status::open);
}

TEST_CASE("a source left out hides what rests on it alone and the answer says so") {
    sourced_force s;
    const auto offer = s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.anonymous});
    const outcome o = s.seen({.on_record_only = true});
    CHECK(o[s.azerbaijan] == status::open);
    CHECK(hidden(o, offer) == hidden_because::left_out);
    CHECK(hidden(s.seen({.without = s.anonymous}), offer) == hidden_because::left_out);
}

TEST_CASE("what is true on a day may be known later") {
    sourced_force s;
    const auto offer =
        s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.second, .date = 2025y / 11 / 9});
    CHECK(s.seen({.true_on = 2025y / 11 / 9})[s.azerbaijan] == status::open);
    CHECK(s.seen({.true_on = 2025y / 11 / 9, .known_by = 2025y / 11 / 20})[s.azerbaijan] == status::met);
    CHECK(hidden(s.seen({.true_on = 2025y / 11 / 8, .known_by = 2025y / 11 / 20}), offer) ==
          hidden_because::not_yet_said);
}

TEST_CASE("a statement without a source or a date is always there") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops});
    CHECK(s.on(1945y / 10 / 24)[s.azerbaijan] == status::met);
    CHECK(s.seen({.on_record_only = true})[s.azerbaijan] == status::met);
}

TEST_CASE("a later statement takes the place of the one it replaces from its day on") {
    sourced_force s;
    const auto offer = s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.first});
    s.p.add(pledge{
        .by = s.azerbaijan, .fills = s.troops, .citations = s.second, .reading = reading::refuses, .replaces = offer});
    CHECK(s.on(2025y / 11 / 10)[s.azerbaijan] == status::met);
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::unmet);
    CHECK(hidden(s.on(2025y / 11 / 20), offer) == hidden_because::replaced);
    CHECK(s.seen({.true_on = 2025y / 11 / 20, .without = s.second})[s.azerbaijan] == status::met);
    CHECK(evaluate(s.p)[s.azerbaijan] == status::unmet);
}

TEST_CASE("nothing is replaced by guesswork") {
    sourced_force s;
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.first, .reading = reading::refuses});
    s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.second});
    CHECK(s.on(2025y / 11 / 20)[s.azerbaijan] == status::unmet);
}

TEST_CASE("a statement that was withdrawn is in force until its day") {
    sourced_force s;
    const auto offer = s.p.add(pledge{.by = s.azerbaijan, .fills = s.troops, .citations = s.first});
    s.p.add(event{.date = 2025y / 11 / 15, .on = offer, .stage = stage::withdrawn});
    CHECK(s.on(2025y / 11 / 14)[s.azerbaijan] == status::met);
    CHECK(s.on(2025y / 11 / 15)[s.azerbaijan] == status::open);
    CHECK(hidden(s.on(2025y / 11 / 15), offer) == hidden_because::withdrawn);
}

TEST_CASE("a precondition whose words are hidden is a leaf") {
    sourced_force s;
    const auto terms = s.p.add(precondition{.key = "terms", .when = any_of(), .citations = s.second});
    CHECK(s.on(2025y / 11 / 10)[terms] == status::open);
    CHECK(s.on(2025y / 11 / 20)[terms] == status::unmet);
}

TEST_CASE("a hidden position leaves the vote open") {
    sourced_force s;
    const auto resolution = s.p.add(mandate{.key = "resolution"});
    s.p.add(position{
        .by = s.egypt, .on = resolution, .in_favour_when = all_of(), .against_when = any_of(), .citations = s.second});
    const auto in_favour = s.p.vote_of(s.egypt, resolution, vote_side::in_favour);
    const auto against = s.p.vote_of(s.egypt, resolution, vote_side::against);
    CHECK(s.on(2025y / 11 / 10)[in_favour] == status::open);
    CHECK(s.on(2025y / 11 / 10)[against] == status::open);
    CHECK(s.on(2025y / 11 / 20)[in_favour] == status::met);
    CHECK(s.on(2025y / 11 / 20)[against] == status::unmet);
}

TEST_CASE("a group with known members passes its statement on to each as inferred") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}}});
    s.p.add(pledge{.by = group, .fills = s.troops, .when = s.fact});
    CHECK(s.p.all<inherited_pledge>().size() == 2);
    const outcome o = evaluate(s.p, world{}.with(s.fact, status::met));
    CHECK(o[s.egypt] == status::met);
    CHECK(o[s.jordan] == status::met);
    CHECK(o[group] == status::met);
    CHECK(evaluate(s.p, world{}.with(s.fact, status::unmet))[group] == status::unmet);
}

TEST_CASE("a group with unknown members stands for itself") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "several", .kind = actor_kind::group});
    s.p.add(pledge{.by = group, .fills = s.troops, .when = s.fact});
    CHECK(s.p.all<inherited_pledge>().empty());
    CHECK(s.p.find("several/troops"));
    CHECK(evaluate(s.p, world{}.with(s.fact, status::met))[group] == status::met);
}

TEST_CASE("a member's own will_if takes the place of its group's and only for itself") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}}});
    s.p.add(pledge{.by = group, .fills = s.troops});
    s.p.add(pledge{.by = s.egypt, .fills = s.troops, .when = s.fact, .citations = s.second});
    const outcome late = evaluate(s.p, world_at(s.p, 2025y / 11 / 20).with(s.fact, status::unmet));
    CHECK(late[s.egypt] == status::unmet);
    CHECK(late[s.jordan] == status::met);
    const auto passed = *s.p.all<inherited_pledge>().begin();
    CHECK(hidden(late, passed) == hidden_because::displaced);
    const outcome early = evaluate(s.p, world_at(s.p, 2025y / 11 / 10).with(s.fact, status::unmet));
    CHECK(early[s.egypt] == status::met);
}

TEST_CASE("needs that a group stated stay when a member speaks for itself") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}}});
    s.p.add(pledge{.by = group, .fills = s.troops, .when = s.fact, .reading = reading::not_unless});
    s.p.add(pledge{.by = s.egypt, .fills = s.troops});
    CHECK(evaluate(s.p, world{}.with(s.fact, status::unmet))[s.egypt] == status::unmet);
    CHECK(evaluate(s.p, world{}.with(s.fact, status::met))[s.egypt] == status::met);
    CHECK(evaluate(s.p, world{}.with(s.fact, status::met))[s.jordan] == status::open);
}

TEST_CASE("a group that is set unmet is out of every role and its members answer for themselves") {
    sourced_force s;
    const auto pair = s.p.add(actor{.key = "pair", .kind = actor_kind::group, .members = {{s.azerbaijan}, {s.egypt}}});
    s.p.add(pledge{.by = pair, .fills = s.troops});
    const auto theirs = s.made(pair);
    CHECK(evaluate(s.p)[theirs] == status::met);
    const outcome without = evaluate(s.p, world{}.with(pair, status::unmet));
    CHECK(without[theirs] == status::unmet);
    CHECK(without.why(theirs) == cause::overridden);
    CHECK(without[s.azerbaijan] == status::met);  // an intervention says nothing of what it stands on
}

TEST_CASE("what is reported of a group in a role holds for the group") {
    sourced_force s;
    const auto pair = s.p.add(actor{.key = "pair", .kind = actor_kind::group, .members = {{s.azerbaijan}, {s.egypt}}});
    s.p.add(pledge{.by = pair, .fills = s.troops, .when = s.fact});
    const world now = world{}.with(s.fact, status::unmet);
    CHECK(evaluate(s.p, now)[pair] == status::unmet);
    CHECK(evaluate(s.p, now.with(s.made(pair), status::met))[pair] == status::met);
}

TEST_CASE("a requirement on a group's contribution bears on its members") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}}});
    s.p.add(pledge{.by = group, .fills = s.troops});
    s.p.add(requirement{.on = s.made(group), .by = s.azerbaijan, .when = s.fact});
    CHECK(evaluate(s.p, world{}.with(s.fact, status::unmet))[s.egypt] == status::unmet);
    CHECK(evaluate(s.p, world{}.with(s.fact, status::unmet))[s.made(group)] == status::unmet);
}

TEST_CASE("a membership counts from its first day until the day after its last") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs",
                                     .kind = actor_kind::group,
                                     .members = {{.who = s.egypt, .from = 2025y / 11 / 10, .until = 2025y / 12 / 1}}});
    const auto offer = s.p.add(pledge{.by = group, .fills = s.troops});
    const auto counted = s.p.add(precondition{.key = "counted", .when = at_least(1, members_of(group), s.troops)});
    CHECK(s.on(2025y / 11 / 9)[s.egypt] == status::open);
    CHECK(s.on(2025y / 11 / 10)[s.egypt] == status::met);
    CHECK(s.on(2025y / 11 / 30)[s.egypt] == status::met);
    CHECK(s.on(2025y / 12 / 1)[s.egypt] == status::open);
    CHECK(s.on(2025y / 11 / 9)[group] == status::unmet);
    CHECK(s.on(2025y / 11 / 10)[group] == status::met);
    CHECK(s.on(2025y / 11 / 9)[counted] == status::unmet);
    CHECK(s.on(2025y / 11 / 10)[counted] == status::met);
    CHECK(hidden(s.on(2025y / 12 / 1), *s.p.all<inherited_pledge>().begin()) == hidden_because::no_member);
    CHECK_FALSE(hidden(s.on(2025y / 12 / 1), offer));
}

TEST_CASE("at least so many members of a group in a role or in any") {
    sourced_force s;
    const auto group =
        s.p.add(actor{.key = "all", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}, {s.azerbaijan}}});
    const auto police = s.p.add(role{.key = "police"});
    const auto two = s.p.add(precondition{.key = "two", .when = at_least(2, members_of(group), s.troops)});
    const auto any = s.p.add(precondition{.key = "any", .when = at_least(2, members_of(group))});
    const auto in_police = s.p.contribution_of(s.jordan, police);
    const world w = world{}
                        .with(s.made(s.egypt), status::met)
                        .with(s.made(s.jordan), status::unmet)
                        .with(s.made(s.azerbaijan), status::unmet)
                        .with(in_police, status::met);
    CHECK(evaluate(s.p, w)[two] == status::unmet);
    CHECK(evaluate(s.p, w)[any] == status::met);
    CHECK(evaluate(s.p, w.with(s.made(s.azerbaijan), status::met))[two] == status::met);
}

TEST_CASE("a group decides nothing beside what its known members decide") {
    sourced_force s;
    const auto group = s.p.add(actor{.key = "arabs", .kind = actor_kind::group, .members = {{s.egypt}, {s.jordan}}});
    const auto together = s.made(group);
    CHECK_FALSE(s.p.decision_of(together));
    CHECK(tests::refusal_of([&] { (void)s.p.decision_on(together); }).has_value());
    s.p.add(pledge{.by = group, .fills = s.troops});
    CHECK(tests::refusal_of([&] { (void)s.p.decision_on(together); }).has_value());
}

TEST_CASE("strengths add up to what a role needs") {
    sourced_force s;
    const auto money = s.p.add(role{.key = "money", .needs = {100, "dollars"}});
    CHECK(evaluate(s.p)[money] == status::unmet);
    CHECK(evaluate(s.p).why(money) == cause::nobody_offered);
    s.p.add(pledge{.by = s.egypt, .fills = money, .strength = strength{40, 60}});
    CHECK(evaluate(s.p)[money] == status::unmet);
    s.p.add(pledge{.by = s.jordan, .fills = money, .strength = strength{30, 50}, .when = s.fact});
    const world with_fact = world{}.with(s.fact, status::met);
    CHECK(evaluate(s.p, with_fact)[money] == status::open);
    CHECK(evaluate(s.p, world{}.with(s.fact, status::unmet))[money] == status::unmet);
    s.p.add(pledge{.by = s.jordan, .fills = money, .strength = strength{30, 30}});
    CHECK(evaluate(s.p, with_fact)[money] == status::met);
}

TEST_CASE("an offer without a strength or with an open top may be enough") {
    sourced_force s;
    const auto money = s.p.add(role{.key = "money", .needs = {100, "dollars"}});
    s.p.add(pledge{.by = s.egypt, .fills = money});
    CHECK(evaluate(s.p)[money] == status::open);
    const auto loans = s.p.add(role{.key = "loans", .needs = {100, "dollars"}});
    s.p.add(pledge{.by = s.egypt, .fills = loans, .strength = strength{.least = 1}});
    CHECK(evaluate(s.p)[loans] == status::open);
    const auto gifts = s.p.add(role{.key = "gifts", .needs = {100, "dollars"}});
    s.p.add(pledge{.by = s.egypt, .fills = gifts, .strength = strength{.least = 100}});
    CHECK(evaluate(s.p)[gifts] == status::met);
}

TEST_CASE("a role that needs contributors counts actors and not pledges") {
    sourced_force s;
    const auto two = s.p.add(role{.key = "two", .needs = {2}});
    s.p.add(pledge{.by = s.egypt, .fills = two});
    s.p.add(pledge{.by = s.egypt, .fills = two});
    CHECK(evaluate(s.p)[two] == status::unmet);
    s.p.add(pledge{.by = s.jordan, .fills = two});
    CHECK(evaluate(s.p)[two] == status::met);
}

TEST_CASE("a preference decides nothing even with an unless") {
    sourced_force s;
    s.p.add(pledge{.by = s.egypt, .fills = s.troops});
    s.p.add(
        pledge{.by = s.egypt, .fills = s.troops, .when = any_of(), .unless = all_of(), .reading = reading::prefers});
    s.p.add(requirement{.on = s.troops, .by = s.jordan, .when = any_of(), .reading = reading::prefers});
    CHECK(evaluate(s.p)[s.egypt] == status::met);
}

TEST_CASE("what a group said of its members was said when the group said it, whoever spoke of it before") {
    proposal p;
    const auto member = p.add(actor{.key = "A"}), other = p.add(actor{.key = "B"});
    const auto group = p.add(actor{.key = "G", .kind = actor_kind::group, .members = {{member}}});
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto offer = p.add(pledge{.by = group, .fills = troops, .date = 2016y / 7 / 1});
    p.add(pledge{.by = other, .fills = police, .when = all_of(offer, p.at("A/troops"))});  // nobody knows since when
    const auto is_told = [&](date d) {
        return evaluate(p, world_at(p, viewpoint{.true_on = d})).is_mentioned(p.at("A/troops/decision"));
    };
    CHECK_FALSE(is_told(2012y / 1 / 1));
    CHECK(is_told(2016y / 7 / 1));
}
