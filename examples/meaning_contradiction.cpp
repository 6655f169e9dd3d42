// What if a thing hangs on its own negation?
//
// A host accepts a force unless its neighbour takes part. The neighbour takes part once the host accepts. No report can
// settle it: whoever is right makes himself wrong.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    proposal p{"A force beside an unwelcome neighbour"};
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto host = p.add(actor{.key = "host", .name = "the host"});
    const auto neighbour = p.add(actor{.key = "neighbour", .name = "the neighbour"});
    const auto other = p.add(actor{.key = "other", .name = "another state"});
    const auto accepts =
        p.add(precondition{.key = "accepts", .name = "the host's consent", .by = host, .when = not_(neighbour)});

    p.add(pledge{.by = neighbour, .fills = troops, .when = accepts});
    p.add(pledge{.by = other, .fills = troops, .when = accepts});

    std::cout << "Would the neighbour take part?\n\n" << explain(p, {}, neighbour);
    std::cout << "\nIs it a stand-off? There are " << standoffs(p).size() << " of them.\n";

    const world stays_out = world{}.with(neighbour, status::unmet);
    std::cout << "\nIf the neighbour declares that it stays out:\n\n" << compare(p, {}, stays_out);
}
