#include <muster/logic/minimal_sets.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include <muster/logic/set_sequence.hpp>

#include "support/catch.hpp"
#include "support/compiled_circuit.hpp"
#include "support/random_circuit.hpp"

namespace {

using namespace muster::logic;
using muster::test::circuit_traits;
using literals = std::vector<literal<variable>>;

// By definition: terms that imply the function and none of whose proper parts do.
std::set<literals> primes_of(const std::vector<bool>& table, std::uint32_t n) {
    std::uint32_t terms = 1;
    for (std::uint32_t i = 0; i < n; ++i) terms *= 3;  // a digit each: free, true, false
    std::vector<bool> implies(terms);
    for (std::uint32_t t = 0; t < terms; ++t) {
        bool all = true;
        for (std::uint32_t a = 0; a < table.size() && all; ++a) {
            bool inside = true;
            std::uint32_t rest = t;
            for (std::uint32_t i = 0; i < n; ++i, rest /= 3)
                if (rest % 3 != 0) inside = inside && (rest % 3 == 1) == ((a >> i & 1U) != 0);
            all = !inside || table[a];
        }
        implies[t] = all;
    }
    std::set<literals> result;
    for (std::uint32_t t = 0; t < terms; ++t) {
        if (!implies[t]) continue;
        bool prime = true;
        literals set;
        std::uint32_t rest = t, power = 1;
        for (std::uint32_t i = 0; i < n; ++i, rest /= 3, power *= 3) {
            const std::uint32_t digit = rest % 3;
            if (digit == 0) continue;
            prime = prime && !implies[t - digit * power];
            set.push_back(literal{variable{i}, digit == 2});
        }
        if (prime) result.insert(set);
    }
    return result;
}

std::set<literals> solutions_of(const std::vector<bool>& table, std::uint32_t n) {
    std::set<literals> result;
    for (std::uint32_t a = 0; a < table.size(); ++a) {
        bool minimal = table[a];
        for (std::uint32_t b = 0; b < a && minimal; ++b) minimal = (a & b) != b || !table[b];
        if (!minimal) continue;
        literals set;
        for (std::uint32_t i = 0; i < n; ++i)
            if ((a >> i & 1U) != 0) set.push_back(literal{variable{i}});
        result.insert(set);
    }
    return result;
}

// All sets in the order given; checks that costs ascend and that none comes twice.
std::set<literals> listed(set_sequence sequence) {
    std::set<literals> result;
    double last = 0;
    while (const auto set = sequence.next()) {
        REQUIRE(sequence.cost() >= last - 1e-9);
        last = sequence.cost();
        REQUIRE(std::is_sorted(set->begin(), set->end()));
        REQUIRE(result.insert(*set).second);
    }
    return result;
}

double weight_of(literal<variable> l) {
    return 1 + to_number(l.index()) % 3 + (l.is_negated() ? 1 : 0);
}

void check_sets(std::mt19937& random, const circuit_traits& traits, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        const diagram plain = muster::test::compile_last(muster::test::random_rules(random, traits));
        const diagram d = random() % 2 == 0 ? plain : !plain;
        const std::vector<bool> table = muster::test::truth_table(d, traits.leaves);
        for (const set_kind kind : {set_kind::prime_implicants, set_kind::minimal_solutions}) {
            const std::set<literals> expected = kind == set_kind::prime_implicants ? primes_of(table, traits.leaves)
                                                                                   : solutions_of(table, traits.leaves);
            budget allowed;
            const set_family family = minimal_sets(d, kind, allowed);
            REQUIRE(family.count() == expected.size());
            REQUIRE(listed(smallest_sets(family)) == expected);
            REQUIRE(listed(likeliest_sets(family, [](variable v) { return 0.1 * (to_number(v) + 1); })) == expected);
            REQUIRE(listed(set_sequence{family, weight_of}) == expected);
            REQUIRE(allowed.nodes() == budget::unbounded);

            const std::uint32_t bound = random() % 4;
            std::set<literals> small, light;
            std::vector<set_family::big_integer> by_size(bound + 1);
            for (const literals& set : expected) {
                double weight = 0;
                for (const literal<variable> l : set) weight += weight_of(l);
                if (weight <= bound * 2) light.insert(set);
                if (set.size() > bound) continue;
                small.insert(set);
                by_size[set.size()] += 1;
            }
            const set_family bounded = minimal_sets(d, kind, allowed, {bound});
            REQUIRE(listed(smallest_sets(bounded)) == small);
            REQUIRE(bounded.count() == small.size());
            REQUIRE(family.count_by_size(bound) == by_size);
            const set_family cheap = minimal_sets(d, kind, allowed, {bound * 2}, [](literal<variable> l) {
                return static_cast<std::uint64_t>(weight_of(l));
            });
            REQUIRE(listed(set_sequence{cheap, weight_of}) == light);
            REQUIRE(listed(smallest_sets(cheap)) == light);
            REQUIRE(cheap.count() == light.size());
            REQUIRE(cheap.empty() == light.empty());
        }
    }
}

TEST_CASE("minimal sets, primes and minimal solutions are those of the definition") {
    std::mt19937 random{20};
    check_sets(random, {.leaves = 5, .gates = 6}, 1500);
    check_sets(random, {.leaves = 5, .gates = 8, .negation = false}, 1500);
    check_sets(random, {.leaves = 6, .gates = 9, .weights = false}, 600);
    check_sets(random, {.leaves = 6, .gates = 5, .most_parts = 6}, 400);
}

TEST_CASE("constants have no set, or the empty one") {
    budget allowed;
    for (const set_kind kind : {set_kind::prime_implicants, set_kind::minimal_solutions}) {
        REQUIRE(minimal_sets(diagram{false}, kind, allowed).count() == 0);
        const set_family all = minimal_sets(diagram{true}, kind, allowed);
        REQUIRE(all.count() == 1);
        REQUIRE(all.smallest_size() == 0);
        REQUIRE(smallest_sets(all).next()->empty());
    }
    REQUIRE_FALSE(smallest_sets(set_family{}).next());
}

TEST_CASE("a count beyond any listing is exact") {
    network net;
    std::vector<network::function> pairs;
    for (std::uint32_t i = 0; i < 200; ++i)
        pairs.push_back(net.any_of({net.variable(variable{2 * i}), net.variable(variable{2 * i + 1})}));
    budget allowed;
    const diagram d = compile(net, net.all_of(pairs), allowed);
    const set_family family = minimal_sets(d, set_kind::prime_implicants, allowed);
    set_family::big_integer expected_count = 1;
    for (int i = 0; i < 200; ++i) expected_count += expected_count;
    REQUIRE(family.count() == expected_count);
    REQUIRE(family.smallest_size() == 200);
    set_sequence sequence = likeliest_sets(family, [](variable v) { return to_number(v) % 2 == 0 ? 0.9 : 0.8; });
    for (const std::size_t expected : {0U, 1U, 1U}) {
        const literals set = *sequence.next();
        REQUIRE(set.size() == 200);
        REQUIRE(std::count_if(set.begin(), set.end(), [](literal<variable> l) {
                    return to_number(l.index()) % 2 != 0;
                }) == static_cast<std::ptrdiff_t>(expected));
    }
    REQUIRE(minimal_sets(d, set_kind::prime_implicants, allowed, {199}).empty());
}

TEST_CASE("minimal sets stop at the limit with what kind it was") {
    network net;
    std::vector<network::function> parts;
    for (const variable v : indices<variable>(30)) parts.push_back(net.variable(v));
    budget plenty;
    const diagram d = compile(net, net.at_least(15, parts), plenty);
    budget few{limits{.nodes = 60}};
    const auto attempt = attempt_to([&] { return minimal_sets(d, set_kind::prime_implicants, few); });
    REQUIRE_FALSE(attempt);
    REQUIRE(attempt.reason() == ended::nodes);
    REQUIRE(few.nodes() == 60);
    REQUIRE(minimal_sets(d, set_kind::prime_implicants, plenty).count() == 155117520);

    const set_family family = minimal_sets(d, set_kind::prime_implicants, plenty);
    set_sequence sequence{family,
                          [](literal<variable> l) { return 1 + 0.01 * to_number(l.index()) * to_number(l.index()); }};
    budget short_of{limits{.nodes = 40}};
    std::size_t given = 0;
    const auto listing = attempt_to([&] {
        while (sequence.next(short_of)) ++given;
        return given;
    });
    REQUIRE(listing.reason() == ended::nodes);
    REQUIRE(given > 0);
    REQUIRE(sequence.next().has_value());  // goes on with more room
}

}  // namespace
