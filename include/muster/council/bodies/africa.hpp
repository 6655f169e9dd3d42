#ifndef MUSTER_COUNCIL_BODIES_AFRICA_HPP
#define MUSTER_COUNCIL_BODIES_AFRICA_HPP

#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Peace and Security Council of the African Union, by vote where there is no consensus: two thirds of the members
/// voting, on procedural matters more than half; nobody has a veto; two thirds of the fifteen must be present; a party
/// to the conflict takes no part (Protocol of 9 July 2002, Article 8). Members from April 2024 to March 2028, in its
/// last year only those elected for it by 2026.
[[nodiscard]] body peace_and_security_council(matter kind = matter::substantive);

/// The Authority of Heads of State and Government of the Economic Community of West African States: by unanimity,
/// consensus or two thirds of the member states, depending on the subject (Revised Treaty of 1993, Article 9); which
/// subject takes which no protocol says, so here two thirds of all. Members since Mauritania left; Burkina Faso, Mali
/// and Niger left on 29 January 2025. A member suspended from its decisions is listed all the same: remove it.
[[nodiscard]] body ecowas_authority(matter kind = matter::substantive);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/bodies/impl/africa.hpp>
#endif

#endif
