#include <muster/core/key_table.hpp>

#include <string>

#include <support/catch.hpp>

using namespace muster;

TEST_CASE("an empty key table finds nothing") {
    const key_table table;
    CHECK(table.find("AZE", [](std::uint32_t) { return std::string_view{}; }) == key_table::none);
}

TEST_CASE("a key table finds each of ten thousand keys and no other") {
    std::vector<std::string> keys;
    key_table table;
    const auto key_of = [&](std::uint32_t n) { return std::string_view{keys[n]}; };
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        keys.push_back("key-" + std::to_string(i * i));
        table.make_room(1, key_of);
        table.insert(i, keys.back());
    }
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < keys.size(); ++i) wrong += table.find(keys[i], key_of) == i ? 0 : 1;
    CHECK(wrong == 0);
    CHECK(table.find("key-2", key_of) == key_table::none);
    CHECK(table.find("", key_of) == key_table::none);
}

TEST_CASE("room made for many at once is room for all of them") {
    std::vector<std::string> keys;
    key_table table;
    const auto key_of = [&](std::uint32_t n) { return std::string_view{keys[n]}; };
    table.make_room(1'000, key_of);
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        keys.push_back(std::to_string(i));
        table.insert(i, keys.back());
    }
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < keys.size(); ++i) wrong += table.find(keys[i], key_of) == i ? 0 : 1;
    CHECK(wrong == 0);
}
