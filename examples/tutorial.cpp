// From a news story to the answer: who would come to Gaza, on what condition, and who said so?
//
// The story is Dawn's of 8 November 2025. docs/tutorial.md goes through this program and through
// scenarios/tutorial.json, which says the same, step by step.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal isf{"International Stabilization Force for Gaza"};

    const auto diplomats = isf.add(citation{.key = "dawn-diplomats",
                                            .publisher = "Dawn",
                                            .published = 2025y / 11 / 8,
                                            .speaker = "diplomatic sources",
                                            .attribution = attribution::unnamed});
    const auto ministry = isf.add(citation{.key = "dawn-ministry",
                                           .publisher = "Dawn",
                                           .published = 2025y / 11 / 8,
                                           .speaker = "a source in Azerbaijan's foreign ministry, to Reuters",
                                           .attribution = attribution::unnamed});
    const auto committee =
        isf.add(citation{.key = "dawn-parliament",
                         .publisher = "Dawn",
                         .published = 2025y / 11 / 8,
                         .speaker = "the head of the security committee of Azerbaijan's parliament"});

    const auto willing = isf.add(actor{.key = "willing", .name = "Several willing states", .kind = actor_kind::group});
    const auto azerbaijan = isf.add(actor{.key = "AZE", .name = "Azerbaijan"});

    const auto resolution = isf.add(mandate{.key = "resolution", .name = "Security Council resolution"});
    const auto quiet =
        isf.add(precondition{.key = "fighting-stopped", .name = "military action has completely stopped"});
    const auto parliament = isf.add(
        precondition{.key = "AZE-parliament", .name = "Azerbaijan's parliament has approved", .by = azerbaijan});

    const auto troops = isf.add(role{.key = "troops", .name = "troops in Gaza"});

    isf.add(pledge{
        .key = "willing-if-mandate", .by = willing, .fills = troops, .when = resolution, .citations = diplomats});
    isf.add(pledge{.key = "AZE-terms",
                   .by = azerbaijan,
                   .fills = troops,
                   .when = all_of(quiet, parliament),
                   .citations = {ministry, committee},
                   .reading = reading::not_unless});

    isf.add(event{.date = 2025y / 11 / 5, .on = resolution, .stage = stage::circulated, .citations = diplomats});
    isf.add(event{.date = 2025y / 11 / 8, .on = quiet, .status = status::unmet, .citations = ministry});
    isf.add(event{.date = 2025y / 11 / 8, .on = parliament, .status = status::unmet, .citations = committee});

    const world now = world_at(isf, 2025y / 11 / 8);
    std::cout << dependents(isf, now, resolution);

    std::cout << '\n' << explain(isf, now, azerbaijan);

    std::cout << '\n' << compare(isf, now, now.with(resolution, status::met));
}
