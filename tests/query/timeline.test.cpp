// Which day tells what: each event once, on the day it happened or on the day it became known.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// Aland would come once the resolution is there; the adoption and what followed became known months later.
struct late_report {
    proposal p{"late"};
    handle<role> troops;
    late_report() {
        const auto paper = p.add(citation{.key = "paper", .publisher = "Paper", .published = 2002y / 3 / 29});
        const auto aland = p.add(actor{.key = "A", .name = "Aland"});
        troops = p.add(role{.key = "troops", .name = "troops"});
        const auto resolution = p.add(mandate{.key = "resolution", .name = "the resolution"});
        p.add(pledge{.by = aland, .fills = troops, .when = resolution, .date = 2001y / 12 / 1});
        p.add(event{.date = 2001y / 12 / 20, .on = resolution, .stage = stage::adopted, .citations = paper});
        p.add(event{.date = 2001y / 12 / 25,
                    .on = p.contribution_of(aland, troops),
                    .stage = stage::deployed,
                    .citations = paper});
    }
};

std::vector<std::uint32_t> events_of(const timeline_entry& day) {
    std::vector<std::uint32_t> all;
    for (const timeline_event& e : day.events) all.push_back(e.number);
    return all;
}
std::vector<std::uint32_t> events_of(const timeline_answer& t) {
    std::vector<std::uint32_t> all;
    for (const timeline_entry& day : t)
        for (const std::uint32_t e : events_of(day)) all.push_back(e);
    return all;
}

}  // namespace

TEST_CASE("a timeline tells each event on its day, and what it changed") {
    proposal p{"days"};
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fact = p.add(precondition{.key = "fact"});
    const auto said = p.add(pledge{.key = "a", .by = a, .fills = troops, .when = fact, .date = 2025y / 11 / 3});
    p.add(event{.date = 2025y / 11 / 5, .on = fact, .status = status::met});
    p.add(event{.date = 2025y / 11 / 7, .on = fact, .status = status::unmet});
    const timeline_answer days = timeline(p);
    REQUIRE(days.size() == 3);
    CHECK(days[0].on == date{2025y / 11 / 3});
    CHECK(days[0].statements == std::vector<any_handle>{said});
    CHECK(events_of(days[1]) == std::vector<std::uint32_t>{0});
    REQUIRE(days[1].changes.contributions.size() == 1);
    CHECK(days[1].changes.contributions[0].after == status::met);
    CHECK(events_of(days[2]) == std::vector<std::uint32_t>{1});
    REQUIRE(days[2].changes.contributions.size() == 1);
    CHECK(days[2].changes.contributions[0].after == status::unmet);
    CHECK(timeline(p, {.true_on = 2025y / 11 / 5}).size() == 2);
    CHECK(timeline(compile(p)) == days);
}

TEST_CASE("a timeline tells an event on the day it happened, and when it was reported") {
    const late_report late;
    const timeline_answer t = timeline(late.p);
    REQUIRE(t.size() == 3);
    CHECK(t[1].on == date{2001y / 12 / 20});
    REQUIRE(t[1].events.size() == 1);
    CHECK(t[1].events[0].reported == date{2002y / 3 / 29});
    CHECK(t[1].changes.roles.size() == 1);
    CHECK(t[1].changes.roles[0].after == status::met);
    CHECK(t[2].on == date{2001y / 12 / 25});
    CHECK(events_of(t) == std::vector<std::uint32_t>{0, 1});
    CHECK(to_text(t).find("reported on 29 March 2002") != std::string::npos);
}

TEST_CASE("by the day of report a timeline tells what became known that day") {
    const late_report late;
    const timeline_answer t = timeline(late.p, {}, timeline_order::report);
    REQUIRE(t.size() == 2);
    CHECK(t[0].on == date{2001y / 12 / 1});
    CHECK(t[1].on == date{2002y / 3 / 29});
    CHECK(events_of(t) == std::vector<std::uint32_t>{0, 1});
    CHECK(t[1].changes.roles.size() == 1);
    CHECK(to_text(t).find("on 20 December 2001") != std::string::npos);
}

TEST_CASE("a timeline as known by a day knows nothing that was reported later") {
    const late_report late;
    CHECK(events_of(timeline(late.p, {.true_on = 2002y / 1 / 31})).empty());
    CHECK(events_of(timeline(late.p, {.true_on = 2002y / 1 / 31, .known_by = viewpoint::latest})).size() == 2);
    CHECK(events_of(timeline(late.p, {.true_on = 2001y / 12 / 22, .known_by = 2002y / 12 / 31})).size() == 1);
}

TEST_CASE("a day as known since takes later reports into account") {
    const late_report late;
    CHECK(evaluate(late.p, world_at(late.p, 2002y / 1 / 31))[late.troops] != status::met);
    const world since = world_at(late.p, {.true_on = 2002y / 1 / 31, .known_by = viewpoint::latest});
    CHECK(evaluate(late.p, since)[late.troops] == status::met);
    CHECK(to_text(evaluate(late.p, since)).find("as known since") != std::string::npos);
}

TEST_CASE("a timeline tells an event of a year on the last day of it") {
    proposal p;
    const auto quiet = p.add(precondition{.key = "quiet", .name = "quiet"});
    p.add(event{.date = 2007y, .on = quiet, .status = status::met});
    const timeline_answer t = timeline(p);
    REQUIRE(t.size() == 1);
    CHECK(t[0].on == date{2007y / 12 / 31});
    CHECK(to_text(t).find("some day of 2007") != std::string::npos);
}
