#ifndef MUSTER_COUNCIL_VOTE_HPP
#define MUSTER_COUNCIL_VOTE_HPP

#include <string>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/vocabulary/ballot.hpp>

namespace muster {

/// The vote of one member.
struct cast_vote {
    std::string member{};                             ///< its key in the body
    muster::ballot vote = muster::ballot::in_favour;  ///< how it voted

    friend bool operator==(const cast_vote&, const cast_vote&) = default;
};

/// The votes on one motion, all or only those known so far.
struct roll_call {
    date on{};                       ///< may be left out where the members of the body do not change
    std::vector<cast_vote> votes{};  ///< in any order; at most one of a member
    /// Parties to the dispute, where the body's rule on them applies: for the Security Council in decisions under
    /// Chapter VI and Article 52(3).
    std::vector<std::string> parties_to_dispute{};

    friend bool operator==(const roll_call&, const roll_call&) = default;
};

}  // namespace muster

#endif
