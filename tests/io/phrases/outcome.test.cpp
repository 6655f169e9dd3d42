#include <muster/io/phrases/outcome.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("an outcome lists who takes part, who may, and role by role why") {
    const tests::small_force f;
    CHECK(to_text(evaluate(f.p, {})) ==
          "By all that was ever said.\n\nWould take part: Cland.\nMay take part: Aland and Bland.\n"
          "Would not take part: nobody.\n- the resolution: may be in force; not known yet\n\n"
          "troops: may be filled (5,000 personnel needed)\n\n"
          "  who                why\n"
          "  ---------------------------------------------\n"
          "  Cland  would come\n"
          "  Aland  may come    open: the resolution\n"
          "  Bland  may come    open: there is a ceasefire\n");
}

TEST_CASE("rows that say the same are told once") {
    tests::small_force f;
    const auto also = f.p.add(actor{.key = "D", .name = "Dland"});
    f.p.add(pledge{.by = also, .fills = f.troops, .strength = strength{100, 100}, .when = f.resolution});
    const std::string told = to_text(evaluate(f.p, {}));
    CHECK(told.find("  Aland and Dland  may come    open: the resolution\n") != std::string::npos);
}
