#include "../support/catch.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <muster/logic/extremal_votes.hpp>
#include <muster/logic/power_index.hpp>

#include "../oracles/voting_oracle.hpp"
#include "../support/amount.hpp"

using namespace muster::logic;

namespace {

/// Members with a veto, then members without.
voting_game two_thirds_of_votes_cast(std::uint32_t members) {
    return {.members = {members}, .adopted_when = {{votes_in_favour(1, 1), share_of_votes_cast(1, 2, 3)}}};
}

}  // namespace

TEST_CASE("fifteen members with five vetoes have the indices of the literature") {
    const voting_game game = oracle::council(5, 10, 9);
    const coalition_counts counts = count_coalitions(game);
    CHECK(counts.winning == 848);
    CHECK(counts.critical(0) == 848);
    CHECK(counts.critical(1) == 84);
    CHECK(static_cast<double>(banzhaf_absolute(counts)[0]) == 0.0517578125);
    CHECK(static_cast<double>(banzhaf_absolute(counts)[1]) == 0.005126953125);
    CHECK(banzhaf_normalised(game, counts) == std::vector<rational>{{106, 635}, {21, 1270}});
    CHECK(shapley_shubik(counts) == std::vector<rational>{{421, 2145}, {4, 2145}});
    CHECK(johnston(game) == std::vector<rational>{{283, 1590}, {7, 636}});
    CHECK(deegan_packel(game) == std::vector<rational>{{1, 9}, {2, 45}});
    CHECK(count_minimal_winning(game) == 210);
    CHECK(count_minimal_blocking(game) == 125);
    CHECK(power_to_act(counts) == rational{848, 32768});
    CHECK(coleman_preventing(counts) == std::vector<rational>{1, {84, 848}});
    CHECK(coleman_initiating(counts) == std::vector<rational>{{848, 31920}, {84, 31920}});
}

TEST_CASE("eleven members with five vetoes have the indices of the literature") {
    const voting_game game = oracle::council(5, 6, 7);
    const coalition_counts counts = count_coalitions(game);
    CHECK(banzhaf_normalised(game, counts) == std::vector<rational>{{19, 105}, {1, 63}});
    CHECK(shapley_shubik(counts) == std::vector<rational>{{76, 385}, {1, 462}});
}

TEST_CASE("the textbook weights are the same two-valued game as quota and vetoes") {
    const std::array<std::int64_t, 2> textbook{7, 1};
    const voting_game weighted{.members = {5, 10}, .adopted_when = {{weight_in_favour(textbook, 39)}}};
    const coalition_counts a = count_coalitions(oracle::council(5, 10, 9)), b = count_coalitions(weighted);
    CHECK(a.winning == b.winning);
    CHECK(a.swings == b.swings);
}

TEST_CASE("a hundred and ninety-three equal members have equal power that adds up to one") {
    const voting_game game = two_thirds_of_votes_cast(193);
    const coalition_counts counts = count_coalitions(game);
    CHECK(banzhaf_normalised(game, counts) == std::vector<rational>{{1, 193}});
    CHECK(shapley_shubik(counts) == std::vector<rational>{{1, 193}});
    CHECK(johnston(game) == std::vector<rational>{{1, 193}});
    CHECK(deegan_packel(game) == std::vector<rational>{{1, 193}});
    integer choose = 1;  // 129 of 193
    for (int i = 0; i < 129; ++i) choose = choose * (193 - i) / (i + 1);
    CHECK(count_minimal_winning(game) == choose);
    CHECK(counts.critical(0) == choose * 129 / 193);
}

TEST_CASE("a double majority with a blocking minority of four is counted member by member") {
    // the shares of the 27 in 2025, in hundredths of a per cent, as published by Agence Europe
    const std::array<std::int64_t, 27> shares{1849, 1517, 1323, 1078, 833, 423, 401, 262, 242, 236, 234, 231, 213, 202,
                                              143,  132,  125,  121,  119, 86,  64,  47,  42,  30,  21,  15,  12};
    const std::size_t n = shares.size();
    const voting_game game{
        .members = std::vector<std::uint32_t>(n, 1),
        .adopted_when = {{votes_in_favour(n, 15), weight_in_favour(shares, 6501)}, {votes_in_favour(n, 24)}}};
    const coalition_counts counts = count_coalitions(game);
    const std::vector<rational> normalised = banzhaf_normalised(game, counts), shapley = shapley_shubik(counts);
    // found once by going through all 2^27 coalitions
    CHECK(counts.winning == 17729938);
    CHECK(counts.critical(0) == 14062886);
    CHECK(counts.critical(26) == 2022542);
    rational banzhaf_sum = 0, shapley_sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        banzhaf_sum += normalised[i];
        shapley_sum += shapley[i];
        if (i > 0) CHECK(shapley[i] <= shapley[i - 1]);
    }
    CHECK(banzhaf_sum == 1);
    CHECK(shapley_sum == 1);
    // without the clause on four members more is blocked
    const voting_game strict{.members = game.members,
                             .adopted_when = {{votes_in_favour(n, 15), weight_in_favour(shares, 6501)}}};
    CHECK(count_coalitions(strict).winning < counts.winning);
}

TEST_CASE("all two-valued indices agree with enumeration on random games with weights and vetoes", "[random]") {
    std::mt19937 random{20251117};
    for (std::size_t round = 0, rounds = tests::amount(600, 100'000); round < rounds; ++round) {
        const bool with_orders = round % 2 == 0;
        const voting_game game = oracle::random_game(random, with_orders ? 6 : 9);
        const oracle::two_valued_answers expected = oracle::enumerate_two_valued(game, with_orders);
        const coalition_counts counts = count_coalitions(game);
        CAPTURE(round);
        REQUIRE(counts.winning == expected.winning);
        integer swings = 0;
        for (std::size_t k = 0; k < game.kinds(); ++k) {
            REQUIRE(counts.critical(k) == expected.critical[k]);
            swings += expected.critical[k] * game.members[k];
        }
        const integer coalitions = integer{1} << game.size();
        for (std::size_t k = 0; k < game.kinds(); ++k) {
            const integer& critical = expected.critical[k];
            REQUIRE(banzhaf_absolute(counts)[k] == rational{critical * 2, coalitions});
            REQUIRE(banzhaf_normalised(game, counts)[k] == (swings == 0 ? rational{0} : rational{critical, swings}));
            REQUIRE(coleman_preventing(counts)[k] ==
                    (expected.winning == 0 ? rational{0} : rational{critical, expected.winning}));
            REQUIRE(coleman_initiating(counts)[k] ==
                    (expected.winning == coalitions ? rational{0} : rational{critical, coalitions - expected.winning}));
        }
        REQUIRE(power_to_act(counts) == rational{expected.winning, coalitions});
        REQUIRE(johnston(game) == expected.johnston);
        REQUIRE(deegan_packel(game) == expected.deegan_packel);
        REQUIRE(count_minimal_winning(game) == expected.minimal_winning);
        REQUIRE(count_minimal_blocking(game) == expected.minimal_blocking);
        if (with_orders) REQUIRE(shapley_shubik(counts) == expected.shapley_shubik);
    }
}

TEST_CASE("members of weights up to a thousand million are counted as by enumeration", "[random]") {
    std::mt19937 random{28};
    for (std::size_t round = 0, rounds = tests::amount(50, 5'000); round < rounds; ++round) {
        const voting_game game = oracle::random_weighted_game(random, 3, 10, 3);
        const oracle::two_valued_answers expected = oracle::enumerate_two_valued(game, game.size() <= 6);
        const coalition_counts counts = count_coalitions(game);
        CAPTURE(round);
        REQUIRE(counts.winning == expected.winning);
        for (std::size_t k = 0; k < game.kinds(); ++k) REQUIRE(counts.critical(k) == expected.critical[k]);
        if (game.size() <= 6) REQUIRE(shapley_shubik(counts) == expected.shapley_shubik);
        REQUIRE(johnston(game) == expected.johnston);
        REQUIRE(deegan_packel(game) == expected.deegan_packel);
        REQUIRE(count_minimal_winning(game) == expected.minimal_winning);
        REQUIRE(count_minimal_blocking(game) == expected.minimal_blocking);
    }
}

TEST_CASE("twenty-eight members of weights up to a thousand million meet in the middle") {
    std::mt19937 random{1};
    const voting_game game = oracle::random_weighted_game(random, 28, 28, 1);
    const limits allowed{.nodes = 100'000};  // of 2^28 coalitions
    const coalition_counts counts = count_coalitions(game, budget{allowed});
    rational sum = 0;
    for (const rational& value : shapley_shubik(counts)) sum += value;
    CHECK(sum == 1);
    // heavier members have no less power
    for (std::size_t i = 0; i < 28; ++i)
        for (std::size_t j = 0; j < 28; ++j)
            if (game.adopted_when[0][0].weights[i].in_favour >= game.adopted_when[0][0].weights[j].in_favour)
                CHECK(counts.critical(i) >= counts.critical(j));
}

TEST_CASE("a count that meets a limit says so and gives back what it took") {
    std::mt19937 random{2};
    const voting_game game = oracle::random_weighted_game(random, 20, 20, 1);
    const auto reason_of = [&](const limits& allowed) {
        return attempt_to([&] { return count_coalitions(game, budget{allowed}); }).reason();
    };
    CHECK(reason_of({.nodes = 100}) == ended::nodes);
    CHECK(reason_of({.time = std::chrono::nanoseconds{0}}) == ended::time);
    CHECK(reason_of({}) == ended::finished);
    CHECK(attempt_to([&] { return johnston(game, budget{limits{.nodes = 100}}); }).reason() == ended::nodes);
    CHECK(attempt_to([&] { return deegan_packel(game, budget{limits{.nodes = 100}}); }).reason() == ended::nodes);

    budget own{limits{.nodes = 10'000}};
    const counting::vote_space space{game, counting::two_valued};
    CHECK(counting::count_adopting(space, own) == count_coalitions(game).winning);
    CHECK(own.nodes() == 10'000);
    budget little{limits{.nodes = 500}};
    CHECK_THROWS_AS(counting::count_adopting(space, little), limit_reached);
    CHECK(little.nodes() == 500);
}

TEST_CASE("a game that always or never adopts gives nobody power") {
    for (const voting_game& game :
         {voting_game{.members = {3}, .adopted_when = {}}, voting_game{.members = {3}, .adopted_when = {{}}}}) {
        const coalition_counts counts = count_coalitions(game);
        CHECK(banzhaf_normalised(game, counts) == std::vector<rational>{0});
        CHECK(shapley_shubik(counts) == std::vector<rational>{0});
        CHECK(johnston(game) == std::vector<rational>{0});
    }
}
