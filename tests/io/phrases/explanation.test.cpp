#include <string>

#include <muster/io/phrases/explanation.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("what waits for nothing but itself is told so, and those who wait for each other are not") {
    proposal p{"loops"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto b = p.add(actor{.key = "B", .name = "Bland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    SECTION("alone") {
        p.add(pledge{.by = a, .fills = troops, .when = a});
        CHECK(to_text(explain(p, {}, a)).find("Aland would not take part, it waits for itself") == 0);
        CHECK(to_text(evaluate(p)).find("it waits for itself") != std::string::npos);
    }
    SECTION("two") {
        p.add(pledge{.by = a, .fills = troops, .when = b});
        p.add(pledge{.by = b, .fills = troops, .when = a});
        CHECK(to_text(explain(p, {}, a)).find("Aland would not take part, each waits for the others") == 0);
        CHECK(to_text(evaluate(p)).find("itself") == std::string::npos);
    }
}
