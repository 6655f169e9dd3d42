#include "../support/catch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <muster/logic/vote_space.hpp>
#include <muster/logic/voting_game.hpp>

using namespace muster;
using namespace muster::logic;
using namespace muster::logic::counting;

namespace {

template <class Action>
errc code_of(Action action) {
    try {
        action();
    } catch (const error& e) {
        return e.code();
    }
    FAIL("nothing was refused");
    return errc::too_large;
}

}  // namespace

TEST_CASE("a member with a veto blocks by voting against, not by abstaining") {
    const std::array<std::size_t, 1> holders{0};
    const voting_game game{.members = {5, 10}, .adopted_when = {{votes_in_favour(2, 9), none_against(2, holders)}}};
    const auto adopted = [&](std::uint32_t veto_for, std::uint32_t veto_abstain, std::uint32_t others_for) {
        const std::array<std::uint32_t, 2> in_favour{veto_for, others_for}, abstaining{veto_abstain, 0};
        return is_adopted(game, in_favour, abstaining);
    };
    CHECK(adopted(3, 2, 10));
    CHECK(adopted(1, 4, 10));
    CHECK(adopted(0, 5, 9));
    CHECK_FALSE(adopted(4, 0, 10));
    CHECK_FALSE(adopted(5, 0, 3));
}

TEST_CASE("a share of the votes cast does not count abstentions") {
    const voting_game game{.members = {193}, .adopted_when = {{votes_in_favour(1, 1), share_of_votes_cast(1, 2, 3)}}};
    const auto adopted = [&](std::uint32_t in_favour, std::uint32_t abstaining) {
        return is_adopted(game, std::array{in_favour}, std::array{abstaining});
    };
    CHECK(adopted(129, 0));
    CHECK_FALSE(adopted(128, 0));
    CHECK(adopted(128, 1));
    CHECK(adopted(2, 190));
    CHECK_FALSE(adopted(0, 193));
}

TEST_CASE("a game without members or with weights against the order of votes is refused") {
    CHECK(code_of([] { check(voting_game{}); }) == errc::no_members);
    CHECK(code_of([] { check(voting_game{.members = {3, 0}}); }) == errc::no_members);
    CHECK(code_of([] { check(voting_game{.members = {3}, .adopted_when = {{votes_in_favour(2, 1)}}}); }) ==
          errc::invalid_quota);
    CHECK(code_of([] {
              check(voting_game{.members = {3}, .adopted_when = {{{.weights = {{.abstaining = 1}}, .at_least = 1}}}});
          }) == errc::invalid_weight);
}

TEST_CASE("weights too large to count are refused rather than counted wrongly") {
    const std::array<std::int64_t, 1> huge{std::int64_t{1} << 61};
    const voting_game game{.members = {3}, .adopted_when = {{weight_in_favour(huge, 1)}}};
    CHECK(code_of([&] { (void)vote_space{game, two_valued}; }) == errc::too_large);
}
