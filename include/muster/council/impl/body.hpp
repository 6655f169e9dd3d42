#ifndef MUSTER_COUNCIL_IMPL_BODY_HPP
#define MUSTER_COUNCIL_IMPL_BODY_HPP

#include <algorithm>
#include <string>
#include <string_view>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/council/body.hpp>
#include <muster/proposal/check_body.hpp>

namespace muster {

MUSTER_INLINE bool is_within(date day, date from, date until) {
    return (!from.ok() || from.day() <= day.day()) && (!until.ok() || day.day() < until.day());
}

MUSTER_INLINE bool is_veto_holder(const body& b, std::string_view member) {
    return std::find(b.veto_holders.begin(), b.veto_holders.end(), member) != b.veto_holders.end();
}

MUSTER_INLINE bool may_veto(const body& b, std::string_view member) {
    return b.consensus || (b.matter == matter::substantive && is_veto_holder(b, member));
}

MUSTER_INLINE body sitting_on(const body& b, date day) {
    if (!day.ok()) boost::throw_exception(error(errc::invalid_date, b.key, "body '" + b.key + "': no such day"));
    if (!is_within(day, b.from, b.until))
        boost::throw_exception(
            error(errc::invalid_date, b.key, "body '" + b.key + "': its rule does not hold on " + to_string(day)));
    body result = b;
    result.members.clear();
    for (const body_member& m : b.members)
        if (is_within(day, m.from, m.until)) {
            result.members.push_back(m);
            result.members.back().from = result.members.back().until = {};
        }
    std::erase_if(result.veto_holders, [&](const std::string& holder) {
        return std::none_of(result.members.begin(), result.members.end(),
                            [&](const body_member& m) { return m.key == holder; });
    });
    return result;
}

MUSTER_INLINE body seated(const body& b, date day) {
    check(b);
    if (day.ok()) return sitting_on(b, day);
    body result = b;
    result.members.clear();
    for (const body_member& m : b.members) {
        const auto same = std::find_if(result.members.begin(), result.members.end(), [&](const body_member& other) {
            return other.key == m.key && other.weight == m.weight && other.weights == m.weights;
        });
        if (same == result.members.end()) result.members.push_back(m);
        else *same = m;
        // the name of the last term
    }
    if (detail::voting::most_members_at_once(b.members) == result.members.size()) return result;
    boost::throw_exception(
        error(errc::invalid_date, b.key, "body '" + b.key + "': its members change, so a day is needed"));
}

}  // namespace muster

#endif
