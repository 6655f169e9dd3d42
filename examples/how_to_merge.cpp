// Two desks keep notes on one force. What do they say together, and what does one contribution rest on?

#include <iostream>
#include <vector>

#include <muster/io/text.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    proposal north_desk{"A made-up force"};
    {
        const auto north = north_desk.add(actor{.key = "north", .name = "Northland"});
        const auto patrol = north_desk.add(role{.key = "patrol", .name = "patrols"});
        const auto truce = north_desk.add(precondition{.key = "truce", .name = "there is a truce"});
        north_desk.add(pledge{.key = "north-offer", .by = north, .fills = patrol, .when = truce});
    }
    proposal south_desk;
    {
        const auto south = south_desk.add(actor{.key = "south", .name = "Southland"});
        const auto patrol = south_desk.add(role{.key = "patrol", .name = "patrols"});
        const std::vector<handle<precondition>> terms{
            south_desk.add(precondition{.key = "truce", .name = "there is a truce"}),
            south_desk.add(precondition{.key = "airlift", .name = "there is an airlift"})};
        south_desk.add(pledge{.key = "south-offer", .by = south, .fills = patrol, .when = all_of(terms)});
    }

    const proposal both = merge(north_desk, south_desk);
    std::cout << dependents(both, {}, both.at("truce")) << '\n';

    const proposal part = subset(both, {both.at("north/patrol")});
    std::cout << part.all<pledge>().size() << " of " << both.all<pledge>().size() << " pledges, "
              << part.all<precondition>().size() << " of " << both.all<precondition>().size() << " preconditions\n";

    proposal other_desk;
    other_desk.add(precondition{.key = "truce", .name = "the fighting has stopped"});
    for (const error& e : conflicts(both, other_desk)) std::cout << e.what() << '\n';
}
