#ifndef MUSTER_VOCABULARY_BALLOT_HPP
#define MUSTER_VOCABULARY_BALLOT_HPP

#include <array>
#include <cstdint>

#include <muster/core/handle.hpp>

namespace muster {

struct actor;

/// How a member voted, or why it did not.
enum class ballot : std::uint8_t {
    in_favour,
    against,
    abstaining,
    absent,
    not_participating  ///< present, and declared to take no part in the vote
};

[[nodiscard]] constexpr std::array<const char*, 5> enumerator_names(ballot) noexcept {
    return {"in_favour", "against", "abstaining", "absent", "not_participating"};
}

/// How one member voted, as it was recorded.
struct recorded_vote {
    handle<actor> by{};                               ///< the member
    muster::ballot vote = muster::ballot::in_favour;  ///< how it voted

    friend bool operator==(const recorded_vote&, const recorded_vote&) = default;
};

}  // namespace muster

#endif
