#include <muster/logic/bdd.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace {

using namespace muster::logic;

constexpr std::uint32_t table_levels = 6;  // a truth table is a word

std::uint64_t table_of(std::uint32_t number) {
    std::uint64_t table = 0;
    for (std::uint32_t a = 0; a < 64; ++a) table |= static_cast<std::uint64_t>(a >> number & 1U) << a;
    return table;
}

std::uint64_t table_of(const bdd_manager& manager, bdd f) {
    std::uint64_t table = 0;
    for (std::uint32_t a = 0; a < 64; ++a) {
        bdd at = f;
        while (!at.is_constant())
            at = (a >> to_number(manager.level_of(at)) & 1U) != 0 ? manager.high(at) : manager.low(at);
        table |= static_cast<std::uint64_t>(at.is_always() ? 1 : 0) << a;
    }
    return table;
}

TEST_CASE("operations on diagrams agree with truth tables, and equal functions are equal values") {
    std::mt19937 random{1};
    for (int round = 0; round < 300; ++round) {
        budget allowed;
        bdd_manager manager{allowed};
        std::vector<std::pair<bdd, std::uint64_t>> known{{bdd::constant(false), 0}, {bdd::constant(true), ~0ULL}};
        for (std::uint32_t i = 0; i < table_levels; ++i) known.emplace_back(manager.variable(level{i}), table_of(i));
        std::map<std::uint64_t, std::uint32_t> code_of;
        for (int step = 0; step < 60; ++step) {
            const auto pick = [&] {
                auto f = known[random() % known.size()];
                if (random() % 3 == 0) f = {!f.first, ~f.second};
                return f;
            };
            const auto f = pick(), g = pick(), h = pick();
            switch (random() % 5) {
                case 0:
                    known.emplace_back(manager.conjunction(f.first, g.first), f.second & g.second);
                    break;
                case 1:
                    known.emplace_back(manager.disjunction(f.first, g.first), f.second | g.second);
                    break;
                case 2:
                    known.emplace_back(manager.exclusive(f.first, g.first), f.second ^ g.second);
                    break;
                case 3:
                    known.emplace_back(manager.if_then_else(f.first, g.first, h.first),
                                       (f.second & g.second) | (~f.second & h.second));
                    break;
                default:
                    REQUIRE(manager.implies(f.first, g.first) == ((f.second & ~g.second) == 0));
                    known.emplace_back(manager.conjunction({f.first, g.first, h.first}),
                                       f.second & g.second & h.second);
            }
            if (step == 30) {
                std::vector<bdd> roots;
                for (const auto& k : known) roots.push_back(k.first);
                manager.collect(roots);
            }
        }
        for (const auto& [f, table] : known) {
            REQUIRE(table_of(manager, f) == table);
            REQUIRE(f.is_complemented() == ((table & 1U) != 0));
            const auto [at, added] = code_of.emplace(table, f.code());
            REQUIRE(at->second == f.code());
        }
    }
}

TEST_CASE("thresholds over any functions and weights agree with sums") {
    std::mt19937 random{2};
    for (int round = 0; round < 3000; ++round) {
        budget allowed;
        bdd_manager manager{allowed};
        std::vector<std::pair<bdd, std::uint64_t>> functions;
        for (std::uint32_t i = 0; i < table_levels; ++i)
            functions.emplace_back(manager.variable(level{i}), table_of(i));
        functions.emplace_back(manager.exclusive(functions[0].first, functions[3].first), table_of(0) ^ table_of(3));
        functions.emplace_back(manager.conjunction(functions[5].first, functions[2].first), table_of(5) & table_of(2));
        const std::uint64_t threshold = random() % 12;
        std::vector<bdd_manager::weighted_part> parts;
        std::vector<std::uint64_t> tables;
        for (std::size_t k = random() % 9; k-- > 0;) {
            auto f = functions[random() % functions.size()];
            if (random() % 3 == 0) f = {!f.first, ~f.second};
            parts.push_back({f.first, (std::min)(threshold, std::uint64_t{random() % 5})});
            tables.push_back(f.second);
        }
        std::uint64_t expected = 0;
        for (std::uint32_t a = 0; a < 64; ++a) {
            std::uint64_t sum = 0;
            for (std::size_t k = 0; k < parts.size(); ++k)
                if ((tables[k] >> a & 1U) != 0) sum += parts[k].weight;
            expected |= static_cast<std::uint64_t>(sum >= threshold ? 1 : 0) << a;
        }
        REQUIRE(table_of(manager, manager.at_least(threshold, parts)) == expected);
    }
}

TEST_CASE("a threshold of half of many parts is built without listing combinations") {
    budget allowed;
    bdd_manager manager{allowed};
    std::vector<bdd_manager::weighted_part> parts;
    for (std::uint32_t i = 0; i < 400; ++i) parts.push_back({manager.variable(level{i}), 1});
    const bdd f = manager.at_least(200, parts);
    for (auto& part : parts) part.weight = 1'000'000'000;
    REQUIRE(manager.at_least(200'000'000'000, parts) == f);
    std::vector<bdd> roots{f};
    manager.collect(roots);
    REQUIRE(manager.live() == 200U * 201U);
}

TEST_CASE("a limit on nodes is reported, and what was there before stands") {
    budget allowed{limits{.nodes = 100}};
    bdd_manager manager{allowed};
    bdd few = manager.conjunction(manager.variable(level{0}), manager.variable(level{20}));
    bdd many = bdd::constant(false);
    try {
        for (std::uint32_t i = 0; i < 20; ++i)
            many = manager.exclusive(many,
                                     manager.conjunction(manager.variable(level{i}), manager.variable(level{39 - i})));
        FAIL("no limit was met");
    } catch (const limit_reached& limit) {
        REQUIRE(limit.reason() == ended::nodes);
    }
    REQUIRE(manager.live() <= 100);
    std::vector<bdd> roots{few};
    manager.collect(roots);
    REQUIRE(manager.live() == 2);
    REQUIRE(allowed.nodes() == 98);
    REQUIRE(manager.conjunction(manager.variable(level{0}), manager.variable(level{20})) == few);
}

TEST_CASE("a limit on time is reported") {
    budget allowed{limits{.time = std::chrono::milliseconds{1}}};
    bdd_manager manager{allowed};
    const auto attempt = attempt_to([&] {
        bdd f = bdd::constant(false);
        for (std::uint32_t i = 0; i < 25; ++i)
            f = manager.exclusive(f, manager.conjunction(manager.variable(level{i}), manager.variable(level{49 - i})));
        return f;
    });
    REQUIRE_FALSE(attempt);
    REQUIRE(attempt.reason() == ended::time);
}

TEST_CASE("a chain of a hundred thousand levels costs no call stack") {
    budget allowed;
    bdd_manager manager{allowed};
    constexpr std::uint32_t levels = 100'000;
    bdd even = bdd::constant(true), odd = bdd::constant(true);
    for (std::uint32_t i = levels; i-- > 0;) {
        bdd& f = i % 2 == 0 ? even : odd;
        f = manager.make(level{i}, bdd::constant(false), f);
    }
    const bdd all = manager.conjunction(even, odd);
    std::vector<bdd> roots{all};
    manager.collect(roots);
    REQUIRE(manager.live() == levels);
}

}  // namespace
