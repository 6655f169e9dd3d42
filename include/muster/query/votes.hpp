#ifndef MUSTER_QUERY_VOTES_HPP
#define MUSTER_QUERY_VOTES_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include <muster/council/body.hpp>
#include <muster/council/tally.hpp>
#include <muster/council/vote.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>
#include <muster/query/answer.hpp>

namespace muster {

/// The voting body that adopts a mandate: one of the proposal's own, or one that comes with the library. Throws
/// `errc::unknown_key` where there is none.
[[nodiscard]] body body_of(const proposal& p, handle<mandate> what);

/// What is to be set so that a member votes so: each side of its vote that the proposal has. Not participating is taken
/// for an absence. Throws `errc::unknown_key` where the proposal has no vote of the actor on the mandate.
[[nodiscard]] std::vector<assumption> votes_as(const proposal& p, handle<actor> by, handle<mandate> on, ballot how);

/// How the members of a body vote on a mandate, as far as a world says: against where that vote is met; else in favour
/// where that is; where neither is, and both are known, absent or abstaining; else no vote is recorded. Throws what
/// `sitting_on` does.
[[nodiscard]] roll_call votes_on(const proposal& p, const world& w, handle<mandate> what, const body& b);

/// The result of the votes on a mandate in a world.
struct tally_answer : answer_base, tally_result {
    handle<mandate> on{};  ///< the mandate
    /// the number of the event whose votes it starts from; nothing where none was reported, or the caller supposes
    /// others
    std::optional<std::uint32_t> recorded{};
    bool contradicts = false;  ///< that event says that it came out otherwise than the rule of the body has it

    friend bool operator==(const tally_answer&, const tally_answer&) = default;
};

/// The result of the votes on a mandate in a world: adopted or not and why, or what can still happen. It starts from
/// the votes that were recorded; where these are counts alone, no member is named, and the result is the most that they
/// can have meant. Throws what `body_of` and `votes_on` do.
[[nodiscard]] tally_answer tally(const proposal& p, const world& w, handle<mandate> what);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/votes.hpp>
#endif

#endif
