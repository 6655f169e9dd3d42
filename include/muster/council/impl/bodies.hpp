#ifndef MUSTER_COUNCIL_IMPL_BODIES_HPP
#define MUSTER_COUNCIL_IMPL_BODIES_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/council/bodies.hpp>

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

MUSTER_INLINE std::vector<std::string> keys() {
    std::vector<std::string> result;
    for (const detail::known_body& known : detail::known_bodies) result.emplace_back(known.key);
    for (int year = 1946; year <= 2026; ++year) result.push_back("security-council-" + std::to_string(year));
    return result;
}

MUSTER_INLINE std::optional<body> find(std::string_view key, matter kind) {
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

MUSTER_INLINE std::optional<body> find(const proposal& p, std::string_view key) {
    if (const body* own = p.find_body(key)) return *own;
    return find(key);
}

MUSTER_INLINE std::optional<body> find(const proposal& p, handle<mandate> what) {
    const mandate& m = p[what];
    if (!m.body.empty()) return find(p, m.body);
    return m.adopted_by ? find(p, p[m.adopted_by].body) : std::nullopt;
}

}  // namespace muster::bodies

#endif
