#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include <muster/query/ensemble.hpp>
#include <muster/query/evaluate.hpp>
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
            for (std::uint32_t k = random.below(8); k-- > 0;)
                w = w.with(things[random.below(things.size())], random.some_status());
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
    const std::vector<chance> chances{{a, 0.3}, {b, 0.6}};
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

    const std::vector<chance> more{{rest, 0.5}, {a, 0.3}};
    CHECK(evaluate_sampled(c, {}, more, count, 42).count(a, status::met) == counts.count(a, status::met));
    const std::vector<chance> sure{{a, 1.0}, {b, 0.0}};
    const ensemble_counts certain = evaluate_sampled(c, {}, sure, 100, 1);
    CHECK(certain.count(a, status::met) == 100);
    CHECK(certain.count(b, status::unmet) == 100);
    CHECK(evaluate_sampled(c, {}, sure, 0, 1).share(a, status::met) == 0);
    const std::vector<chance> wrong{{a, 1.5}};
    CHECK(tests::refusal_of([&] { (void)evaluate_sampled(c, {}, wrong, 1, 1); }) ==
          tests::refusal{errc::invalid_range, "a"});
}

TEST_CASE("random bits do not depend on how many are drawn at once", "[query][ensemble]") {
    const logic::bernoulli third{1.0 / 3};
    logic::wide_word wide;
    third.fill(9, 4, 16, wide);
    for (std::size_t k = 0; k < 8; ++k) CHECK(wide.chunk(k) == third.block(9, 4, 16 + k));
    CHECK(third.block(9, 4, 0) == 0x3678c270f628b1cU);
    CHECK(logic::bernoulli{0.5}.block(1, 2, 3) == 0x51b1a244c4e05217U);
}
