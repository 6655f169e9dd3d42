#include <muster/logic/set_search.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include <muster/logic/compile.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/set_sequence.hpp>
#include <muster/logic/unfold.hpp>

#include <oracles/clingo.hpp>
#include <oracles/set_program.hpp>
#include "support/catch.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;
using muster::status;
using muster::test::circuit_traits;
using muster::test::draw;
using change_set = std::vector<search::change>;

struct question {
    circuit rules;
    indexed<position, setting> settings;
    indexed<position, status> known;
    position target{};
    status goal = status::met;
    loops mode = loops::wait;

    [[nodiscard]] search::target_question asked() const { return {rules, settings, known, target, goal, mode}; }
};

// All of them, from the diagram of the function that says where the goal is reached.
std::set<change_set> by_diagrams(const question& q) {
    budget allowed;
    const std::vector<position> roots{q.target};
    unfolding unfolded{q.rules, q.settings, roots, allowed, q.mode};
    const network::function goal = q.goal == status::met ? unfolded.lower(q.target) : !unfolded.upper(q.target);
    const diagram d = compile(unfolded.functions(), goal, allowed);
    const set_family family = minimal_sets(
        d, [&](variable v) { return q.known[position_of(v)]; }, allowed);
    std::set<change_set> result;
    set_sequence sequence = smallest_sets(family);
    while (const auto set = sequence.next()) {
        change_set made;
        for (const literal<variable> l : *set) made.emplace_back(position_of(l.index()), l.is_negated());
        result.insert(made);
    }
    return result;
}

question random_question(std::mt19937& random, const circuit_traits& traits) {
    question q{circuit{muster::test::random_rules(random, traits)}, {}, {}};
    q.settings.assign(q.rules.size(), setting::none);
    q.known.assign(q.rules.size(), status::open);
    for (const position p : q.rules.positions()) {
        if (draw(random, 8) == 0) q.settings[p] = static_cast<setting>(draw(random, 3));
        const bool is_free = q.settings[p] == setting::open || (q.settings[p] == setting::none && q.rules.is_leaf(p));
        if (is_free && draw(random, 2) == 0) q.known[p] = static_cast<status>(draw(random, 3));
    }
    q.target = q.rules.position_of(vertex{q.rules.size() - 1});
    q.settings[q.target] = setting::none;
    q.goal = draw(random, 2) == 0 ? status::met : status::unmet;
    q.mode = draw(random, 3) == 0 ? loops::move_together : loops::wait;
    return q;
}

// One after the other: in order of size, each of those expected once, until there is none left.
void check(const question& q) {
    const std::set<change_set> expected = by_diagrams(q);
    budget allowed;
    set_search sets{q.asked(), allowed};
    std::set<change_set> found;
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

// Nothing set and nothing known.
question plain(const rule_table& rules) {
    question q{circuit{rules}, {}, {}};
    q.settings.assign(q.rules.size(), setting::none);
    q.known.assign(q.rules.size(), status::open);
    q.target = q.rules.position_of(vertex{q.rules.size() - 1});
    return q;
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

TEST_CASE("a bound on the size ends the search with all sets up to it") {
    std::mt19937 random{8};
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const question q = random_question(random, {.leaves = 6, .gates = 8, .loops = true});
        const std::size_t most = draw(random, 4);
        std::set<change_set> expected = by_diagrams(q);
        std::erase_if(expected, [&](const change_set& set) { return set.size() > most; });
        budget allowed;
        set_search sets{q.asked(), allowed};
        std::set<change_set> found;
        while (const auto set = sets.next(most)) found.insert(*set);
        REQUIRE(found == expected);
        REQUIRE((sets.is_over() || sets.complete_below() > most));
    }
}

TEST_CASE("a few sets of very many are found without the others") {
    rule_table rules;  // at least 30 of 100 groups of five leaves: five to the thirtieth of each thirty
    constexpr std::uint32_t groups = 100, in_group = 5, needed = 30;
    for (std::uint32_t i = 0; i < groups * in_group; ++i) rules.add_rule(rule_table::leaf);
    for (std::uint32_t g = 0; g < groups; ++g) {
        rules.add_rule(1);
        for (std::uint32_t i = 0; i < in_group; ++i) rules.add_part(literal{vertex{g * in_group + i}});
    }
    rules.add_rule(needed);
    for (std::uint32_t g = 0; g < groups; ++g) rules.add_part(literal{vertex{groups * in_group + g}});
    const question q = plain(rules);
    budget allowed;
    set_search sets{q.asked(), allowed};
    std::set<change_set> found;
    for (int i = 0; i < 20; ++i) {
        const auto set = sets.next(1000);
        REQUIRE(set);
        REQUIRE(set->size() == needed);
        REQUIRE(found.insert(*set).second);
    }
    REQUIRE(sets.complete_below() == needed);
}

TEST_CASE("a leaf that matters both ways is named only where no case of it does without") {
    rule_table rules;  // x and a, or not x and b, or c and d and e
    for (int i = 0; i < 6; ++i) rules.add_rule(rule_table::leaf);
    const literal x{vertex{0}}, a{vertex{1}}, b{vertex{2}}, c{vertex{3}}, d{vertex{4}}, e{vertex{5}};
    rules.add_rule(2);
    rules.add_part(x);
    rules.add_part(a);
    rules.add_rule(2);
    rules.add_part(!x);
    rules.add_part(b);
    rules.add_rule(3);
    rules.add_part(c);
    rules.add_part(d);
    rules.add_part(e);
    rules.add_rule(1);
    for (std::uint32_t g = 6; g < 9; ++g) rules.add_part(literal{vertex{g}});
    const question q = plain(rules);
    const auto at = [&](literal<vertex> l) { return search::change{q.rules.position_of(l.index()), l.is_negated()}; };
    const auto sorted = [](change_set set) {
        std::sort(set.begin(), set.end());
        return set;
    };
    budget allowed;
    set_search sets{q.asked(), allowed};
    std::set<change_set> pairs;
    for (int i = 0; i < 3; ++i) pairs.insert(*sets.next(1000));
    REQUIRE(pairs == std::set<change_set>{sorted({at(x), at(a)}), sorted({at(!x), at(b)}), sorted({at(a), at(b)})});
    REQUIRE(*sets.next(1000) == sorted({at(c), at(d), at(e)}));
    REQUIRE_FALSE(sets.next(1000));
}

TEST_CASE("a search that met a limit has told what is certain, and gives back what it took") {
    std::mt19937 random{9};
    rule_table rules;  // sets that meet 300 random triples of 60 leaves
    for (std::uint32_t i = 0; i < 60; ++i) rules.add_rule(rule_table::leaf);
    for (std::uint32_t g = 0; g < 300; ++g) {
        rules.add_rule(1);
        for (int i = 0; i < 3; ++i) rules.add_part(literal{vertex{draw(random, 60)}});
    }
    rules.add_rule(300);
    for (std::uint32_t g = 0; g < 300; ++g) rules.add_part(literal{vertex{60 + g}});
    const question q = plain(rules);
    budget few{limits{.nodes = 2'000}};
    {
        set_search sets{q.asked(), few};
        const auto ended = attempt_to([&] { return sets.next(1000)->size(); });
        REQUIRE_FALSE(ended);
        REQUIRE(ended.reason() == muster::logic::ended::nodes);
        REQUIRE(sets.complete_below() > 10);
    }
    REQUIRE(few.nodes() == 2'000);
    budget short_of{limits{.time = std::chrono::milliseconds{1}}};
    set_search sets{q.asked(), short_of};
    REQUIRE(attempt_to([&] { return sets.next(1000)->size(); }).reason() == muster::logic::ended::time);
}

TEST_CASE("sets that are enough in another mode too are left out, and no others") {
    std::mt19937 random{11};
    std::size_t left = 0, left_out = 0;
    for (int round = 0; round < 900; ++round) {
        CAPTURE(round);
        question q = random_question(
            random, {.leaves = 5, .gates = 10, .most_parts = 3, .negation = round % 3 != 0, .loops = true});
        q.mode = loops::wait;
        const std::set<change_set> waiting = by_diagrams(q);
        q.mode = loops::move_together;
        std::set<change_set> expected = by_diagrams(q);
        left_out += std::erase_if(expected, [&](const change_set& set) {
            return std::any_of(waiting.begin(), waiting.end(), [&](const change_set& part) {
                return std::includes(set.begin(), set.end(), part.begin(), part.end());
            });
        });
        left += expected.size();
        budget allowed;
        set_search sets{q.asked(), allowed};
        sets.leave_out(loops::wait);
        std::set<change_set> found;
        std::size_t last = 0;
        while (const auto set = sets.next(1000)) {
            REQUIRE(set->size() >= last);
            last = set->size();
            REQUIRE(found.insert(*set).second);
        }
        REQUIRE(found == expected);
    }
    CHECK(left > 30);
    CHECK(left_out > 300);
}

TEST_CASE("sets that are found soon are minimal, and all are found in the end") {
    std::mt19937 random{12};
    std::size_t all = 0;
    for (int round = 0; round < 1'000; ++round) {
        CAPTURE(round);
        const question q = random_question(random, {.leaves = 6, .gates = 10, .loops = round % 2 == 0});
        const std::set<change_set> expected = by_diagrams(q);
        budget allowed;
        set_search sets{q.asked(), allowed};
        std::set<change_set> found;
        while (const auto set = sets.any()) {
            REQUIRE(expected.count(*set) == 1);
            REQUIRE(found.insert(*set).second);
        }
        REQUIRE(found == expected);
        all += expected.size();
    }
    CHECK(all > 600);
}

TEST_CASE("the smallest sets are those that clingo finds") {
    if (!tests::has_clingo()) {
        WARN("clingo is not here: not compared");
        return;
    }
    std::mt19937 random{10};
    int compared = 0, with_sets = 0;
    while (compared < 120) {
        CAPTURE(compared);
        const bool larger = compared % 2 == 0;
        const question q = random_question(random, {.leaves = larger ? 30U : 8U,
                                                    .gates = larger ? 60U : 14U,
                                                    .most_parts = 5,
                                                    .negation = draw(random, 2) == 0,
                                                    .loops = true});
        if (!tests::fits_set_program(q.asked())) continue;
        ++compared;
        const std::set<change_set> expected = tests::smallest_by_clingo(q.asked());
        budget allowed;
        set_search sets{q.asked(), allowed};
        std::set<change_set> found;
        for (std::size_t most = 1000; const auto set = sets.next(most);) {
            most = set->size();
            found.insert(*set);
        }
        REQUIRE(found == expected);
        with_sets += expected.empty() || expected.begin()->empty() ? 0 : 1;
    }
    REQUIRE(with_sets > 20);
}

}  // namespace
