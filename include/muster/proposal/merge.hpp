#ifndef MUSTER_PROPOSAL_MERGE_HPP
#define MUSTER_PROPOSAL_MERGE_HPP

#include <vector>

#include <muster/core/error.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// What two proposals say together: all of the first, under its name, and then what only the second says. Things are
/// the same by their keys; statements without a key, and events, where they say the same. Handles of the first work in
/// the result; find the second's things by key. Throws the first of the `conflicts`, and where the second names a part
/// of a condition by its handle. Linear, but for the logarithm of what is in both.
[[nodiscard]] proposal merge(const proposal& p, const proposal& q);

/// Why two proposals cannot be merged: for each key under which they do not say the same, an error that names what
/// each of them says. Empty where they can. In the order of the second.
[[nodiscard]] std::vector<error> conflicts(const proposal& p, const proposal& q);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/merge.hpp>
#endif

#endif
