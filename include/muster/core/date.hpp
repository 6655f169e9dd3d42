#ifndef MUSTER_CORE_DATE_HPP
#define MUSTER_CORE_DATE_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <muster/core/enumeration.hpp>

namespace muster {

/// How exactly a date is known.
enum class precision : std::uint8_t { day, month, year };

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(precision) noexcept {
    return {"day", "month", "year"};
}

/// A day, or the month or the year where a source says no more. `2025y / 11 / 8`, `2025y / 11` and `2025y` convert to
/// it. A month and a year count as their last day. A default-made date is no date: `ok()` is false.
class date {
public:
    constexpr date() noexcept = default;
    /// A day. May not exist in the calendar; see `ok`.
    constexpr date(std::chrono::year_month_day day) noexcept
        : year_{day.year()},
          month_{day.month() == whole_year ? std::chrono::month{0} : day.month()},
          day_{day.day() == whole_month ? std::chrono::day{0} : day.day()} {}
    /// A month, when the day is not known.
    constexpr date(std::chrono::year_month month) noexcept
        : year_{month.year()},
          month_{month.month() == whole_year ? std::chrono::month{0} : month.month()},
          day_{whole_month} {}
    /// A year, when the month is not known.
    constexpr date(std::chrono::year year) noexcept : year_{year}, month_{whole_year}, day_{whole_month} {}

    /// How exactly it is known.
    [[nodiscard]] constexpr muster::precision precision() const noexcept {
        return month_ == whole_year  ? muster::precision::year
               : day_ == whole_month ? muster::precision::month
                                     : muster::precision::day;
    }
    /// Whether it exists in the calendar.
    [[nodiscard]] constexpr bool ok() const noexcept {
        switch (precision()) {
            case muster::precision::year:
                return year_.ok();
            case muster::precision::month:
                return std::chrono::year_month{year_, month_}.ok();
            case muster::precision::day:
                break;
        }
        return std::chrono::year_month_day{year_, month_, day_}.ok();
    }
    /// The first day that it can mean. Precondition: `ok()`.
    [[nodiscard]] constexpr std::chrono::sys_days first_day() const noexcept {
        const bool is_year = precision() == muster::precision::year;
        const bool is_day = precision() == muster::precision::day;
        return std::chrono::year_month_day{year_, is_year ? std::chrono::January : month_,
                                           is_day ? day_ : std::chrono::day{1}};
    }
    /// The last day that it can mean: the day it counts as. Precondition: `ok()`.
    [[nodiscard]] constexpr std::chrono::sys_days day() const noexcept {
        if (precision() == muster::precision::day) return std::chrono::year_month_day{year_, month_, day_};
        const bool is_year = precision() == muster::precision::year;
        return std::chrono::year_month_day_last{year_,
                                                std::chrono::month_day_last{is_year ? std::chrono::December : month_}};
    }

    /// The year.
    [[nodiscard]] constexpr std::chrono::year year() const noexcept { return year_; }

    /// The same date, to the same precision: a month differs from its last day.
    friend constexpr bool operator==(date, date) noexcept = default;

private:
    static constexpr std::chrono::day whole_month{255};
    static constexpr std::chrono::month whole_year{255};

    std::chrono::year year_{0};
    std::chrono::month month_{0};
    std::chrono::day day_{0};
};

/// Whether a is not after b, a month and a year counting as their last day. Precondition: both are `ok()`.
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

/// ISO 8601: `2025-11-08`, `2025-11` for a month, `2025` for a year. Precondition: `ok()`.
[[nodiscard]] inline std::string to_string(date d) {
    std::string text = detail::padded(int{d.year()}, 4);
    const std::chrono::year_month_day day{d.day()};
    if (d.precision() != precision::year) text += "-" + detail::padded(static_cast<int>(unsigned{day.month()}), 2);
    if (d.precision() == precision::day) text += "-" + detail::padded(static_cast<int>(unsigned{day.day()}), 2);
    return text;
}

/// As in a sentence: `8 November 2025`, `November 2025` or `2025`.
[[nodiscard]] inline std::string to_words(date d) {
    constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
    if (!d.ok()) return "no date";
    const std::chrono::year_month_day day{d.day()};
    std::string text;
    if (d.precision() == precision::day) text += std::to_string(unsigned{day.day()}) + " ";
    if (d.precision() != precision::year) text += months[unsigned{day.month()} - 1] + std::string{" "};
    return text + std::to_string(int{day.year()});
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
    const bool is_year = text.size() == 4, is_month = text.size() == 7, is_day = text.size() == 10;
    if ((!is_year && !is_month && !is_day) || (!is_year && text[4] != '-') || (is_day && text[7] != '-'))
        return std::nullopt;
    const int y = number(0, 4), m = is_year ? 1 : number(5, 2), d = is_day ? number(8, 2) : 1;
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    const std::chrono::year year{y};
    const std::chrono::year_month month{year, std::chrono::month{static_cast<unsigned>(m)}};
    const date result = is_year    ? date{year}
                        : is_month ? date{month}
                                   : date{month / std::chrono::day{static_cast<unsigned>(d)}};
    if (!result.ok()) return std::nullopt;
    return result;
}

}  // namespace muster

#endif
