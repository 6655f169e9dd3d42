#include <muster/core/date.hpp>

#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

TEST_CASE("a date is made of a day, a month or a year, and knows which") {
    const date day = 2025y / 11 / 8, month = 2025y / 11, year = 2025y;
    CHECK(day.ok());
    CHECK(month.ok());
    CHECK(year.ok());
    CHECK(day.precision() == precision::day);
    CHECK(month.precision() == precision::month);
    CHECK(year.precision() == precision::year);
}

TEST_CASE("a default-made date is no date") {
    CHECK_FALSE(date{}.ok());
    CHECK(date{} == date{});
    CHECK(to_words(date{}) == "no date");
}

TEST_CASE("days that are not in the calendar are not ok") {
    CHECK_FALSE(date{2025y / 2 / 29}.ok());
    CHECK(date{2024y / 2 / 29}.ok());
    CHECK_FALSE(date{2025y / 11 / 31}.ok());
    CHECK_FALSE(date{2025y / 13 / 1}.ok());
    CHECK_FALSE(date{2025y / 11 / 0}.ok());
    CHECK_FALSE(date{2025y / 13}.ok());
    CHECK_FALSE(date{2025y / 0}.ok());
}

TEST_CASE("the 255th of a month is no way to say the month") {
    CHECK_FALSE(date{2025y / 11 / 255}.ok());
    CHECK_FALSE(date{2025y / 255 / 1}.ok());
    CHECK_FALSE(date{2025y / 255}.ok());
}

TEST_CASE("a month counts as its last day") {
    CHECK(date{2025y / 11}.day() == date{2025y / 11 / 30}.day());
    CHECK(date{2024y / 2}.day() == date{2024y / 2 / 29}.day());
    CHECK(date{2025y / 11} != date{2025y / 11 / 30});
    CHECK(not_after(2025y / 11, 2025y / 11 / 30));
    CHECK(not_after(2025y / 11 / 30, 2025y / 11));
    CHECK_FALSE(not_after(2025y / 11, 2025y / 11 / 29));
}

TEST_CASE("a year counts as its last day") {
    CHECK(date{2007y}.day() == date{2007y / 12 / 31}.day());
    CHECK(date{2007y} != date{2007y / 12});
    CHECK(not_after(2007y, 2007y / 12 / 31));
    CHECK_FALSE(not_after(2007y, 2007y / 12 / 30));
}

TEST_CASE("a date begins with the first day that it can mean") {
    CHECK(date{2007y}.first_day() == date{2007y / 1 / 1}.day());
    CHECK(date{2024y / 2}.first_day() == date{2024y / 2 / 1}.day());
    CHECK(date{2024y / 2 / 29}.first_day() == date{2024y / 2 / 29}.day());
}

TEST_CASE("a date prints as in files and as in a sentence") {
    CHECK(to_string(date{2025y / 11 / 8}) == "2025-11-08");
    CHECK(to_string(date{2025y / 11}) == "2025-11");
    CHECK(to_string(date{33y / 4 / 3}) == "0033-04-03");
    CHECK(to_words(2025y / 11 / 8) == "8 November 2025");
    CHECK(to_words(2025y / 1) == "January 2025");
    CHECK(to_string(date{2007y}) == "2007");
    CHECK(to_words(2007y) == "2007");
}

TEST_CASE("a date is read back from what it prints") {
    for (const date d :
         {date{2025y / 11 / 8}, date{2025y / 11}, date{2025y}, date{1945y / 10 / 24}, date{2024y / 2 / 29}})
        CHECK(parse_date(to_string(d)) == d);
}

TEST_CASE("text that is no date is not read as one") {
    for (const char* text : {"", "202", "20255", "2025-", "2025-1-1", "2025-11-31", "2025-02-29", "2025-13", "2025-00",
                             "2025-11-08 ", "2025/11/08", "2025-11/08", "20 5-11-08", "-025-11-08", "2025-11-8x",
                             "x025-11", "2025-1a", "8 November 2025"})
        CHECK_FALSE(parse_date(text));
}
