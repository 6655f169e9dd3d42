#ifndef MUSTER_LOGIC_COMPONENTS_HPP
#define MUSTER_LOGIC_COMPONENTS_HPP

#include <algorithm>
#include <cstdint>
#include <vector>

namespace muster::logic {

/// Vertices in an order in which every successor comes first unless it is in the same strong component.
struct component_order {
    std::vector<std::uint32_t> sequence;  ///< the vertices, component after component
    std::vector<std::uint32_t> first;     ///< where each component begins in `sequence`, and one end mark
};

/// The strong components of the graph on 0..n-1 whose arcs from v are `successors(v)`, a random-access range of things
/// with `position()`. Linear, without recursion (Tarjan, Depth-first search and linear graph algorithms, 1972).
template <class Successors>
[[nodiscard]] component_order strong_components(std::uint32_t n, const Successors& successors) {
    struct frame {
        std::uint32_t vertex;
        std::uint32_t next;  // the successor to look at
        std::uint32_t low;   // the earliest vertex still waiting that was reached from here
    };
    constexpr std::uint32_t done = 0xFFFFFFFFU;

    component_order order;
    order.sequence.reserve(n);
    order.first.assign(1, 0);
    std::vector<std::uint32_t> number(n,
                                      0);  // when a vertex was reached; 0: not yet; `done`: its component is complete
    std::vector<std::uint32_t> waiting;
    std::vector<frame> path;
    std::uint32_t clock = 0;
    const auto enter = [&](std::uint32_t v) {
        number[v] = ++clock;
        waiting.push_back(v);
        path.push_back({v, 0, clock});
    };

    for (std::uint32_t root = 0; root < n; ++root) {
        if (number[root] != 0) continue;
        enter(root);
        while (!path.empty()) {
            frame& top = path.back();
            const auto next = successors(top.vertex);
            std::uint32_t unseen = done;
            while (top.next < next.size() && unseen == done) {
                const std::uint32_t w = next[top.next++].position();
                if (number[w] == 0) unseen = w;
                else if (number[w] != done) top.low = (std::min)(top.low, number[w]);
            }
            if (unseen != done) {
                enter(unseen);
                continue;
            }
            const frame finished = top;
            path.pop_back();
            if (!path.empty()) path.back().low = (std::min)(path.back().low, finished.low);
            if (finished.low != number[finished.vertex]) continue;
            for (std::uint32_t w = done; w != finished.vertex;) {
                w = waiting.back();
                waiting.pop_back();
                number[w] = done;
                order.sequence.push_back(w);
            }
            order.first.push_back(static_cast<std::uint32_t>(order.sequence.size()));
        }
    }
    return order;
}

}  // namespace muster::logic

#endif
