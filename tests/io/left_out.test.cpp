#include <chrono>

#include <muster/io/left_out.hpp>
#include <muster/proposal/proposal.hpp>

#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("what a view leaves out is counted: what is later, and what rests on sources that it does not use") {
    proposal p;
    const auto on_record = p.add(citation{.key = "minister", .published = 2025y / 11 / 1});
    const auto unnamed =
        p.add(citation{.key = "diplomat", .published = 2025y / 11 / 2, .attribution = attribution::unnamed});
    const auto late = p.add(citation{.key = "book", .published = 2026y / 1 / 1});
    const auto who = p.add(actor{.key = "A"});
    const auto group = p.add(actor{.key = "G", .kind = actor_kind::group, .members = {{who}}});
    const auto troops = p.add(role{.key = "troops"});
    const auto quiet = p.add(precondition{.key = "quiet"});
    p.add(pledge{.by = who, .fills = troops, .citations = on_record});
    p.add(pledge{.by = group, .fills = troops, .citations = unnamed});
    p.add(pledge{.by = who, .fills = troops, .citations = late, .date = 2025y / 11 / 5});
    p.add(requirement{.on = troops, .by = who, .date = 2025y / 12 / 1});
    p.add(event{.date = 2025y / 11 / 1, .on = quiet, .status = status::unmet, .citations = on_record});
    p.add(event{.date = 2025y / 11 / 2, .on = quiet, .status = status::met, .citations = unnamed});
    p.add(event{.date = 2025y / 11 / 2, .on = quiet, .status = status::unmet, .citations = {unnamed, on_record}});
    p.add(event{.date = 2025y / 11 / 3, .on = quiet, .status = status::open, .citations = late});
    p.add(event{.date = 2025y / 12 / 1, .on = quiet, .status = status::open});
    CHECK(left_out_of(p, {}) == left_out{});
    CHECK(left_out_of(p, {.true_on = 2025y / 11 / 10}) == left_out{.later_statements = 2, .later_events = 2});
    CHECK(left_out_of(p, {.true_on = 2025y / 11 / 10, .known_by = 2026y / 1 / 1}) ==
          left_out{.later_statements = 1, .later_events = 1});
    CHECK(left_out_of(p, {.true_on = 2025y / 11 / 10, .on_record_only = true}) ==
          left_out{.later_statements = 2, .later_events = 2, .unused_statements = 1, .unused_events = 1});
    CHECK(left_out_of(p, {.without = on_record}) == left_out{.unused_statements = 1, .unused_events = 1});
}
