#ifndef MUSTER_COUNCIL_ADOPTION_HPP
#define MUSTER_COUNCIL_ADOPTION_HPP

#include <vector>

#include <muster/core/date.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// The rule of a body as a condition over its members' votes on a mandate. A member is in favour when its vote for is
/// met and its vote against is not; it is against when that vote is met; when it is neither, it is absent where its
/// absence is met, and else it abstains. Absence is asked for only of bodies where it can decide otherwise than
/// abstaining: those with a quorum, a share of those present, or absence as a veto. Members are the actors with the
/// body's keys; those that are missing are mentioned, by the names that they had. Throws what `game_of` does.
[[nodiscard]] condition adoption_rule(proposal& p, handle<mandate> what, const body& b, date on = {});

/// What an adoption by vote has added to a proposal.
struct adoption {
    handle<precondition> put_to_vote{};      ///< the leaf "put to the vote"
    std::vector<handle<actor>> mentioned{};  ///< members that were no actors; a later `add` can say the rest of each
};

/// Makes the adoption of a mandate part of the graph: it is met once it is put to the vote and the body's rule is
/// reached. From then on every question about the mandate goes through the votes. The stages drafted to tabled say of
/// the leaf "put to the vote" that it is unmet so far; its key is the mandate's with `-put-to-vote`.
/// `on` is the day whose members vote; left out, the mandate's `vote_on`. Where the mandate does not say by whose vote
/// it is adopted, and when, it does so from then on, and the proposal keeps the body if its key is free.
/// Throws `error` where the mandate has a rule already, and what `game_of` does.
adoption adopt_by_vote(proposal& p, handle<mandate> what, const body& b, date on = {});

namespace detail {

// As `adopt_by_vote`; on an error the proposal is left half grown.
adoption adopt_in_place(proposal& p, handle<mandate> what, const body& b, date on);

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/adoption.hpp>
#endif

#endif
