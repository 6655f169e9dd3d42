#ifndef MUSTER_LOGIC_SEARCH_VARIABLE_HPP
#define MUSTER_LOGIC_SEARCH_VARIABLE_HPP

#include <muster/logic/network.hpp>

namespace muster::logic::search {

/// A variable of a solver: a node of the gates that the solver keeps to.
using variable = network::node_index;
/// That it holds, or that it fails.
using literal = network::function;

}  // namespace muster::logic::search

#endif
