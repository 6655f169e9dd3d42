#ifndef MUSTER_LOGIC_MODULES_HPP
#define MUSTER_LOGIC_MODULES_HPP

#include <cstdint>

#include <muster/logic/network.hpp>

namespace muster::logic {

/// Marks, per node, the gates below `root` that are modules: what lies below a module is used nowhere else, so its
/// function is independent of all the rest. The root is one. Linear, in two visits (Dutuit, Rauzy, A linear-time
/// algorithm to find modules of fault trees, 1996).
[[nodiscard]] indexed<network::node_index, std::uint8_t> find_modules(const network& net, network::node_index root);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/modules.hpp>
#endif

#endif
