#ifndef MUSTER_IO_PHRASES_EXPLANATION_HPP
#define MUSTER_IO_PHRASES_EXPLANATION_HPP

#include <vector>

#include <muster/io/document.hpp>
#include <muster/query/explain.hpp>

namespace muster {

/// An explanation as a list: each step under the one that it bears on, with its sources; parts that several steps share
/// are told once.
[[nodiscard]] text::document document_of(const explanation& e);

namespace detail {

/// The ends of an explanation in a few words: facts, decisions, votes and strengths. The decision of `own` is "its
/// own".
[[nodiscard]] text::line grounds(const proposal& p, const std::vector<any_handle>& ends, any_handle own = {});
/// What is waited for at the bottom of an explanation, in a few words; empty where there is nothing. The decision of
/// `own` is "its own".
[[nodiscard]] text::line waits_for(const proposal& p, const explanation& e, any_handle own = {});

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/explanation.hpp>
#endif

#endif
