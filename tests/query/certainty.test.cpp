#include <muster/query/certainty.hpp>

#include <string>

#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("what a number stands for follows from what may be spent on it") {
    const tests::small_force f;
    const auto asked = [&](std::uint64_t nodes, double narrow) {
        return likelihood(f.p, {}, f.troops, beliefs::otherwise(0.5),
                          {.limits = {.nodes = nodes}, .narrow = narrow, .worlds = 4'096});
    };
    CHECK(asked(1'000'000, 0.01).how == certainty::exact);
    CHECK(asked(1, 1).how == certainty::bounds);
    CHECK(asked(1, 0).how == certainty::estimate);
    CHECK(std::string{to_string(certainty::bounds)} == "bounds");
}
