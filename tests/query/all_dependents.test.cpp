#include <cstddef>
#include <vector>

#include <muster/muster.hpp>
#include <muster/query/all_dependents.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("what depends on every thing is told in the order asked, as each question alone tells it") {
    proposal p{"all"};
    const auto a = p.add(actor{.key = "A"});
    const auto b = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"});
    const auto fact = p.add(precondition{.key = "fact"});
    const auto other = p.add(precondition{.key = "other"});
    const auto third = p.add(precondition{.key = "third"});
    p.add(pledge{.by = a, .fills = troops, .when = all_of(fact, any_of(other, third))});
    p.add(pledge{.by = b, .fills = troops, .when = fact});
    const compiled c = compile(p);
    const std::vector<any_handle> things{other, fact};
    const all_dependents_answer all = all_dependents(c, things);
    REQUIRE(all.size() == 2);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all.thing(i) == things[i]);
        const dependents_answer alone = dependents(c, {}, things[i]);
        REQUIRE(all[i].size() == alone.size());
        for (std::size_t k = 0; k < alone.size(); ++k) {
            CHECK(all[i][k].contribution == alone[k].contribution);
            if (all[i][k].exact) CHECK(all[i][k].how == alone[k].how);
        }
    }
    CHECK(all[1].size() == 2);
}
