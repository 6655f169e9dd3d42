#include <muster/logic/zdd.hpp>

#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "support/catch.hpp"

namespace {

using namespace muster::logic;
using family = std::set<std::uint32_t>;  // of bit sets

zdd build(zdd_manager& manager, const family& sets, std::uint32_t element = 0) {
    if (sets.empty()) return zdd::nothing();
    if (sets == family{0}) return zdd::empty_set();
    family low, high;
    for (const std::uint32_t s : sets)
        if ((s >> element & 1U) != 0) high.insert(s & ~(1U << element));
        else low.insert(s);
    const zdd l = build(manager, low, element + 1), h = build(manager, high, element + 1);
    return manager.make(level{element}, l, h);
}

TEST_CASE("operations on families agree with sets of sets") {
    std::mt19937 random{3};
    for (int round = 0; round < 4000; ++round) {
        budget allowed;
        zdd_manager manager{allowed};
        family a, b;
        for (auto* f : {&a, &b})
            for (std::size_t k = random() % 20; k-- > 0;) f->insert(random() & random() & 127U);
        const zdd f = build(manager, a), g = build(manager, b);
        family both = a, common, rest, free;
        both.insert(b.begin(), b.end());
        for (const std::uint32_t s : a) {
            (b.count(s) != 0 ? common : rest).insert(s);
            bool contains = false;
            for (const std::uint32_t t : b) contains = contains || (s & t) == t;
            if (!contains) free.insert(s);
        }
        REQUIRE(manager.unite(f, g) == build(manager, both));
        REQUIRE(manager.intersect(f, g) == build(manager, common));
        REQUIRE(manager.subtract(f, g) == build(manager, rest));
        REQUIRE(manager.without_supersets(f, g) == build(manager, free));
    }
}

TEST_CASE("a family too large for the limit ends in a report") {
    budget allowed{limits{.nodes = 50}};
    zdd_manager manager{allowed};
    zdd f = zdd::empty_set();
    const auto grow = [&] {
        for (std::uint32_t i = 100; i-- > 0;) f = manager.make(level{i}, f, f);
        return f;
    };
    REQUIRE(attempt_to(grow).reason() == ended::nodes);
    REQUIRE(manager.live() == 50);
}

}  // namespace
