// What is a stand-off?
//
// Sweden and Norway offered engineers to the force in Darfur together. Sudan had to accept them.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    proposal unamid{"UNAMID"};
    const auto engineers = unamid.add(role{.key = "engineers", .name = "engineers", .needs = {2, "contributors"}});
    const auto sweden = unamid.add(actor{.key = "SWE", .name = "Sweden"});
    const auto norway = unamid.add(actor{.key = "NOR", .name = "Norway"});
    const auto sudan = unamid.add(actor{.key = "SDN", .name = "Sudan"});
    const auto consent = unamid.add(precondition{.key = "consent", .name = "Sudan's consent", .by = sudan});

    unamid.add(pledge{.by = sweden, .fills = engineers, .when = norway});
    unamid.add(pledge{.by = norway, .fills = engineers, .when = sweden});
    unamid.add(requirement{.on = engineers, .by = sudan, .when = consent});

    std::cout << "While Sudan's answer is awaited:\n\n";
    for (const standoff& found : standoffs(unamid)) std::cout << found;
    std::cout << '\n' << explain(unamid, {}, sweden);

    const world refused = world{}.with(consent, status::unmet);
    std::cout << "\nStand-offs once Sudan has refused: " << standoffs(unamid, refused).size() << '\n';

    const world accepted = world{}.with(consent, status::met);
    const auto swedes = unamid.contribution_of(sweden, engineers);
    std::cout << "\nIf Sudan accepts and Sweden moves first:\n\n"
              << compare(unamid, accepted, accepted.with(swedes, status::met));
}
