#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("beliefs keep the last of each thing, in the order of the things, and refuse what is no probability") {
    proposal p{"beliefs"};
    const auto one = p.add(precondition{.key = "one"});
    const auto two = p.add(precondition{.key = "two"});
    const beliefs held = beliefs::otherwise(0.5).with(two, 0.25).with(one, 0.75).with(two, 1);
    CHECK(held.of(one) == 0.75);
    CHECK(held.of(two) == 1.0);
    CHECK(held.otherwise() == 0.5);
    REQUIRE(held.all().size() == 2);
    CHECK(held.all()[0].first == any_handle{one});
    CHECK_FALSE(beliefs{}.of(one));
    CHECK_FALSE(beliefs{}.otherwise());
    CHECK_THROWS_AS(beliefs::otherwise(1.5), error);
    CHECK_THROWS_AS(held.with(one, -0.1), error);
}
