#include <muster/logic/components.hpp>

#include <algorithm>

#include <muster/logic/circuit.hpp>
#include <oracles/naive.hpp>
#include <support/catch.hpp>

using namespace muster::logic;

TEST_CASE("every successor comes first unless it is in the same component") {
    naive::dice dice{17};
    std::size_t wrong = 0;
    for (int round = 0; round < 1'000; ++round) {
        const std::uint32_t n = dice.between(1, 12);
        indexed<vertex, std::vector<literal<vertex>>> arcs(n);
        naive::system s;
        for (std::uint32_t v = 0; v < n; ++v) {
            s.add({false, 1, {}});
            for (std::uint32_t i = dice.below(4); i-- > 0;) {
                arcs[vertex{v}].push_back(literal{vertex{dice.below(n)}});
                s.rules[v].parts.push_back({to_number(arcs[vertex{v}].back().index())});
            }
        }
        const component_order<vertex> order =
            strong_components<vertex>(n, [&](vertex v) { return std::span{arcs[v]}; });
        const auto reach = naive::reached(s);
        std::vector<std::size_t> component(n, 0);
        for (std::size_t c = 0; c + 1 < order.first.size(); ++c)
            for (std::uint32_t i = order.first[c]; i < order.first[c + 1]; ++i)
                component[to_number(order.sequence[i])] = c;
        std::vector<vertex> sorted = order.sequence;
        std::sort(sorted.begin(), sorted.end());
        for (std::uint32_t v = 0; v < n; ++v) {
            wrong += sorted[v] == vertex{v} ? 0 : 1;
            for (std::uint32_t w = 0; w < n; ++w) {
                wrong += (component[v] == component[w]) == (v == w || (reach[v][w] && reach[w][v])) ? 0 : 1;
                if (reach[v][w]) wrong += component[w] <= component[v] ? 0 : 1;
            }
        }
    }
    CHECK(wrong == 0);
}
