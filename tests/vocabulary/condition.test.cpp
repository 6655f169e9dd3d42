#include <muster/vocabulary/condition.hpp>

#include <algorithm>
#include <functional>
#include <type_traits>

#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/precondition.hpp>
#include <muster/vocabulary/role.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

const stamp here = stamp::fresh();
const handle<precondition> a{1, here}, b{2, here}, c{3, here}, d{4, here};
const handle<mandate> m{5, here};

}  // namespace

TEST_CASE("a default-made condition always holds") {
    CHECK(condition{} == all_of());
    CHECK(condition{} != any_of());
    CHECK(condition{}.terms().size() == 1);
}

TEST_CASE("a condition is held in postfix with every term after its parts") {
    const condition made = all_of(a, any_of(b, not_(c)));
    const auto& terms = made.terms();
    REQUIRE(terms.size() == 6);
    CHECK(terms[0].what == any_handle{a});
    CHECK(terms[1].what == any_handle{b});
    CHECK(terms[2].what == any_handle{c});
    CHECK(terms[3].kind == condition_kind::not_);
    CHECK(terms[3].parts == 1);
    CHECK(terms[4].kind == condition_kind::any_of);
    CHECK(terms[4].parts == 2);
    CHECK(terms[5].kind == condition_kind::all_of);
    CHECK(terms[5].parts == 2);
}

TEST_CASE("weights and thresholds stand in the terms") {
    const condition made = at_least(5, {{2, a}, {3, not_(b)}, {4, m}});
    const auto& terms = made.terms();
    CHECK(terms.back().kind == condition_kind::at_least);
    CHECK(terms.back().threshold == 5);
    CHECK(terms.back().parts == 3);
    CHECK(terms[0].weight == 2);
    CHECK(terms[2].weight == 3);
    CHECK(terms[3].weight == 4);
    CHECK(at_least(2, a, b, m).terms().back().threshold == 2);
}

TEST_CASE("a count of members names the group and may name the role") {
    const handle<actor> group{7, here};
    const handle<role> task{8, here};
    CHECK(at_least(2, members_of(group)).terms().back().what == any_handle{group});
    CHECK_FALSE(at_least(2, members_of(group)).terms().back().counted->in);
    CHECK(at_least(2, members_of(group), task).terms().back().counted->in == task);
}

TEST_CASE("conditions take things of different kinds together") {
    const handle<actor> who{9, here};
    CHECK(all_of(m, who, a).terms().size() == 4);
    CHECK(any_of(m, all_of(a, who)).terms().size() == 5);
}

TEST_CASE("a citation is no part of a condition") {
    STATIC_REQUIRE_FALSE(condition_like<handle<citation>>);
    STATIC_REQUIRE_FALSE(condition_like<int>);
    STATIC_REQUIRE(condition_like<handle<actor>>);
    STATIC_REQUIRE(condition_like<handle<contribution>>);
}

TEST_CASE("a condition nested a million deep is made and copied and destroyed without recursion") {
    condition deep = a;
    for (int i = 0; i < 1'000'000; ++i) {
        std::vector<condition> only;  // an initializer list would copy
        only.push_back(std::move(deep));
        deep = i % 3 == 0   ? not_(std::move(only.front()))
               : i % 3 == 1 ? all_of(std::move(only))
                            : any_of(std::move(only));
    }
    const condition copy = deep;
    CHECK(copy.terms().size() == 1'000'001);
    CHECK(copy == deep);
}

namespace with_std {

using namespace std;

TEST_CASE("all_of and any_of are ours even with all of namespace std at hand") {
    const condition two = all_of(a, b), three = all_of(a, b, c), four = all_of(a, b, c, d);
    CHECK(two.terms().size() == 3);
    CHECK(three.terms().size() == 4);
    CHECK(four.terms().size() == 5);
    CHECK(all_of(a, b, m).terms().size() == 4);
    CHECK(all_of(two, three, a).terms().size() == 9);
    CHECK(all_of(two, two, two).terms().size() == 10);
    CHECK(all_of(a, b, not_(c)).terms().size() == 5);
    CHECK(any_of(a, b, c).terms().size() == 4);
    CHECK(any_of(a, b, m).terms().size() == 4);
    CHECK(any_of(two, three, a).terms().size() == 9);
    CHECK(any_of(two, two, not_(a)).terms().size() == 9);
    CHECK(any_of(a, b, c).terms().back().kind == condition_kind::any_of);
    CHECK(all_of(a, b, c).terms().back().kind == condition_kind::all_of);

    const vector<int> numbers{1, 2, 3};
    CHECK(all_of(numbers.begin(), numbers.end(), [](int n) { return n > 0; }));
}

}  // namespace with_std

TEST_CASE("a range of handles or of conditions is a list of parts") {
    const std::vector<handle<precondition>> both{a, b};
    const handle<mandate> array[] = {m, m};
    CHECK(all_of(both) == all_of(a, b));
    CHECK(any_of(both) == any_of(a, b));
    CHECK(at_least(2, both) == at_least(2, a, b));
    CHECK(any_of(array) == any_of(m, m));
    CHECK(all_of(handles<precondition>{a, b, c}) == all_of(a, b, c));
    CHECK(all_of(std::vector<any_handle>{a, m}) == all_of(a, m));
    CHECK(all_of(std::vector<handle<role>>{}) == all_of());
    CHECK(all_of(all_of(both), c) == all_of(all_of(a, b), c));
    CHECK(!condition_range<handle<precondition>>);
    CHECK(!condition_range<std::vector<int>>);
    CHECK(!condition_range<std::vector<handle<citation>>>);
}
