#ifndef MUSTER_LOGIC_COMPONENTS_HPP
#define MUSTER_LOGIC_COMPONENTS_HPP

#include <algorithm>
#include <cstdint>
#include <vector>

#include <muster/logic/index.hpp>

namespace muster::logic {

/// The things of a graph in an order in which every successor comes first unless it is in the same strong component.
template <index_type Index>
struct component_order {
    std::vector<Index> sequence;       ///< the things, component after component
    std::vector<std::uint32_t> first;  ///< where each component begins in `sequence`, and one end mark
};

/// The strong components of a graph of n things in which `successors(i)` are those that i leads to, a random-access
/// range of what has an `index()`. Linear, without recursion (Tarjan, Depth-first search and linear graph algorithms,
/// 1972).
template <index_type Index, class Successors>
[[nodiscard]] component_order<Index> strong_components(std::uint32_t n, const Successors& successors) {
    struct frame {
        Index at;
        std::uint32_t next;  // the successor to look at
        std::uint32_t low;   // when the earliest that still waits and was reached from here was reached
    };
    constexpr std::uint32_t done = 0xFFFFFFFFU;

    component_order<Index> order;
    order.sequence.reserve(n);
    order.first.assign(1, 0);
    indexed<Index, std::uint32_t> reached(n, 0);  // when; 0: not yet; `done`: its component is complete
    std::vector<Index> waiting;
    std::vector<frame> path;
    std::uint32_t clock = 0;
    const auto enter = [&](Index i) {
        reached[i] = ++clock;
        waiting.push_back(i);
        path.push_back({i, 0, clock});
    };

    for (const Index root : indices<Index>(n)) {
        if (reached[root] != 0) continue;
        enter(root);
        while (!path.empty()) {
            frame& top = path.back();
            const auto next = successors(top.at);
            Index unseen = none<Index>;
            while (top.next < next.size() && unseen == none<Index>) {
                const Index i = next[top.next++].index();
                if (reached[i] == 0) unseen = i;
                else if (reached[i] != done) top.low = (std::min)(top.low, reached[i]);
            }
            if (unseen != none<Index>) {
                enter(unseen);
                continue;
            }
            const frame finished = top;
            path.pop_back();
            if (!path.empty()) path.back().low = (std::min)(path.back().low, finished.low);
            if (finished.low != reached[finished.at]) continue;
            for (Index i = none<Index>; i != finished.at;) {
                i = waiting.back();
                waiting.pop_back();
                reached[i] = done;
                order.sequence.push_back(i);
            }
            order.first.push_back(static_cast<std::uint32_t>(order.sequence.size()));
        }
    }
    return order;
}

}  // namespace muster::logic

#endif
