#ifndef MUSTER_PROPOSAL_CHECK_BODY_HPP
#define MUSTER_PROPOSAL_CHECK_BODY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/core/error.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// Which part of a body a fault lies in.
enum class body_part : std::uint8_t { whole, members, seats, adopted_when, veto_holders, quorum, until };

[[nodiscard]] constexpr std::array<const char*, 7> enumerator_names(body_part) noexcept {
    return {"whole", "members", "seats", "adopted_when", "veto_holders", "quorum", "until"};
}

/// One thing that is wrong with a body.
struct body_fault {
    errc code = errc::no_members;       ///< what is wrong, for programs
    std::string key{};                  ///< of the member it is about, else of the body
    std::string message{};              ///< a sentence for people
    body_part part = body_part::whole;  ///< where in the body it is wrong
    std::size_t index = 0;              ///< which of the members, of the veto holders, or of all quotas in order
    std::string near_miss{};            ///< the member that was probably meant

    friend bool operator==(const body_fault&, const body_fault&) = default;
};

/// All that is wrong with a body, in a fixed order; nothing where `tally` and `power` can work with it. Quadratic in
/// the members.
[[nodiscard]] std::vector<body_fault> faults_of(const body& b);

/// `faults_of` a body as errors.
[[nodiscard]] std::vector<error> validate(const body& b);

/// Throws the first fault of a body.
void check(const body& b);

namespace detail::voting {

/// The most members that sit on one day: the number that a quota of votes must not exceed.
[[nodiscard]] std::size_t most_members_at_once(const std::vector<body_member>& members);

}  // namespace detail::voting

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/check_body.hpp>
#endif

#endif
