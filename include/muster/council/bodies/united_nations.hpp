#ifndef MUSTER_COUNCIL_BODIES_UNITED_NATIONS_HPP
#define MUSTER_COUNCIL_BODIES_UNITED_NATIONS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <muster/vocabulary/body.hpp>

namespace muster::bodies {

/// The Security Council of eleven: seven votes in favour (Charter, Article 27 as of 1945) from its first meeting until
/// the larger Council first met in January 1966. The amendment had been in force since 31 August 1965; S/RES/218 of 23
/// November 1965 was still adopted by seven votes.
[[nodiscard]] body security_council_until_1965(matter kind = matter::substantive);

/// The Security Council of fifteen: nine votes in favour; on substantive matters a permanent member's vote against is a
/// veto, its abstention or absence by settled practice is not (Charter, Article 27; International Court of Justice,
/// Namibia opinion, 1971). In 2027 only those members are listed that were elected for it by 2025.
[[nodiscard]] body security_council(matter kind = matter::substantive);

/// The Security Council of a year from 1946 to 2026, of eleven or fifteen. Nothing for another year.
[[nodiscard]] std::optional<body> security_council_of(int year, matter kind = matter::substantive);

/// The General Assembly of 193 members, since South Sudan joined. Important questions (Charter, Article 18(2)), here
/// `substantive`: two thirds of the members present and voting; other questions (18(3)): more than half of them.
/// Abstaining is not voting (rules of procedure, rule 86); a majority of the members must be present (rule 67).
[[nodiscard]] body general_assembly(matter kind = matter::substantive);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/bodies/impl/united_nations.hpp>
#endif

#endif
