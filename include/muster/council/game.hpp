#ifndef MUSTER_COUNCIL_GAME_HPP
#define MUSTER_COUNCIL_GAME_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/council/body.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster {

/// A body's rule on one day as a voting game, and which kind of member each member is: members of the same weights,
/// with a veto or without, are of one kind.
struct body_game {
    logic::voting_game game{};  ///< the rule as arithmetic; its members are in the order of those who sit
    std::vector<std::pair<std::string, std::size_t>> kind_of{};  ///< in the order of the members
    /// What an absent member of each kind adds to each quota of `game.adopted_when`: the game itself has all present.
    std::vector<std::vector<std::vector<std::int64_t>>> when_absent{};
    std::int64_t quorum = 0;  ///< how many members must be present in addition
};

/// The rule on parties to a dispute has no part in it. Throws what `seated` does.
[[nodiscard]] body_game game_of(const body& b, date day = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/game.hpp>
#endif

#endif
