#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include <muster/logic/propagation.hpp>
#include <support/catch.hpp>
#include <support/rules_of_shape.hpp>

using namespace muster;
using namespace muster::logic;

namespace {

indexed<position, status> evaluated(const circuit& c, const indexed<position, setting>& settings) {
    indexed<position, status> result(c.size());
    logic::evaluate(c, settings, result);
    return result;
}

// Makes random changes, several at a time, and holds every status against a fresh evaluation.
std::uint64_t differences(std::uint64_t seed, const tests::rules_shape& shape, int changes) {
    std::mt19937_64 random{seed};
    const circuit c{tests::rules_of_shape(random, shape)};
    const users u{c};
    indexed<position, setting> settings = tests::random_settings(random, c.size(), 15);
    propagation now{c, u, settings};
    indexed<position, status> expected = evaluated(c, settings);
    std::uint64_t wrong = !std::ranges::equal(now.statuses(), expected);
    for (int i = 0; i < changes; ++i) {
        for (std::uint64_t k = 1 + (random() % 8 == 0 ? random() % 10 : 0); k-- > 0;) {
            const position p = to_index<position>(random() % c.size());
            settings[p] = static_cast<setting>(random() % 4);
            now.set(p, settings[p]);
        }
        const indexed<position, status> before = expected;
        expected = evaluated(c, settings);
        now.propagate();
        wrong += !std::ranges::equal(now.statuses(), expected);
        std::size_t differ = 0;
        for (const position p : c.positions()) differ += before[p] != expected[p];
        std::set<position> told;
        for (const propagation::change change : now.changes()) {
            wrong += change.before != before[change.position] || before[change.position] == expected[change.position];
            told.insert(change.position);
        }
        wrong += told.size() != now.changes().size() || told.size() != differ;
    }
    return wrong;
}

}  // namespace

TEST_CASE("a queue of positions gives the least first", "[logic][propagation]") {
    std::mt19937_64 random{7};
    for (const std::uint32_t size : {0U, 1U, 63U, 64U, 65U, 4096U, 4097U, 300'000U}) {
        position_queue queue{size};
        std::set<position> expected;
        CHECK(queue.take() == none<position>);
        for (int i = 0; i < 2000 && size != 0; ++i) {
            if (random() % 3 != 0) {
                const position p = to_index<position>(random() % size);
                queue.insert(p);
                expected.insert(p);
            } else {
                const position least = expected.empty() ? none<position> : *expected.begin();
                REQUIRE(queue.take() == least);
                expected.erase(least);
            }
        }
    }
}

TEST_CASE("users are the parts turned round", "[logic][propagation]") {
    std::mt19937_64 random{11};
    for (int run = 0; run < 200; ++run) {
        const circuit c{tests::rules_of_shape(random, {})};
        const users u{c};
        std::size_t count = 0;
        for (const position p : c.positions()) {
            const auto all = u.of(p);
            REQUIRE(std::ranges::is_sorted(all, {}, &literal<position>::index));
            count += all.size();
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto parts = c.parts(all[i].index());
                const auto same = [&](std::size_t k) {
                    return parts[k] == literal{p, all[i].is_negated()} &&
                           (u.weights(p).empty() || u.weights(p)[i] == c.weight(all[i].index(), k));
                };
                bool found = false;
                for (std::size_t k = 0; k < parts.size(); ++k) found = found || same(k);
                REQUIRE(found);
            }
            bool in_loop = false;
            for (const circuit::component& loop : c.loops()) in_loop = in_loop || loop.contains(p);
            REQUIRE(u.in_loop(p) == in_loop);
        }
        REQUIRE(count == c.part_count());
    }
}

TEST_CASE("statuses kept through changes are those of a fresh evaluation", "[logic][propagation]") {
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        tests::rules_shape shape;
        shape.size = 3 + static_cast<std::uint32_t>(seed % 60);
        shape.backward = seed % 3 == 0 ? 0 : 5 + static_cast<std::uint32_t>(seed % 7) * 10;
        shape.negation = seed % 4 == 0 ? 0 : 15;
        wrong += differences(seed, shape, 100);
    }
    CHECK(wrong == 0);
}

TEST_CASE("so they are in loops without negation inside", "[logic][propagation]") {
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 1000; seed < 1600; ++seed) {
        tests::rules_shape shape;
        shape.negation_in_loops = false;
        shape.negation = seed % 2 == 0 ? 0 : 8;
        shape.leaves = 15;
        shape.size = 5 + static_cast<std::uint32_t>(seed % 80);
        shape.backward = 10 + static_cast<std::uint32_t>(seed % 5) * 10;
        wrong += differences(seed, shape, 100);
    }
    CHECK(wrong == 0);
}

TEST_CASE("copies go their own ways", "[logic][propagation]") {
    std::mt19937_64 random{3};
    const circuit c{tests::rules_of_shape(random, {})};
    const users u{c};
    propagation one{c, u};
    const std::vector<status> before(one.statuses().begin(), one.statuses().end());
    propagation other = one;
    for (const position p : c.positions()) other.set(p, setting::met);
    other.propagate();
    CHECK(std::ranges::equal(one.statuses(), before));
    CHECK(std::ranges::all_of(other.statuses(), [](status s) { return s == status::met; }));
}

TEST_CASE("a chain of a million rules takes a change to its end", "[logic][propagation]") {
    rule_table rules;
    rules.add_rule(rule_table::leaf);
    constexpr std::uint32_t length = 1'000'000;
    for (std::uint32_t v = 0; v < length; ++v) {
        rules.add_rule(1);
        rules.add_part(literal{vertex{v}, v % 2 == 1});
    }
    const circuit c{rules};
    const users u{c};
    propagation now{c, u};
    now.set(c.position_of(vertex{0}), setting::met);
    now.propagate();
    CHECK(now.changes().size() == length + 1);
    CHECK(now[c.position_of(vertex{length})] == status::met);
}
