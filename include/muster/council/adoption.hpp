#ifndef MUSTER_COUNCIL_ADOPTION_HPP
#define MUSTER_COUNCIL_ADOPTION_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/council/game.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// The rule of a body as a condition over its members' votes on a mandate. A member is in favour when its vote for is
/// met and its vote against is not; it is against when that vote is met; else it abstains. Members are the actors with
/// the body's keys; those that are missing are added. A quorum is taken to be present, absence to be abstention.
/// Throws what `game_of` does.
[[nodiscard]] inline condition adoption_rule(proposal& p, handle<mandate> what, const body& b, date on = {}) {
    const body_game rule = game_of(b, on);
    struct member_votes {
        condition in_favour;
        condition not_against;
        std::size_t kind;
    };
    std::vector<member_votes> members;
    for (const auto& [key, kind] : rule.kind_of) {
        const auto known = p.find<actor>(key);
        const handle<actor> who = known ? *known : p.add(actor{.key = key});
        const handle<vote> against = p.vote_of(who, what, vote_side::against);
        members.push_back({all_of(p.vote_of(who, what, vote_side::in_favour), not_(against)), not_(against), kind});
    }
    std::vector<condition> alternatives;
    for (const auto& quotas : rule.game.adopted_when) {
        std::vector<condition> all;
        for (const logic::weighted_quota& quota : quotas) {
            // What a vote adds to that of a member against: not being against, then being in favour.
            std::int64_t needed = quota.at_least;
            std::vector<weighted_condition> parts;
            for (const member_votes& m : members) {
                const logic::vote_weights& w = quota.weights[m.kind];
                needed -= w.against;
                if (w.abstaining > w.against)
                    parts.push_back({static_cast<std::uint64_t>(w.abstaining - w.against), m.not_against});
                if (w.in_favour > w.abstaining)
                    parts.push_back({static_cast<std::uint64_t>(w.in_favour - w.abstaining), m.in_favour});
            }
            std::uint64_t most = 0;
            for (const weighted_condition& part : parts) most += part.weight;
            if (needed <= 0) continue;
            const auto threshold = static_cast<std::uint64_t>(needed);
            all.push_back(threshold > most ? any_of() : at_least(threshold, std::move(parts)));
        }
        alternatives.push_back(all.size() == 1 ? std::move(all.front()) : all_of(std::move(all)));
    }
    return alternatives.size() == 1 ? std::move(alternatives.front()) : any_of(std::move(alternatives));
}

namespace detail {

// As `adopt_by_vote`; on an error the proposal is left half grown.
inline handle<precondition> adopt_in_place(proposal& p, handle<mandate> what, const body& b, date on) {
    const mandate& m = p[what];
    const std::string key = m.key + "-put-to-vote";
    const auto known = p.find<precondition>(key);
    const handle<precondition> put =
        known ? *known
              : p.add(precondition{.key = key, .name = (m.name.empty() ? m.key : m.name) + " is put to the vote"});
    const condition rule = adoption_rule(p, what, b, on);
    p.define(what, put, rule);
    return put;
}

}  // namespace detail

/// Makes the adoption of a mandate part of the graph: it is met once it is put to the vote and the body's rule is
/// reached. From then on every question about the mandate goes through the votes. Returns the leaf "put to the vote",
/// of which the stages drafted to tabled say that it is unmet so far. Its key is the mandate's with `-put-to-vote`.
/// Throws `error` where the mandate has a rule already, and what `game_of` does.
inline handle<precondition> adopt_by_vote(proposal& p, handle<mandate> what, const body& b, date on = {}) {
    proposal grown = p;
    const handle<precondition> put = detail::adopt_in_place(grown, what, b, on);
    p = std::move(grown);
    return put;
}

}  // namespace muster

#endif
