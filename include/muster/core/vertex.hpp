#ifndef MUSTER_CORE_VERTEX_HPP
#define MUSTER_CORE_VERTEX_HPP

#include <cstdint>

namespace muster::detail {

/// A vertex of the graph of a proposal. Boost.Graph counts vertices by whole numbers; inside the library they are of a
/// type of their own, so that no other number passes for one.
enum class vertex : std::uint32_t {};

}  // namespace muster::detail

#endif
