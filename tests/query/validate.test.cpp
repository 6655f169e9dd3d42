#include <chrono>
#include <string>
#include <vector>

#include <muster/io/text.hpp>
#include <muster/query/validate.hpp>

#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// A proposal with nothing wrong: one state, one role, one mandate, one fact, each with a source.
struct sound {
    proposal p{};
    handle<citation> source = p.add(citation{.key = "source", .published = 2025y / 1 / 1});
    handle<actor> aze = p.add(actor{.key = "AZE"});
    handle<actor> idn = p.add(actor{.key = "IDN"});
    handle<role> troops = p.add(role{.key = "troops"});
    handle<mandate> resolution = p.add(mandate{.key = "resolution"});
    handle<precondition> quiet = p.add(precondition{.key = "quiet"});
    handle<pledge> offer = p.add(
        pledge{.key = "offer", .by = aze, .fills = troops, .when = all_of(resolution, quiet), .citations = source});
};

/// The findings of one flaw, as their severities and keys.
std::vector<std::string> of(flaw what, const proposal& p) {
    std::vector<std::string> result;
    for (const finding& f : validate(p)) {
        CHECK_FALSE(to_text(f).empty());
        if (f.flaw == what) result.push_back(std::string{to_string(f.severity)} + " " + p.key_of(f.on));
    }
    return result;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is found where nothing is wrong") {
    const sound s;
    CHECK(validate(s.p).empty());
    CHECK(validate(proposal{}).empty());
}

TEST_CASE("findings come by severity and then in order of addition") {
    sound s;
    s.p.add(precondition{.key = "unused"});
    s.p.add(pledge{.key = "other", .by = s.idn, .fills = s.troops, .replaces = s.offer});
    const findings found = validate(s.p);
    REQUIRE(found.size() == 3);
    CHECK(to_text(found[0]) ==
          "error: other: what IDN said [other] replaces what AZE said [offer], which\nsomebody else said.\n");
    CHECK(to_text(found[1]) == "warning: other: what IDN said [other] has no source.\n");
    CHECK(to_text(found[2]) == "note: unused: nothing depends on this: unused.\n");
    CHECK(found == validate(s.p));
}

TEST_CASE("a precondition that nothing depends on is found, in a loop of such as well") {
    sound s;
    const auto a = s.p.add(precondition{.key = "a"});
    const auto b = s.p.add(precondition{.key = "b", .when = a, .citations = s.source});
    s.p.define(a, b);
    const auto wish = s.p.add(precondition{.key = "wish"});
    s.p.add(pledge{.by = s.aze, .fills = s.troops, .when = wish, .citations = s.source, .reading = reading::prefers});
    CHECK(of(flaw::unreached, s.p) == texts{"note a", "note b", "note wish"});
}

TEST_CASE("a role nobody offers is found, a refusal being no offer") {
    sound s;
    s.p.add(role{.key = "police"});
    const auto pilots = s.p.add(role{.key = "pilots"});
    s.p.add(pledge{.by = s.aze, .fills = pilots, .citations = s.source, .reading = reading::refuses});
    CHECK(of(flaw::nobody_offers, s.p) == texts{"warning police", "warning pilots"});
}

TEST_CASE("events out of order are found") {
    sound s;
    s.p.add(event{.date = 2025y / 3 / 1, .on = s.resolution, .stage = stage::adopted, .citations = s.source});
    s.p.add(event{.date = 2025y / 2 / 1, .on = s.resolution, .stage = stage::tabled, .citations = s.source});
    CHECK(of(flaw::unordered, s.p) == texts{"note resolution"});
    CHECK(of(flaw::stage_backwards, s.p).empty());
    s.p.add(event{.date = 2025y / 3 / 1, .on = s.resolution, .stage = stage::circulated, .citations = s.source});
    CHECK(of(flaw::stage_backwards, s.p).empty());
    s.p.add(event{.date = 2025y / 4, .on = s.resolution, .stage = stage::circulated, .citations = s.source});
    CHECK(of(flaw::stage_backwards, s.p) == texts{"warning resolution"});
    const auto comes = s.p.contribution_of(s.aze, s.troops);
    s.p.add(event{.date = 2025y / 5, .on = comes, .stage = stage::deployed, .citations = s.source});
    s.p.add(event{.date = 2025y / 6, .on = comes, .stage = stage::pledged, .citations = s.source});
    CHECK(of(flaw::stage_backwards, s.p) == texts{"warning resolution", "warning AZE/troops"});
    s.p.add(event{.date = 2025y / 5 / 30, .on = comes, .stage = stage::withdrawn, .citations = s.source});
    CHECK(of(flaw::stage_backwards, s.p).size() == 2);
}

TEST_CASE("events on the far side of an expiry are found") {
    sound s;
    const auto old = s.p.add(mandate{.key = "old", .expires = 2025y / 6 / 30});
    s.p.add(event{.date = 2025y / 1 / 1, .on = old, .stage = stage::adopted, .citations = s.source});
    s.p.add(event{
        .date = 2025y / 6 / 30, .on = old, .stage = stage::extended, .expires = 2025y / 7, .citations = s.source});
    s.p.add(event{
        .date = 2025y / 7 / 31, .on = old, .stage = stage::extended, .expires = 2025y / 8, .citations = s.source});
    CHECK(of(flaw::past_expiry, s.p).empty());
    s.p.add(event{.date = 2025y / 9 / 1, .on = old, .stage = stage::expired, .citations = s.source});
    CHECK(of(flaw::past_expiry, s.p).empty());
    s.p.add(event{
        .date = 2025y / 9 / 2, .on = old, .stage = stage::renewed, .expires = 2025y / 9 / 1, .citations = s.source});
    CHECK(of(flaw::past_expiry, s.p) == texts{"warning old"});
    const auto due = s.p.add(precondition{.key = "due", .due = 2025y / 2});
    s.p.add(event{.date = 2025y / 2 / 28, .on = due, .status = status::met, .citations = s.source});
    s.p.add(event{.date = 2025y / 3 / 1, .on = due, .status = status::unmet, .citations = s.source});
    CHECK(of(flaw::past_expiry, s.p).size() == 1);
    s.p.add(event{.date = 2025y / 3 / 1, .on = due, .status = status::met, .citations = s.source});
    CHECK(of(flaw::past_expiry, s.p) == texts{"warning old", "note due"});
}

TEST_CASE("what has not begun cannot go on or end") {
    sound s;
    s.p.add(event{.date = 2024y / 12 / 31, .on = s.offer, .stage = stage::withdrawn, .citations = s.source});
    s.p.add(event{.date = 2025y / 2 / 1, .on = s.resolution, .stage = stage::renewed, .citations = s.source});
    CHECK(of(flaw::not_begun, s.p) == texts{"warning resolution", "warning offer"});
}

TEST_CASE("statements and reports without a source are found") {
    sound s;
    s.p.add(pledge{.key = "p", .by = s.aze, .fills = s.troops});
    s.p.add(requirement{.key = "r", .on = s.troops, .by = s.idn, .basis = basis::inferred});
    s.p.add(position{.key = "v", .by = s.idn, .on = s.resolution});
    s.p.add(precondition{.key = "leaf"});
    s.p.add(precondition{.key = "c", .when = s.quiet});
    s.p.add(event{.date = 2025y / 2 / 1, .on = s.quiet, .status = status::met});
    CHECK(of(flaw::unsourced, s.p) == texts{"warning p", "warning v", "warning c", "note quiet", "note r"});
}

TEST_CASE("statements that replace the wrong one are found") {
    sound s;
    const auto police = s.p.add(role{.key = "police"});
    const auto trio = s.p.add(actor{.key = "trio", .kind = actor_kind::group, .members = {{s.aze}, {s.idn}}});
    const auto say = [&](const char* key, handle<actor> by, handle<role> to) {
        return s.p.add(pledge{.key = key, .by = by, .fills = to, .citations = s.source, .replaces = s.offer});
    };
    say("same", s.aze, s.troops);
    CHECK(of(flaw::replaces_other, s.p).empty());
    CHECK(of(flaw::replaced_twice, s.p).empty());
    say("group", trio, s.troops);
    CHECK(of(flaw::replaces_other, s.p).empty());
    CHECK(of(flaw::replaced_twice, s.p) == texts{"warning offer"});
    say("role", s.aze, police);
    say("who", s.idn, s.troops);
    CHECK(of(flaw::replaces_other, s.p) == texts{"error who", "warning role"});
    CHECK(of(flaw::replaced_twice, s.p) == texts{"warning offer"});

    const auto asks = s.p.add(requirement{.on = s.troops, .by = s.idn, .citations = s.source});
    s.p.add(requirement{.key = "part",
                        .on = s.p.contribution_of(s.aze, s.troops),
                        .by = s.idn,
                        .citations = s.source,
                        .replaces = asks});
    CHECK(of(flaw::replaces_other, s.p).size() == 2);
    s.p.add(requirement{.key = "apart", .on = police, .by = s.idn, .citations = s.source, .replaces = asks});
    CHECK(of(flaw::replaces_other, s.p) == texts{"error who", "warning role", "warning apart"});
}

TEST_CASE("what can never be met is found, but not those who only wait for each other") {
    sound s;
    const auto a = s.p.contribution_of(s.aze, s.troops), i = s.p.contribution_of(s.idn, s.troops);
    s.p.add(requirement{.on = a, .by = s.idn, .when = i, .citations = s.source});
    s.p.add(requirement{.on = i, .by = s.aze, .when = a, .citations = s.source});
    CHECK(of(flaw::never_met, s.p).empty());

    const auto police = s.p.add(role{.key = "police", .needs = {2}});
    s.p.add(pledge{.by = s.idn, .fills = police, .when = all_of(s.quiet, not_(s.quiet)), .citations = s.source});
    CHECK(of(flaw::never_met, s.p) == texts{"warning IDN/police", "warning police"});
    CHECK(validate(s.p, {.evaluations = 0}).size() == 2);
    CHECK(of(flaw::unsettled, s.p).empty());

    const auto tur = s.p.add(actor{.key = "TUR"});
    s.p.add(requirement{
        .on = s.p.contribution_of(tur, s.troops), .by = s.idn, .citations = s.source, .reading = reading::refuses});
    CHECK(of(flaw::never_met, s.p) == texts{"warning IDN/police", "warning police", "note TUR/troops"});
}

TEST_CASE("a mandate that no path can adopt is found") {
    sound s;
    const auto put = s.p.add(precondition{.key = "put"});
    s.p.define(s.resolution, put, all_of(s.quiet, not_(s.quiet)));
    CHECK(of(flaw::never_met, s.p) == texts{"warning AZE/troops", "warning troops", "warning resolution"});
}

TEST_CASE("a negation that leaves a way is not mistaken for none") {
    // Met only where eight facts are as they must be: too rare to be hit by chance.
    sound s;
    std::vector<condition> parts;
    for (int n = 0; n < 24; ++n) {
        const auto fact = s.p.add(precondition{.key = "fact" + std::to_string(n)});
        parts.push_back(n % 2 == 0 ? condition{fact} : not_(fact));
    }
    s.p.add(force{.key = "isf", .when = all_of(parts)});
    CHECK(of(flaw::never_met, s.p).empty());
    CHECK(of(flaw::unsettled, s.p).empty());
    const findings none = validate(s.p, {.evaluations = 0});
    REQUIRE(none.size() == 1);
    CHECK(none[0].flaw == flaw::unsettled);
}
