#ifndef MUSTER_COUNCIL_BODIES_EUROPE_HPP
#define MUSTER_COUNCIL_BODIES_EUROPE_HPP

#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The North Atlantic Council: by consensus of its members, without a vote (North Atlantic Treaty, Article 9; NATO,
/// Consensus decision-making). Members since the treaty entered into force, 32 since March 2024.
[[nodiscard]] body north_atlantic_council(matter kind = matter::substantive);

/// The Permanent Council of the Organization for Security and Co-operation in Europe: by consensus, understood as the
/// absence of any objection by a participating State (Rules of Procedure of the OSCE, MC.DOC/1/06, II(A)1). Under its
/// name since 1995; 57 States since November 2012. Yugoslavia, later Serbia and Montenegro, was suspended from 1992 to
/// 10 November 2000.
[[nodiscard]] body osce_permanent_council(matter kind = matter::substantive);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/bodies/impl/europe.hpp>
#endif

#endif
