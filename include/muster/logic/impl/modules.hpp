#ifndef MUSTER_LOGIC_IMPL_MODULES_HPP
#define MUSTER_LOGIC_IMPL_MODULES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/modules.hpp>

namespace muster::logic {

MUSTER_INLINE indexed<network::node_index, std::uint8_t> find_modules(const network& net, network::node_index root) {
    using node_index = network::node_index;
    struct dates {
        std::uint64_t first = 0, left = 0, last = 0;             // 0: not yet
        std::uint64_t earliest = ~std::uint64_t{0}, latest = 0;  // over all that lies below
    };
    indexed<node_index, dates> seen(net.size());
    std::vector<std::pair<node_index, std::size_t>> path;  // gate, next part
    std::uint64_t clock = 0;
    indexed<node_index, std::uint8_t> is_module(net.size(), 0);
    const auto visit = [&](node_index n) {
        dates& d = seen[n];
        d.last = ++clock;
        if (d.first != 0) return;
        d.first = clock;
        if (net.is_gate(n)) path.emplace_back(n, 0);
    };
    visit(root);
    while (!path.empty()) {
        auto& [gate, next] = path.back();
        const auto parts = net.parts(gate);
        if (next < parts.size()) {
            visit(parts[next++].index());
            continue;
        }
        seen[gate].left = seen[gate].last = ++clock;
        path.pop_back();
    }
    for (const node_index n : net.nodes()) {
        dates& d = seen[n];
        if (d.first == 0 || !net.is_gate(n)) continue;
        for (const network::function part : net.parts(n)) {
            const dates& below = seen[part.index()];
            d.earliest = (std::min)({d.earliest, below.first, below.earliest});
            d.latest = (std::max)({d.latest, below.last, below.latest});
        }
        is_module[n] = d.earliest > d.first && d.latest < d.left ? 1 : 0;
    }
    return is_module;
}

}  // namespace muster::logic

#endif
