#ifndef MUSTER_QUERY_VOTES_HPP
#define MUSTER_QUERY_VOTES_HPP

#include <muster/council/body.hpp>
#include <muster/council/tally.hpp>
#include <muster/council/vote.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>
#include <muster/query/answer.hpp>

namespace muster {

/// The voting body that adopts a mandate by its `adopted_by`: one of the proposal's own, or one that comes with the
/// library. Throws `errc::unknown_key` where there is none.
[[nodiscard]] body body_of(const proposal& p, handle<mandate> what);

/// How the members of a body vote on a mandate, as far as a world says: against where that vote is met; else in favour
/// where that is; where neither is, and both are known, absent or abstaining; else no vote is recorded. Throws what
/// `sitting_on` does.
[[nodiscard]] roll_call votes_on(const proposal& p, const world& w, handle<mandate> what, const body& b);

/// The result of the votes on a mandate in a world.
struct tally_answer : answer_base, tally_result {
    handle<mandate> on{};  ///< the mandate

    friend bool operator==(const tally_answer&, const tally_answer&) = default;
};

/// The result of the votes on a mandate in a world: adopted or not and why, or what can still happen. Throws what
/// `body_of` and `votes_on` do.
[[nodiscard]] tally_answer tally(const proposal& p, const world& w, handle<mandate> what);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/votes.hpp>
#endif

#endif
