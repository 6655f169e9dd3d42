#include <muster/logic/power_estimate.hpp>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include <muster/logic/power_index.hpp>
#include <muster/logic/ternary_power.hpp>
#include <oracles/voting_oracle.hpp>
#include <support/catch.hpp>

using namespace muster::logic;

namespace {

/// How many estimates were compared with the values that they estimate, and how many are off by how much.
struct comparison {
    std::size_t all = 0, by_two_errors = 0, by_five_errors = 0;

    void add(const std::vector<rational>& exact, const std::vector<estimate>& about) {
        REQUIRE(exact.size() == about.size());
        for (std::size_t k = 0; k < exact.size(); ++k) {
            const double off = std::abs(about[k].value - static_cast<double>(exact[k])) / about[k].error;
            ++all;
            by_two_errors += off > 2 ? 1 : 0;
            by_five_errors += off > 5 ? 1 : 0;
        }
    }
};

}  // namespace

TEST_CASE("estimates of power lie around the exact values as far as their errors say", "[random]") {
    std::mt19937 random{1};
    comparison all;
    for (int round = 0; round < 6; ++round) {
        const voting_game game = round == 0 ? oracle::council(5, 10, 9) : oracle::random_weighted_game(random, 9, 9, 3);
        const coalition_counts counts = count_coalitions(game);
        const sampled_coalitions drawn{game};
        all.add(banzhaf_absolute(counts), drawn.banzhaf_absolute());
        all.add(banzhaf_normalised(game, counts), drawn.banzhaf_normalised());
        all.add(shapley_shubik(counts), drawn.shapley_shubik());
        all.add(johnston(game), drawn.johnston());
        all.add(deegan_packel(game), drawn.deegan_packel());
        all.add(coleman_preventing(counts), drawn.coleman_preventing());
        all.add(coleman_initiating(counts), drawn.coleman_initiating());
        all.add({power_to_act(counts)}, {drawn.power_to_act()});
        const ternary_counts votes = count_ternary(game);
        const sampled_roll_calls called{game};
        all.add(ternary_banzhaf(votes), called.banzhaf());
        all.add(ternary_shapley_shubik(votes), called.shapley_shubik());
    }
    CHECK(all.all > 300);
    CHECK(all.by_two_errors < all.all / 4);  // one game is one draw: its values are off together
    CHECK(all.by_five_errors == 0);
}

TEST_CASE("estimates are close and always the same") {
    std::mt19937 random{3};
    const voting_game game = oracle::random_weighted_game(random, 40, 40, 2);
    const sampled_coalitions drawn{game};
    for (const estimate& e : drawn.shapley_shubik()) CHECK(e.error < 0.01);
    CHECK(drawn.johnston() == sampled_coalitions{game}.johnston());
}

TEST_CASE("where random coalitions show nothing an index may be anything from zero to one") {
    // twelve hundred members who must all agree
    const voting_game game{.members = {1200}, .adopted_when = {{votes_in_favour(1, 0), votes_in_favour(1, 1201)}}};
    const sampled_coalitions drawn{game};
    CHECK(drawn.johnston() == std::vector<estimate>{estimate{.value = 0.5, .error = 0.5}});
    CHECK(drawn.coleman_preventing() == std::vector<estimate>{{}});
    CHECK(drawn.shapley_shubik().front().value == 0);
    CHECK(drawn.shapley_shubik().front().error > 0);
}
