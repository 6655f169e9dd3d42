#include <muster/logic/fixpoint.hpp>

#include <support/catch.hpp>

#include "random_rules.hpp"

using namespace muster;
using namespace muster::logic;

namespace {

std::vector<status> evaluated(const naive::system& s, loops mode = loops::wait) {
    const circuit c = tests::circuit_of(s);
    indexed<position, status> by_position(c.size());
    logic::evaluate(c, tests::settings_of(s, c), by_position, mode);
    std::vector<status> result(c.size());
    for (const position p : c.positions()) result[to_number(c.vertex_of(p))] = by_position[p];
    return result;
}

}  // namespace

TEST_CASE("the evaluation is the well-founded model by its first definition on random rules") {
    naive::dice dice{20251108};
    std::size_t wrong = 0, open = 0, loops_with_negation = 0;
    for (int round = 0; round < 20'000; ++round) {
        const naive::system s = tests::random_system(dice, dice.between(1, 12), {});
        const auto expected = naive::well_founded(s);
        if (evaluated(s) != expected) ++wrong;
        for (const status is : expected) open += is == status::open ? 1 : 0;
        loops_with_negation += naive::has_negation_in_loops(s) ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(open > 10'000);  // what is compared is not all settled
    CHECK(loops_with_negation > 2'000);
}

TEST_CASE("what the evaluation settles stands in every completion and without negation it settles all that does") {
    naive::dice dice{7};
    std::size_t wrong = 0, settled = 0, unsettled = 0;
    for (int round = 0; round < 2'000; ++round) {
        tests::shape shape;
        shape.negations = dice.one_in(2);
        const naive::system s = tests::random_system(dice, dice.between(1, 10), shape);
        const auto fast = evaluated(s);
        const bool is_exact = !naive::has_negation(s);
        for (std::size_t v = 0; v < s.size(); ++v) {
            const status exact = naive::in_every_completion(s, v);
            if (fast[v] != exact && (is_exact || fast[v] != status::open)) ++wrong;
            settled += exact != status::open ? 1 : 0;
            unsettled += exact != status::open && fast[v] == status::open ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
    CHECK(settled > 2'000);
    CHECK(unsettled > 5);  // where only the exact question settles it
}

TEST_CASE("loops that move together are the greatest fixpoint on random rules") {
    naive::dice dice{11};
    std::size_t wrong = 0, rounds = 0, differs = 0;
    while (rounds < 5'000) {
        naive::system s = tests::random_system(dice, dice.between(1, 12), {.negations = true});
        for (std::size_t v = 0; v < s.size(); ++v)
            if (s.is_open_leaf(v)) s.set[v] = dice.one_in(2) ? status::met : status::unmet;
        if (naive::has_negation_in_loops(s)) continue;
        ++rounds;
        const auto expected = naive::moving_together(s);
        const auto result = evaluated(s, loops::move_together);
        const auto waiting = evaluated(s);
        for (std::size_t v = 0; v < s.size(); ++v)
            if (result[v] != (expected[v] ? status::met : status::unmet)) ++wrong;
        differs += result != waiting ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(differs > 100);
}

TEST_CASE("two who wait for each other stay unmet and move only together") {
    naive::system s;
    s.add({false, 1, {{1}}});
    s.add({false, 1, {{0}}});
    CHECK(evaluated(s) == std::vector<status>{status::unmet, status::unmet});
    CHECK(evaluated(s, loops::move_together) == std::vector<status>{status::met, status::met});
}

TEST_CASE("a thing that hangs on its own negation is open and two that exclude each other are") {
    naive::system s;
    s.add({false, 1, {{0, true}}});
    s.add({false, 1, {{2, true}}});
    s.add({false, 1, {{1, true}}});
    CHECK(evaluated(s) == std::vector<status>(3, status::open));
}

TEST_CASE("without settings everything unset is asked of the rules") {
    naive::system s;
    s.add();
    s.add({false, 0, {}});
    s.add({false, 1, {}});
    const circuit c = tests::circuit_of(s);
    indexed<position, status> result(c.size());
    logic::evaluate(c, {}, result);
    CHECK(result[c.position_of(vertex{0})] == status::open);
    CHECK(result[c.position_of(vertex{1})] == status::met);
    CHECK(result[c.position_of(vertex{2})] == status::unmet);
}

TEST_CASE("a chain of a million and a loop of a million are evaluated") {
    constexpr std::uint32_t length = 1'000'000;
    for (const bool closed : {false, true}) {
        rule_table rules;
        rules.reserve(length, length);
        for (std::uint32_t v = 0; v < length; ++v) {
            const bool is_end = v + 1 == length;
            rules.add_rule(is_end && !closed ? rule_table::leaf : 1);
            if (!is_end) rules.add_part(literal{vertex{v + 1}});
            else if (closed) rules.add_part(literal{vertex{0}});
        }
        const circuit c{rules};
        indexed<position, setting> settings(c.size(), setting::none);
        indexed<position, status> result(c.size());
        const position first = c.position_of(vertex{0}), last = c.position_of(vertex{length - 1});
        logic::evaluate(c, settings, result);
        CHECK(result[first] == (closed ? status::unmet : status::open));
        settings[last] = setting::met;
        logic::evaluate(c, settings, result);
        CHECK(result[first] == status::met);
    }
}
