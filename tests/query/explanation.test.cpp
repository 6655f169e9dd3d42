#include <muster/query/explanation.hpp>

#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("the first step of an explanation is about the thing asked for, and each rests on later ones") {
    const tests::small_force f;
    const explanation why = explain(f.p, world{}.with(f.resolution, status::unmet), f.troops);
    CHECK(why.root().what == any_handle{f.troops});
    CHECK(why.root().is == status::unmet);
    for (std::size_t i = 0; i < why.steps.size(); ++i)
        for (const explanation_step::reason& r : why.steps[i].because) {
            REQUIRE(r.step < why.steps.size());
            CHECK(r.step > i);
        }
}

TEST_CASE("a pruned explanation ends at its depth, and keeps what it says above") {
    const tests::small_force f;
    const explanation why = explain(f.p, world{}.with(f.resolution, status::unmet), f.troops);
    const explanation root = why.pruned(0);
    REQUIRE(root.steps.size() == 1);
    CHECK(root.root().what == any_handle{f.troops});
    CHECK(root.root().because.empty());
    CHECK(why.pruned(1).steps.size() > 1);
    CHECK(why.pruned(1).steps.size() < why.steps.size());
    CHECK(why.pruned(100) == why);
}
