#include <muster/io/phrases/likelihood.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("a likelihood says what was taken as known and what it rests on") {
    const tests::small_force f;
    CHECK(to_text(likelihood(f.p, {}, f.troops, beliefs::otherwise(0.5), {.given = {{f.ceasefire, status::met}}})) ==
          "How likely is this: troops is filled\n\n"
          "By all that was ever said; given: this holds: there is a ceasefire.\n"
          "50 %, if these are independent of each other:\n\n"
          "  what                              believed\n"
          "  ------------------------------------------\n"
          "  the resolution is in force        50 %\n"
          "  this holds: there is a ceasefire  50 %\n");
}

TEST_CASE("a likelihood of what cannot be known says so") {
    const tests::small_force f;
    const std::string told = to_text(likelihood(f.p, {}, f.troops, beliefs::otherwise(0.5),
                                                {.given = {{f.ceasefire, status::met}, {f.ceasefire, status::unmet}}}));
    CHECK(told.find('%') == std::string::npos);
}

TEST_CASE("an estimate has its error, its worlds and its seed") {
    const tests::small_force f;
    const sampled_likelihood drawn = sample(f.p, {}, f.troops, beliefs::otherwise(0.5), {.worlds = 1'000, .seed = 7});
    const std::string told = to_text(drawn);
    CHECK(told.find("About ") != std::string::npos);
    CHECK(told.find("with a standard error of ") != std::string::npos);
    CHECK(told.find("(1,000 worlds, seed 7)") != std::string::npos);
}
