#include <muster/io/phrases/exact_status.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("an exact status is an answer with a view, and says what it rests on") {
    proposal p{"either way"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto fact = p.add(precondition{.key = "fact", .name = "there is a ceasefire"});
    p.add(pledge{.by = a, .fills = troops, .when = any_of(fact, not_(fact))});
    CHECK(to_text(evaluate_exactly(p, {}, a)) ==
          "Aland would take part\n\nBy all that was ever said.\nIt is so however what is open turns out.\n");
    CHECK(to_text(evaluate_exactly(p, {}, fact)) ==
          "there is a ceasefire: open\n\nBy all that was ever said.\nIt depends on how what is open turns out.\n");
    CHECK(to_text(evaluate_exactly(p, {}, a, {.evaluations = 1})).find("It is so") == std::string::npos);
    CHECK(evaluate_exactly(p, {}, a).what == any_handle{a});
}
