#ifndef MUSTER_COUNCIL_BODIES_SEATS_HPP
#define MUSTER_COUNCIL_BODIES_SEATS_HPP

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/vocabulary/body.hpp>

// Members as data.

namespace muster::bodies::detail {

/// One member for each three-letter code of a list separated by blanks.
inline void seat(std::vector<body_member>& members, std::string_view codes, date from = {}, date until = {}) {
    for (std::size_t i = 0; i < codes.size(); i += 4)
        members.push_back({.key = std::string{codes.substr(i, 3)}, .from = from, .until = until});
}
[[nodiscard]] constexpr date first_of(int year, unsigned month = 1) noexcept {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{1};
}
[[nodiscard]] constexpr date day_of(int year, unsigned month, unsigned day) noexcept {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

/// Says of a member what it was called in [from, until): a term that goes on beyond becomes two. Precondition: no term
/// began before `from` and ended after.
inline void call(std::vector<body_member>& members, std::string_view key, const char* name, date until = {},
                 date from = {}) {
    for (std::size_t i = 0; i < members.size(); ++i) {
        body_member& term = members[i];
        const bool is_later = until.ok() && term.from.ok() && term.from.day() >= until.day();
        const bool is_earlier = from.ok() && term.until.ok() && term.until.day() <= from.day();
        if (term.key != key || !term.name.empty() || is_later || is_earlier) continue;
        if (until.ok() && (!term.until.ok() || until.day() < term.until.day())) {
            body_member rest = term;
            rest.from = term.until = until;
            term.name = name;
            members.insert(members.begin() + static_cast<std::ptrdiff_t>(++i), std::move(rest));
        } else {
            term.name = name;
        }
    }
}

/// The rule for matters of procedure in most bodies: more than half of the votes cast.
[[nodiscard]] inline quota simple_majority() {
    return {.at_least = 1, .in_every = 2, .strictly_more = true, .of = quota_base::votes_cast};
}
/// Two thirds of the votes cast.
[[nodiscard]] inline quota two_thirds() {
    return {.at_least = 2, .in_every = 3, .of = quota_base::votes_cast};
}

}  // namespace muster::bodies::detail

#endif
