#ifndef MUSTER_QUERY_COMPARE_HPP
#define MUSTER_QUERY_COMPARE_HPP

#include <muster/query/comparison.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// Who joins, who leaves, which roles fill or empty, which mandates change between two worlds, and through what. The
/// worlds may be of two days, two sets of sources, or one with a thing assumed. Linear, as `evaluate`. Throws `error`
/// where a world speaks of another proposal.
[[nodiscard]] comparison compare(const compiled& c, const world& before, const world& after);
[[nodiscard]] comparison compare(const proposal& p, const world& before, const world& after);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/compare.hpp>
#endif

#endif
