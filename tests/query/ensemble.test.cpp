#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include <muster/logic/random_words.hpp>
#include <muster/logic/word.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/likelihood.hpp>
#include <support/catch.hpp>
#include <support/random_force.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("every world of an ensemble is evaluated as by itself", "[query][ensemble]") {
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        tests::force_shape shape;
        shape.negation = seed % 3 == 0 ? 0 : 12;
        tests::random_force random{seed, shape};
        const proposal p = random.make();
        const compiled c{p};
        const std::vector<any_handle> things = tests::random_force::settable(p);
        std::vector<world> worlds;
        for (std::uint64_t i = 0; i < 1 + seed * 20; ++i) {
            const auto day = std::chrono::day{1 + random.below(3) * 9};
            world w{seed % 2 == 0 ? viewpoint{} : viewpoint{.true_on = 2025y / 1 / day}};
            for (std::uint32_t k = random.below(8); k-- > 0;) {
                const any_handle thing = things[random.below(things.size())];
                w = w.with(thing, random.some_status());
            }
            if (random.below(2) == 0) w.set({things[random.below(things.size())], status::unmet, cause::given, {}});
            worlds.push_back(std::move(w));
        }
        const ensemble all = evaluate_all(c, worlds);
        REQUIRE(all.size() == worlds.size());
        for (std::size_t i = 0; i < worlds.size(); ++i) {
            const outcome one = evaluate(c, worlds[i]);
            for (std::uint32_t v = 0; v < p.size(); ++v) wrong += all.in(i, p.handle_of(v)) != one[p.handle_of(v)];
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("sampled worlds keep to their chances, and to their seed", "[query][ensemble]") {
    proposal p{"small"};
    const auto a = p.add(precondition{.key = "a"});
    const auto b = p.add(precondition{.key = "b"});
    const auto rest = p.add(precondition{.key = "rest"});
    const auto both = p.add(precondition{.key = "both", .when = all_of(a, b)});
    const auto either = p.add(precondition{.key = "either", .when = any_of(a, not_(b))});
    const auto unknown = p.add(precondition{.key = "unknown", .when = all_of(a, rest)});
    const compiled c{p};
    const beliefs chances = beliefs{}.with(a, 0.3).with(b, 0.6);
    constexpr std::uint64_t count = 1'000'003;
    const ensemble_counts counts = evaluate_sampled(c, {}, chances, count, 42);
    const auto close = [](double value, double expected) {
        return std::abs(value - expected) < 4.5 * std::sqrt(expected * (1 - expected) / static_cast<double>(count));
    };
    CHECK(counts.size() == count);
    CHECK(close(counts.share(a, status::met), 0.3));
    CHECK(close(counts.share(b, status::met), 0.6));
    CHECK(close(counts.share(both, status::met), 0.18));
    CHECK(close(counts.share(either, status::met), 1 - 0.7 * 0.6));
    CHECK(counts.count(both, status::open) == 0);
    CHECK(counts.count(both, status::met) + counts.count(both, status::unmet) == count);
    CHECK(counts.count(rest, status::open) == count);
    CHECK(counts.count(unknown, status::open) == counts.count(a, status::met));
    CHECK(evaluate_sampled(c, {}, chances, count, 42) == counts);
    CHECK_FALSE(evaluate_sampled(c, {}, chances, count, 43) == counts);

    const beliefs more = beliefs::otherwise(0.5).with(a, 0.3);
    CHECK(evaluate_sampled(c, {}, more, count, 42).count(a, status::met) == counts.count(a, status::met));
    CHECK(evaluate_sampled(c, {}, more, count, 42).count(unknown, status::open) == 0);
    const beliefs sure = beliefs{}.with(a, 1.0).with(b, 0.0);
    const ensemble_counts certain = evaluate_sampled(c, {}, sure, 100, 1);
    CHECK(certain.count(a, status::met) == 100);
    CHECK(certain.count(b, status::unmet) == 100);
    CHECK(evaluate_sampled(c, {}, sure, 0, 1).share(a, status::met) == 0);
    proposal other{"other"};
    const beliefs foreign = beliefs{}.with(other.add(actor{.key = "AZE"}), 0.5);
    CHECK(tests::refusal_of([&] { (void)evaluate_sampled(c, {}, foreign, 1, 1); }) ==
          tests::refusal{errc::foreign_handle, {}});
}

TEST_CASE("shares of sampled worlds come near the likelihood", "[query][ensemble]") {
    constexpr std::uint64_t count = 200'000;
    std::uint64_t far = 0, compared = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        tests::force_shape shape;
        shape.actors = 5;
        shape.pledges = 6;
        tests::random_force random{seed, shape};
        const proposal p = random.make();
        const compiled c{p};
        beliefs b = beliefs::otherwise(0.6);
        for (const handle<precondition> h : p.all<precondition>())
            if (!p[h].when && random.below(2) == 0) b = b.with(h, 0.1 * random.below(11));
        const ensemble_counts counts = evaluate_sampled(c, {}, b, count, seed);
        for (const handle<actor> who : p.all<actor>()) {
            const likelihood_answer exact = likelihood(c, {}, who, b);
            if (exact.ended != logic::ended::finished) continue;
            const auto is_far = [&](double share, double p_exact) {
                return std::abs(share - p_exact) > 5 * std::sqrt(p_exact * (1 - p_exact) / count) + 1e-12;
            };
            compared += 1;
            far += is_far(counts.share(who, status::met), exact.least);
            far += is_far(1 - counts.share(who, status::unmet), exact.most);
        }
    }
    CHECK(compared > 40);
    CHECK(far == 0);
}

TEST_CASE("random bits do not depend on how many are drawn at once", "[query][ensemble]") {
    const logic::bernoulli third{1.0 / 3};
    logic::wide_word wide;
    third.fill(9, 4, 16, wide);
    for (std::size_t k = 0; k < 8; ++k) CHECK(wide.chunk(k) == third.block(9, 4, 16 + k));
    CHECK(third.block(9, 4, 0) == 0x3678c270f628b1cU);
    CHECK(logic::bernoulli{0.5}.block(1, 2, 3) == 0x51b1a244c4e05217U);
}
