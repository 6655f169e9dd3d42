// Whatever is refused is refused with a code and a key, and leaves the proposal as it was.
#include <optional>
#include <vector>

#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world_at.hpp>
#include <support/catch.hpp>
#include <support/dump.hpp>
#include <support/refusal.hpp>
#include <support/sample.hpp>

using namespace muster;
using namespace std::chrono_literals;
using tests::refusal;

namespace {

// What adding it is refused for, with a check that nothing has changed.
template <class Thing>
[[nodiscard]] std::optional<refusal> refused(proposal& p, const Thing& thing) {
    const tests::dump before = tests::dump_of(p);
    const auto result = tests::refusal_of([&] { p.add(thing); });
    CHECK(tests::dump_of(p) == before);
    CHECK(tests::is_sound(p));
    return result;
}

template <class T>
[[nodiscard]] handle<T> not_there(const proposal& p, handle<T> like) {
    return handle<T>{p.size() + 1000, like.belongs_to()};
}

}  // namespace

TEST_CASE("a thing without a key is refused") {
    tests::sample s;
    const refusal expected{errc::empty_key, ""};
    CHECK(refused(s.p, citation{}) == expected);
    CHECK(refused(s.p, actor{.name = "nameless"}) == expected);
    CHECK(refused(s.p, role{}) == expected);
    CHECK(refused(s.p, mandate{}) == expected);
    CHECK(refused(s.p, precondition{}) == expected);
    CHECK(refused(s.p, force{}) == expected);
}

TEST_CASE("a statement may do without a key") {
    tests::sample s;
    CHECK_FALSE(tests::refusal_of([&] {
        s.p.add(pledge{.by = s.egypt, .fills = s.troops});
        s.p.add(requirement{.on = s.troops, .by = s.egypt});
        s.p.add(position{.by = s.egypt, .on = s.resolution});
    }));
}

TEST_CASE("a key that is taken is refused whatever has it") {
    tests::sample s;
    for (const char* taken :
         {"AZE", "troops", "resolution", "quiet", "offer", "accepted", "stance", "whole", "early"}) {
        const refusal expected{errc::duplicate_key, taken};
        CHECK(refused(s.p, citation{.key = taken}) == expected);
        CHECK(refused(s.p, actor{.key = taken}) == expected);
        CHECK(refused(s.p, role{.key = taken}) == expected);
        CHECK(refused(s.p, mandate{.key = taken}) == expected);
        CHECK(refused(s.p, precondition{.key = taken}) == expected);
        CHECK(refused(s.p, pledge{.key = taken, .by = s.egypt, .fills = s.troops}) == expected);
        CHECK(refused(s.p, requirement{.key = taken, .on = s.troops, .by = s.egypt}) == expected);
        CHECK(refused(s.p, position{.key = taken, .by = s.egypt, .on = s.resolution}) == expected);
        CHECK(refused(s.p, force{.key = taken}) == expected);
    }
}

TEST_CASE("a key with a slash is refused") {
    tests::sample s;
    const refusal expected{errc::invalid_key, "AZE/troops"};
    CHECK(refused(s.p, citation{.key = "AZE/troops"}) == expected);
    CHECK(refused(s.p, precondition{.key = "AZE/troops"}) == expected);
    CHECK(refused(s.p, pledge{.key = "AZE/troops", .by = s.egypt, .fills = s.troops}) == expected);
}

TEST_CASE("a handle that names nothing is refused wherever one is taken") {
    tests::sample s;
    const refusal expected{errc::unknown_handle, "new"};
    const handle<citation> no_citation;
    const handle<precondition> nothing;
    CHECK(refused(s.p, actor{.key = "new", .citations = no_citation}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{}}}) == expected);
    CHECK(refused(s.p, role{.key = "new", .citations = no_citation}) == expected);
    CHECK(refused(s.p, mandate{.key = "new", .citations = no_citation}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = nothing}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = all_of(s.quiet, any_of(s.consent, nothing))}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .replaces = nothing}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = handle<role>{}}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = {s.troops, handle<role>{}}}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .when = nothing}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .unless = nothing}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .citations = no_citation}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .replaces = handle<pledge>{}}) ==
          expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = handle<role>{}, .by = s.egypt}) == expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .when = nothing}) == expected);
    CHECK(refused(s.p, position{.key = "new", .by = s.egypt, .on = s.resolution, .against_when = nothing}) == expected);
    CHECK(refused(s.p, force{.key = "new", .when = nothing}) == expected);
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = nothing, .status = status::met}) ==
          refusal{errc::unknown_handle, ""});
}

TEST_CASE("a handle of another proposal is refused wherever one is taken") {
    tests::sample s, other;
    const refusal expected{errc::foreign_handle, "new"};
    CHECK(refused(s.p, actor{.key = "new", .citations = other.early}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{other.egypt}}}) == expected);
    CHECK(refused(s.p, role{.key = "new", .citations = other.early}) == expected);
    CHECK(refused(s.p, mandate{.key = "new", .adopted_by = other.council}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .by = other.egypt}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = other.quiet}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, members_of(other.arabs))}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, members_of(s.arabs), other.troops)}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .told_by = other.egypt}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = other.egypt, .fills = s.troops}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = other.troops}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .when = other.quiet}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .unless = other.quiet}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .told_by = other.egypt}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .replaces = other.offer}) == expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = other.troops, .by = s.egypt}) == expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = other.egypt}) == expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .replaces = other.accepted}) ==
          expected);
    CHECK(refused(s.p, position{.key = "new", .by = other.egypt, .on = s.resolution}) == expected);
    CHECK(refused(s.p, position{.key = "new", .by = s.egypt, .on = other.resolution}) == expected);
    CHECK(refused(s.p, position{.key = "new", .by = s.egypt, .on = s.resolution, .replaces = other.stance}) ==
          expected);
    CHECK(refused(s.p, force{.key = "new", .when = other.troops}) == expected);
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = other.quiet, .status = status::met}) ==
          refusal{errc::foreign_handle, ""});
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = s.quiet, .status = status::met, .citations = other.early}) ==
          refusal{errc::foreign_handle, "quiet"});

    const auto code_of = [](auto&& action) { return tests::refusal_of(action).value_or(refusal{}).code; };
    CHECK(code_of([&] { (void)s.p[other.egypt]; }) == errc::foreign_handle);
    CHECK(code_of([&] { (void)s.p[other.early]; }) == errc::foreign_handle);
    CHECK(code_of([&] { (void)s.p.key_of(other.egypt); }) == errc::foreign_handle);
    CHECK(code_of([&] { (void)s.p.contribution_of(other.egypt, s.troops); }) == errc::foreign_handle);
    CHECK(code_of([&] { (void)s.p.contribution_of(s.egypt, other.troops); }) == errc::foreign_handle);
    CHECK(code_of([&] { (void)s.p.vote_of(s.egypt, other.resolution, vote_side::against); }) == errc::foreign_handle);
    CHECK(code_of([&] { s.p.define(other.quiet, s.consent); }) == errc::foreign_handle);
    CHECK(code_of([&] { s.p.define(s.quiet, other.consent); }) == errc::foreign_handle);
}

TEST_CASE("a handle of this proposal with a place beyond its end is refused") {
    tests::sample s;
    const refusal expected{errc::unknown_handle, "new"};
    CHECK(refused(s.p, precondition{.key = "new", .when = not_there(s.p, s.quiet)}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = not_there(s.p, s.egypt), .fills = s.troops}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .citations = not_there(s.p, s.early)}) == expected);
}

TEST_CASE("a handle forged for a thing of another kind is refused") {
    tests::sample s;
    const handle<role> forged{s.egypt.index(), s.egypt.belongs_to()};
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = forged}) == refusal{errc::unknown_handle, "new"});
    CHECK(tests::refusal_of([&] { (void)s.p[forged]; }).has_value());
}

TEST_CASE("a threshold above what its parts reach is refused") {
    tests::sample s;
    const refusal expected{errc::invalid_threshold, "new"};
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(3, s.quiet, s.consent)}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, std::vector<condition>{})}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(6, {{2, s.quiet}, {3, s.consent}})}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = not_(at_least(3, s.quiet, s.consent))}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .when = at_least(2, s.quiet)}) ==
          expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .unless = at_least(2, s.quiet)}) ==
          expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .when = at_least(2, s.quiet)}) ==
          expected);
    CHECK(refused(s.p,
                  position{.key = "new", .by = s.egypt, .on = s.resolution, .in_favour_when = at_least(2, s.quiet)}) ==
          expected);
    CHECK(refused(s.p, force{.key = "new", .when = at_least(2, s.quiet)}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(3, members_of(s.arabs))}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, members_of(s.several))}) == expected);
}

TEST_CASE("a threshold of zero is refused") {
    tests::sample s;
    const refusal expected{errc::invalid_threshold, "new"};
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(0, s.quiet)}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(0, members_of(s.arabs))}) == expected);
    CHECK(refused(s.p, role{.key = "new", .needs = {0}}) == expected);
}

TEST_CASE("a weight of zero or beyond the largest number is refused") {
    tests::sample s;
    const refusal expected{errc::invalid_weight, "new"};
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, {{0, s.quiet}, {1, s.consent}})}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .when = at_least(1, {{1'000'000'000'001, s.quiet}})}) == expected);
    CHECK(refused(s.p, role{.key = "new", .needs = {1'000'000'000'001}}) == refusal{errc::invalid_threshold, "new"});
}

TEST_CASE("a pledge without an actor or without a role is refused") {
    tests::sample s;
    CHECK(refused(s.p, pledge{.key = "new", .fills = s.troops}) == refusal{errc::missing_actor, "new"});
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt}) == refusal{errc::missing_role, "new"});
}

TEST_CASE("a requirement without an actor or without what it is on is refused") {
    tests::sample s;
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops}) == refusal{errc::missing_actor, "new"});
    CHECK(refused(s.p, requirement{.key = "new", .by = s.egypt}) == refusal{errc::missing_role, "new"});
}

TEST_CASE("a position without an actor or without a mandate is refused") {
    tests::sample s;
    CHECK(refused(s.p, position{.key = "new", .on = s.resolution}) == refusal{errc::missing_actor, "new"});
    CHECK(refused(s.p, position{.key = "new", .by = s.egypt}) == refusal{errc::missing_mandate, "new"});
}

TEST_CASE("a requirement brings nobody and so cannot read will_if") {
    tests::sample s;
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .reading = reading::will_if}) ==
          refusal{errc::invalid_reading, "new"});
}

TEST_CASE("a strength whose least is above its most is refused") {
    tests::sample s;
    const refusal expected{errc::invalid_range, "new"};
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.money, .strength = strength{5, 4}}) == expected);
    CHECK(
        refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.money, .strength = strength{1'000'000'000'001}}) ==
        expected);
    CHECK(refused(s.p,
                  pledge{.key = "new", .by = s.egypt, .fills = s.money, .strength = strength{0, 1'000'000'000'001}}) ==
          expected);
}

TEST_CASE("a strength of nothing is refused rather than taken for one that is not known") {
    tests::sample s;
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.money, .strength = strength{0, 0}}) ==
          refusal{errc::invalid_range, "new"});
}

TEST_CASE("a statement that replaces a later one is refused") {
    tests::sample s;
    const auto later = s.p.add(pledge{.key = "later", .by = s.egypt, .fills = s.troops, .date = 2026y / 1 / 2});
    const refusal expected{errc::invalid_replaces, "new"};
    CHECK(refused(s.p,
                  pledge{.key = "new", .by = s.egypt, .fills = s.troops, .date = 2026y / 1 / 1, .replaces = later}) ==
          expected);
    CHECK(
        refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .citations = s.early, .replaces = later}) ==
        expected);
    const auto law = s.p.add(requirement{.key = "law", .on = s.troops, .by = s.egypt, .date = 2026y / 1 / 2});
    CHECK(
        refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .citations = s.early, .replaces = law}) ==
        expected);
    const auto vote = s.p.add(position{.key = "vote", .by = s.egypt, .on = s.resolution, .date = 2026y / 1 / 2});
    CHECK(refused(s.p,
                  position{.key = "new", .by = s.egypt, .on = s.resolution, .citations = s.early, .replaces = vote}) ==
          expected);
    const auto fact = s.p.add(precondition{.key = "fact", .when = s.quiet, .date = 2026y / 1 / 2});
    CHECK(refused(s.p, precondition{.key = "new", .citations = s.early, .replaces = fact}) == expected);
    s.p.add(pledge{.key = "new", .by = s.egypt, .fills = s.troops, .date = 2026y / 1 / 2, .replaces = later});
}

TEST_CASE("a date that does not exist is refused wherever one is taken") {
    tests::sample s;
    const date never = 2025y / 2 / 30;
    const refusal expected{errc::invalid_date, "new"};
    CHECK(refused(s.p, citation{.key = "new", .published = never}) == expected);
    CHECK(refused(s.p, citation{.key = "new", .published = 2025y / 13}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{.who = s.egypt, .from = never}}}) ==
          expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{.who = s.egypt, .until = never}}}) ==
          expected);
    CHECK(refused(s.p, mandate{.key = "new", .expires = never}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .due = never}) == expected);
    CHECK(refused(s.p, precondition{.key = "new", .date = never}) == expected);
    CHECK(refused(s.p, pledge{.key = "new", .by = s.egypt, .fills = s.troops, .date = never}) == expected);
    CHECK(refused(s.p, requirement{.key = "new", .on = s.troops, .by = s.egypt, .date = never}) == expected);
    CHECK(refused(s.p, position{.key = "new", .by = s.egypt, .on = s.resolution, .date = never}) == expected);
    CHECK(refused(s.p, event{.date = never, .on = s.quiet, .status = status::met}) ==
          refusal{errc::invalid_date, "quiet"});
    CHECK(refused(s.p, event{.on = s.quiet, .status = status::met}) == refusal{errc::invalid_date, "quiet"});
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = s.resolution, .stage = stage::adopted, .expires = never}) ==
          refusal{errc::invalid_date, "resolution"});
}

TEST_CASE("a world on a day that does not exist is refused") {
    const tests::sample s;
    const refusal expected{errc::invalid_date, ""};
    CHECK(tests::refusal_of([&] { (void)world_at(s.p, date{2025y / 2 / 30}); }) == expected);
    CHECK(tests::refusal_of([&] { (void)world_at(s.p, date{}); }) == expected);
    CHECK(tests::refusal_of([&] { (void)world_at(s.p, date{2025y / 2 / 3}, date{2025y / 2 / 30}); }) == expected);
    const tests::sample other;
    CHECK(tests::refusal_of([&] { (void)world_at(s.p, viewpoint{.without = other.early}); }).value_or(refusal{}).code ==
          errc::foreign_handle);
}

TEST_CASE("an event on a thing that has no status is refused") {
    tests::sample s;
    const auto gates = s.p.all<gate>();
    REQUIRE_FALSE(gates.empty());
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = *gates.begin(), .status = status::met}) ==
          refusal{errc::no_status, ""});
    REQUIRE_FALSE(s.p.all<inherited_pledge>().empty());
    CHECK(refused(s.p,
                  event{.date = 2025y / 11 / 8, .on = *s.p.all<inherited_pledge>().begin(), .status = status::met}) ==
          refusal{errc::no_status, ""});
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = s.offer, .status = status::met}) ==
          refusal{errc::no_status, "offer"});
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = s.accepted, .status = status::met}) ==
          refusal{errc::no_status, "accepted"});
    CHECK(refused(s.p, event{.date = 2025y / 11 / 8, .on = s.stance, .status = status::met}) ==
          refusal{errc::no_status, "stance"});
}

TEST_CASE("an event says either a status or a stage and the stage fits its thing") {
    tests::sample s;
    const date day = 2025y / 11 / 8;
    const auto made = s.p.contribution_of(s.azerbaijan, s.troops);
    const auto code = [&](const event& e) { return refused(s.p, e).value_or(refusal{errc::outdated}).code; };
    CHECK(code({.date = day, .on = s.quiet}) == errc::invalid_event);
    CHECK(code({.date = day, .on = s.resolution, .status = status::met, .stage = stage::adopted}) ==
          errc::invalid_event);
    for (std::size_t i = 0; i < enumerator_names(stage{}).size(); ++i) {
        const auto reached = static_cast<stage>(i);
        INFO(to_string(reached));
        const bool of_mandates = reached <= stage::expired || reached == stage::withdrawn;
        const bool of_contributions = reached > stage::expired;
        CHECK(code({.date = day, .on = s.quiet, .stage = reached}) == errc::invalid_event);
        CHECK(code({.date = day, .on = s.azerbaijan, .stage = reached}) == errc::invalid_event);
        if (!of_mandates) CHECK(code({.date = day, .on = s.resolution, .stage = reached}) == errc::invalid_event);
        if (!of_contributions) CHECK(code({.date = day, .on = made, .stage = reached}) == errc::invalid_event);
        if (reached != stage::withdrawn)
            CHECK(code({.date = day, .on = s.offer, .stage = reached}) == errc::invalid_event);
        if (of_mandates) s.p.add(event{.date = day, .on = s.resolution, .stage = reached});
        if (of_contributions) s.p.add(event{.date = day, .on = made, .stage = reached});
    }
    CHECK(code({.date = day, .on = s.resolution, .stage = stage::tabled, .expires = 2027y / 1}) == errc::invalid_event);
    CHECK(code({.date = day, .on = s.quiet, .status = status::met, .expires = 2027y / 1}) == errc::invalid_event);
    CHECK(code({.date = day, .on = s.quiet, .status = status::met, .tally = vote_count{1, 0, 0}}) ==
          errc::invalid_event);
}

TEST_CASE("members that are wrong are refused") {
    tests::sample s;
    const refusal expected{errc::invalid_members, "new"};
    CHECK(refused(s.p, actor{.key = "new", .members = {{s.egypt}}}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{s.egypt}, {s.egypt}}}) == expected);
    CHECK(refused(s.p, actor{.key = "new", .kind = actor_kind::group, .members = {{s.arabs}}}) == expected);
    // One who is a member twice on the same day would count twice.
    const date june = 2025y / 6 / 1, july = 2025y / 7 / 1, august = 2025y / 8 / 1;
    const auto terms = [&](membership a, membership b) {
        a.who = b.who = s.egypt;
        return actor{.key = "new", .kind = actor_kind::group, .members = {a, b}};
    };
    CHECK(refused(s.p, terms({.from = june}, {.from = july})) == expected);
    CHECK(refused(s.p, terms({.from = june, .until = august}, {.from = july})) == expected);
    CHECK(refused(s.p, terms({.until = july}, {.until = august})) == expected);
    CHECK(refused(s.p, terms({}, {.from = july})) == expected);
    CHECK_FALSE(tests::refusal_of([&] { s.p.add(terms({.until = july}, {.from = july})); }));  // on no day both
}

TEST_CASE("a condition is given to a precondition once") {
    tests::sample s;
    const tests::dump before = tests::dump_of(s.p);
    CHECK(tests::refusal_of([&] { s.p.define(s.terms, s.quiet); }) == refusal{errc::duplicate_key, "terms"});
    CHECK(tests::refusal_of([&] { s.p.define(s.quiet, at_least(2, s.consent)); }) ==
          refusal{errc::invalid_threshold, "quiet"});
    CHECK(tests::refusal_of([&] { s.p.define(handle<precondition>{}, s.quiet); }) == refusal{errc::unknown_handle, ""});
    CHECK(tests::dump_of(s.p) == before);
    s.p.define(s.quiet, s.consent);
    CHECK(s.p[s.quiet].when == condition{s.consent});
}

TEST_CASE("a name in the place of a key is told to be one") {
    proposal p{"small"};
    p.add(actor{.key = "A", .name = "Aland"});
    const auto message_for = [&](const char* key) {
        try {
            (void)p.at(key);
        } catch (const error& e) {
            return std::string{e.what()};
        }
        return std::string{};
    };
    CHECK(message_for("Aland") == "nothing has the key \"Aland\", which is the name of \"A\"");
    CHECK(message_for("aland") == "nothing has the key \"aland\", which is the name of \"A\"");
    CHECK(message_for("Alan") == "nothing has the key \"Alan\"");
}

TEST_CASE("a key that nothing has is refused with the nearest that there is") {
    const tests::sample s;
    CHECK(tests::refusal_of([&] { (void)s.p.at<role>("tropps"); }) == refusal{errc::unknown_key, "tropps"});
    try {
        (void)s.p.at("tropps");
        FAIL("found something");
    } catch (const error& e) {
        CHECK(std::string{e.what()} == "nothing has the key \"tropps\"; did you mean \"troops\"?");
    }
}
