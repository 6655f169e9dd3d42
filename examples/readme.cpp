// Who would come to Gaza, on what condition, and what if the mandate is adopted?

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal isf{"International Stabilization Force for Gaza"};
    const auto dawn = isf.add(citation{.key = "dawn",
                                       .publisher = "Dawn",
                                       .published = 2025y / 11 / 8,
                                       .speaker = "diplomatic sources",
                                       .attribution = attribution::unnamed});
    const auto azerbaijan = isf.add(actor{.key = "AZE", .name = "Azerbaijan"});
    const auto willing = isf.add(actor{.key = "willing", .name = "Several willing states", .kind = actor_kind::group});
    const auto troops = isf.add(role{.key = "troops", .name = "troops"});
    const auto resolution = isf.add(mandate{.key = "resolution", .name = "a Security Council mandate"});
    const auto quiet = isf.add(precondition{.key = "quiet", .name = "a complete stop of the fighting"});
    const auto parliament = isf.add(precondition{.key = "parliament", .name = "approval by its parliament"});

    isf.add(pledge{.by = willing, .fills = troops, .when = resolution, .citations = dawn});
    isf.add(
        pledge{.by = azerbaijan, .fills = troops, .when = all_of(quiet, parliament), .reading = reading::not_unless});
    isf.add(event{.date = 2025y / 11 / 5, .on = resolution, .stage = stage::circulated});
    isf.add(event{.date = 2025y / 11 / 8, .on = quiet, .status = status::unmet});

    const world now = world_at(isf, 2025y / 11 / 8);
    std::cout << dependents(isf, now, resolution) << '\n'
              << explain(isf, now, azerbaijan) << '\n'
              << compare(isf, now, now.with(resolution, status::met));
}
