#include <muster/io/phrases/watch.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("what to watch is told with who decides it, whom it holds up, and what falls due") {
    proposal p{"waiting"};
    const auto council = p.add(actor{.key = "council", .name = "the Council", .kind = actor_kind::council});
    const auto gatekeeper = p.add(actor{.key = "G", .name = "Gateland"});
    const auto aland = p.add(actor{.key = "A", .name = "Aland"});
    const auto bland = p.add(actor{.key = "B", .name = "Bland"});
    const auto cland = p.add(actor{.key = "C", .name = "Cland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops", .needs = {1000, "personnel"}});
    const auto medics = p.add(role{.key = "medics", .name = "medics"});
    const auto basis =
        p.add(mandate{.key = "m", .name = "a mandate", .adopted_by = council, .vote_on = 2030y / 1 / 17});
    const auto crossing =
        p.add(precondition{.key = "crossing", .name = "the crossing is open", .by = gatekeeper, .due = 2030y / 2 / 1});
    p.add(pledge{.by = aland, .fills = troops, .strength = strength{400, 400}, .when = all_of(basis, crossing)});
    p.add(pledge{.by = bland, .fills = troops, .strength = strength{100, 300}, .when = basis});
    p.add(pledge{.by = cland, .fills = {troops, medics}, .when = basis, .reading = reading::not_unless});
    p.add(event{.date = 2030y / 1 / 3, .on = basis, .stage = stage::tabled});
    CHECK(to_text(watch(p, world_at(p, 2030y / 1 / 8)), {.width = 100}) ==
          R"(What to watch

On 8 January 2030, as known on that day.
- a mandate: not in force (not so far); the Council decides
  - holds up 4 contributions: Aland, Bland and Cland (troops); Cland (medics); alone enough for 1
  - up to 700 personnel from those who named a number, and 1 named none
- the crossing is open: open (not known yet); Gateland decides
  - holds up 1 contribution: Aland (troops)
  - up to 400 personnel

What falls due
- 17 January 2030: the vote on a mandate; 4 contributions depend on it: Aland, Bland and Cland
  (troops); Cland (medics)
- 1 February 2030: the last day for this: the crossing is open; 1 contribution depends on it: Aland
  (troops)
)");
    CHECK(to_text(watch(proposal{}, {})) ==
          "What to watch\n\nBy all that was ever said.\nNobody waits for anything.\n");
}
