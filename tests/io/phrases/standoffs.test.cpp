#include <muster/io/phrases/standoffs.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("a stand-off says who waits for whom, what would follow, and who could move first") {
    proposal p{"a stand-off"};
    const auto a = p.add(actor{.key = "A", .name = "Aland"}), b = p.add(actor{.key = "B", .name = "Bland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    p.add(pledge{.by = a, .fills = troops, .when = b});
    p.add(pledge{.by = b, .fills = troops, .when = a});
    CHECK(to_text(standoffs(p, {})) ==
          "Who waits for whom\n\nBy all that was ever said.\n\n"
          "A stand-off between Aland and Bland: each waits for the others\n"
          "- Aland (troops) waits for this: Bland comes (troops) (Aland will come if this\n"
          "  holds: Bland takes part)\n"
          "- Bland (troops) waits for this: Aland comes (troops) (Bland will come if this\n"
          "  holds: Aland takes part)\n"
          "- If they moved together, this would be so too: troops is filled.\n"
          "- It would be enough if one of these moved first: Aland (troops); or Bland\n"
          "  (troops).\n");
}

TEST_CASE("where nobody waits for another the answer says so") {
    const tests::small_force f;
    CHECK(to_text(standoffs(f.p, {})).find("A stand-off") == std::string::npos);
}
