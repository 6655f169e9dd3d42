#ifndef MUSTER_PROPOSAL_IMPL_CHECK_BODY_HPP
#define MUSTER_PROPOSAL_IMPL_CHECK_BODY_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/core/near_miss.hpp>
#include <muster/proposal/check_body.hpp>

namespace muster {

namespace detail::voting {

MUSTER_INLINE std::size_t most_members_at_once(const std::vector<body_member>& members) {
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

MUSTER_INLINE std::vector<body_fault> faults_of(const body& b) {
    std::vector<body_fault> faults;
    const std::string called = "body '" + b.key + "'";
    const auto find = [&](errc code, const std::string& key, const std::string& what, body_part part,
                          std::size_t index = 0) {
        faults.push_back({code, key, called + ": " + what, part, index});
    };
    if (b.key.empty()) find(errc::empty_key, {}, "has no key", body_part::whole);
    if (b.members.empty()) find(errc::no_members, b.key, "has no members", body_part::members);
    if (b.from.ok() && b.until.ok() && b.until.day() <= b.from.day())
        find(errc::invalid_date, b.key, "ends on " + to_string(b.until) + ", before it begins", body_part::until);

    for (std::size_t i = 0; i < b.members.size(); ++i) {
        const body_member& m = b.members[i];
        const auto find_of = [&](errc code, const std::string& what) {
            find(code, m.key.empty() ? b.key : m.key, what, body_part::members, i);
        };
        const std::string member = "member '" + m.key + "'";
        if (m.key.empty()) find_of(errc::empty_key, "a member has no key");
        if (m.key.find('/') != std::string::npos) find_of(errc::invalid_key, member + ": a key cannot hold a slash");
        if (m.weight < 0) find_of(errc::invalid_weight, "the weight of " + member + " is below zero");
        for (const auto& [name, weight] : m.weights) {
            if (name.empty() || name == "members" || name == "weight")
                find_of(errc::invalid_key, "a weight of " + member + " is called '" + name + "'");
            if (weight < 0) find_of(errc::invalid_weight, "the " + name + " of " + member + " is below zero");
        }
        if (m.from.ok() && m.until.ok() && m.until.day() <= m.from.day())
            find_of(errc::invalid_date, "the term of " + member + " ends before it begins");
        for (std::size_t j = 0; j < i; ++j) {
            const body_member& earlier = b.members[j];
            if (earlier.key != m.key || !detail::voting::share_a_day(earlier, m)) continue;
            const bool has_terms = m.from.ok() || m.until.ok() || earlier.from.ok() || earlier.until.ok();
            if (has_terms) find_of(errc::overlapping_terms, "two terms of " + member + " overlap");
            else find_of(errc::duplicate_member, member + " is listed twice");
            break;
        }
    }
    const std::size_t at_once = detail::voting::most_members_at_once(b.members);
    if (b.seats != 0 && at_once > b.seats)
        find(errc::too_many_members, b.key,
             std::to_string(at_once) + " members at once have " + std::to_string(b.seats) + " seats", body_part::seats);

    const auto size = static_cast<std::int64_t>(b.seats != 0 ? b.seats : at_once);
    struct measure {
        std::int64_t whole = 0;
        std::size_t members = 0;  // that have a weight of this name
    };
    std::map<std::string, measure> measures;
    const auto weigh = [&](const std::string& by, std::int64_t weight) {
        measure& m = measures[by];
        const std::int64_t most = body_member::largest_weight;
        m.whole = (std::min)(m.whole + (std::min)((std::max)(weight, std::int64_t{0}), most), most + 1);
        ++m.members;
    };
    for (const body_member& m : b.members) {
        weigh("weight", m.weight);
        for (const auto& [name, weight] : m.weights) weigh(name, weight);
    }
    for (const auto& [name, m] : measures)
        if (m.whole > body_member::largest_weight) {
            find(errc::invalid_weight, b.key, "the weights of the members add up to too much", body_part::members);
            break;
        }
    measures["members"] = {size, b.members.size()};
    std::size_t number = 0;
    for (const auto& quotas : b.adopted_when)
        for (const quota& q : quotas) {
            const auto find_of = [&](errc code, const std::string& what) {
                find(code, b.key, what, body_part::adopted_when, number);
            };
            const measure by = measures.count(q.by) != 0 ? measures[q.by] : measure{};
            const std::int64_t most = q.in_every != 0 ? q.in_every : by.whole;
            if (by.members != b.members.size()) {
                find_of(errc::invalid_quota, "a quota counts by '" + q.by + "', of which " +
                                                 std::to_string(by.members) + " of " +
                                                 std::to_string(b.members.size()) + " members have a weight");
                near_miss near{std::string_view{q.by}.substr(0, 64)};
                for (const auto& [name, unused] : measures)
                    if (name.size() <= 64) near.consider(name);
                faults.back().near_miss = by.members == 0 ? near.best() : std::string{};
            } else if (q.at_least < 0 || (q.at_least == 0 && !q.strictly_more))
                find_of(errc::invalid_quota, "a quota asks for nothing");
            else if (q.in_every < 0 || q.in_every > quota::largest_share_base)
                find_of(errc::invalid_quota, "a quota is a share in every " + std::to_string(q.in_every));
            else if (q.at_least > most || (q.at_least == most && q.strictly_more))
                find_of(errc::quota_above_size, "a quota of " + std::to_string(q.at_least) +
                                                    " asks for more than the whole of " + std::to_string(most));
            ++number;
        }
    if (b.adopted_when.empty() && !b.consensus)
        find(errc::invalid_quota, b.key, "has no quota, and does not decide by consensus", body_part::adopted_when);
    if (b.quorum < 0) find(errc::invalid_quota, b.key, "the quorum is below zero", body_part::quorum);
    if (b.quorum > size)
        find(errc::quota_above_size, b.key, "a quorum of " + std::to_string(b.quorum) + " exceeds the members",
             body_part::quorum);

    for (std::size_t i = 0; i < b.veto_holders.size(); ++i) {
        const std::string& holder = b.veto_holders[i];
        if (std::any_of(b.members.begin(), b.members.end(), [&](const body_member& m) { return m.key == holder; }))
            continue;
        near_miss near{std::string_view{holder}.substr(0, 64)};
        for (const body_member& m : b.members)
            if (m.key.size() <= 64) near.consider(m.key);
        find(errc::unknown_veto_holder, holder, "veto holder '" + holder + "' is no member", body_part::veto_holders,
             i);
        faults.back().near_miss = near.best();
    }
    return faults;
}

MUSTER_INLINE std::vector<error> validate(const body& b) {
    std::vector<error> findings;
    for (const body_fault& f : faults_of(b))
        findings.emplace_back(
            f.code, f.key, f.message + (f.near_miss.empty() ? std::string{} : "; did you mean '" + f.near_miss + "'?"));
    return findings;
}

MUSTER_INLINE void check(const body& b) {
    const std::vector<error> findings = validate(b);
    if (!findings.empty()) boost::throw_exception(findings.front());
}

}  // namespace muster

#endif
