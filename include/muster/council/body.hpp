#ifndef MUSTER_COUNCIL_BODY_HPP
#define MUSTER_COUNCIL_BODY_HPP

#include <string_view>

#include <muster/core/date.hpp>
#include <muster/proposal/check_body.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

/// Whether a day lies in [from, until), an end that is not `ok()` being open. Precondition: `day.ok()`.
[[nodiscard]] bool is_within(date day, date from, date until);

/// Whether the member's vote against rejects a substantive motion. Linear in the veto holders.
[[nodiscard]] bool is_veto_holder(const body& b, std::string_view member);
/// Whether the member's vote against rejects the motion that the body votes on: as any member's does where it decides
/// by consensus.
[[nodiscard]] bool may_veto(const body& b, std::string_view member);

/// The body of one day: its members are those sitting then, without terms. Throws `errc::invalid_date` where the day
/// does not exist or the body's rule did not hold then.
[[nodiscard]] body sitting_on(const body& b, date day);

/// The body that a vote is taken in: of the day where one is given, else the whole, which must then not change in time
/// but for the names of its members. Throws what `check` and `sitting_on` do, and `errc::invalid_date` where a day is
/// needed and missing.
[[nodiscard]] body seated(const body& b, date day);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/body.hpp>
#endif

#endif
