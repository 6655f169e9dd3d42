#include "../support/catch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <muster/logic/extremal_votes.hpp>
#include <muster/logic/ternary_power.hpp>

#include "../oracles/voting_oracle.hpp"
#include "../support/amount.hpp"

using namespace muster::logic;

TEST_CASE("with abstention fifteen members with five vetoes are counted as by enumeration", "[random]") {
    const voting_game game = oracle::council(5, 10, 9);
    const ternary_counts counts = count_ternary(game);
    CHECK(counts.adopting == 146796);
    CHECK(counts.swings[0].in_favour_to_against == 108336);
    CHECK(counts.swings[1].in_favour_to_against == 53154);
    CHECK(count_minimal_adopting(game) == 5005);
    CHECK(count_maximal_rejecting(game) == 6440);
    CHECK(ternary_banzhaf(counts) == std::vector<rational>{{108336, 4782969}, {53154, 4782969}});
    const std::vector<rational> value = ternary_shapley_shubik(counts);
    CHECK(value[0] * 5 + value[1] * 10 == 1);
}

TEST_CASE("with abstention two thirds of the votes cast are counted for a hundred and ninety-three members") {
    const voting_game game{.members = {193}, .adopted_when = {{votes_in_favour(1, 1), share_of_votes_cast(1, 2, 3)}}};
    const ternary_counts counts = count_ternary(game);
    CHECK(ternary_shapley_shubik(counts) == std::vector<rational>{{1, 193}});
    CHECK(counts.swings[0].in_favour_to_against ==
          counts.swings[0].in_favour_to_abstaining + counts.swings[0].abstaining_to_against);
}

TEST_CASE("all counts with abstention agree with enumeration on random games", "[random]") {
    std::mt19937 random{1997};
    for (std::size_t round = 0, rounds = tests::amount(400, 20'000); round < rounds; ++round) {
        const bool with_roll_calls = round % 2 == 0;
        const voting_game game = oracle::random_game(random, with_roll_calls ? 5 : 7);
        const oracle::ternary_answers expected = oracle::enumerate_ternary(game, with_roll_calls);
        const ternary_counts counts = count_ternary(game);
        CAPTURE(round);
        REQUIRE(counts.adopting == expected.adopting);
        for (std::size_t k = 0; k < game.kinds(); ++k) {
            REQUIRE(counts.swings[k].in_favour_to_against == expected.in_favour_to_against[k]);
            REQUIRE(counts.swings[k].in_favour_to_abstaining == expected.in_favour_to_abstaining[k]);
            REQUIRE(counts.swings[k].abstaining_to_against == expected.abstaining_to_against[k]);
            REQUIRE(ternary_banzhaf(counts)[k] ==
                    rational{expected.in_favour_to_against[k], pow(integer{3}, game.size() - 1)});
        }
        REQUIRE(count_minimal_adopting(game) == expected.minimal_adopting);
        REQUIRE(count_maximal_rejecting(game) == expected.maximal_rejecting);
        if (with_roll_calls) REQUIRE(ternary_shapley_shubik(counts) == expected.shapley_shubik);
    }
}

TEST_CASE("with abstention members of weights up to a thousand million are counted as by enumeration", "[random]") {
    std::mt19937 random{29};
    for (std::size_t round = 0, rounds = tests::amount(50, 5'000); round < rounds; ++round) {
        const voting_game game = oracle::random_weighted_game(random, 2, 6, 3);
        const oracle::ternary_answers expected = oracle::enumerate_ternary(game, game.size() <= 4);
        const ternary_counts counts = count_ternary(game);
        CAPTURE(round);
        REQUIRE(counts.adopting == expected.adopting);
        for (std::size_t k = 0; k < game.kinds(); ++k) {
            REQUIRE(counts.swings[k].in_favour_to_against == expected.in_favour_to_against[k]);
            REQUIRE(counts.swings[k].in_favour_to_abstaining == expected.in_favour_to_abstaining[k]);
            REQUIRE(counts.swings[k].abstaining_to_against == expected.abstaining_to_against[k]);
        }
        REQUIRE(count_minimal_adopting(game) == expected.minimal_adopting);
        REQUIRE(count_maximal_rejecting(game) == expected.maximal_rejecting);
        if (game.size() <= 4) REQUIRE(ternary_shapley_shubik(counts) == expected.shapley_shubik);
    }
}
