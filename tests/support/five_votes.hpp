#ifndef MUSTER_TESTS_SUPPORT_FIVE_VOTES_HPP
#define MUSTER_TESTS_SUPPORT_FIVE_VOTES_HPP

#include <string>

#include <muster/council/adoption.hpp>
#include <muster/muster.hpp>

namespace tests {

using namespace muster;

/// A mandate that a body of five adopts by three votes, where the first has a veto, and a state that waits for it.
struct five_votes {
    proposal p{"five votes"};
    handle<role> troops{};
    handle<actor> waits{};
    handle<mandate> resolution{};
    handle<precondition> put_to_vote{};

    five_votes() {
        body five{.key = "five", .adopted_when = {{{.at_least = 3}}}, .veto_holders = {"A"}};
        for (const char* key : {"A", "B", "C", "D", "E"}) {
            p.add(actor{.key = key, .name = std::string{key} + "-land"});
            five.members.push_back({.key = key});
        }
        p.add(five);
        const auto council =
            p.add(actor{.key = "council", .name = "the Five", .kind = actor_kind::council, .body = "five"});
        waits = p.add(actor{.key = "W", .name = "Wland"});
        troops = p.add(role{.key = "troops", .name = "troops"});
        resolution = p.add(mandate{.key = "m", .name = "the resolution", .adopted_by = council});
        put_to_vote = adopt_by_vote(p, resolution, five).put_to_vote;
        p.add(pledge{.by = waits, .fills = troops, .when = resolution});
    }
};

}  // namespace tests

#endif
