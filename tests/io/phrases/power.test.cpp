#include <muster/io/phrases/power.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("members of equal power are one column, and short fractions are exact") {
    const body two{
        .key = "two", .members = {{.key = "A"}, {.key = "B"}, {.key = "C"}}, .adopted_when = {{{.at_least = 2}}}};
    const std::string told = to_text(power(two));
    CHECK(told.find("Power in this: two\n") == 0);
    CHECK(told.find("  banzhaf_absolute                0.5 = 1/2\n") != std::string::npos);
    CHECK(told.find("  shapley_shubik                  0.3333 = 1/3\n") != std::string::npos);
    CHECK(told.find("A and 2 more: A, B and C\n") != std::string::npos);
}

TEST_CASE("the most powerful come first") {
    const body led{.key = "led",
                   .members = {{.key = "A"}, {.key = "B"}, {.key = "C"}},
                   .adopted_when = {{{.at_least = 2}}},
                   .veto_holders = {"C"}};
    const std::string told = to_text(power(led));
    CHECK(told.find("  index                           C") != std::string::npos);
}
