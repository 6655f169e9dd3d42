// Which countries' participation in the Gaza force depends on a UN Security Council mandate?
//
// The International Stabilization Force as Dawn reported it on 8 November 2025, and nothing more.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal isf{"International Stabilization Force for Gaza"};

    // Who said it: one article, several speakers.
    const auto article = isf.add(citation{.key = "dawn",
                                          .publisher = "Dawn",
                                          .title = "Trump expects ISF in Gaza very soon",
                                          .published = 2025y / 11 / 8});
    const auto diplomatic = isf.add(citation{.key = "dawn-diplomatic",
                                             .publisher = "Dawn",
                                             .published = 2025y / 11 / 8,
                                             .speaker = "diplomatic sources",
                                             .attribution = attribution::unnamed});
    const auto muslim = isf.add(citation{.key = "dawn-muslim",
                                         .publisher = "Dawn",
                                         .published = 2025y / 11 / 8,
                                         .speaker = "senior Muslim diplomats",
                                         .attribution = attribution::unnamed});
    const auto baku = isf.add(citation{.key = "dawn-azerbaijan",
                                       .publisher = "Reuters, in Dawn",
                                       .published = 2025y / 11 / 8,
                                       .speaker = "a source in Azerbaijan's foreign ministry",
                                       .attribution = attribution::unnamed});

    // Who is in the story.
    const auto usa = isf.add(actor{.key = "USA", .name = "United States"});
    const auto egypt = isf.add(actor{.key = "EGY", .name = "Egypt"});
    const auto jordan = isf.add(actor{.key = "JOR", .name = "Jordan"});
    const auto qatar = isf.add(actor{.key = "QAT", .name = "Qatar"});
    const auto turkiye = isf.add(actor{.key = "TUR", .name = "Türkiye"});
    const auto azerbaijan = isf.add(actor{.key = "AZE", .name = "Azerbaijan"});
    const auto pakistan = isf.add(actor{.key = "PAK", .name = "Pakistan"});
    const auto willing = isf.add(actor{.key = "willing", .name = "Several willing states", .kind = actor_kind::group});
    const auto diplomats =
        isf.add(actor{.key = "diplomats", .name = "Senior Muslim diplomats", .kind = actor_kind::group});
    const auto council = isf.add(actor{.key = "UNSC", .name = "UN Security Council", .kind = actor_kind::council});

    // What the force is to do.
    const auto troops = isf.add(role{.key = "troops", .name = "troops", .citations = article});
    const auto police =
        isf.add(role{.key = "train-police", .name = "train and support Palestinian police", .citations = article});
    isf.add(role{.key = "secure-borders", .name = "secure border areas", .citations = article});
    isf.add(role{.key = "stop-weapons", .name = "keep weapons from Hamas", .citations = article});

    // What it hangs on.
    const auto resolution = isf.add(mandate{.key = "resolution",
                                            .name = "a Security Council mandate",
                                            .sponsors = usa,
                                            .adopted_by = council,
                                            .citations = article});
    const auto vote_scheduled =
        isf.add(precondition{.key = "vote-scheduled", .name = "a vote on the draft is scheduled"});
    const auto ceasefire = isf.add(precondition{.key = "ceasefire", .name = "a ceasefire is in force"});
    const auto quiet = isf.add(precondition{.key = "fighting-stopped", .name = "a complete stop of military action"});
    const auto parliament =
        isf.add(precondition{.key = "AZE-parliament", .name = "approval by Azerbaijan's parliament", .by = azerbaijan});
    const auto clear = isf.add(precondition{.key = "clear-mandate", .name = "a clear UN mandate"});
    const auto non_combat = isf.add(precondition{.key = "non-combat", .name = "a non-combat role"});
    const auto coordination =
        isf.add(precondition{.key = "coordination", .name = "coordination with the Palestinian authorities"});

    // What was said.
    isf.add(pledge{.key = "willing-states",
                   .by = willing,
                   .fills = troops,
                   .when = resolution,
                   .citations = diplomatic,
                   .summary = "willing to send troops, but want a Council mandate first"});
    isf.add(pledge{.key = "AZE-says",
                   .by = azerbaijan,
                   .fills = troops,
                   .when = all_of(quiet, parliament),
                   .citations = baku,
                   .date = 2025y / 11 / 7,
                   .reading = reading::not_unless,
                   .summary = "no peacekeepers unless the fighting stops completely and parliament approves"});
    const auto support = isf.add(position{.key = "diplomats-support",
                                          .by = diplomats,
                                          .on = resolution,
                                          .in_favour_when = all_of(clear, non_combat, coordination),
                                          .citations = muslim,
                                          .summary = "support for the draft depends on three terms"});

    const auto force = isf.add(muster::force{.key = "isf", .name = "the force", .when = all_of(resolution, troops)});

    // What had happened.
    isf.add(event{.date = 2025y / 10 / 10, .on = ceasefire, .status = status::met, .citations = article});
    isf.add(event{.date = 2025y / 11 / 5,
                  .on = resolution,
                  .stage = stage::circulated,
                  .citations = article,
                  .summary = "shared with the ten elected members, Pakistan among them, and partners in the region"});
    isf.add(event{.date = 2025y / 11 / 8, .on = vote_scheduled, .status = status::unmet, .citations = article});
    isf.add(event{.date = 2025y / 11 / 8, .on = quiet, .status = status::unmet, .citations = article});
    isf.add(event{.date = 2025y / 11 / 8, .on = parliament, .status = status::unmet, .citations = article});
    for (const auto likely : {egypt, qatar, turkiye})
        isf.add(event{.date = 2025y / 11 / 8,
                      .on = isf.contribution_of(likely, troops),
                      .stage = stage::considered,
                      .citations = article,
                      .summary = "named as a likely contributor"});
    for (const auto backer : {egypt, jordan})
        isf.add(event{.date = 2025y / 11 / 8,
                      .on = isf.contribution_of(backer, police),
                      .stage = stage::considered,
                      .citations = article,
                      .summary = "backs the training of Palestinian police"});
    const auto pakistans_vote = isf.vote_of(pakistan, resolution, vote_side::in_favour);

    const world now = world_at(isf, 2025y / 11 / 8);

    std::cout << "Whose participation depends on a Security Council mandate?\n\n";
    for (const dependent& d : dependents(isf, now, resolution)) std::cout << d << '\n';

    std::cout << "\nWhat does Azerbaijan's depend on?\n\n";
    for (const auto& term : {quiet, parliament, ceasefire})
        for (const dependent& d : dependents(isf, now, term)) std::cout << d << '\n';
    std::cout << '\n' << explain(isf, now, azerbaijan);

    std::cout << "\nWho supports the draft? That is not participation: a vote sends no troops.\n\n"
              << explain(isf, now, support) << explain(isf, now, pakistans_vote);

    std::cout << "\nWhat if the draft is adopted?\n\n" << compare(isf, now, now.with(resolution, status::met));

    std::cout << "\nWhat are the three smallest ways to a force?\n\n"
              << enabling_sets(isf, now, force, {.list = 3}) << "\nAnd to the training of police?\n\n"
              << enabling_sets(isf, now, police, {.list = 3});

    std::cout << "\nWhat single event would stop the force, whatever else happens?\n\n"
              << blocking_sets(isf, {}, force, {.largest = 1});

    std::cout << "\nWhere does it all stand?\n\n" << evaluate(isf, now);
}
