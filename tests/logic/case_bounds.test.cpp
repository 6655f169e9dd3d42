#include <muster/logic/case_bounds.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;
using muster::test::draw;

// Functions of some variables, each with its truth table.
struct tabled {
    network::function function;
    std::vector<bool> holds;
};

tabled random_function(std::mt19937& random, network& gates, std::uint32_t variables, int count) {
    const std::uint32_t rows = 1U << variables;
    std::vector<tabled> made;
    for (std::uint32_t v = 0; v < variables; ++v) {
        made.push_back({gates.variable(variable{v}), std::vector<bool>(rows)});
        for (std::uint32_t r = 0; r < rows; ++r) made.back().holds[r] = (r >> v & 1U) != 0;
    }
    for (int g = 0; g < count; ++g) {
        std::vector<network::function> parts;
        std::vector<std::uint64_t> weights, sums(rows, 0);
        std::uint64_t total = 0;
        for (std::uint32_t k = 2 + draw(random, 4); k-- > 0;) {
            const tabled& part = made[draw(random, static_cast<std::uint32_t>(made.size()))];
            const bool negated = draw(random, 3) == 0;
            const std::uint64_t weight = 1 + draw(random, 3);
            parts.push_back(negated ? !part.function : part.function);
            weights.push_back(weight);
            total += weight;
            for (std::uint32_t r = 0; r < rows; ++r) sums[r] += part.holds[r] != negated ? weight : 0;
        }
        const std::uint64_t threshold = 1 + draw(random, static_cast<std::uint32_t>(total));
        made.push_back({gates.at_least(threshold, parts, weights), std::vector<bool>(rows)});
        for (std::uint32_t r = 0; r < rows; ++r) made.back().holds[r] = sums[r] >= threshold;
    }
    return made.back();
}

TEST_CASE("bounds by cases hold at every step, narrow, and end at the sum over the truth table") {
    std::mt19937 random{1854};
    int split = 0, at_once = 0;
    for (int round = 0; round < 2'000; ++round) {
        const std::uint32_t variables = 3 + draw(random, 5);
        network gates;
        const tabled f = random_function(random, gates, variables, 3 + static_cast<int>(draw(random, 8)));
        std::vector<double> p(variables);
        const double values[] = {0, 1, 0.5, 0.01, 0.9, 0.3};
        for (double& x : p) x = values[draw(random, 6)];
        double expected = 0;
        for (std::size_t r = 0; r < f.holds.size(); ++r) {
            double product = f.holds[r] ? 1 : 0;
            for (std::uint32_t v = 0; v < variables; ++v) product *= (r >> v & 1U) != 0 ? p[v] : 1 - p[v];
            expected += product;
        }
        budget allowed{limits{.nodes = 1'000'000}};
        const std::uint64_t before = allowed.nodes();
        {
            case_bounds found{gates, f.function, [&](variable v) { return p[to_number(v)]; }, allowed};
            case_bounds::interval last = found.value();
            int steps = 0;
            do {
                const case_bounds::interval now = found.value();
                REQUIRE(now.least <= expected + 1e-9);
                REQUIRE(now.most >= expected - 1e-9);
                REQUIRE(now.width() <= last.width() + 1e-9);
                last = now;
                REQUIRE(++steps < 1'000);
            } while (found.narrow());
            REQUIRE(found.is_exact());
            REQUIRE(std::abs(found.value().least - expected) < 1e-9);
            (steps > 1 ? split : at_once) += 1;
        }
        REQUIRE(allowed.nodes() == before);
    }
    CHECK(split > 200);
    CHECK(at_once > 200);
}

TEST_CASE("what independent parts add up to is known at once, however many there are") {
    network gates;
    std::vector<network::function> pairs;
    for (std::uint32_t i = 0; i < 400; ++i)
        pairs.push_back(gates.all_of({gates.variable(variable{2 * i}), gates.variable(variable{2 * i + 1})}));
    budget allowed;
    case_bounds found{gates, gates.at_least(100, pairs), [](variable) { return 0.5; }, allowed};
    CHECK(found.is_exact());
    CHECK(std::abs(found.value().least - 0.519186732) < 1e-8);  // binomial, 400 times a quarter
    CHECK_FALSE(found.narrow());
}

TEST_CASE("a limit leaves the bounds found before it") {
    std::mt19937 random{7};
    network gates;
    std::vector<network::function> parts;
    for (std::uint32_t i = 0; i < 60; ++i)
        parts.push_back(
            gates.any_of({gates.variable(variable{draw(random, 40)}), gates.variable(variable{draw(random, 40)})}));
    budget allowed{limits{.nodes = 2'000}};
    case_bounds found{gates, gates.at_least(40, parts), [](variable) { return 0.5; }, allowed};
    const double at_first = found.value().width();
    const auto done = attempt_to([&] {
        while (found.narrow()) continue;
        return true;
    });
    CHECK(done.reason() == ended::nodes);
    CHECK(found.value().width() < at_first);
    CHECK_FALSE(found.is_exact());
}

}  // namespace
