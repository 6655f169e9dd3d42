#ifndef MUSTER_CORE_DURATION_HPP
#define MUSTER_CORE_DURATION_HPP

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// A length of time as calendars and mandates count it: years, months and days, such as six months. No two parts are
/// turned into each other: a month has 28 to 31 days, depending on where it begins. Four bytes, as every condition and
/// statement carries one.
struct duration {
    std::uint8_t years = 0;   ///< at most 255
    std::uint8_t months = 0;  ///< at most 255
    std::uint16_t days = 0;   ///< at most 65,535, which is more than 179 years

    /// Whether it is longer than nothing.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return years != 0 || months != 0 || days != 0; }
    friend constexpr bool operator==(const duration&, const duration&) noexcept = default;
};

/// The day so much later: years and months first, then days. Where the month so found has no such day, its last one
/// counts: a month after 31 January is the last day of February. What would lie beyond the year 29000 counts as lying
/// in it, for calendars end soon after.
[[nodiscard]] constexpr std::chrono::sys_days later(std::chrono::sys_days from, duration d) noexcept {
    const std::chrono::year_month_day start{from};
    constexpr std::int64_t in_year = 12, last_year = 29'000;
    const std::int64_t wanted =
        int{start.year()} * in_year + unsigned{start.month()} - 1 + d.years * in_year + d.months;
    const auto count = static_cast<int>((std::min)(wanted, last_year * in_year));
    const std::chrono::year_month month = std::chrono::year{0} / std::chrono::January + std::chrono::months{count};
    const std::chrono::year_month_day moved{month.year(), month.month(), start.day()};
    const std::chrono::sys_days day = moved.ok()
                                          ? std::chrono::sys_days{moved}
                                          : std::chrono::sys_days{month.year() / month.month() / std::chrono::last};
    return day + std::chrono::days{d.days};
}

/// ISO 8601: `P6M`, `P1Y6M`, `P60D`; `P0D` for nothing.
[[nodiscard]] inline std::string to_string(duration d) {
    if (!d) return "P0D";
    std::string text = "P";
    if (d.years != 0) text += std::to_string(d.years) + "Y";
    if (d.months != 0) text += std::to_string(d.months) + "M";
    if (d.days != 0) text += std::to_string(d.days) + "D";
    return text;
}

/// As in a sentence: `6 months`, `1 year and 6 months`, `60 days`.
[[nodiscard]] inline std::string to_words(duration d) {
    const struct {
        std::uint32_t count;
        const char* unit;
    } parts[] = {{d.years, " year"}, {d.months, " month"}, {d.days, " day"}};
    std::string text;
    std::size_t left = 0;
    for (const auto& part : parts) left += part.count != 0 ? 1U : 0U;
    for (const auto& part : parts) {
        if (part.count == 0) continue;
        if (!text.empty()) text += left == 1 ? " and " : ", ";
        text += std::to_string(part.count) + part.unit + (part.count == 1 ? "" : "s");
        --left;
    }
    return text.empty() ? "no time" : text;
}

/// The duration that ISO 8601 writes so, weeks included (`P2W` is 14 days); nothing for any other text, for hours, and
/// for more of a unit than a duration can hold.
[[nodiscard]] inline std::optional<duration> parse_duration(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    std::uint64_t found[] = {0, 0, 0, 0};
    constexpr std::string_view units = "YMWD";
    constexpr std::uint64_t enough = 1'000'000;  // more than any unit can hold
    std::size_t next = 0;                        // units come in this order, each once at most
    for (std::size_t at = 1; at < text.size(); ++at) {
        std::uint64_t count = 0;
        const std::size_t first = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            count = count * 10 + static_cast<std::uint64_t>(text[at] - '0');
            if (count > enough) return std::nullopt;
        }
        if (at == first || at == text.size()) return std::nullopt;
        const std::size_t unit = units.find(text[at]);
        if (unit == std::string_view::npos || unit < next) return std::nullopt;
        next = unit + 1;
        found[unit] = count;
    }
    const auto [years, months, weeks, days] = found;
    const duration result{static_cast<std::uint8_t>(years), static_cast<std::uint8_t>(months),
                          static_cast<std::uint16_t>(weeks * 7 + days)};
    const bool fits = result.years == years && result.months == months && result.days == weeks * 7 + days;
    return fits ? std::optional{result} : std::nullopt;
}

}  // namespace muster

#endif
