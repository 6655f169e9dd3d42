#include <muster/io/phrases/all_dependents.hpp>
#include <muster/io/phrases/counterfactuals.hpp>

#include <sstream>
#include <string>

#include <muster/io/text.hpp>

#include <support/catch.hpp>

using namespace muster;

namespace {

proposal two_states() {
    proposal p;
    const auto aland = p.add(actor{.key = "A", .name = "Aland"}), bland = p.add(actor{.key = "B", .name = "Bland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto truce = p.add(precondition{.key = "truce", .name = "a truce"});
    p.add(precondition{.key = "rain", .name = "rain"});
    p.add(pledge{.by = aland, .fills = troops, .when = truce});
    p.add(pledge{.by = bland, .fills = troops, .when = any_of(truce, aland)});
    return p;
}

template <class Answer>
std::string printed(const Answer& answer) {
    std::ostringstream out;
    out << answer;
    return out.str();
}

}  // namespace

TEST_CASE("counterfactuals print what each thing would change, and count the rest") {
    const proposal p = two_states();
    const world now = world{}.with(p.at("truce"), status::unmet).with(p.at("rain"), status::unmet);
    CHECK(printed(counterfactuals(p, now)) ==
          "What each thing would change by itself\n\n"
          "By all that was ever said; assumed: none of these holds: a truce and rain.\n"
          "- If this holds: a truce\n"
          "  - troops: filled (before: not filled)\n"
          "  - Aland (troops) would come (before: would not come)\n"
          "  - Bland (troops) would come (before: would not come)\n\n"
          "1 other thing would change nothing by itself.\n");
    CHECK(printed(counterfactuals(proposal{}, {})).find("Nothing would change anything by itself.") !=
          std::string::npos);
}

TEST_CASE("all dependents print who depends on each thing, and count the rest") {
    const proposal p = two_states();
    const std::string told = printed(all_dependents(compiled{p}));
    CHECK(told.find("- this: a truce\n  - cannot come without it: Aland (troops) and Bland (troops)\n") !=
          std::string::npos);
    CHECK(told.find("Nobody's depends on ") != std::string::npos);
    CHECK(told.find("rain") == std::string::npos);
    CHECK(printed(all_dependents(compiled{proposal{}})).find("Nobody's participation depends on anything") !=
          std::string::npos);
}
