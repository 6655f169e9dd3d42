#include <muster/io/phrases/dependents.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("each dependent is told with how strictly, through what, and whether that would be enough") {
    const tests::small_force f;
    const dependents_answer found = dependents(f.p, {}, f.resolution);
    CHECK(to_text(found) ==
          "Whose participation depends on this: the resolution\n\nBy all that was ever said.\n"
          "- Aland (troops) cannot come without the resolution; by its own terms. That\n"
          "  alone would be enough now.\n");
    REQUIRE(found.size() == 1);
    CHECK(how_strictly(found[0]) == "cannot come without it");
}

TEST_CASE("where nobody depends on a thing the answer says so") {
    tests::small_force f;
    const auto idle = f.p.add(precondition{.key = "idle", .name = "nobody waits for this"});
    CHECK(to_text(dependents(f.p, {}, idle)).find("Nobody") != std::string::npos);
}
