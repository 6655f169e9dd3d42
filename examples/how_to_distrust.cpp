// What is left of an answer without a source that one does not trust?
//
// Two made-up papers on one made-up force. Nothing is removed from the proposal: a viewpoint says whose word counts.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal p{"A made-up force"};
    const auto courier = p.add(citation{.key = "courier",
                                        .publisher = "The Courier",
                                        .published = 2030y / 3 / 1,
                                        .speaker = "a diplomat",
                                        .attribution = attribution::unnamed});
    const auto gazette = p.add(citation{.key = "gazette",
                                        .publisher = "The Gazette",
                                        .published = 2030y / 3 / 9,
                                        .speaker = "Northland's defence minister"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto treaty = p.add(mandate{.key = "treaty", .name = "the treaty", .kind = mandate_kind::treaty});
    const auto north = p.add(actor{.key = "north", .name = "Northland"});
    const auto south = p.add(actor{.key = "south", .name = "Southland"});
    p.add(pledge{.by = south, .fills = troops, .when = treaty, .citations = courier});
    p.add(pledge{.by = north, .fills = troops, .when = treaty, .citations = gazette, .date = 2030y / 3 / 1});

    const auto who = [&](const viewpoint& from) {
        const dependents_answer answer = dependents(p, world_at(p, from), treaty);
        for (const dependent& d : answer) std::cout << "  " << d << '\n';
        if (answer.empty()) std::cout << "  nobody\n";
    };
    const date day = 2030y / 3 / 10;

    std::cout << "All sources:\n";
    who({.true_on = day});
    std::cout << "Without the Courier:\n";
    who({.true_on = day, .without = courier});
    std::cout << "On the record only:\n";
    who({.true_on = day, .on_record_only = true});
    std::cout << "As of 5 March, as known by that day:\n";
    who({.true_on = 2030y / 3 / 5});
    std::cout << "As of 5 March, as known on 10 March:\n";
    who({.true_on = 2030y / 3 / 5, .known_by = day});

    std::cout << '\n' << explain(p, world_at(p, {.true_on = day, .without = courier}), south);
}
