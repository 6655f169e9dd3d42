// Does a vote carry, who can still block it, and who has how much power in it? For a real council and one of our own.

#include <iostream>
#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    // S/RES/2803 of 17 November 2025. First six votes that are certain, then all fifteen.
    const body council = bodies::security_council();
    roll_call votes{.on = 2025y / 11 / 17};
    for (const char* member : {"USA", "GBR", "FRA", "DNK", "GRC", "SVN"})
        votes.votes.push_back({member, ballot::in_favour});
    std::cout << tally(council, votes) << '\n';
    for (const char* member : {"DZA", "GUY", "KOR", "PAK", "PAN", "SLE", "SOM"})
        votes.votes.push_back({member, ballot::in_favour});
    for (const char* member : {"CHN", "RUS"}) votes.votes.push_back({member, ballot::abstaining});
    std::cout << tally(council, votes) << '\n';

    // A body of our own: two of three who are present, by weight, and everybody has to come.
    const body board{.key = "board",
                     .name = "the board",
                     .members = {{.key = "A", .weight = 3}, {.key = "B", .weight = 2}, {.key = "C", .weight = 2}},
                     .adopted_when = {{{.at_least = 2, .in_every = 3, .of = quota_base::present, .by = "weight"}}},
                     .quorum = 3};
    std::cout << power(board, {power_index::banzhaf_normalised, power_index::shapley_shubik}) << '\n';

    // As the way that a mandate is adopted: from now on every question goes through the votes.
    proposal p{"a force of our own"};
    const auto decision = p.add(mandate{.key = "decision", .name = "the board's decision"});
    adopt_by_vote(p, decision, board);
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto a = p.at<actor>("A");
    p.add(pledge{.by = a, .fills = troops, .when = decision});
    std::cout << dependents(p, p.at("B/decision/absent"));
}
