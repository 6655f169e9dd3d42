#include <muster/core/duration.hpp>

#include <muster/core/date.hpp>

#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

date after(date from, duration d) {
    return std::chrono::year_month_day{later(from.day(), d)};
}

}  // namespace

TEST_CASE("a duration is added as a calendar counts it") {
    CHECK(after(2007y / 7 / 31, {.months = 6}) == date{2008y / 1 / 31});
    CHECK(after(2025y / 11 / 17, {.years = 2}) == date{2027y / 11 / 17});
    CHECK(after(2025y / 10 / 10, {.days = 60}) == date{2025y / 12 / 9});
    CHECK(after(2023y / 11 / 30, {.months = 15}) == date{2025y / 2 / 28});
    CHECK(after(2025y / 12 / 1, {.months = 1}) == date{2026y / 1 / 1});
}

TEST_CASE("where the month has no such day its last one counts") {
    CHECK(after(2025y / 1 / 31, {.months = 1}) == date{2025y / 2 / 28});
    CHECK(after(2024y / 1 / 31, {.months = 1}) == date{2024y / 2 / 29});
    CHECK(after(2024y / 2 / 29, {.years = 1}) == date{2025y / 2 / 28});
    CHECK(after(2025y / 1 / 31, {.months = 1, .days = 1}) == date{2025y / 3 / 1});
}

TEST_CASE("a duration prints as ISO 8601 writes it, and as in a sentence") {
    CHECK(to_string(duration{.months = 6}) == "P6M");
    CHECK(to_string(duration{.years = 1, .months = 6}) == "P1Y6M");
    CHECK(to_string(duration{.days = 60}) == "P60D");
    CHECK(to_string(duration{}) == "P0D");
    CHECK(to_words(duration{.months = 6}) == "6 months");
    CHECK(to_words(duration{.years = 1, .months = 6}) == "1 year and 6 months");
    CHECK(to_words(duration{.years = 2, .months = 1, .days = 1}) == "2 years, 1 month and 1 day");
    CHECK(to_words(duration{}) == "no time");
}

TEST_CASE("a duration is read back from what it prints") {
    for (const duration d : {duration{.months = 6}, duration{.years = 1, .months = 6}, duration{.days = 60}, duration{},
                             duration{.years = 255, .months = 255, .days = 65'535}})
        CHECK(parse_duration(to_string(d)) == d);
    CHECK(parse_duration("P2W") == duration{.days = 14});
    CHECK(parse_duration("P1W1D") == duration{.days = 8});
    CHECK(parse_duration("P9362W1D") == duration{.days = 65'535});
}

TEST_CASE("text that is no duration is not read as one") {
    for (const char* text : {"", "P", "6M", "P6", "PM", "P6M1Y", "P6M6M", "P1D1W", "PT6H", "P6H", "P-6M", "P6M ", "p6m",
                             "P256Y", "P256M", "P65536D", "P9363W", "P9362W2D", "P99999999999999999999D"})
        CHECK_FALSE(parse_duration(text));
}

TEST_CASE("nothing is no length of time") {
    CHECK_FALSE(duration{});
    CHECK(duration{.days = 1});
}
