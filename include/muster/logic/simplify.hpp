#ifndef MUSTER_LOGIC_SIMPLIFY_HPP
#define MUSTER_LOGIC_SIMPLIFY_HPP

#include <muster/logic/network.hpp>

namespace muster::logic {

/// A function as a network of its own.
struct rooted_network {
    network gates{};                            ///< the network
    network::function root = network::never();  ///< the function asked for
};

/// The function `root` with nested conjunctions joined, parts decided by their neighbours left out, and parts that
/// always stand together given a module of their own. Near linear in each round, and there are few rounds.
[[nodiscard]] rooted_network simplified(const network& from, network::function root);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/simplify.hpp>
#endif

#endif
