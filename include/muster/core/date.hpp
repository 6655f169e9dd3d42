#ifndef MUSTER_CORE_DATE_HPP
#define MUSTER_CORE_DATE_HPP

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// A day, or a month where a source says no more. A month counts as its last day. `2025y / 11 / 8` and `2025y / 11`
/// convert to it. A default-made date is no date: `ok()` is false.
class date {
public:
    constexpr date() noexcept = default;
    /// A day. May not exist in the calendar; see `ok`.
    constexpr date(std::chrono::year_month_day day) noexcept
        : year_{day.year()}, month_{day.month()}, day_{day.day() == whole_month ? std::chrono::day{0} : day.day()} {}
    /// A month, when the day is not known.
    constexpr date(std::chrono::year_month month) noexcept
        : year_{month.year()}, month_{month.month()}, day_{whole_month} {}

    /// Whether the day exists in the calendar.
    [[nodiscard]] constexpr bool ok() const noexcept {
        if (is_month()) return std::chrono::year_month{year_, month_}.ok();
        return std::chrono::year_month_day{year_, month_, day_}.ok();
    }
    /// Whether it is a month, not a day.
    [[nodiscard]] constexpr bool is_month() const noexcept { return day_ == whole_month; }
    /// The day it counts as. Precondition: `ok()`.
    [[nodiscard]] constexpr std::chrono::sys_days day() const noexcept {
        if (is_month()) return std::chrono::year_month_day_last{year_, std::chrono::month_day_last{month_}};
        return std::chrono::year_month_day{year_, month_, day_};
    }

    /// The year.
    [[nodiscard]] constexpr std::chrono::year year() const noexcept { return year_; }
    /// The month.
    [[nodiscard]] constexpr std::chrono::month month() const noexcept { return month_; }

    /// The same date, to the same precision: a month differs from its last day.
    friend constexpr bool operator==(date, date) noexcept = default;

private:
    static constexpr std::chrono::day whole_month{255};

    std::chrono::year year_{0};
    std::chrono::month month_{0};
    std::chrono::day day_{0};
};

/// Whether a is not after b, a month counting as its last day. Precondition: both are `ok()`.
[[nodiscard]] constexpr bool not_after(date a, date b) noexcept {
    return a.day() <= b.day();
}

namespace detail {
[[nodiscard]] inline std::string padded(int number, std::size_t width) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return number < 0 ? "-" + digits : digits;
}
}  // namespace detail

/// ISO 8601: `2025-11-08`, or `2025-11` for a month.
[[nodiscard]] inline std::string to_string(date d) {
    std::string text =
        detail::padded(int{d.year()}, 4) + "-" + detail::padded(static_cast<int>(unsigned{d.month()}), 2);
    if (!d.is_month()) {
        const std::chrono::year_month_day day{d.day()};
        text += "-" + detail::padded(static_cast<int>(unsigned{day.day()}), 2);
    }
    return text;
}

/// As in a sentence: `8 November 2025`, or `November 2025`.
[[nodiscard]] inline std::string to_words(date d) {
    constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
    if (!d.ok()) return "no date";
    const std::chrono::year_month_day day{d.day()};
    std::string text = d.is_month() ? "" : std::to_string(unsigned{day.day()}) + " ";
    text += months[unsigned{day.month()} - 1];
    return text + " " + std::to_string(int{day.year()});
}

/// The date that `to_string` prints so; nothing where the text is not of that form or the date does not exist.
[[nodiscard]] inline std::optional<date> parse_date(std::string_view text) {
    const auto number = [&](std::size_t first, std::size_t count) {
        int value = 0;
        for (const char c : text.substr(first, count)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const bool is_month = text.size() == 7;
    if ((!is_month && text.size() != 10) || text[4] != '-' || (!is_month && text[7] != '-')) return std::nullopt;
    const int y = number(0, 4), m = number(5, 2), d = is_month ? 1 : number(8, 2);
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    const std::chrono::year_month month{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)}};
    const date result = is_month ? date{month} : date{month / std::chrono::day{static_cast<unsigned>(d)}};
    if (!result.ok()) return std::nullopt;
    return result;
}

}  // namespace muster

#endif
