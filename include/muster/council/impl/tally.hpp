#ifndef MUSTER_COUNCIL_IMPL_TALLY_HPP
#define MUSTER_COUNCIL_IMPL_TALLY_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/council/body.hpp>
#include <muster/council/fewest_votes.hpp>
#include <muster/council/tally.hpp>

namespace muster {

namespace detail::voting {

/// The votes of a body as indices into its members; nothing for an outstanding one.
using seat_votes = std::vector<std::optional<ballot>>;

[[nodiscard]] inline std::int64_t ceiling(std::int64_t a, std::int64_t b) {
    return a <= 0 ? 0 : (a + b - 1) / b;
}

/// Where a quota stands on some votes.
struct quota_balance {
    std::int64_t in_favour = 0;   // in the measure of the quota
    std::int64_t lacking = 0;     // reached where it is not above zero
    std::int64_t gain = 0;        // what one more in favour, who abstained before, takes off it
    bool needs_somebody = false;  // a share of those who vote needs a vote in favour
};

[[nodiscard]] inline quota_balance balance(const body& b, const quota& q, const seat_votes& votes) {
    std::array<std::int64_t, 5> sums{};
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const std::int64_t w = weight_by(b.members[i], q.by);
        whole += w;
        if (votes[i]) sums[static_cast<std::size_t>(*votes[i])] += w;
    }
    const auto sum = [&](ballot v) { return sums[static_cast<std::size_t>(v)]; };
    quota_balance result{.in_favour = sum(ballot::in_favour)};
    const std::int64_t beyond = q.strictly_more ? 1 : 0;
    if (q.in_every == 0) {
        result.lacking = q.at_least + beyond - result.in_favour;
        result.gain = 1;
        return result;
    }
    if (q.of == quota_base::all_members) {
        if (q.by == "members" && b.seats != 0) whole = static_cast<std::int64_t>(b.seats);
        result.lacking = q.at_least * whole + beyond - q.in_every * result.in_favour;
        result.gain = q.in_every;
        return result;
    }
    const bool counts_abstention = q.of == quota_base::present;
    const std::int64_t counted =
        result.in_favour + sum(ballot::against) + (counts_abstention ? sum(ballot::abstaining) : std::int64_t{0});
    result.lacking = q.at_least * counted + beyond - q.in_every * result.in_favour;
    result.gain = counts_abstention ? q.in_every : q.in_every - q.at_least;
    result.needs_somebody = result.in_favour == 0;
    return result;
}

[[nodiscard]] inline quota_count count(const body& b, const quota& q, const seat_votes& votes) {
    const quota_balance at = balance(b, q, votes);
    quota_count result{.in_favour = at.in_favour};
    // of a share of those who vote a further vote in favour adds to both sides; where all must agree it is no use:
    // opponents must turn
    const bool is_relative = q.in_every != 0 && q.of != quota_base::all_members;
    const std::int64_t gain = is_relative ? q.in_every - q.at_least : at.gain;
    result.missing = ceiling(at.lacking, gain > 0 ? gain : q.in_every);
    if (result.missing == 0 && at.needs_somebody) result.missing = 1;
    return result;
}

[[nodiscard]] inline std::vector<quota_count> count_all(const body& b, const seat_votes& votes) {
    std::vector<quota_count> result;
    for (std::size_t a = 0; a < b.adopted_when.size(); ++a)
        for (const quota& q : b.adopted_when[a]) {
            result.push_back(count(b, q, votes));
            result.back().alternative = a;
        }
    return result;
}

/// Zero where an alternative is reached.
[[nodiscard]] inline std::int64_t shortfall(const body& b, const std::vector<quota_count>& counts) {
    std::int64_t result = 0;
    std::size_t fewest = 0;
    for (std::size_t a = 0; a < b.adopted_when.size(); ++a) {
        std::size_t unreached = 0;
        std::int64_t first = 0;
        for (const quota_count& c : counts) {
            if (c.alternative != a || c.missing == 0) continue;
            if (unreached++ == 0) first = c.missing;
        }
        if (unreached == 0) return 0;
        if (fewest == 0 || unreached < fewest) {
            fewest = unreached;
            result = first;
        }
    }
    return result;
}

[[nodiscard]] inline bool reaches_quota(const body& b, const seat_votes& votes) {
    return shortfall(b, count_all(b, votes)) == 0;
}

/// Which votes of a veto holder oppose the motion.
[[nodiscard]] inline bool opposes(const body& b, ballot v) {
    return v == ballot::against || (v == ballot::abstaining && b.abstention_is_veto) ||
           ((v == ballot::absent || v == ballot::not_participating) && b.absence_is_veto);
}

/// The seats of a body, who of them may veto, and the votes known: what the questions of a tally are put to.
class ballot_box {
public:
    ballot_box(const body& b, const roll_call& call, tally_result& result) : body_{b} {
        std::unordered_map<std::string, std::size_t> seat;
        for (std::size_t i = 0; i < b.members.size(); ++i) {
            seat.emplace(b.members[i].key, i);
            may_veto_.push_back(may_veto(b, b.members[i].key));
        }
        const auto find = [&](const std::string& member, const char* what) {
            const auto found = seat.find(member);
            if (found == seat.end())
                boost::throw_exception(error(errc::not_a_member, member,
                                             "body '" + b.key + "': " + what + " '" + member + "', who is no member" +
                                                 (call.on.ok() ? " on " + to_string(call.on) : std::string{})));
            return found->second;
        };
        known_.resize(b.members.size());
        for (const cast_vote& v : call.votes) {
            std::optional<ballot>& slot = known_[find(v.member, "a vote by")];
            if (slot)
                boost::throw_exception(
                    error(errc::duplicate_vote, v.member, "body '" + b.key + "': two votes by '" + v.member + "'"));
            slot = v.vote;
        }
        for (const std::string& party : call.parties_to_dispute) {
            const std::size_t i = find(party, "a party to the dispute");
            if (b.party_to_dispute == party_rule::votes) continue;
            may_veto_[i] = false;
            if (known_[i] == ballot::absent) continue;
            known_[i] = b.party_to_dispute == party_rule::abstains ? ballot::abstaining : ballot::not_participating;
            if (std::find(result.bound_parties.begin(), result.bound_parties.end(), party) ==
                result.bound_parties.end())
                result.bound_parties.push_back(party);
        }
        for (std::size_t i = 0; i < known_.size(); ++i)
            if (!known_[i]) outstanding_.push_back(i);
    }
    [[nodiscard]] const seat_votes& known() const noexcept { return known_; }

    [[nodiscard]] std::vector<std::string> opposed() const {
        std::vector<std::string> result;
        for (std::size_t i = 0; i < known_.size(); ++i)
            if (may_veto_[i] && known_[i] && opposes(body_, *known_[i])) result.push_back(body_.members[i].key);
        return result;
    }
    [[nodiscard]] seat_votes completed(ballot v) const {
        seat_votes result = known_;
        for (const std::size_t i : outstanding_) result[i] = v;
        return result;
    }
    [[nodiscard]] bool has_quorum(const seat_votes& votes) const {
        const auto present = std::count_if(votes.begin(), votes.end(),
                                           [](const std::optional<ballot>& v) { return v && *v != ballot::absent; });
        return present >= body_.quorum;
    }
    /// Whether a full set of votes adopts the motion.
    [[nodiscard]] bool adopts(const seat_votes& votes) const {
        for (std::size_t i = 0; i < votes.size(); ++i)
            if (may_veto_[i] && opposes(body_, *votes[i])) return false;
        return has_quorum(votes) && reaches_quota(body_, votes);
    }
    /// Whether every completion adopts: the three parts of the rule have each their own worst completion.
    [[nodiscard]] bool surely_adopts() const {
        for (const std::size_t i : outstanding_)
            if (may_veto_[i]) return false;
        return opposed().empty() && has_quorum(known_) && reaches_quota(body_, completed(ballot::against));
    }
    /// Those who, by voting against or staying away, prevent adoption even when all the others come and are in favour.
    [[nodiscard]] std::vector<std::string> blockers() const {
        std::vector<std::string> result;
        seat_votes votes = completed(ballot::in_favour);
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (known_[i]) continue;
            bool blocks = false;
            for (const ballot v : {ballot::against, ballot::absent}) {
                votes[i] = v;
                blocks = blocks || !adopts(votes);
            }
            votes[i] = ballot::in_favour;
            if (blocks) result.push_back(body_.members[i].key);
        }
        return result;
    }
    [[nodiscard]] std::optional<std::size_t> needed() const {
        const seat_votes votes = completed(ballot::abstaining);
        if (!opposed().empty() || !has_quorum(votes)) return std::nullopt;
        demand veto_holders{.gains = std::vector<std::int64_t>(outstanding_.size(), 0)};
        for (std::size_t i = 0; i < outstanding_.size(); ++i)
            if (may_veto_[outstanding_[i]] && opposes(body_, ballot::abstaining)) {
                veto_holders.gains[i] = 1;
                ++veto_holders.lacking;
            }
        std::optional<std::size_t> fewest;
        for (std::size_t a = 0; a < (std::max)(body_.adopted_when.size(), std::size_t{1}); ++a) {
            std::vector<demand> demands{veto_holders};
            if (!body_.adopted_when.empty())
                for (const quota& q : body_.adopted_when[a]) add_demands(demands, q, votes);
            const std::optional<std::size_t> found = fewest_votes{std::move(demands)}.count();
            if (found && (!fewest || *found < *fewest)) fewest = found;
        }
        return fewest;
    }

private:
    // What a quota lacks when those outstanding abstain, and what each of them can bring.
    void add_demands(std::vector<demand>& demands, const quota& q, const seat_votes& votes) const {
        const quota_balance at = balance(body_, q, votes);
        demand to_reach{.lacking = at.lacking}, somebody{.lacking = at.needs_somebody ? 1 : 0};
        for (const std::size_t i : outstanding_) {
            somebody.gains.push_back(weight_by(body_.members[i], q.by));
            to_reach.gains.push_back(at.gain * somebody.gains.back());
        }
        demands.push_back(std::move(to_reach));
        demands.push_back(std::move(somebody));
    }

    const body& body_;
    seat_votes known_{};
    std::vector<bool> may_veto_{};
    std::vector<std::size_t> outstanding_{};
};

}  // namespace detail::voting

MUSTER_INLINE tally_result tally(const body& b, const roll_call& call) {
    const body now = seated(b, call.on);
    tally_result result;
    const detail::voting::ballot_box box{now, call, result};
    const detail::voting::seat_votes& known = box.known();
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!known[i]) {
            result.outstanding.push_back(now.members[i].key);
            continue;
        }
        switch (*known[i]) {
            case ballot::in_favour:
                ++result.in_favour;
                break;
            case ballot::against:
                ++result.against;
                break;
            case ballot::abstaining:
                ++result.abstaining;
                break;
            case ballot::absent:
                ++result.absent;
                break;
            case ballot::not_participating:
                ++result.not_participating;
                break;
        }
    }
    result.quotas = detail::voting::count_all(now, known);
    result.short_by = detail::voting::shortfall(now, result.quotas);
    result.opposed_veto_holders = box.opposed();

    const detail::voting::seat_votes best = box.completed(ballot::in_favour);
    const bool surely_enough = detail::voting::reaches_quota(now, box.completed(ballot::against));
    if (surely_enough || now.consensus) result.vetoed_by = result.opposed_veto_holders;
    if (!box.has_quorum(best)) {
        result.outcome = vote_outcome::not_adopted;
        result.reason = vote_reason::no_quorum;
    } else if (!detail::voting::reaches_quota(now, best)) {
        result.outcome = vote_outcome::not_adopted;
        result.reason = vote_reason::short_of_quota;
    } else if (!result.opposed_veto_holders.empty()) {
        result.outcome = vote_outcome::not_adopted;
        result.reason = now.consensus   ? vote_reason::objected
                        : surely_enough ? vote_reason::vetoed
                                        : vote_reason::veto_or_insufficient;
    } else if (box.surely_adopts()) {
        result.outcome = vote_outcome::adopted;
        result.reason = vote_reason::carried;
    } else {
        result.can_block = box.blockers();
    }
    result.still_needed = box.needed();
    return result;
}

}  // namespace muster

#endif
