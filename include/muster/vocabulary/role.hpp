#ifndef MUSTER_VOCABULARY_ROLE_HPP
#define MUSTER_VOCABULARY_ROLE_HPP

#include <cstdint>
#include <limits>
#include <string>

#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>

namespace muster {

/// What fills a role: a number of contributors, or a strength in a unit of the role's own (personnel, helicopters,
/// dollars).
struct need {
    std::uint64_t amount = 1;           ///< 1 to 10^12
    std::string unit = "contributors";  ///< "contributors" counts actors; any other unit adds up strengths

    /// Whether it asks for a number of contributors, not for a strength.
    [[nodiscard]] bool counts_contributors() const { return unit == "contributors"; }
    friend bool operator==(const need&, const need&) = default;
};

/// What a role needs if nothing is said about it.
[[nodiscard]] inline need one_contributor() {
    return {};
}

/// What an offer amounts to, in the unit of the role: at least and at most.
struct strength {
    /// of a range whose top is open
    static constexpr std::uint64_t unbounded = (std::numeric_limits<std::uint64_t>::max)();

    std::uint64_t least = 0;         ///< what is offered at the least
    std::uint64_t most = unbounded;  ///< `unbounded`: the top is open

    friend bool operator==(const strength&, const strength&) = default;
};

/// A task of the force. It depends on the contributions that fill it: met when its need is.
struct role {
    std::string key{};   ///< unique in its proposal
    std::string name{};  ///< as printed in answers
    /// one contributor, unless it says otherwise
    need needs = one_contributor();  // written in place, g++ 12 at -O3 warns wrongly of unset memory
    handles<citation> citations{};   ///< who says what it needs

    friend bool operator==(const role&, const role&) = default;
};

}  // namespace muster

#endif
