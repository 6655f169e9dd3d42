#include <muster/logic/set_search.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <vector>

#include <muster/logic/compile.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/set_sequence.hpp>
#include <muster/logic/unfold.hpp>

#include "support/catch.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;
using muster::status;
using muster::test::circuit_traits;
using muster::test::draw;
using literals = std::vector<literal>;

struct question {
    circuit rules;
    std::vector<setting> settings;
    std::vector<status> known;
    std::uint32_t target = 0;
    status goal = status::met;
    loops mode = loops::wait;

    [[nodiscard]] search::target_question asked() const { return {rules, settings, known, target, goal, mode}; }
};

// All of them, from the diagram of the function that says where the goal is reached.
std::set<literals> by_diagrams(const question& q) {
    budget allowed;
    const std::vector<std::uint32_t> roots{q.target};
    unfolding unfolded{q.rules, q.settings, roots, allowed, q.mode};
    const literal goal = q.goal == status::met ? unfolded.lower(q.target) : !unfolded.upper(q.target);
    const diagram d = compile(unfolded.functions(), goal, allowed);
    const set_family family = minimal_sets(
        d, [&](std::uint32_t p) { return q.known[p]; }, allowed);
    std::set<literals> result;
    set_sequence sequence = smallest_sets(family);
    while (const auto set = sequence.next()) result.insert(*set);
    return result;
}

question random_question(std::mt19937& random, const circuit_traits& traits) {
    question q{circuit{muster::test::random_rules(random, traits)}, {}, {}};
    q.settings.assign(q.rules.size(), setting::none);
    q.known.assign(q.rules.size(), status::open);
    for (std::uint32_t p = 0; p < q.rules.size(); ++p) {
        if (draw(random, 8) == 0) q.settings[p] = static_cast<setting>(draw(random, 3));
        const bool is_free = q.settings[p] == setting::open || (q.settings[p] == setting::none && q.rules.is_leaf(p));
        if (is_free && draw(random, 2) == 0) q.known[p] = static_cast<status>(draw(random, 3));
    }
    q.target = q.rules.position(q.rules.size() - 1);
    q.settings[q.target] = setting::none;
    q.goal = draw(random, 2) == 0 ? status::met : status::unmet;
    q.mode = draw(random, 3) == 0 ? loops::move_together : loops::wait;
    return q;
}

// One after the other: in order of size, each of those expected once, until there is none left.
void check(const question& q) {
    const std::set<literals> expected = by_diagrams(q);
    budget allowed;
    set_search sets{q.asked(), allowed};
    std::set<literals> found;
    std::size_t last = 0;
    while (const auto set = sets.next(1000)) {
        REQUIRE(set->size() >= last);
        last = set->size();
        REQUIRE(sets.complete_below() == last);
        REQUIRE(std::is_sorted(set->begin(), set->end()));
        REQUIRE(expected.count(*set) == 1);
        REQUIRE(found.insert(*set).second);
    }
    REQUIRE(sets.is_over());
    REQUIRE(found == expected);
}

void check_random(unsigned seed, const circuit_traits& traits, int rounds) {
    std::mt19937 random{seed};
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(seed, round);
        check(random_question(random, traits));
    }
}

TEST_CASE("the smallest sets are those of the diagrams, without loops") {
    check_random(1, {.leaves = 5, .gates = 6}, 400);
    check_random(2, {.leaves = 6, .gates = 9, .negation = false}, 300);
    check_random(3, {.leaves = 7, .gates = 6, .most_parts = 6}, 300);
}

TEST_CASE("the smallest sets are those of the diagrams, with loops") {
    check_random(4, {.leaves = 4, .gates = 8, .negation = false, .loops = true}, 400);
    check_random(5, {.leaves = 5, .gates = 12, .most_parts = 3, .negation = false, .loops = true}, 300);
}

TEST_CASE("the smallest sets are those of the diagrams, with loops through negation") {
    check_random(6, {.leaves = 4, .gates = 6, .loops = true}, 400);
    check_random(7, {.leaves = 6, .gates = 10, .loops = true}, 300);
}

}  // namespace
