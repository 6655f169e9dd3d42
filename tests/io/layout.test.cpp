#include <cstdint>
#include <string>

#include <muster/io/layout.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("marks that combine have no column, wide characters have two") {
    for (const std::uint32_t mark : {0x301U, 0x5B0U, 0x64BU, 0x93CU, 0x9BCU, 0xACDU, 0xE31U, 0x0F71U, 0x1039U, 0x17B7U,
                                     0x200DU, 0x20D7U, 0x3099U, 0xA8E0U, 0xFE0FU, 0x1D167U, 0xE0100U, 0x1160U})
        CHECK(columns_of(mark) == 0);
    for (const std::uint32_t wide :
         {0x1100U, 0x231AU, 0x2E80U, 0x3042U, 0x4E00U, 0xAC00U, 0xFF01U, 0x1F600U, 0x1FAF0U, 0x20000U, 0x3FFFDU})
        CHECK(columns_of(wide) == 2);
    for (const std::uint32_t one : {0x41U, 0xE9U, 0x3B1U, 0x416U, 0x5D0U, 0x905U, 0xE01U, 0x2014U, 0x2603U, 0xFF71U})
        CHECK(columns_of(one) == 1);
}

TEST_CASE("text breaks at spaces, beside wide characters, and in words that are longer than a line") {
    CHECK(wrapped("one two three", 0, 0, 8) == "one two\nthree");
    CHECK(wrapped("abcdefghij", 0, 0, 4) == "abcd\nefgh\nij");
    CHECK(wrapped("a abcdefghij", 0, 2, 6) == "a abcd\n  efgh\n  ij");
    CHECK(wrapped("\u548c\u5e73\u534f\u8bae", 0, 0, 5) == "\u548c\u5e73\n\u534f\u8bae");
    CHECK(wrapped("\u548c\u5e73\u3002", 0, 0, 4) == "\u548c\n\u5e73\u3002");  // a full stop does not begin a line
    CHECK(wrapped("e\u0301e\u0301e\u0301", 0, 0, 2) == "e\u0301e\u0301\ne\u0301");
    CHECK(wrapped("  one\n two ", 2, 0, 80) == "  one two");
}
