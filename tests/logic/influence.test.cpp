#include <muster/logic/influence.hpp>

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/compiled_circuit.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;

TEST_CASE("influences are those of the truth table") {
    std::mt19937 random{50};
    for (int round = 0; round < 4000; ++round) {
        constexpr std::uint32_t n = 6;
        const diagram plain = muster::test::compile_last(
            muster::test::random_rules(random, {.leaves = n, .gates = 8, .negation = round % 3 != 0}));
        const diagram d = random() % 2 == 0 ? plain : !plain;
        const std::vector<bool> table = muster::test::truth_table(d, n);
        budget allowed;
        std::map<variable, influence> found;
        for (const influence& i : influences(d, allowed)) found[i.variable] = i;
        for (std::uint32_t i = 0; i < n; ++i) {
            const variable v{i};
            bool raises = false, lowers = false, with = false, without = false;
            for (std::uint32_t a = 0; a < table.size(); ++a) {
                if ((a >> i & 1U) != 0) continue;
                const bool on = table[a | 1U << i], off = table[a];
                raises = raises || (on && !off);
                lowers = lowers || (off && !on);
                with = with || on;
                without = without || off;
            }
            REQUIRE((found.count(v) != 0) == (raises || lowers));
            if (found.count(v) == 0) continue;
            REQUIRE(found[v].raises == raises);
            REQUIRE(found[v].lowers == lowers);
            REQUIRE(found[v].needed == !without);
            REQUIRE(found[v].barred == !with);
        }
    }
}

}  // namespace
