#include <muster/logic/completions.hpp>

#include <support/catch.hpp>

#include "random_rules.hpp"

using namespace muster;
using namespace muster::logic;

TEST_CASE("a goal is reached exactly where a completion of the truth table reaches it") {
    naive::dice dice{1991};
    std::size_t wrong = 0, reached = 0, asked = 0;
    for (int round = 0; round < 2'500; ++round) {
        const naive::system s = tests::random_system(dice, dice.between(1, 10), {});
        const circuit c = tests::circuit_of(s);
        const auto settings = tests::settings_of(s, c);
        const std::uint32_t target = dice.below(s.size());
        bool met = false, unmet = false, stays_open = false;
        naive::for_each_completion(s, naive::open_leaves_below(s, target), [&](const naive::system& completed) {
            const status is = naive::well_founded(completed)[target];
            met = met || is == status::met;
            unmet = unmet || is == status::unmet;
            stays_open = stays_open || is == status::open;
            return true;
        });
        const auto exists = [&](goal g) {
            std::uint64_t evaluations = 1'000'000;
            return completions{c, settings, c.position_of(vertex{target})}.exists(g, evaluations);
        };
        wrong += exists(goal::met) == met ? 0 : 1;
        wrong += exists(goal::unmet) == unmet ? 0 : 1;
        wrong += exists(goal::not_met) == (unmet || stays_open) ? 0 : 1;
        wrong += exists(goal::not_unmet) == (met || stays_open) ? 0 : 1;
        reached += met && unmet ? 1 : 0;
        asked += 4;
    }
    CHECK(asked == 10'000);
    CHECK(wrong == 0);
    CHECK(reached > 200);
}

TEST_CASE("moving together a goal is reached exactly where the truth table reaches it") {
    naive::dice dice{1993};
    std::size_t wrong = 0, rounds = 0;
    while (rounds < 2'500) {
        const naive::system s = tests::random_system(dice, dice.between(1, 10), {});
        if (naive::has_negation_in_loops(s)) continue;
        ++rounds;
        const circuit c = tests::circuit_of(s);
        const auto settings = tests::settings_of(s, c);
        const std::uint32_t target = dice.below(s.size());
        std::vector<std::size_t> leaves;
        for (std::size_t v = 0; v < s.size(); ++v)
            if (s.is_open_leaf(v)) leaves.push_back(v);
        bool met = false, unmet = false;
        naive::for_each_completion(s, leaves, [&](const naive::system& completed) {
            (naive::moving_together(completed)[target] ? met : unmet) = true;
            return !met || !unmet;
        });
        const auto exists = [&](goal g) {
            std::uint64_t evaluations = 1'000'000;
            return completions{c, settings, c.position_of(vertex{target}), loops::move_together}.exists(g, evaluations);
        };
        wrong += exists(goal::met) == met ? 0 : 1;
        wrong += exists(goal::unmet) == unmet ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a search that runs out of evaluations says nothing") {
    naive::system s;
    s.add();
    s.add({false, 2, {{0}, {0, true}}});  // needs x and not x
    const circuit c = tests::circuit_of(s);
    std::uint64_t no_evaluations = 0;
    CHECK_FALSE(completions(c, {}, c.position_of(vertex{1})).exists(goal::met, no_evaluations).has_value());
    std::uint64_t few = 2;
    CHECK_FALSE(completions(c, {}, c.position_of(vertex{1})).exists(goal::met, few).has_value());
    std::uint64_t enough = 10;
    CHECK(completions(c, {}, c.position_of(vertex{1})).exists(goal::met, enough) == false);
    CHECK(enough == 7);
}
