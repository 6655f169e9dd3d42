#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/query/evaluate.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

TEST_CASE("the status of everything in a proposal is that of the well-founded model by unfounded sets", "[random]") {
    using namespace muster;
    tests::random_numbers random{12};
    const std::size_t cases = tests::amount(1'000, 100'000);
    std::size_t loops = 0, negative = 0, met = 0, unmet = 0, open = 0;
    for (std::size_t i = 0; i < cases; ++i) {
        tests::random_scenario_options options;
        options.negation = random.one_of(std::vector<std::uint32_t>{0, 15, 30, 50});
        const proposal p = tests::make_random_scenario(random, options);
        world w = tests::make_random_world(random, p);
        if (random.percent(60)) w = tests::with_open_inputs(random, p, std::move(w), random.below(4));
        const compiled c{p};
        const outcome found = evaluate(c, w);
        const std::vector<status> expected = tests::naive_statuses(p, w);
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const status s = found[p.handle_of(v)];
            ++(s == status::met ? met : s == status::unmet ? unmet : open);
            if (s != expected[v]) FAIL("vertex " << v << " of proposal " << i << ": " << to_string(s));
        }
        for (const logic::circuit::component loop : c.circuit().loops()) {
            ++loops;
            negative += loop.has_negation ? 1 : 0;
        }
    }
    CHECK(loops > cases);
    CHECK(negative > cases / 2);
    CHECK(met > cases);
    CHECK(unmet > cases);
    CHECK(open > cases);
}
