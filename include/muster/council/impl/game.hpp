#ifndef MUSTER_COUNCIL_IMPL_GAME_HPP
#define MUSTER_COUNCIL_IMPL_GAME_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/council/game.hpp>

namespace muster {

MUSTER_INLINE body_game game_of(const body& b, date day) {
    const body now = seated(b, day);
    body_game result;
    std::set<std::string> measures;
    for (const auto& quotas : now.adopted_when)
        for (const quota& q : quotas) measures.insert(q.by);
    // what a member counts for by each measure, and whether it has a veto
    using trait = std::pair<std::map<std::string, std::int64_t>, bool>;
    std::map<trait, std::size_t> kinds;
    std::vector<trait> traits;
    bool vetoes = false;
    std::map<std::string, std::int64_t> whole;
    for (const body_member& m : now.members) {
        trait own{{}, may_veto(now, m.key)};
        for (const std::string& by : measures) whole[by] += own.first[by] = weight_by(m, by);
        const bool veto = own.second;
        const auto [kind, is_new] = kinds.emplace(std::move(own), kinds.size());
        if (is_new) {
            traits.push_back(kind->first);
            result.game.members.push_back(0);
        }
        ++result.game.members[kind->second];
        result.kind_of.emplace_back(m.key, kind->second);
        vetoes = vetoes || veto;
    }
    result.quorum = now.quorum;
    if (now.seats != 0) whole["members"] = static_cast<std::int64_t>(now.seats);
    auto alternatives = now.adopted_when;
    if (alternatives.empty()) alternatives.emplace_back();  // by consensus alone
    for (const auto& quotas : alternatives) {
        std::vector<logic::weighted_quota> all;
        for (const quota& q : quotas) {
            const bool is_relative = q.in_every != 0 && q.of != quota_base::all_members;
            const std::int64_t strictly = q.strictly_more ? 1 : 0;
            logic::weighted_quota one;
            for (const auto& [weights, veto] : traits) {
                const std::int64_t w = weights.at(q.by);
                if (!is_relative) one.weights.push_back({.in_favour = w});
                else
                    one.weights.push_back({.against = -q.at_least * w,
                                           .abstaining = q.of == quota_base::present ? -q.at_least * w : 0,
                                           .in_favour = (q.in_every - q.at_least) * w});
            }
            if (is_relative) {
                one.at_least = strictly;
                logic::weighted_quota somebody;  // in favour, by the measure of the quota
                for (const auto& [weights, veto] : traits) somebody.weights.push_back({.in_favour = weights.at(q.by)});
                somebody.at_least = 1;
                all.push_back(std::move(somebody));
            } else if (q.in_every == 0) {
                one.at_least = q.at_least + strictly;
            } else {
                one.at_least = (q.at_least * whole[q.by] + strictly + q.in_every - 1) / q.in_every;
            }
            all.push_back(std::move(one));
        }
        if (vetoes) {
            logic::weighted_quota nobody_opposed;
            for (const auto& [unused, veto] : traits) {
                const std::int64_t opposed = veto ? -1 : 0;
                nobody_opposed.weights.push_back(
                    {.against = opposed, .abstaining = now.abstention_is_veto ? opposed : 0});
            }
            all.push_back(std::move(nobody_opposed));
        }
        result.when_absent.emplace_back(all.size(), std::vector<std::int64_t>(traits.size(), 0));
        if (vetoes && now.absence_is_veto)
            for (std::size_t k = 0; k < traits.size(); ++k)
                result.when_absent.back().back()[k] = traits[k].second ? -1 : 0;
        result.game.adopted_when.push_back(std::move(all));
    }
    return result;
}

}  // namespace muster

#endif
