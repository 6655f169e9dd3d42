#ifndef MUSTER_LOGIC_INDEX_HPP
#define MUSTER_LOGIC_INDEX_HPP

#include <cstdint>

#include <muster/core/indexed.hpp>
#include <muster/core/vertex.hpp>

namespace muster::logic {

using muster::detail::index_range;
using muster::detail::index_type;
using muster::detail::indexed;
using muster::detail::indexed_span;
using muster::detail::indices;
using muster::detail::none;
using muster::detail::to_index;
using muster::detail::to_number;

/// A rule in the numbering of whoever describes the rules: in a proposal, a vertex of its graph.
using muster::detail::vertex;
/// A rule in the numbering of a circuit, in which what a rule rests on comes first.
enum class position : std::uint32_t {};
/// A variable of a network, and of the diagrams and families of sets that are made of it.
enum class variable : std::uint32_t {};
/// When a decision diagram asks about a variable: the one of the smallest level first.
enum class level : std::uint32_t {};

}  // namespace muster::logic

#endif
