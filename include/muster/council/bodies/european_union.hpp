#ifndef MUSTER_COUNCIL_BODIES_EUROPEAN_UNION_HPP
#define MUSTER_COUNCIL_BODIES_EUROPEAN_UNION_HPP

#include <cstdint>
#include <vector>

#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Council of the European Union, by qualified majority on a proposal of the Commission or the High Representative:
/// 55 % of the members with 65 % of the population; a blocking minority must include at least four members, so without
/// four not in favour the motion is adopted whatever their population (Treaty on European Union, Article 16(4)).
/// Procedural matters: more than half of the members. `members` with their populations, in any unit, as weights.
[[nodiscard]] body eu_council(std::vector<body_member> members, matter kind = matter::substantive);

/// The twenty-seven members of 2025 with their shares of the population in hundredths of a per cent, as approved by the
/// Committee of Permanent Representatives on 11 December 2024 for the year 2025 (Agence Europe, Bulletin 13544).
[[nodiscard]] body eu_council_2025(matter kind = matter::substantive);

/// The Council of the European Union by the triple majority of the Treaty of Nice, from November 2004 to October 2014:
/// so many of the weighted votes, more than half of the members, and, for a member may ask for it, 62 % of the
/// population (Treaty establishing the European Community, Article 205). Decisions without a proposal of the Commission
/// took two thirds of the members instead. Procedural matters: more than half of the members. `members` with their
/// `votes` and their `population`, in any unit, as weights.
[[nodiscard]] body eu_council_of_nice(std::vector<body_member> members, std::int64_t votes,
                                      matter kind = matter::substantive);

/// The twenty-five members of 2006: 232 of 321 votes (Treaty of Accession of 2003, Article 12), and populations in
/// hundreds as the Council's rules of procedure gave them for that year (Annex II bis, Article 1).
[[nodiscard]] body eu_council_2006(matter kind = matter::substantive);

/// The Political and Security Committee of the European Union: unanimity, which an abstention does not prevent (Treaty
/// on European Union, Articles 31(1) and 38; Treaty on the Functioning of the European Union, Article 238(4)), so
/// consensus. That a third of the members who abstain and say that they will not apply a decision prevent it is left
/// out. Members since the committee became permanent. Denmark took no part in matters of defence until 1 July 2022: say
/// of it that it does not participate.
[[nodiscard]] body eu_political_and_security_committee(matter kind = matter::substantive);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/bodies/impl/european_union.hpp>
#endif

#endif
