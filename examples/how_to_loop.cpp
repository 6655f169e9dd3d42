// How does a simulation keep a proposal as part of its state?
//
// An evaluator holds the statuses. Each step of the simulation changes a few and reads what follows.

#include <iostream>
#include <vector>

#include <muster/muster.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluator.hpp>

int main() {
    using namespace muster;

    proposal p{"A made-up force"};
    const auto troops = p.add(role{.key = "troops", .name = "troops", .needs = {2, "contributors"}});
    const auto mandate_ = p.add(mandate{.key = "mandate", .name = "the mandate"});
    const auto airlift = p.add(precondition{.key = "airlift", .name = "an airlift"});
    const auto calm = p.add(precondition{.key = "calm", .name = "a calm week"});
    const auto north = p.add(actor{.key = "north", .name = "Northland"});
    const auto south = p.add(actor{.key = "south", .name = "Southland"});
    p.add(pledge{.by = north, .fills = troops, .when = mandate_});
    p.add(pledge{.by = south, .fills = troops, .when = all_of(north, airlift, calm)});

    // Compile once, when nothing more will be added. Many evaluators can share it.
    const compiled rules = compile(p);
    evaluator state{rules};
    state.listen([&](const status_change& c) {
        if (c.joined()) std::cout << "  " << name_of(p, c.what) << " joins\n";
        if (c.left()) std::cout << "  " << name_of(p, c.what) << " leaves\n";
    });

    std::cout << "Monday: the airlift stands, the week is calm.\n";
    state.apply({{airlift, status::met}, {calm, status::met}});
    std::cout << "Tuesday: the mandate is adopted.\n";
    state.set(mandate_, status::met);
    std::cout << "The role is " << state[troops] << ".\n";

    std::cout << "What if the airlift failed?\n";
    state.set(airlift, status::unmet);
    std::cout << "The role is " << state[troops] << ". Take it back.\n";
    state.undo();

    // A copy is another future with the same past. Listeners stay behind.
    evaluator future = state;
    future.set(mandate_, status::unmet);
    std::cout << "Without the mandate " << future.taking_part().size() << " take part; in the simulation still "
              << state.taking_part().size() << ".\n";

    // What if each single thing were otherwise? All in one pass.
    std::cout << "By itself it loses the role:\n";
    const world now = state.now();
    for (const counterfactual& c : counterfactuals(rules, now))
        for (const status_change& change : c.changes)
            if (change.what == troops && change.left()) std::cout << "  " << name_of(p, c.supposed.what) << '\n';

    // Many worlds side by side: those that the caller made, or random ones.
    const std::vector<world> plans{now, now.with(calm, status::open), now.with(mandate_, status::unmet)};
    const ensemble statuses = evaluate_all(rules, plans);
    std::cout << "The role in the three plans:";
    for (std::size_t i = 0; i < statuses.size(); ++i) std::cout << ' ' << statuses.in(i, troops);
    const beliefs guess = beliefs{}.with(mandate_, 0.5).with(airlift, 0.5).with(calm, 1);
    const ensemble_counts drawn = evaluate_sampled(rules, world{}, guess, 100'000, 1);
    std::cout << "\nIn " << drawn.size() << " random worlds it is filled in about "
              << static_cast<int>(drawn.share(troops, status::met) * 100 + 0.5) << " of 100.\n";
}
