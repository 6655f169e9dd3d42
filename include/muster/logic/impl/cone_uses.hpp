#ifndef MUSTER_LOGIC_IMPL_CONE_USES_HPP
#define MUSTER_LOGIC_IMPL_CONE_USES_HPP

#include <cstdint>

#include <muster/logic/network.hpp>

namespace muster::logic::detail {

/// How often each node is used below a root; the root once, and nodes that it does not need never.
struct cone_uses {
    indexed<network::node_index, std::uint32_t> uses;
    indexed<network::node_index, std::uint8_t> joins;  ///< used as an unnegated part of a conjunction

    cone_uses(const network& net, network::function root) : uses(net.size(), 0), joins(net.size(), 0) {
        uses[root.index()] = 1;
        for (std::uint32_t number = to_number(root.index()) + 1; number-- > 0;) {
            const network::node_index n{number};
            if (uses[n] == 0 || !net.is_gate(n)) continue;
            for (const network::function part : net.parts(n)) {
                ++uses[part.index()];
                if (!part.is_negated() && net.kind_of(n) == network::kind::conjunction) joins[part.index()] = 1;
            }
        }
    }
};

}  // namespace muster::logic::detail

#endif
