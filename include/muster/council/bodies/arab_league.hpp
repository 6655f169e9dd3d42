#ifndef MUSTER_COUNCIL_BODIES_ARAB_LEAGUE_HPP
#define MUSTER_COUNCIL_BODIES_ARAB_LEAGUE_HPP

#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Council of the League of Arab States since the summit of Algiers in March 2005: by consensus, and where there is
/// none by two thirds of the members present and voting on matters of substance, by more than half on others; two
/// thirds of the members must be present (amendments to the Charter of the League, Article 7). Before, only unanimous
/// decisions bound all. A member against which an aggression is decided on has no vote (Article 6). Libya was suspended
/// from 22 February to 27 August 2011, Syria from 16 November 2011 to 7 May 2023.
[[nodiscard]] body league_of_arab_states(matter kind = matter::substantive);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/bodies/impl/arab_league.hpp>
#endif

#endif
