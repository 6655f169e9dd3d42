#ifndef MUSTER_PROPOSAL_WORLD_AT_HPP
#define MUSTER_PROPOSAL_WORLD_AT_HPP

#include <muster/core/date.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>

namespace muster {

/// The world from a viewpoint: of the statements those said and published by then, of the events the last up to then.
/// Reports of one day that disagree leave a thing open, with the cause `contradiction`. A month counts as its last day.
/// Throws `error` for a date that does not exist, and for a citation of another proposal.
[[nodiscard]] world world_at(const proposal& p, viewpoint from);

/// The world on a day, as known on that day.
[[nodiscard]] world world_at(const proposal& p, date true_on);

/// The world on a day, as known by another.
[[nodiscard]] world world_at(const proposal& p, date true_on, date known_by);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/world_at.hpp>
#endif

#endif
