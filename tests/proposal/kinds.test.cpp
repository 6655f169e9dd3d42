#include <muster/proposal/kinds.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <support/catch.hpp>
#include <support/sample.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const error& e) {
        return e.what();
    }
    return "not refused";
}

std::optional<any_handle> owner_of(const proposal& p, any_handle h) {
    const handle<actor> who = detail::owner_of(p.graph(), detail::vertex_of(h));
    return who ? std::optional<any_handle>{who} : std::nullopt;
}

}  // namespace

TEST_CASE("a statement of any kind is read in one shape") {
    tests::sample s;
    const graph_type& g = s.p.graph();
    const auto said = detail::statement_of(g, detail::vertex_of(s.offer));
    REQUIRE(said);
    CHECK(said->by == s.several);
    CHECK(said->reading == reading::will_if);
    CHECK(*said->conditions[0] == s.p[s.offer].when);
    CHECK(*said->conditions[1] == *s.p[s.offer].unless);
    CHECK(said->citations->size() == 2);
    CHECK(said->when_hidden == status::unmet);

    const auto asked = detail::statement_of(g, detail::vertex_of(s.accepted));
    REQUIRE(asked);
    CHECK(asked->by == s.israel);
    CHECK(asked->when_hidden == status::met);  // it only forbids
    CHECK(detail::subjects_of(g[s.accepted.index()].value) == std::vector<any_handle>{s.troops});

    const auto stance = detail::statement_of(g, detail::vertex_of(s.stance));
    REQUIRE(stance);
    CHECK(stance->conditions[1] == nullptr);
    CHECK_FALSE(stance->reading);

    const auto meaning = detail::statement_of(g, detail::vertex_of(s.terms));
    REQUIRE(meaning);
    CHECK(meaning->when_hidden == status::open);
    CHECK_FALSE(detail::statement_of(g, detail::vertex_of(s.quiet)));  // stands for nothing else
    s.p.define(s.quiet, s.consent);
    CHECK(detail::statement_of(s.p.graph(), detail::vertex_of(s.quiet)));

    const auto later = s.p.add(pledge{.by = s.egypt, .fills = s.troops, .replaces = {s.offer, s.needs_quiet}});
    CHECK(detail::statement_of(s.p.graph(), detail::vertex_of(later))->replaces ==
          std::vector<any_handle>{s.offer, s.needs_quiet});
}

TEST_CASE("what a group pledged is its member's statement, told by the group and inferred") {
    const tests::sample s;
    const auto inherited = s.p.all<inherited_pledge>();
    REQUIRE(inherited.size() == 2);
    const auto said = detail::statement_of(s.p.graph(), detail::vertex_of((*inherited.begin())));
    REQUIRE(said);
    CHECK(said->by == s.egypt);
    CHECK(said->told_by == s.arabs);
    CHECK(said->basis == basis::inferred);
    CHECK(said->citations->size() == 1);
}

TEST_CASE("whatever a contributor, a voter or a speaker does or says is its own") {
    tests::sample s;
    const auto made = s.p.contribution_of(s.indonesia, s.money);
    CHECK(owner_of(s.p, made) == any_handle{s.indonesia});
    CHECK(owner_of(s.p, *s.p.decision_of(made)) == any_handle{s.indonesia});
    CHECK(owner_of(s.p, s.p.at("IDN/money/strength")) == any_handle{s.indonesia});
    CHECK(owner_of(s.p, s.p.vote_of(s.indonesia, s.resolution, vote_side::against)) == any_handle{s.indonesia});
    CHECK(owner_of(s.p, s.accepted) == any_handle{s.israel});
    CHECK(owner_of(s.p, s.consent) == any_handle{s.israel});
    CHECK_FALSE(owner_of(s.p, s.quiet));
    CHECK_FALSE(owner_of(s.p, s.resolution));
}

TEST_CASE("the full strength of each offer of a range has a key, in order of addition") {
    tests::sample s;
    const auto first = s.p.find("IDN/money/strength");
    REQUIRE(first);
    CHECK(s.p.key_of(*first) == "IDN/money/strength");
    CHECK_FALSE(s.p.find("IDN/money/strength/2"));
    s.p.add(pledge{.by = s.indonesia, .fills = s.money, .strength = strength{30, 30}});  // it is known how much
    CHECK_FALSE(s.p.find("IDN/money/strength/2"));
    s.p.add(pledge{.by = s.indonesia, .fills = {s.money, s.money}, .strength = strength{1, 2}});
    REQUIRE(s.p.find("IDN/money/strength/2"));
    CHECK_FALSE(s.p.find("IDN/money/strength/3"));  // a role that is named twice is one role
    s.p.add(pledge{.by = s.indonesia, .fills = s.money, .strength = strength{1, 2}});
    REQUIRE(s.p.find("IDN/money/strength/3"));
    const auto third = s.p.at<full_strength>("IDN/money/strength/3");
    CHECK(s.p[third].of == s.p.at<contribution>("IDN/money"));
    const proposal copy = s.p;
    CHECK(copy.key_of(third) == "IDN/money/strength/3");
}

TEST_CASE("a contribution has one leaf of its strength, whether a range is offered or nothing said of it") {
    proposal p;
    const auto malta = p.add(actor{.key = "MLT"});
    const auto troops = p.add(role{.key = "troops", .needs = {100, "personnel"}});
    const auto made = p.contribution_of(malta, troops);
    const auto strength_ = p.at<full_strength>("MLT/troops/strength");
    const world comes = world{}.with(made, status::met);
    CHECK(evaluate(p, comes)[troops] == status::open);
    CHECK(evaluate(p, comes.with(strength_, status::met))[troops] == status::met);
    p.add(pledge{.by = malta, .fills = troops, .strength = strength{40, 100}, .date = 2026y / 1 / 1});
    p.add(pledge{.by = malta, .fills = troops, .strength = strength{60, 100}, .date = 2026y / 1 / 1});
    CHECK(evaluate(p, comes)[troops] == status::met);  // the least of both together
    CHECK(p.find("MLT/troops/strength") == any_handle{strength_});
    CHECK(p.find("MLT/troops/strength/2"));
    world before{viewpoint{.true_on = 2025y / 1 / 1}};
    CHECK(evaluate(p, before.with(made, status::met).with(strength_, status::unmet))[troops] == status::unmet);
}

TEST_CASE("a key or a handle of another kind is refused with both kinds named") {
    tests::sample s;
    const auto refused = [&](auto kind, const char* key) {
        return message_of([&] { (void)s.p.at<decltype(kind)>(key); });
    };
    CHECK(message_of([&] { (void)s.p.at("early"); }) == "\"early\" is a citation; a thing with a status was expected");
    CHECK(refused(role{}, "AZE") == "\"AZE\" is an actor; a role was expected");
    CHECK(refused(actor{}, "AZE/troops") == "\"AZE/troops\" is a contribution; an actor was expected");
    CHECK(refused(actor{}, "AZE/troops/decision") == "\"AZE/troops/decision\" is a decision; an actor was expected");
    CHECK(refused(actor{}, "IDN/money/strength") == "\"IDN/money/strength\" is a strength; an actor was expected");
    CHECK(refused(citation{}, "quiet") == "\"quiet\" is a precondition; a citation was expected");
    CHECK(message_of([&] { (void)s.p.at("AZF"); }) == "nothing has the key \"AZF\"; did you mean \"AZE\"?");
    const handle<role> forged{s.egypt.index(), s.egypt.belongs_to()};
    CHECK(message_of([&] { (void)s.p[forged]; }) == "a handle of an actor; a role was expected");
    CHECK(message_of([&] { s.p.add(pledge{.key = "new", .by = s.egypt, .fills = forged}); }) ==
          "\"new\": a role it fills is a handle of an actor; a role was expected");
}

TEST_CASE("a report can say of each kind what it can become") {
    tests::sample s;
    const auto refusal = [&](any_handle on, std::optional<status> is, std::optional<stage> reached) {
        return message_of([&] { s.p.add(event{.date = 2026y / 1 / 1, .on = on, .status = is, .stage = reached}); });
    };
    CHECK(refusal(s.p.at("IDN/money/strength"), status::met, {}) == "not refused");
    CHECK(refusal(s.p.at("AZE/troops/decision"), status::met, {}) == "not refused");
    CHECK(refusal(s.offer, {}, stage::withdrawn) == "not refused");
    CHECK(refusal(s.offer, status::met, {}) ==
          "an event on \"offer\": a statement has no status; it can only be withdrawn");
    CHECK(refusal(s.troops, {}, stage::deployed) ==
          "an event on \"troops\": the stage deployed is one of contributions");
    CHECK(refusal(s.terms, {}, stage::withdrawn) ==
          "an event on \"terms\": the stage withdrawn is one of mandates, contributions and statements");
}
