// What do met, unmet and open mean?
//
// The Gaza force as the press had it on 8 November 2025: two statements, two facts.

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
    const auto reuters = isf.add(citation{.key = "reuters",
                                          .publisher = "Reuters, in Dawn",
                                          .published = 2025y / 11 / 8,
                                          .speaker = "a source in Azerbaijan's foreign ministry",
                                          .attribution = attribution::unnamed});

    const auto willing = isf.add(actor{.key = "willing", .name = "Several willing states", .kind = actor_kind::group});
    const auto azerbaijan = isf.add(actor{.key = "AZE", .name = "Azerbaijan"});
    const auto troops = isf.add(role{.key = "troops", .name = "troops"});
    const auto resolution = isf.add(mandate{.key = "resolution", .name = "the Council's mandate"});
    const auto quiet = isf.add(precondition{.key = "quiet", .name = "a complete stop of military action"});
    const auto parliament = isf.add(precondition{.key = "parliament", .name = "approval by Azerbaijan's parliament"});

    isf.add(pledge{.by = willing, .fills = troops, .when = resolution, .citations = dawn});
    isf.add(pledge{.by = azerbaijan,
                   .fills = troops,
                   .when = all_of(quiet, parliament),
                   .citations = reuters,
                   .reading = reading::not_unless});
    isf.add(event{.date = 2025y / 11 / 5, .on = resolution, .stage = stage::circulated, .citations = dawn});
    isf.add(event{.date = 2025y / 11 / 8, .on = quiet, .status = status::unmet, .citations = reuters});

    const world now = world_at(isf, 2025y / 11 / 8);
    std::cout << "Why would Azerbaijan not take part?\n\n" << explain(isf, now, azerbaijan);

    std::cout << "\nWhat changes once the resolution is adopted?\n\n"
              << compare(isf, now, now.with(resolution, status::met));

    const world calm = now.with(quiet, status::met).with(parliament, status::met);
    std::cout << "\nAnd once Azerbaijan has what it asked for?\n\n" << explain(isf, calm, azerbaijan);
}
