#include <muster/query/amount_counts.hpp>

#include <cmath>

#include <support/catch.hpp>

using namespace muster;

TEST_CASE("counts of amounts tell their mean and what is reached in a share of the worlds") {
    const amount_counts counts{{{300, 2}, {0, 1}, {100, 6}, {300, 1}}};
    CHECK(counts.bars() == std::vector<amount_counts::bar>{{0, 1}, {100, 6}, {300, 3}});
    CHECK(counts.worlds() == 10);
    CHECK(counts.mean() == 150);
    CHECK(counts.reached_in(1) == 0);
    CHECK(counts.reached_in(0.9) == 100);
    CHECK(counts.reached_in(0.31) == 100);
    CHECK(counts.reached_in(0.3) == 300);
    CHECK(counts.reached_in(0) == 300);
    CHECK(counts.at_least(0) == 10);
    CHECK(counts.at_least(100) == 9);
    CHECK(counts.at_least(101) == 3);
    CHECK(counts.at_least(301) == 0);
}

TEST_CASE("counts of amounts of no worlds are zero, and an amount may have no upper end") {
    const amount_counts none;
    CHECK(none.worlds() == 0);
    CHECK(none.mean() == 0);
    CHECK(none.reached_in(0.5) == 0);
    const amount_counts any{{{strength::unbounded, 1}, {5, 9}}};
    CHECK(std::isinf(any.mean()));
    CHECK(any.reached_in(0.1) == strength::unbounded);
    CHECK(any.reached_in(0.5) == 5);
}

TEST_CASE("counts of amounts in different worlds add up, in any order") {
    const amount_counts some{{{1, 1}, {3, 2}}}, more{{{3, 1}, {2, 5}}};
    amount_counts sum = some, other = more;
    sum += more;
    other += some;
    CHECK(sum == other);
    CHECK(sum.bars() == std::vector<amount_counts::bar>{{1, 1}, {2, 5}, {3, 3}});
}
