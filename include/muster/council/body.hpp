#ifndef MUSTER_COUNCIL_BODY_HPP
#define MUSTER_COUNCIL_BODY_HPP

#include <algorithm>
#include <string>
#include <string_view>

#include <boost/throw_exception.hpp>

#include <muster/core/date.hpp>
#include <muster/core/error.hpp>
#include <muster/proposal/check_body.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// Whether a day lies in [from, until), an end that is not `ok()` being open. Precondition: `day.ok()`.
[[nodiscard]] inline bool is_within(date day, date from, date until) {
    return (!from.ok() || from.day() <= day.day()) && (!until.ok() || day.day() < until.day());
}

/// Whether the member's vote against rejects a substantive motion. Linear in the veto holders.
[[nodiscard]] inline bool is_veto_holder(const body& b, std::string_view member) {
    return std::find(b.veto_holders.begin(), b.veto_holders.end(), member) != b.veto_holders.end();
}
/// Whether the member's vote against rejects the motion that the body votes on: as any member's does where it decides
/// by consensus.
[[nodiscard]] inline bool may_veto(const body& b, std::string_view member) {
    return b.consensus || (b.matter == matter::substantive && is_veto_holder(b, member));
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

/// The body that a vote is taken in: of the day where one is given, else the whole, which must then not change in time
/// but for the names of its members. Throws what `check` and `sitting_on` do, and `errc::invalid_date` where a day is
/// needed and missing.
[[nodiscard]] inline body seated(const body& b, date day) {
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
