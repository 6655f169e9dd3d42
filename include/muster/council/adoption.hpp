#ifndef MUSTER_COUNCIL_ADOPTION_HPP
#define MUSTER_COUNCIL_ADOPTION_HPP

#include <muster/core/date.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// The rule of a body as a condition over its members' votes on a mandate. A member is in favour when its vote for is
/// met and its vote against is not; it is against when that vote is met; when it is neither, it is absent where its
/// absence is met, and else it abstains. Absence is asked for only of bodies where it can decide otherwise than
/// abstaining: those with a quorum, a share of those present, or absence as a veto. Members are the actors with the
/// body's keys; those that are missing are added, by the names that they had. Throws what `game_of` does.
[[nodiscard]] condition adoption_rule(proposal& p, handle<mandate> what, const body& b, date on = {});

/// Makes the adoption of a mandate part of the graph: it is met once it is put to the vote and the body's rule is
/// reached. From then on every question about the mandate goes through the votes. Returns the leaf "put to the vote",
/// of which the stages drafted to tabled say that it is unmet so far. Its key is the mandate's with `-put-to-vote`.
/// `on` is the day whose members vote; left out, the mandate's `vote_on`.
/// Throws `error` where the mandate has a rule already, and what `game_of` does.
handle<precondition> adopt_by_vote(proposal& p, handle<mandate> what, const body& b, date on = {});

namespace detail {

// As `adopt_by_vote`; on an error the proposal is left half grown.
handle<precondition> adopt_in_place(proposal& p, handle<mandate> what, const body& b, date on);

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/adoption.hpp>
#endif

#endif
