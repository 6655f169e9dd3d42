#include <muster/query/likelihood.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <oracles/leaf_table.hpp>
#include <oracles/random_beliefs.hpp>
#include <oracles/random_question.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;

namespace {

bool is_likely(double a, double b) {
    return std::abs(a - b) <= 1e-12 + 1e-10 * std::abs(b);
}

}  // namespace

TEST_CASE("likelihood and its bounds are those of the truth table on random proposals", "[random]") {
    naive::dice dice{1969};
    const std::size_t cases = tests::amount(3'000, 60'000);
    std::size_t asked = 0, wrong = 0, with_evidence = 0, impossible = 0, bounds = 0, certain = 0, derived = 0;
    std::array<std::size_t, 3> ways{};
    for (std::size_t round = 0; round < cases; ++round) {
        const naive::random_question q{dice, {.negations = round % 4 != 0, .strengths = round % 3 == 0}};
        const proposal& p = q.random.p;
        const naive::random_beliefs held{dice, q};
        std::vector<assumption> given;
        std::vector<std::size_t> things{q.what.index()};
        for (std::uint32_t i = dice.below(3); i-- > 0;) {
            const any_handle thing = q.random.any_thing_of(dice);
            if (!naive::has_own_meaning(p, thing.index())) continue;
            given.push_back({thing, static_cast<status>(dice.below(3))});
            things.push_back(thing.index());
        }
        if (naive::leaf_table::open_leaves(held.meaning, things) > 8) continue;
        ++asked;
        derived += held.cuts ? 1 : 0;
        const naive::leaf_table table{held.meaning, things};
        std::vector<double> chance;
        for (const std::size_t leaf : table.leaves()) chance.push_back(held.chance_of(p, leaf));
        std::vector<bool> evidence_holds, met, possible;
        for (std::uint64_t bits = 0; bits < table.size(); ++bits) {
            bool holds = true;
            for (std::size_t k = 0; k < given.size(); ++k) holds = holds && table.at(k + 1, bits) == given[k].is;
            evidence_holds.push_back(holds);
            met.push_back(holds && table.at(0, bits) == status::met);
            possible.push_back(holds && table.at(0, bits) != status::unmet);
        }
        const double evidence_probability = naive::probability(evidence_holds, chance);
        const likelihood_answer answer = likelihood(p, q.in, q.what, held.all, {.given = given});
        const auto complain = [&](const char* how) {
            if (wrong++ == 0) UNSCOPED_INFO("round " << round << ": " << p.key_of(q.what) << ": " << how);
        };
        if (answer.ended != logic::ended::finished) complain("not finished");
        if (!is_likely(answer.given_probability, evidence_probability)) complain("the chance of the evidence");
        with_evidence += given.empty() ? 0 : 1;
        if (evidence_probability <= 0) {
            ++impossible;
            if (answer.least != 0 || answer.most != 1) complain("bounds although the evidence cannot be");
            continue;
        }
        const double least = naive::probability(met, chance) / evidence_probability;
        const double most = naive::probability(possible, chance) / evidence_probability;
        if (!is_likely(answer.least, least)) complain("the lower bound");
        if (!is_likely(answer.most, most)) complain("the upper bound");
        bounds += most > least + 1e-9 ? 1 : 0;
        certain += least == 1 || most == 0 ? 1 : 0;
        if (answer.is_exact() != (answer.least == answer.most)) complain("exact, or not");

        for (const std::uint64_t nodes : {dice.below(40), dice.below(12), dice.below(6)}) {
            const likelihood_answer limited = likelihood(
                p, q.in, q.what, held.all,
                {.given = given, .limits = {.nodes = nodes}, .narrow = round % 2 == 0 ? 0.01 : 1, .worlds = 2'048});
            ++ways[static_cast<std::size_t>(limited.how)];
            const double slack = limited.how == certainty::estimate ? 6 * limited.error : 1e-9;
            if (limited.how == certainty::exact
                    ? std::abs(limited.least - least) > 1e-8 || std::abs(limited.most - most) > 1e-8
                    : limited.least > least + slack || limited.most < most - slack)
                complain("past the limits");
            if (limited.how == certainty::estimate && std::abs(limited.least - least) > slack)
                complain("an estimate past the limits");
        }
        for (const auto& [leaf, chance_of_leaf] : answer.leaves)
            if (std::find(table.leaves().begin(), table.leaves().end(), leaf.index()) == table.leaves().end() ||
                chance_of_leaf != held.chance_of(p, leaf.index()))
                complain("the leaves it names");
    }
    CHECK(wrong == 0);
    for (const std::size_t n : ways) CHECK(n > cases / 50);
    CHECK(asked > cases / 2);
    CHECK(with_evidence > cases / 4);
    CHECK(impossible > cases / 50);
    CHECK(bounds > cases / 200);
    CHECK(certain > cases / 50);
    CHECK(derived > cases / 20);
}

TEST_CASE("what two things hang on is counted once, and evidence speaks of it") {
    proposal p{"a common cause"};
    const auto quiet = p.add(precondition{.key = "quiet"});
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    const auto first = p.add(precondition{.key = "first", .when = all_of(quiet, a)});
    const auto second = p.add(precondition{.key = "second", .when = all_of(quiet, b)});
    const auto both = p.add(precondition{.key = "both", .when = all_of(first, second)});
    const beliefs held = beliefs{}.with(quiet, 0.5).with(a, 0.8).with(b, 0.6);
    CHECK(is_likely(likelihood(p, {}, both, held).least, 0.5 * 0.8 * 0.6));
    CHECK(is_likely(likelihood(p, {}, second, held, {.given = {{first, status::met}}}).least, 0.6));
    CHECK(is_likely(likelihood(p, {}, quiet, held, {.given = {{first, status::unmet}}}).least, 0.5 * 0.2 / 0.6));
    CHECK(likelihood(p, {}, both, held, {.given = {{quiet, status::unmet}}}).most == 0);
    CHECK(likelihood(p, {}, both, held).is_exact());
    CHECK(likelihood(p, {}, both, held).leaves.size() == 3);
    const likelihood_answer never =
        likelihood(p, {}, both, held, {.given = {{quiet, status::met}, {quiet, status::unmet}}});
    CHECK(never.given_probability == 0);
    CHECK_FALSE(never.is_exact());

    world known;
    known.set({quiet, status::met, cause::given, {}});
    CHECK(is_likely(likelihood(p, known, both, held).least, 0.5 * 0.48));  // a belief holds against what is known
    CHECK(is_likely(likelihood(p, known, both, beliefs{}.with(a, 0.8).with(b, 0.6)).least, 0.48));
    CHECK(is_likely(likelihood(p, {}, both, beliefs::otherwise(0.5)).least, 0.125));
    CHECK(is_likely(likelihood(p, {}, both, held.with(first, 0.9)).least, 0.9 * 0.5 * 0.6));  // cuts the rule
    CHECK(tests::refusal_of([&] { (void)likelihood(p, {}, both, beliefs{}.with(a, 0.8).with(b, 0.6)); }) ==
          tests::refusal{errc::unknown_key, "quiet"});
    CHECK(tests::refusal_of([] { (void)beliefs::otherwise(1.5); }) == tests::refusal{errc::invalid_range, {}});
    proposal other{"other"};
    const auto foreign = other.add(precondition{.key = "a"});
    CHECK(tests::refusal_of([&] { (void)likelihood(p, {}, foreign, held); }) ==
          tests::refusal{errc::foreign_handle, {}});
    CHECK(tests::refusal_of([&] {
              (void)likelihood(p, {}, both, held, {.given = {{foreign, status::met}}});
          }) == tests::refusal{errc::foreign_handle, {}});
}

TEST_CASE("a loop through negation leaves bounds") {
    proposal p{"the other way round"};
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    const auto x = p.add(precondition{.key = "x"});
    p.define(a, all_of(x, not_(b)));
    p.define(b, not_(a));
    const likelihood_answer answer = likelihood(p, {}, a, beliefs{}.with(x, 0.25));
    CHECK(answer.least == 0);
    CHECK(answer.most == 0.25);
    CHECK_FALSE(answer.is_exact());
    CHECK(likelihood(p, {}, a, beliefs{}.with(x, 0.25), {.given = {{x, status::unmet}}}).is_exact());
    const likelihood_answer stuck = likelihood(p, {}, x, beliefs{}.with(x, 0.25), {.given = {{a, status::open}}});
    CHECK(stuck.given_probability == 0.25);
    CHECK(stuck.least == 1);
}

TEST_CASE("a likelihood past its limits is bounded or estimated, and says so") {
    proposal p{"many"};
    std::vector<condition> many, ways;
    for (int i = 0; i < 30; ++i) many.push_back(p.add(precondition{.key = "many" + std::to_string(i)}));
    for (std::size_t i = 0; i < 30; ++i)
        ways.push_back(any_of(many[i], all_of(many[(i + 7) % 30], many[(i + 11) % 30])));
    const auto x = p.add(precondition{.key = "x", .when = at_least(19, ways)});
    const beliefs held = beliefs::otherwise(0.5);
    const likelihood_answer exact = likelihood(p, {}, x, held);
    REQUIRE(exact.is_exact());
    const likelihood_answer little = likelihood(p, {}, x, held, {.limits = {.nodes = 300}});
    CHECK(little.ended == logic::ended::nodes);
    REQUIRE(little.how == certainty::estimate);
    CHECK(little.worlds == 1'000'000);
    CHECK(little.leaves.size() == 30);
    CHECK(little.error < 0.001);
    CHECK(std::abs(little.least - exact.least) < 5 * little.error);
    const likelihood_answer wide = likelihood(p, {}, x, held, {.limits = {.nodes = 300}, .narrow = 1});
    CHECK(wide.how == certainty::bounds);
    CHECK_FALSE(wide.is_exact());
    CHECK(wide.least <= exact.least);
    CHECK(wide.most >= exact.most);
    const likelihood_answer memory = likelihood(p, {}, x, held, {.limits = {.memory = 15'000}, .narrow = 1});
    CHECK(memory.ended == logic::ended::memory);
    const auto y = p.add(precondition{.key = "y", .when = at_least(15, many)});
    const likelihood_answer independent = likelihood(p, {}, y, held, {.limits = {.nodes = 20}});
    CHECK(independent.is_exact());  // sums are enough for what no two parts share
    CHECK(is_likely(independent.least, 0.5 + 0.5 * 155117520 / 1073741824.0));
    CHECK(tests::refusal_of([&] { (void)likelihood(p, {}, x, beliefs{}, {.limits = {.nodes = 3}}); })->code ==
          errc::unknown_key);
}
