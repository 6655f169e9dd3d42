#ifndef MUSTER_LOGIC_MODULES_HPP
#define MUSTER_LOGIC_MODULES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/logic/network.hpp>

namespace muster::logic {

/// Marks, per node, the gates below `root` that are modules: what lies below a module is used nowhere else, so its
/// function is independent of all the rest. The root is one. Linear, in two visits (Dutuit, Rauzy, A linear-time
/// algorithm to find modules of fault trees, 1996).
[[nodiscard]] inline std::vector<std::uint8_t> find_modules(const network& net, std::uint32_t root) {
    struct dates {
        std::uint64_t first = 0, left = 0, last = 0;             // 0: not yet
        std::uint64_t earliest = ~std::uint64_t{0}, latest = 0;  // over all that lies below
    };
    std::vector<dates> seen(net.size());
    std::vector<std::pair<std::uint32_t, std::size_t>> path;  // gate, next part
    std::uint64_t clock = 0;
    std::vector<std::uint8_t> is_module(net.size(), 0);
    const auto visit = [&](std::uint32_t node) {
        dates& d = seen[node];
        d.last = ++clock;
        if (d.first != 0) return;
        d.first = clock;
        if (net.is_gate(node)) path.emplace_back(node, 0);
    };
    visit(root);
    while (!path.empty()) {
        auto& [node, next] = path.back();
        const auto parts = net.parts(node);
        if (next < parts.size()) {
            visit(parts[next++].position());
            continue;
        }
        seen[node].left = seen[node].last = ++clock;
        path.pop_back();
    }
    for (std::uint32_t node = 0; node <= root; ++node) {
        dates& d = seen[node];
        if (d.first == 0 || !net.is_gate(node)) continue;
        for (const literal part : net.parts(node)) {
            const dates& below = seen[part.position()];
            d.earliest = (std::min)({d.earliest, below.first, below.earliest});
            d.latest = (std::max)({d.latest, below.last, below.latest});
        }
        is_module[node] = d.earliest > d.first && d.latest < d.left ? 1 : 0;
    }
    return is_module;
}

}  // namespace muster::logic

#endif
