#ifndef MUSTER_LOGIC_COMPILE_HPP
#define MUSTER_LOGIC_COMPILE_HPP

#include <muster/logic/diagram.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

/// The diagram of a function: simplified, cut into modules, each under the best of several orders tried. Its variables
/// are those of the network. Throws `limit_reached`.
[[nodiscard]] diagram compile(const network& functions, network::function root, budget& allowed);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/compile.hpp>
#endif

#endif
