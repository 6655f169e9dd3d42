// What would be enough for a force, what would rule it out, how likely is it, and what matters most for it?
//
// An invented force: nobody here is anybody.

#include <iostream>
#include <muster/muster.hpp>
#include <muster/query/sample.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal p{"an invented force"};
    const auto north = p.add(actor{.key = "north", .name = "Northland"});
    const auto south = p.add(actor{.key = "south", .name = "Southland"});
    const auto east = p.add(actor{.key = "east", .name = "Eastland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops", .needs = {2}});
    const auto mandate = p.add(muster::mandate{.key = "mandate", .name = "the mandate"});
    const auto combat = p.add(precondition{.key = "combat", .name = "a combat task"});
    const auto money = p.add(precondition{.key = "money", .name = "outside funding"});

    p.add(pledge{.by = north, .fills = troops, .when = mandate});
    p.add(pledge{.by = south, .fills = troops, .when = all_of(mandate, not_(combat))});
    p.add(pledge{.by = east, .fills = troops, .when = all_of(combat, money)});
    const auto force = p.add(muster::force{.key = "force", .name = "the force", .when = troops});

    std::cout << "With nothing known:\n\n" << enabling_sets(p, {}, force) << '\n' << blocking_sets(p, {}, force);

    p.add(event{.date = 2026y / 1 / 1, .on = combat, .status = status::met});
    p.add(event{.date = 2026y / 1 / 1, .on = mandate, .stage = stage::drafted});
    const world today = world_at(p, 2026y / 1 / 2);
    std::cout << "\nToday, when the task is combat and the mandate is a draft:\n\n" << enabling_sets(p, today, force);

    const beliefs held = beliefs{}.with(mandate, 0.8).with(combat, 0.3).with(money, 0.5);
    std::cout << "\nHow likely is it?\n\n"
              << likelihood(p, {}, force, held) << likelihood(p, {}, force, held, {.given = {{combat, status::met}}})
              << to_text(sample(p, {}, force, held, {.worlds = 1'000'000, .seed = 1}));
    std::cout << "\nWhat matters most?\n\n" << importance(p, {}, force, held);
}
