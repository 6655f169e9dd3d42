// How many would come, from whom, and what is missing?
//
// A role needs people and helicopters. Offers name numbers, or do not.

#include <iostream>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    proposal p{"A made-up force"};
    const auto mandate_ = p.add(mandate{.key = "mandate", .name = "the mandate"});
    const auto airlift = p.add(precondition{.key = "airlift", .name = "there is an airlift"});
    const auto north = p.add(actor{.key = "north", .name = "Northland"});
    const auto south = p.add(actor{.key = "south", .name = "Southland"});
    const auto west = p.add(actor{.key = "west", .name = "Westland"});
    const auto force =
        p.add(role{.key = "force", .name = "the force", .needs = {{1000, "personnel"}, {6, "helicopters"}}});

    p.add(pledge{
        .by = north, .fills = force, .strength = {{300, 300, "personnel"}, {4, 4, "helicopters"}}, .when = mandate_});
    p.add(pledge{.by = south, .fills = force, .strength = strength{200, 600, "personnel"}, .when = airlift});
    p.add(pledge{.by = west, .fills = force});  // nobody said how many

    const world adopted = world{}.with(mandate_, status::met);
    std::cout << balance(p, adopted);

    // The figures are numbers to reckon with.
    const balance_answer there = balance(p, adopted.with(airlift, status::met), {.of = force});
    for (const need_balance& need : there[0].needs)
        std::cout << need.wanted.unit << ": " << need.figures.firm << " of " << need.figures.needed << " firm, "
                  << need.figures.missing << " missing\n";
}
