#include <muster/io/phrases/participation.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("who took part when is told by contribution, and who did not stay to the end") {
    proposal p;
    const auto aland = p.add(actor{.key = "A", .name = "Aland"}), bland = p.add(actor{.key = "B", .name = "Bland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto basis = p.add(mandate{.key = "m"});
    p.add(pledge{.by = aland, .fills = troops, .when = basis, .date = 2030y / 1 / 3});
    p.add(pledge{.by = bland, .fills = troops, .when = basis});
    const auto made = p.contribution_of(aland, troops);
    p.add(event{.date = 2030y / 1 / 10, .on = basis, .stage = stage::adopted});
    p.add(event{.date = 2030y / 1 / 11, .on = made, .stage = stage::deployed});
    p.add(event{.date = 2030y / 2 / 1, .on = made, .stage = stage::withdrawn});
    CHECK(to_text(participation(p), {.width = 100}) ==
          R"(Who took part when

From beginning to end, by all that was ever said.
- Aland (troops): willing from 3 January 2030 to 9 January 2030, would come on 10 January 2030,
  there from 11 January 2030 to 31 January 2030, had left since 1 February 2030
- Bland (troops): willing up to 9 January 2030, would come since 10 January 2030

Took part or would have come on some day, but not at the end: Aland (troops).
)");
    CHECK(to_text(participation(p, {.true_on = 2030y / 1 / 5})) ==
          "Who took part when\n\nUp to 5 January 2030, as known on that day.\n"
          "- Aland (troops): willing since 3 January 2030\n- Bland (troops): willing all the time\n");
    CHECK(to_text(participation(proposal{})) ==
          "Who took part when\n\nFrom beginning to end, by all that was ever said.\nNobody ever offered anything.\n");
}
