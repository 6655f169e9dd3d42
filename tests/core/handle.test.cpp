#include <muster/core/handle.hpp>

#include <set>
#include <type_traits>
#include <unordered_set>

#include <muster/fwd.hpp>
#include <muster/vocabulary/citation.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("a handle is eight bytes and trivially copyable") {
    STATIC_REQUIRE(sizeof(handle<actor>) == 8);
    STATIC_REQUIRE(sizeof(any_handle) == 8);
    STATIC_REQUIRE(std::is_trivially_copyable_v<handle<actor>>);
}

TEST_CASE("a default-made handle names nothing") {
    CHECK_FALSE(handle<actor>{});
    CHECK_FALSE(any_handle{});
    CHECK(handle<actor>{} == handle<actor>{});
}

TEST_CASE("no two fresh stamps are the same") {
    const stamp a = stamp::fresh(), b = stamp::fresh();
    CHECK(a != b);
    CHECK(a != stamp{});
    CHECK(b != stamp{});
}

TEST_CASE("handles differ by place and by proposal") {
    const stamp a = stamp::fresh(), b = stamp::fresh();
    CHECK(handle<role>(1, a) == handle<role>(1, a));
    CHECK(handle<role>(1, a) != handle<role>(2, a));
    CHECK(handle<role>(1, a) != handle<role>(1, b));
    CHECK(handle<role>(1, a) < handle<role>(2, a));
}

TEST_CASE("a handle converts to no number and no number to it") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<handle<actor>, int>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<handle<actor>, bool>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, handle<actor>>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<handle<actor>, handle<role>>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<any_handle, handle<role>>);
}

TEST_CASE("a handle of anything but a citation is a handle of a thing with a status") {
    STATIC_REQUIRE(std::is_convertible_v<handle<actor>, any_handle>);
    STATIC_REQUIRE(std::is_convertible_v<handle<pledge>, any_handle>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<handle<citation>, any_handle>);
    const handle<actor> h{3, stamp::fresh()};
    CHECK(any_handle{h}.index() == 3);
    CHECK(any_handle{h}.belongs_to() == h.belongs_to());
}

TEST_CASE("handles hold none or one or several in the order given") {
    const stamp of = stamp::fresh();
    const handle<role> a{1, of}, b{2, of};
    CHECK(handles<role>{}.empty());
    const handles<role> one = a;
    CHECK(one.size() == 1);
    CHECK(one[0] == a);
    const handles<role> two = {b, a};
    CHECK(std::vector<handle<role>>(two.begin(), two.end()) == std::vector<handle<role>>{b, a});
    CHECK(two != handles<role>{a, b});
}

TEST_CASE("handles work as keys of hash tables") {
    const stamp a = stamp::fresh(), b = stamp::fresh();
    std::unordered_set<any_handle> seen{any_handle(1, a), any_handle(1, b), any_handle(2, a), any_handle(1, a)};
    CHECK(seen.size() == 3);
    std::unordered_set<handle<citation>> sources{handle<citation>(1, a), handle<citation>(1, a)};
    CHECK(sources.size() == 1);
}
