#ifndef MUSTER_QUERY_EXPLAIN_HPP
#define MUSTER_QUERY_EXPLAIN_HPP

#include <cstddef>

#include <muster/query/compile.hpp>
#include <muster/query/explanation.hpp>

namespace muster {

/// How far an explanation goes, and what may be spent on it.
struct explain_options {
    std::size_t most_cases = 16;  ///< that are tried where the thing is open; with less than two, none
    logic::limits limits{};       ///< on trying them, only the time counts
};

/// Why a thing has its status in a world. Linear in the proposal, but for sorting. Where the thing is open, up to
/// `most_cases` sets of assumptions are tried to see whether it comes out the same either way.
/// Throws `error` for a handle of another proposal.
[[nodiscard]] explanation explain(const compiled& c, const world& w, any_handle what,
                                  const explain_options& options = {});
[[nodiscard]] explanation explain(const proposal& p, const world& w, any_handle what,
                                  const explain_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/explain.hpp>
#endif

#endif
