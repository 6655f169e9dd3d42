#ifndef MUSTER_IO_PHRASES_TALLY_HPP
#define MUSTER_IO_PHRASES_TALLY_HPP

#include <muster/council/tally.hpp>
#include <muster/io/document.hpp>
#include <muster/query/votes.hpp>

namespace muster {

/// The outcome with the counts and the reason; for a vote that is not decided, what can still happen. Members are named
/// by key.
[[nodiscard]] text::document document_of(const tally_result& answer);
/// The same of the vote on a mandate, with the view. Members have the names that they have in the proposal.
[[nodiscard]] text::document document_of(const tally_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/tally.hpp>
#endif

#endif
