#include <string>

#include <muster/io/phrases/comparison.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("a comparison tells once what both worlds share") {
    proposal p{"compare"};
    const auto fact = p.add(precondition{.key = "fact", .name = "there is a ceasefire"});
    const auto other = p.add(precondition{.key = "other", .name = "there is money"});
    const world now = world_at(p, 2025y / 11 / 8);
    CHECK(to_text(compare(p, now, now.with(fact, status::met))) ==
          "What would change\n\nOn 8 November 2025, as known on that day.\n"
          "Supposed: this holds: there is a ceasefire.\nNothing changes.\n");
    const world given = now.with(other, status::met);
    const std::string shared = to_text(compare(p, given, given.with(fact, status::met)));
    CHECK(shared.find("assumed: this holds: there is money.\nSupposed: this holds: there is a ceasefire.\n") !=
          std::string::npos);
    const std::string days = to_text(compare(p, now, world_at(p, 2025y / 11 / 9)));
    CHECK(days.find("Before: On 8 November 2025, as known on that day.\nAfter: On 9 November") != std::string::npos);
    const std::string otherwise = to_text(compare(p, given, given.with(other, status::unmet)));
    CHECK(otherwise.find("Before: ") != std::string::npos);
}
