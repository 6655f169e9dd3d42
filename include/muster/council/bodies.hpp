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

namespace detail {

struct known_body {
    const char* key;
    body (*make)(matter);
};
inline constexpr known_body known_bodies[] = {
    {"security-council", security_council},
    {"security-council-until-1965", security_council_until_1965},
    {"general-assembly", general_assembly},
    {"au-peace-and-security-council", peace_and_security_council},
    {"ecowas-authority", ecowas_authority},
    {"league-of-arab-states", league_of_arab_states},
    {"north-atlantic-council", north_atlantic_council},
    {"osce-permanent-council", osce_permanent_council},
    {"eu-political-and-security-committee", eu_political_and_security_committee},
    {"eu-council-2006", eu_council_2006},
    {"eu-council-2025", eu_council_2025},
};

}  // namespace detail

/// The keys of `find`.
[[nodiscard]] inline std::vector<std::string> keys() {
    std::vector<std::string> result;
    for (const detail::known_body& known : detail::known_bodies) result.emplace_back(known.key);
    for (int year = 1946; year <= 2026; ++year) result.push_back("security-council-" + std::to_string(year));
    return result;
}

/// The body of a key, as scenario files name it: one of `docs/council.md`'s table, or `security-council-1946` to
/// `-2026`, the Council of that year. Nothing for any other key.
[[nodiscard]] inline std::optional<body> find(std::string_view key, matter kind = matter::substantive) {
    for (const detail::known_body& known : detail::known_bodies)
        if (key == known.key) return known.make(kind);
    constexpr std::string_view of_year = "security-council-";
    if (key.size() != of_year.size() + 4 || key.substr(0, of_year.size()) != of_year) return std::nullopt;
    int year = 0;
    for (const char c : key.substr(of_year.size())) {
        if (c < '0' || c > '9') return std::nullopt;
        year = year * 10 + (c - '0');
    }
    return security_council_of(year, kind);
}

/// The body that a council's `body` names: one of the proposal's own, else one that comes with the library.
[[nodiscard]] inline std::optional<body> find(const proposal& p, std::string_view key) {
    if (const body* own = p.find_body(key)) return *own;
    return find(key);
}

}  // namespace muster::bodies

#endif
