#ifndef MUSTER_QUERY_IMPL_COMPARE_HPP
#define MUSTER_QUERY_IMPL_COMPARE_HPP

#include <muster/core/inline.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/impl/comparing.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster {

MUSTER_INLINE comparison compare(const compiled& c, const world& before, const world& after) {
    const detail::evaluation first{c, before}, second{c, after};
    return detail::comparing{first, second}.run();
}

MUSTER_INLINE comparison compare(const proposal& p, const world& before, const world& after) {
    return compare(compile(p), before, after);
}

}  // namespace muster

#endif
