#include <muster/query/answer.hpp>

#include <string>

#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE(
    "an answer keeps the world and the proposal that it was asked of, and says the same, or nothing, once that has "
    "grown") {
    tests::small_force f;
    const world now = world{}.with(f.ceasefire, status::met);
    const dependents_answer found = dependents(f.p, now, f.resolution);
    const outcome all = evaluate(f.p, now);
    const std::string told = to_text(found);
    const auto late = f.p.add(actor{.key = "D", .name = "Dland"});
    f.p.add(pledge{.by = late, .fills = f.troops, .strength = strength{10, 10}, .when = f.resolution});
    CHECK(found.in == now);
    CHECK(found.ended == logic::ended::finished);
    CHECK(to_text(found) == told);
    CHECK(tests::refusal_of([&] { (void)to_text(all); }) == tests::refusal{errc::outdated, {}});
    CHECK(to_text(dependents(f.p, now, f.resolution)) != told);
}

TEST_CASE("a list of answers is a range") {
    const tests::small_force f;
    const change_sets sets = enabling_sets(f.p, {}, f.troops);
    REQUIRE(sets.size() == 1);
    CHECK_FALSE(sets.empty());
    CHECK(sets.end() - sets.begin() == 1);
    CHECK(&*sets.begin() == &sets[0]);
    const change_sets none = enabling_sets(f.p, {}, f.c);
    CHECK(none != sets);
}
