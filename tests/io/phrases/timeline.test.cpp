#include <string>

#include <muster/io/phrases/timeline.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("a timeline has each day with what happened and what it changed") {
    proposal p{"days"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto m = p.add(mandate{.key = "m", .name = "a mandate"});
    p.add(pledge{.by = a, .fills = troops, .when = m});
    p.add(event{.date = 2025y / 11 / 5, .on = m, .stage = stage::adopted});
    const std::string text = to_text(timeline(p));
    CHECK(text.find("5 November 2025") != std::string::npos);
    CHECK(text.find("Aland (troops)") != std::string::npos);
    CHECK(text.find("would come") != std::string::npos);
    CHECK(to_text(timeline(proposal{"empty"})).find("2025") == std::string::npos);
}
