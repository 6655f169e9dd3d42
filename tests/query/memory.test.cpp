#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>

using namespace muster;

// What docs/speed.md states, kept: a change of these numbers is a change of that page.
TEST_CASE("a circuit takes sixteen bytes a vertex and four an arc, its users and an evaluator as stated",
          "[query][memory]") {
    proposal p{"memory"};
    std::vector<handle<precondition>> all;
    constexpr std::uint32_t count = 20'000;
    for (std::uint32_t v = 0; v < count; ++v) {
        precondition what{.key = std::to_string(v)};
        if (v >= 4)
            what.when = v % 2 == 0 ? all_of(all[v - 1], all[v / 2], all[v / 3], all[0])
                                   : any_of(all[v - 2], all[v / 2], all[v / 3], not_(all[1]));
        all.push_back(p.add(std::move(what)));
    }
    const auto arcs = static_cast<double>(boost::num_edges(p.graph()));
    const auto c = std::make_shared<const compiled>(p);
    const auto per_vertex = [&](std::size_t bytes, double of_arcs) {
        return (static_cast<double>(bytes) - of_arcs * arcs) / count;
    };
    CHECK(per_vertex(c->circuit().memory(), 4) <= 16.1);
    CHECK(per_vertex(c->users().memory(), 4) <= 4.2);
    CHECK(per_vertex(evaluator{c}.memory(), 0) <= 15.2);

    // The graph: a vertex with its two lists, and an arc in three; what a node's strings and conditions hold comes on
    // top. Stated for the platform it was measured on.
    if (sizeof(void*) != 8) return;
    CHECK(sizeof(graph_type::stored_vertex) <= 312);
    CHECK(sizeof(graph_type::StoredEdge) <= 16);
    CHECK(sizeof(graph_type::EdgeContainer::value_type) <= 32);
    CHECK(sizeof(arc) == 16);
}
