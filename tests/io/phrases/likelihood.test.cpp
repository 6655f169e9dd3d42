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

TEST_CASE("an estimate of a role tells how much comes") {
    proposal p;
    const auto troops = p.add(role{.key = "troops", .needs = {1'000, "personnel"}});
    const auto malta = p.add(actor{.key = "MLT", .name = "Malta"});
    p.add(pledge{.by = malta, .fills = troops, .strength = strength{600, 900}});
    const beliefs held = beliefs{}.with(p.contribution_of(malta, troops), 1);
    CHECK(to_text(sample(p, {}, troops, held, {.worlds = 1'000})) ==
          "How likely is this: troops is filled\n\n"
          "By all that was ever said.\n"
          "About 0 %, with a standard error of 0.09985 % (1,000 worlds, seed 1), if all\n"
          "that is believed of is independent of each other.\n"
          "How much comes: on average, and what is reached in 9 of 10 of these worlds, in\n"
          "half of them and in 1 of 10:\n\n"
          "  role    needed           what comes            average  9 of 10  half  1 of 10\n"
          "  ------------------------------------------------------------------------------\n"
          "  troops  1,000 personnel  for certain           600      600      600   600\n"
          "  troops  1,000 personnel  with what stays open  900      900      900   900\n");
}
