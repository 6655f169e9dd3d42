#include <muster/core/indexed.hpp>

#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace {

using muster::detail::index_range;
using muster::detail::index_type;
using muster::detail::indexed;
using muster::detail::indexed_span;
using muster::detail::indices;
using muster::detail::none;
using muster::detail::to_index;
using muster::detail::to_number;

enum class apple : std::uint32_t {};
enum class pear : std::uint32_t {};
enum class small : std::uint8_t {};
enum colour : std::uint32_t { red };

template <class Container, class Index>
concept can_be_asked = requires(Container& c, Index i) {
    c[i];
};

static_assert(index_type<apple> && index_type<pear>);
static_assert(!index_type<small> && !index_type<std::uint32_t>);

// Only its own sort of index opens it: no number, no other sort.
static_assert(can_be_asked<indexed<apple, int>, apple>);
static_assert(!can_be_asked<indexed<apple, int>, pear>);
static_assert(!can_be_asked<indexed<apple, int>, std::uint32_t>);
static_assert(!can_be_asked<indexed<apple, int>, int>);
static_assert(!can_be_asked<indexed_span<apple, const int>, pear>);
static_assert(!can_be_asked<indexed_span<apple, const int>, std::size_t>);
static_assert(can_be_asked<const indexed<apple, int>, index_range<apple>>);
static_assert(!can_be_asked<const indexed<apple, int>, index_range<pear>>);

// A table by one sort is none by another, and what is read is not written.
static_assert(std::is_convertible_v<indexed<apple, int>&, indexed_span<apple, int>>);
static_assert(std::is_convertible_v<const indexed<apple, int>&, indexed_span<apple, const int>>);
static_assert(std::is_convertible_v<indexed_span<apple, int>, indexed_span<apple, const int>>);
static_assert(!std::is_convertible_v<indexed_span<apple, const int>, indexed_span<apple, int>>);
static_assert(!std::is_convertible_v<const indexed<apple, int>&, indexed_span<apple, int>>);
static_assert(!std::is_convertible_v<indexed<apple, int>&, indexed_span<pear, int>>);
static_assert(!std::is_constructible_v<indexed_span<pear, const int>, indexed_span<apple, const int>>);
static_assert(!std::is_convertible_v<std::vector<int>, indexed<apple, int>>);

// It costs what a number and a vector cost.
static_assert(sizeof(apple) == 4 && sizeof(indexed<apple, int>) == sizeof(std::vector<int>) &&
              sizeof(indexed_span<apple, int>) == sizeof(std::span<int>) && sizeof(index_range<apple>) == 8);

TEST_CASE("indices are made of numbers and give them back") {
    CHECK(to_number(apple{7}) == 7);
    CHECK(to_index<apple>(7) == apple{7});
    CHECK(to_number(none<apple>) == 0xFFFFFFFFU);
}

TEST_CASE("a range of indices has those from its first up to before its last") {
    const index_range<apple> range{apple{2}, apple{5}};
    std::vector<apple> seen;
    for (const apple a : range) seen.push_back(a);
    CHECK(seen == std::vector{apple{2}, apple{3}, apple{4}});
    CHECK(range.size() == 3);
    CHECK_FALSE(range.empty());
    CHECK(range.contains(apple{2}));
    CHECK(range.contains(apple{4}));
    CHECK_FALSE(range.contains(apple{5}));
    CHECK_FALSE(range.contains(apple{1}));
    CHECK(range[1] == apple{3});
    CHECK(range.place_of(apple{4}) == 2);
    CHECK(indices<apple>(0).empty());
    CHECK(indices<apple>(3) == index_range<apple>{apple{0}, apple{3}});
    CHECK_FALSE(indices<apple>(3).contains(none<apple>));
}

TEST_CASE("a table has one value for each index, in order") {
    indexed<apple, int> table(2, 9);
    CHECK(table.push_back(5) == apple{2});
    table[apple{0}] = 4;
    CHECK(table.values() == std::vector{4, 9, 5});
    CHECK(table.size() == 3);
    CHECK(table.back() == 5);
    int sum = 0;
    for (const apple a : table.indices()) sum = 10 * sum + table[a];
    CHECK(sum == 495);
    table.resize(5, 1);
    CHECK(table[apple{4}] == 1);
    const std::span<const int> middle = std::as_const(table)[index_range<apple>{apple{1}, apple{3}}];
    CHECK(std::vector<int>(middle.begin(), middle.end()) == std::vector{9, 5});
    CHECK(indexed<apple, int>{std::vector{4, 9, 5, 1, 1}} == table);
}

TEST_CASE("a view writes through to its table, and a copy of a view does not") {
    indexed<apple, int> table(4, 0);
    const indexed_span<apple, int> view = table;
    view[apple{3}] = 8;
    CHECK(table[apple{3}] == 8);
    indexed<apple, int> copy{indexed_span<apple, const int>{view}};
    copy[apple{3}] = 1;
    CHECK(table[apple{3}] == 8);
    CHECK(view.before(apple{2}).size() == 2);
    CHECK(view.indices() == table.indices());
    CHECK(view.data() == table.data());
}

}  // namespace
