#ifndef MUSTER_QUERY_IMPL_RECORDED_VOTES_HPP
#define MUSTER_QUERY_IMPL_RECORDED_VOTES_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>
#include <muster/council/tally.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// A roll call that has these counts, the most favourable to adoption or the least: who holds a veto is in favour
/// first, or against first. Nothing where there are more votes than members. Where counts alone were recorded, this is
/// what they can have meant.
[[nodiscard]] inline std::optional<roll_call> votes_of_counts(const body& b, date on, const vote_count& counts,
                                                              bool is_favourable) {
    std::vector<body_member> members = seated(b, on).members;
    const std::size_t cast = std::size_t{counts.in_favour} + counts.against + counts.abstaining;
    if (cast > members.size()) return std::nullopt;
    std::stable_sort(members.begin(), members.end(), [&](const body_member& x, const body_member& y) {
        const bool first = may_veto(b, x.key), second = may_veto(b, y.key);
        return first != second ? first : x.weight > y.weight;
    });
    if (!is_favourable) std::reverse(members.begin(), members.end());
    roll_call result{.on = on};
    std::size_t next = 0;
    const auto give = [&](std::size_t how_many, ballot how) {
        for (std::size_t i = 0; i < how_many; ++i) result.votes.push_back({members[next++].key, how});
    };
    give(counts.in_favour, ballot::in_favour);
    give(counts.abstaining, ballot::abstaining);
    give(members.size() - cast, ballot::absent);
    give(counts.against, ballot::against);
    return result;
}

/// Whether the rule of the body contradicts what an event reports of a vote: adopted with votes that can't have adopted
/// it, or rejected with votes that must have.
[[nodiscard]] inline bool contradicts_rule(const body& b, const proposal& p, const event& e) {
    const bool is_adopted = e.stage == stage::adopted;
    if (!is_adopted && e.stage != stage::not_adopted && e.stage != stage::vetoed) return false;
    if (!e.roll_call.empty()) {
        roll_call said{.on = e.date};
        for (const recorded_vote& one : e.roll_call) said.votes.push_back({p[one.by].key, one.vote});
        const std::vector<body_member> members = seated(b, e.date).members;
        for (const cast_vote& one : said.votes)
            if (std::none_of(members.begin(), members.end(), [&](const body_member& m) { return m.key == one.member; }))
                return true;
        const tally_result found = tally(b, said);
        if (found.reason != vote_reason::votes_outstanding) return (found.reason == vote_reason::carried) != is_adopted;
    }
    if (!e.tally) return false;
    const auto votes = votes_of_counts(b, e.date, *e.tally, is_adopted);
    return !votes || (tally(b, *votes).reason == vote_reason::carried) != is_adopted;
}

}  // namespace muster::detail

#endif
