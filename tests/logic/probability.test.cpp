#include <muster/logic/probability.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <vector>

#include <muster/logic/fussell_vesely.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/set_sequence.hpp>

#include "support/catch.hpp"
#include "support/compiled_circuit.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool close(double a, double b) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= 1e-12 + 1e-9 * (std::abs(a) + std::abs(b));
}

template <class Holds>
double sum_over(std::uint32_t n, const std::vector<double>& p, const Holds& holds) {
    double sum = 0;
    for (std::uint32_t a = 0; a < 1U << n; ++a) {
        if (!holds(a)) continue;
        double product = 1;
        for (std::uint32_t i = 0; i < n; ++i) product *= (a >> i & 1U) != 0 ? p[i] : 1 - p[i];
        sum += product;
    }
    return sum;
}

double ratio(double a, double b) {
    return b != 0 ? a / b : a != 0 ? infinity : std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("probability, derivatives and importance agree with sums over truth tables") {
    std::mt19937 random{30};
    for (int round = 0; round < 4000; ++round) {
        constexpr std::uint32_t n = 5;
        const diagram plain = muster::test::compile_last(
            muster::test::random_rules(random, {.leaves = n, .gates = 6, .negation = round % 2 == 0}));
        const diagram d = random() % 2 == 0 ? plain : !plain;
        const std::vector<bool> table = muster::test::truth_table(d, n);
        std::vector<double> p(n);
        const double values[] = {0, 1, 0.5, 0.01, 0.999, 1e-9, 0.3};
        for (double& x : p) x = values[random() % (round % 3 == 0 ? 7 : 5)];
        if (round % 3 == 1)
            for (double& x : p) x = 0.125 * (1 + muster::test::draw(random, 6));
        const auto of = [&](variable v) { return p[to_number(v)]; };
        const auto given = [&](std::uint32_t i, double value) {
            std::vector<double> fixed = p;
            fixed[i] = value;
            return sum_over(n, fixed, [&](std::uint32_t a) { return table[a]; });
        };
        const double whole = sum_over(n, p, [&](std::uint32_t a) { return table[a]; });
        const probability_pass pass{d, of};
        REQUIRE(close(pass.value(), whole));
        REQUIRE(close(pass.value() + pass.complement(), 1));
        std::map<variable, importance_measures> measures;
        for (const importance_measures& m : importance(d, of)) measures[m.variable] = m;
        for (std::uint32_t i = 0; i < n; ++i) {
            const double with = given(i, 1), without = given(i, 0);
            const auto found = measures.find(variable{i});
            if (found == measures.end()) {  // the function does not depend on it
                REQUIRE(close(with, without));
                continue;
            }
            const importance_measures& m = found->second;
            REQUIRE(close(m.birnbaum, with - without));
            REQUIRE(close(m.criticality, ratio(p[i] * (with - without), whole)));
            REQUIRE(close(m.diagnostic, ratio(p[i] * with, whole)));
            if (whole > 1e-6 || whole == 0) {
                REQUIRE(close(m.risk_achievement_worth, ratio(with, whole)));
                if (without > 1e-6 || without == 0) REQUIRE(close(m.risk_reduction_worth, ratio(whole, without)));
            }
        }
    }
}

TEST_CASE("small probabilities of negations keep their precision") {
    network net;
    std::vector<network::function> parts;
    for (const variable v : indices<variable>(20)) parts.push_back(net.variable(v));
    budget allowed;
    const diagram nobody = !compile(net, net.any_of(parts), allowed);
    REQUIRE(probability(nobody, [](variable) { return 0.99; }) == Approx(1e-40).epsilon(1e-9));
}

TEST_CASE("a variable without which the function never holds has an infinite risk reduction worth") {
    network net;
    const network::function a = net.variable(variable{0}), b = net.variable(variable{1}), c = net.variable(variable{2});
    budget allowed;
    const diagram d = compile(net, net.all_of({a, net.any_of({b, c})}), allowed);
    const auto measures = importance(d, [](variable) { return 0.1; });
    REQUIRE(measures.size() == 3);
    REQUIRE(measures[0].risk_reduction_worth == infinity);
    REQUIRE(measures[0].diagnostic == Approx(1));
    REQUIRE(measures[0].criticality == Approx(1));
    REQUIRE(measures[1].risk_reduction_worth == Approx(0.19 / 0.1));
    const auto impossible = importance(d, [](variable v) { return v == variable{0} ? 0.0 : 0.1; });
    REQUIRE(impossible[0].risk_achievement_worth == infinity);
    REQUIRE(std::isnan(impossible[0].criticality));
}

TEST_CASE("Fussell-Vesely is the chance that a set with the literal holds, given that one holds") {
    std::mt19937 random{31};
    for (int round = 0; round < 3000; ++round) {
        constexpr std::uint32_t n = 5;
        const diagram plain = muster::test::compile_last(
            muster::test::random_rules(random, {.leaves = n, .gates = 7, .negation = round % 2 == 0}));
        const diagram d = random() % 2 == 0 ? plain : !plain;
        std::vector<double> p(n);
        for (double& x : p) x = 0.05 * (1 + muster::test::draw(random, 19));
        const set_kind kind = random() % 3 == 0 ? set_kind::minimal_solutions : set_kind::prime_implicants;
        budget allowed;
        const set_family family = minimal_sets(d, kind, allowed);
        std::vector<std::vector<literal<variable>>> sets;
        for (set_sequence s = smallest_sets(family); auto set = s.next();) sets.push_back(*set);
        const auto some_set_holds = [&](std::uint32_t a, const auto& is_meant) {
            for (const auto& set : sets) {
                bool all = is_meant(set);
                for (const literal<variable> l : set)
                    all = all && ((a >> to_number(l.index()) & 1U) != 0) != l.is_negated();
                if (all) return true;
            }
            return false;
        };
        const double whole =
            sum_over(n, p, [&](std::uint32_t a) { return some_set_holds(a, [](const auto&) { return true; }); });
        std::map<literal<variable>, double> found;
        for (const literal_importance& i : fussell_vesely(
                 family, [&](variable v) { return p[to_number(v)]; }, allowed))
            found[i.of] = i.fussell_vesely;
        for (std::uint32_t code = 0; code < 2 * n; ++code) {
            const literal l{variable{code / 2}, code % 2 != 0};
            const double expected = sum_over(n, p, [&](std::uint32_t a) {
                return some_set_holds(a, [&](const auto& set) { return std::count(set.begin(), set.end(), l) != 0; });
            });
            REQUIRE(close(found.count(l) != 0 ? found[l] : 0, sets.empty() ? 0 : expected / whole));
        }
    }
}

TEST_CASE("constants have probability zero or one and nothing of importance") {
    const auto half = [](variable) { return 0.5; };
    REQUIRE(probability(diagram{false}, half) == 0);
    REQUIRE(probability(diagram{true}, half) == 1);
    REQUIRE(importance(diagram{true}, half).empty());
}

}  // namespace
