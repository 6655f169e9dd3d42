#ifndef MUSTER_COUNCIL_IMPL_ADOPTION_HPP
#define MUSTER_COUNCIL_IMPL_ADOPTION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/council/game.hpp>

namespace muster {

namespace detail {

/// A member's vote on a mandate as conditions. It is in favour when its vote for is met and its vote against is not,
/// against when that vote is met, absent when it is neither and its absence is met; else it abstains.
class member_vote {
public:
    member_vote(proposal& p, handle<mandate> on, const body_member& member, bool counts_absence) {
        const handle<actor> who = p.mention(member.key, member.name);
        for_ = p.vote_of(who, on, vote_side::in_favour);
        against_ = p.vote_of(who, on, vote_side::against);
        if (counts_absence) absent_ = p.vote_of(who, on, vote_side::absent);
    }
    [[nodiscard]] condition in_favour() const { return all_of(for_, not_(against_)); }
    [[nodiscard]] condition not_against() const { return not_(against_); }
    [[nodiscard]] condition in_favour_or_abstaining() const {
        return all_of(not_(against_), any_of(for_, not_(absent_)));
    }
    [[nodiscard]] condition in_favour_or_absent() const { return all_of(not_(against_), any_of(for_, absent_)); }
    [[nodiscard]] condition present() const { return any_of(for_, against_, not_(absent_)); }

private:
    handle<vote> for_{}, against_{}, absent_{};
};

/// Adds what a member's vote adds to a quota beyond that of a member against: in steps, from the least vote up.
inline void add_steps(std::vector<weighted_condition>& parts, const member_vote& m, const logic::vote_weights& w,
                      std::int64_t when_absent) {
    const auto step = [&](std::int64_t from, std::int64_t to, condition reached) {
        if (to > from) parts.push_back({static_cast<std::uint64_t>(to - from), std::move(reached)});
    };
    const std::int64_t low = (std::min)(w.abstaining, when_absent), high = (std::max)(w.abstaining, when_absent);
    step(w.against, low, m.not_against());
    if (high > low) step(low, high, w.abstaining > when_absent ? m.in_favour_or_abstaining() : m.in_favour_or_absent());
    step(high, w.in_favour, m.in_favour());
}

/// Whether staying away can have another result than abstaining.
[[nodiscard]] inline bool counts_absence(const body_game& rule) {
    if (rule.quorum > 0) return true;
    for (std::size_t a = 0; a < rule.when_absent.size(); ++a)
        for (std::size_t q = 0; q < rule.when_absent[a].size(); ++q)
            for (std::size_t k = 0; k < rule.game.kinds(); ++k)
                if (rule.when_absent[a][q][k] != rule.game.adopted_when[a][q].weights[k].abstaining) return true;
    return false;
}

}  // namespace detail

namespace detail {

/// The key by which a mandate can name the body that adopts it; the proposal keeps the body where it has to. Empty
/// where the mandate says already whose vote it is, or the key is that of something else.
[[nodiscard]] inline std::string key_to_name(proposal& p, handle<mandate> what, const body& b) {
    if (b.key.empty() || bodies::find(p, what)) return {};
    if (bodies::find(p, b.key) == b) return b.key;
    if (p.find_body(b.key) != nullptr || p.find(b.key) || p.find<citation>(b.key)) return {};
    p.add(b);
    return b.key;
}

MUSTER_INLINE adoption adopt_in_place(proposal& p, handle<mandate> what, const body& b, date on) {
    const mandate& m = p[what];
    const std::string key = m.key + "-put-to-vote";
    const auto known = p.find<precondition>(key);
    adoption made;
    made.put_to_vote =
        known ? *known
              : p.add(precondition{.key = key, .name = (m.name.empty() ? m.key : m.name) + " is put to the vote"});
    const std::size_t actors = p.all<actor>().size();
    const condition rule = adoption_rule(p, what, b, on.ok() ? on : p[what].vote_on);
    for (const handle<actor> who : p.all<actor>()) made.mentioned.push_back(who);
    made.mentioned.erase(made.mentioned.begin(), made.mentioned.begin() + static_cast<std::ptrdiff_t>(actors));
    p.define(what, made.put_to_vote, rule, key_to_name(p, what, b), on.ok() ? on : date{});
    return made;
}

}  // namespace detail

MUSTER_INLINE condition adoption_rule(proposal& p, handle<mandate> what, const body& b, date on) {
    const body_game rule = game_of(b, on);
    const bool counts_absence = detail::counts_absence(rule);
    std::vector<detail::member_vote> members;
    for (const body_member& m : seated(b, on).members) members.emplace_back(p, what, m, counts_absence);
    std::vector<condition> alternatives;
    for (std::size_t a = 0; a < rule.game.adopted_when.size(); ++a) {
        std::vector<condition> all;
        for (std::size_t q = 0; q < rule.game.adopted_when[a].size(); ++q) {
            const logic::weighted_quota& quota = rule.game.adopted_when[a][q];
            std::int64_t needed = quota.at_least;
            std::vector<weighted_condition> parts;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const std::size_t kind = rule.kind_of[i].second;
                needed -= quota.weights[kind].against;
                detail::add_steps(parts, members[i], quota.weights[kind], rule.when_absent[a][q][kind]);
            }
            std::uint64_t most = 0;
            for (const weighted_condition& part : parts) most += part.weight;
            if (needed <= 0) continue;
            const auto threshold = static_cast<std::uint64_t>(needed);
            all.push_back(threshold > most ? any_of() : at_least(threshold, std::move(parts)));
        }
        alternatives.push_back(all.size() == 1 ? std::move(all.front()) : all_of(std::move(all)));
    }
    condition reached = alternatives.size() == 1 ? std::move(alternatives.front()) : any_of(std::move(alternatives));
    if (rule.quorum <= 0) return reached;
    std::vector<condition> present;
    for (const detail::member_vote& m : members) present.push_back(m.present());
    if (static_cast<std::size_t>(rule.quorum) > present.size()) return any_of();  // seats that nobody is known to hold
    return all_of(at_least(static_cast<std::uint64_t>(rule.quorum), std::move(present)), std::move(reached));
}

MUSTER_INLINE adoption adopt_by_vote(proposal& p, handle<mandate> what, const body& b, date on) {
    proposal grown = p;
    adoption made = detail::adopt_in_place(grown, what, b, on);
    p = std::move(grown);
    return made;
}

}  // namespace muster

#endif
