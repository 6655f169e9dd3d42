#ifndef MUSTER_VOCABULARY_BODY_HPP
#define MUSTER_VOCABULARY_BODY_HPP

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>

namespace muster {

/// The whole that a share is a share of.
enum class quota_base : std::uint8_t {
    all_members,  ///< abstention and absence count as not in favour
    present,      ///< abstention counts as not in favour, absence and not participating do not count
    votes_cast    ///< members present and voting: only votes in favour and against count
};

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(quota_base) noexcept {
    return {"all_members", "present", "votes_cast"};
}

/// How much must be in favour: `at_least` votes or, with `in_every`, a share, such as at least two in every three. A
/// share of those present or voting is reached only with a vote in favour.
struct quota {
    std::int64_t at_least = 0;   ///< how much is needed
    std::int64_t in_every = 0;   ///< zero: `at_least` is a number, not a share; at most `largest_share_base`
    bool strictly_more = false;  ///< more than `at_least`, as in more than one in every two
    quota_base of = quota_base::all_members;  ///< what a share is a share of
    /// What members count by: `members`, each for one; `weight`, each for its `weight`; else the name of one of their
    /// `weights`.
    std::string by = "members";

    static constexpr std::int64_t largest_share_base = 1'000'000;  ///< the largest `in_every`
    friend bool operator==(const quota&, const quota&) = default;
};

/// A term of a member, [from, until); a date that is not `ok()` leaves that end open.
struct body_member {
    std::string key{};        ///< the key of the actor that sits
    date from{};              ///< first day; none: always sat
    date until{};             ///< the day after its last; none: still sits
    std::string name{};       ///< what it was called then, where that is not what it is called now
    std::int64_t weight = 1;  ///< the weights of a body add up to at most `largest_weight`
    std::map<std::string, std::int64_t> weights{};  ///< by name, where there are several, such as votes and population

    static constexpr std::int64_t largest_weight = 1'000'000'000'000;  ///< that the weights of a body may add up to
    friend bool operator==(const body_member&, const body_member&) = default;
};

/// What a member counts for in a quota `by` something. Zero where it has no such weight.
[[nodiscard]] inline std::int64_t weight_by(const body_member& m, const std::string& by) {
    if (by == "members") return 1;
    if (by == "weight") return m.weight;
    const auto named = m.weights.find(by);
    return named == m.weights.end() ? 0 : named->second;
}

/// What kind of decision a rule is for.
enum class matter : std::uint8_t {
    substantive,
    procedural  ///< nobody has a veto
};

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(matter) noexcept {
    return {"substantive", "procedural"};
}

/// How the vote of a member counts that is a party to the dispute.
enum class party_rule : std::uint8_t {
    votes,                ///< nothing
    abstains,             ///< counts as abstaining whatever was recorded (Charter of the United Nations, Article 27(3))
    does_not_participate  ///< counts as not participating
};

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(party_rule) noexcept {
    return {"votes", "abstains", "does_not_participate"};
}

/// A body that decides by votes. A motion is adopted when enough members are present, no veto holder opposes it and all
/// quotas of any one alternative of `adopted_when` are reached.
///
/// Or by `consensus`: when no member objects. A vote against is an objection; silence is not, so abstaining and staying
/// away do not stand in the way, and no vote in favour is needed where `adopted_when` is left out. With
/// `abstention_is_veto` and `absence_is_veto` it is unanimity of all.
struct body {
    std::string key{};                   ///< what files and actors name it by
    std::string name{};                  ///< as printed in answers
    std::vector<body_member> members{};  ///< in the order of the answers
    std::uint64_t seats = 0;  ///< zero: as many as members sit. A seat whose member is not listed never votes.
    std::vector<std::vector<quota>> adopted_when{};       ///< alternatives, each of quotas that must all be reached
    bool consensus = false;                               ///< any member's vote against rejects any motion
    std::vector<std::string> veto_holders{};              ///< members whose vote against rejects a substantive motion
    muster::matter matter = muster::matter::substantive;  ///< procedural: nobody has a veto
    bool abstention_is_veto = false;                      ///< of a veto holder
    bool absence_is_veto = false;                         ///< of a veto holder, or its not participating
    std::int64_t quorum = 0;                          ///< how many members must be present, whether they vote or not
    party_rule party_to_dispute = party_rule::votes;  ///< how the vote of a party to the dispute counts
    date from{};   ///< the rule holds on days in [from, until); a date that is not `ok()` leaves that end open
    date until{};  ///< the day after the rule's last; none: no end

    friend bool operator==(const body&, const body&) = default;
};

}  // namespace muster

#endif
