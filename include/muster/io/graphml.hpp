#ifndef MUSTER_IO_GRAPHML_HPP
#define MUSTER_IO_GRAPHML_HPP

#include <string>

#include <muster/query/evaluate.hpp>

namespace muster {

/// The whole graph with what is known of it in a world, as GraphML: for Gephi, yEd, NetworkX and `boost::read_graphml`.
/// A node for each vertex, parts of conditions included, in order; an edge from what depends to what it depends on.
///
/// - of nodes: `key`, `name`, `kind`, `owner` (whose it is, by key), `rule` (`given`, `all_of`, `any_of`, `at_least`),
///   `threshold` (of `at_least`), `status`, `cause`, `sources` (keys, with spaces between);
/// - of edges: `weight` (what it counts for), `counts_while` (`met`, or `unmet` where the condition negates it).
///
/// Written by Boost. Deterministic; linear.
[[nodiscard]] std::string to_graphml(const outcome& o);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/graphml.hpp>
#endif

#endif
