#ifndef MUSTER_CORE_DATE_HPP
#define MUSTER_CORE_DATE_HPP

#include <chrono>
#include <cstddef>
#include <string>

namespace muster {

/// A day, or a month where a source says no more. A month counts as its last day. A default-made date is not `ok()`.
class date {
public:
    constexpr date() noexcept = default;
    constexpr date(std::chrono::year_month_day day) noexcept : day_{day} {}
    constexpr date(std::chrono::year_month month) noexcept
        : day_{std::chrono::year_month_day{
              std::chrono::year_month_day_last{month.year(), std::chrono::month_day_last{month.month()}}}} {}

    [[nodiscard]] constexpr bool ok() const noexcept { return day_.ok(); }
    /// The day it counts as. Precondition: `ok()`.
    [[nodiscard]] constexpr std::chrono::sys_days day() const noexcept { return day_; }

    friend constexpr bool operator==(date, date) noexcept = default;

private:
    std::chrono::year_month_day day_{std::chrono::year{0}, std::chrono::month{0}, std::chrono::day{0}};
};

/// ISO 8601: `2025-11-08`.
[[nodiscard]] inline std::string to_string(date d) {
    const auto padded = [](int number, std::size_t width) {
        std::string digits = std::to_string(number);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    const std::chrono::year_month_day day{d.day()};
    return padded(int{day.year()}, 4) + "-" + padded(static_cast<int>(unsigned{day.month()}), 2) + "-" +
           padded(static_cast<int>(unsigned{day.day()}), 2);
}

}  // namespace muster

#endif
