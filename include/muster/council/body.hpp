#ifndef MUSTER_COUNCIL_BODY_HPP
#define MUSTER_COUNCIL_BODY_HPP

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/date.hpp>
#include <muster/core/error.hpp>

namespace muster {

/// What the votes in favour are counted by.
enum class quota_measure : std::uint8_t {
    members,  ///< each member counts for one
    weight    ///< each member counts for its `weight`, such as its population
};

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(quota_measure) noexcept {
    return {"members", "weight"};
}

/// The whole that a share is a share of.
enum class quota_base : std::uint8_t {
    all_members,  ///< abstention and absence count as not in favour
    present,      ///< abstention counts as not in favour, absence and not participating do not count
    votes_cast    ///< members present and voting: only votes in favour and against count
};

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(quota_base) noexcept {
    return {"all_members", "present", "votes_cast"};
}

/// So much in favour is needed: `at_least` votes, or, with `in_every`, a share: at least two in every three. A share of
/// those present or voting is reached only with a vote in favour.
struct quota {
    std::int64_t at_least = 0;
    std::int64_t in_every = 0;   ///< zero: `at_least` is a number, not a share; at most `largest_share_base`
    bool strictly_more = false;  ///< more than `at_least`, as in more than one in every two
    quota_base of = quota_base::all_members;
    quota_measure by = quota_measure::members;

    static constexpr std::int64_t largest_share_base = 1'000'000;
    friend bool operator==(const quota&, const quota&) = default;
};

/// A term of a member, [from, until); a date that is not `ok()` leaves that end open.
struct body_member {
    std::string key{};
    date from{};
    date until{};
    std::int64_t weight = 1;  ///< the weights of a body add up to at most `largest_weight`

    static constexpr std::int64_t largest_weight = 1'000'000'000'000;
    friend bool operator==(const body_member&, const body_member&) = default;
};

enum class matter : std::uint8_t {
    substantive,
    procedural  ///< nobody has a veto
};

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(matter) noexcept {
    return {"substantive", "procedural"};
}

/// What becomes of the vote of a member that is a party to the dispute decided on.
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
struct body {
    std::string key{};
    std::string name{};
    std::vector<body_member> members{};
    std::size_t seats = 0;  ///< zero: as many as members sit. A seat whose member is not listed never votes.
    std::vector<std::vector<quota>> adopted_when{};
    std::vector<std::string> veto_holders{};
    muster::matter matter = muster::matter::substantive;
    bool abstention_is_veto = false;  ///< of a veto holder
    bool absence_is_veto = false;     ///< of a veto holder, or its not participating
    std::int64_t quorum = 0;          ///< so many members must be present, whether they vote or not
    party_rule party_to_dispute = party_rule::votes;
    date from{};  ///< the rule holds on days in [from, until); a date that is not `ok()` leaves that end open
    date until{};

    friend bool operator==(const body&, const body&) = default;
};

/// Whether a day lies in [from, until), an end that is not `ok()` being open. Precondition: `day.ok()`.
[[nodiscard]] inline bool is_within(date day, date from, date until) {
    return (!from.ok() || from.day() <= day.day()) && (!until.ok() || day.day() < until.day());
}

[[nodiscard]] inline bool is_veto_holder(const body& b, std::string_view member) {
    return std::find(b.veto_holders.begin(), b.veto_holders.end(), member) != b.veto_holders.end();
}

namespace detail::voting {

/// The most members that sit on one day: the number that a quota of votes must not exceed.
[[nodiscard]] inline std::size_t most_members_at_once(const std::vector<body_member>& members) {
    using change = std::pair<std::chrono::sys_days, int>;
    std::vector<change> changes;
    int sitting = 0;
    for (const body_member& m : members) {
        if (m.from.ok()) changes.emplace_back(m.from.day(), 1);
        else ++sitting;
        if (m.until.ok()) changes.emplace_back(m.until.day(), -1);
    }
    std::sort(changes.begin(), changes.end());
    int most = sitting;
    for (const auto& [day, change_by] : changes) most = (std::max)(most, sitting += change_by);
    return static_cast<std::size_t>(most);
}

[[nodiscard]] inline bool share_a_day(const body_member& a, const body_member& b) {
    return (!a.from.ok() || !b.until.ok() || a.from.day() < b.until.day()) &&
           (!b.from.ok() || !a.until.ok() || b.from.day() < a.until.day());
}

}  // namespace detail::voting

/// All that is wrong with a body, in a fixed order; nothing where `tally` and `power` can work with it. The key of a
/// finding is that of the member it is about, else that of the body.
[[nodiscard]] inline std::vector<error> validate(const body& b) {
    std::vector<error> findings;
    const std::string called = "body '" + b.key + "'";
    const auto find = [&](errc code, const std::string& key, const std::string& what) {
        findings.emplace_back(code, key, called + ": " + what);
    };
    if (b.key.empty()) find(errc::empty_key, {}, "has no key");
    if (b.members.empty()) find(errc::no_members, b.key, "has no members");
    if (b.from.ok() && b.until.ok() && b.until.day() <= b.from.day())
        find(errc::invalid_date, b.key, "ends on " + to_string(b.until) + ", before it begins");

    for (std::size_t i = 0; i < b.members.size(); ++i) {
        const body_member& m = b.members[i];
        if (m.key.empty()) find(errc::empty_key, b.key, "a member has no key");
        if (m.weight < 0) find(errc::invalid_weight, m.key, "the weight of member '" + m.key + "' is below zero");
        if (m.from.ok() && m.until.ok() && m.until.day() <= m.from.day())
            find(errc::invalid_date, m.key, "the term of member '" + m.key + "' ends before it begins");
        for (std::size_t j = 0; j < i; ++j) {
            const body_member& earlier = b.members[j];
            if (earlier.key != m.key || !detail::voting::share_a_day(earlier, m)) continue;
            const bool has_terms = m.from.ok() || m.until.ok() || earlier.from.ok() || earlier.until.ok();
            if (has_terms) find(errc::overlapping_terms, m.key, "two terms of member '" + m.key + "' overlap");
            else find(errc::duplicate_member, m.key, "member '" + m.key + "' is listed twice");
        }
    }
    const std::size_t at_once = detail::voting::most_members_at_once(b.members);
    if (b.seats != 0 && at_once > b.seats)
        find(errc::too_many_members, b.key,
             std::to_string(at_once) + " members at once have " + std::to_string(b.seats) + " seats");

    const auto size = static_cast<std::int64_t>(b.seats != 0 ? b.seats : at_once);
    std::int64_t weight = 0;
    for (const body_member& m : b.members) {
        weight += (std::min)((std::max)(m.weight, std::int64_t{0}), body_member::largest_weight);
        if (weight > body_member::largest_weight) {
            find(errc::invalid_weight, b.key, "the weights of the members add up to too much");
            break;
        }
    }
    for (const auto& quotas : b.adopted_when)
        for (const quota& q : quotas) {
            const std::int64_t most = q.in_every != 0 ? q.in_every : q.by == quota_measure::members ? size : weight;
            if (q.at_least < 0 || (q.at_least == 0 && !q.strictly_more))
                find(errc::invalid_quota, b.key, "a quota asks for nothing");
            else if (q.in_every < 0 || q.in_every > quota::largest_share_base)
                find(errc::invalid_quota, b.key, "a quota is a share in every " + std::to_string(q.in_every));
            else if (q.at_least > most || (q.at_least == most && q.strictly_more))
                find(errc::quota_above_size, b.key,
                     "a quota of " + std::to_string(q.at_least) + " asks for more than the whole of " +
                         std::to_string(most));
        }
    if (b.adopted_when.empty()) find(errc::invalid_quota, b.key, "has no quota");
    if (b.quorum < 0) find(errc::invalid_quota, b.key, "the quorum is below zero");
    if (b.quorum > size)
        find(errc::quota_above_size, b.key, "a quorum of " + std::to_string(b.quorum) + " exceeds the members");

    std::set<std::string_view> keys;
    for (const body_member& m : b.members) keys.insert(m.key);
    for (const std::string& holder : b.veto_holders)
        if (!keys.contains(holder))
            find(errc::unknown_veto_holder, holder, "veto holder '" + holder + "' is no member");
    return findings;
}

/// Throws the first finding of `validate`.
inline void check(const body& b) {
    const std::vector<error> findings = validate(b);
    if (!findings.empty()) boost::throw_exception(findings.front());
}

/// The body of one day: its members are those sitting then, without terms. Throws `errc::invalid_date` where the day
/// does not exist or the body's rule did not hold then.
[[nodiscard]] inline body sitting_on(const body& b, date day) {
    if (!day.ok()) boost::throw_exception(error(errc::invalid_date, b.key, "body '" + b.key + "': no such day"));
    if (!is_within(day, b.from, b.until))
        boost::throw_exception(
            error(errc::invalid_date, b.key, "body '" + b.key + "': its rule does not hold on " + to_string(day)));
    body result = b;
    result.members.clear();
    for (const body_member& m : b.members)
        if (is_within(day, m.from, m.until)) result.members.push_back({.key = m.key, .weight = m.weight});
    std::erase_if(result.veto_holders, [&](const std::string& holder) {
        return std::none_of(result.members.begin(), result.members.end(),
                            [&](const body_member& m) { return m.key == holder; });
    });
    return result;
}

/// The body that a vote is taken in: of the day where one is given, else the whole, which must then not change in time.
/// Throws what `check` and `sitting_on` do, and `errc::invalid_date` where a day is needed and missing.
[[nodiscard]] inline body seated(const body& b, date day) {
    check(b);
    if (day.ok()) return sitting_on(b, day);
    if (detail::voting::most_members_at_once(b.members) == b.members.size()) return b;
    boost::throw_exception(
        error(errc::invalid_date, b.key, "body '" + b.key + "': its members change, so a day is needed"));
}

}  // namespace muster

#endif
