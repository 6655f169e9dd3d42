#ifndef MUSTER_COUNCIL_BODIES_HPP
#define MUSTER_COUNCIL_BODIES_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <muster/council/bodies/africa.hpp>
#include <muster/council/bodies/arab_league.hpp>
#include <muster/council/bodies/europe.hpp>
#include <muster/council/bodies/european_union.hpp>
#include <muster/council/bodies/united_nations.hpp>
#include <muster/proposal/proposal.hpp>

/// Real bodies as data. States are keyed by ISO 3166-1 alpha-3, those that are no more by their successor's code or,
/// for Czechoslovakia (CSK), the German Democratic Republic (DDR) and Yugoslavia (YUG), by their own.
namespace muster::bodies {

/// The keys of `find`.
[[nodiscard]] std::vector<std::string> keys();

/// The body of a key, as scenario files name it: one of `docs/council.md`'s table, or `security-council-1946` to
/// `-2026`, the Council of that year. Nothing for any other key.
[[nodiscard]] std::optional<body> find(std::string_view key, matter kind = matter::substantive);

/// The body that a council's `body` names: one of the proposal's own, else one that comes with the library.
[[nodiscard]] std::optional<body> find(const proposal& p, std::string_view key);

/// The body that adopts a mandate: the one that it names, else that of the council it is adopted by. Nothing where none
/// is known.
[[nodiscard]] std::optional<body> find(const proposal& p, handle<mandate> what);

}  // namespace muster::bodies

#ifndef MUSTER_COMPILED
#include <muster/council/impl/bodies.hpp>
#endif

#endif
