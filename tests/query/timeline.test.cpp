#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

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
    CHECK(days[1].events == std::vector<std::uint32_t>{0});
    REQUIRE(days[1].changes.contributions.size() == 1);
    CHECK(days[1].changes.contributions[0].after == status::met);
    CHECK(days[2].events == std::vector<std::uint32_t>{1});
    REQUIRE(days[2].changes.contributions.size() == 1);
    CHECK(days[2].changes.contributions[0].after == status::unmet);
    CHECK(timeline(p, {.true_on = 2025y / 11 / 5}).size() == 2);
    CHECK(timeline(compile(p)) == days);
}
