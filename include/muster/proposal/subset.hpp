#ifndef MUSTER_PROPOSAL_SUBSET_HPP
#define MUSTER_PROPOSAL_SUBSET_HPP

#include <vector>

#include <muster/core/handle.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// A part of a proposal: these things, all that they rest on, and what was reported on it, in the order of the whole
/// and with its name. A thing is taken as it is, or not at all; with a statement comes what replaces it, with a
/// contribution all that was said of it.
///
/// In every world, what these things rest on has the status in the part that it has in the whole. Actors and roles that
/// are only named there, as who speaks or what is filled, come without the other contributions that they depend on.
/// Since when others had mentioned what is in the part, it records (`proposal::mentioned_on`).
///
/// The part has handles of its own: find its things by key. Linear. Throws `error` for a handle that is not of the
/// proposal, and where something rests on a part of a condition by its handle.
[[nodiscard]] proposal subset(const proposal& p, const std::vector<any_handle>& things);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/subset.hpp>
#endif

#endif
