#ifndef MUSTER_IO_PHRASES_IMPL_EXCHANGEABLE_SETS_HPP
#define MUSTER_IO_PHRASES_IMPL_EXCHANGEABLE_SETS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <muster/io/phrases/impl/gathered_changes.hpp>
#include <muster/logic/natural.hpp>
#include <muster/query/enabling_sets.hpp>

namespace muster::detail {

/// Minimal sets that differ only by which members vote: what they share, and whose votes they exchange.
struct exchangeable_sets {
    std::vector<assumption> shared{};
    std::vector<exchangeable_votes> votes{};
    logic::natural ways{1};  ///< how many sets these are

    friend bool operator==(const exchangeable_sets& a, const exchangeable_sets& b) {
        return a.shared == b.shared && a.votes == b.votes;  // from which the number follows
    }
};

/// How many subsets of `k` there are of `n`.
[[nodiscard]] inline logic::natural subsets(std::size_t n, std::size_t k) {
    std::vector<logic::natural> row((std::min)(k, n - k) + 1, logic::natural{0});
    row[0] = 1;
    for (std::size_t i = 1; i <= n; ++i)
        for (std::size_t j = (std::min)(i, row.size() - 1); j > 0; --j) row[j] += row[j - 1];
    return row.back();
}

/// Finds the votes that minimal sets can exchange. Members are exchangeable where the graph cannot tell them apart: a
/// vote for it counts only together with no vote against, and equally much towards the same quotas. What else hangs on
/// a vote against, such as a veto, is then the same in all these sets. So every set that is told is a minimal one,
/// whether or not it was listed.
class exchange {
public:
    /// For the sets of an answer to a question about this world. Both must outlive it.
    exchange(const proposal& p, const world& in) : proposal_{p} {
        for (const world::setting& s : in.settings()) settled_.insert(s.on.index());
        for (const handle<vote> h : p.all<vote>()) {
            const vote& cast = p[h];
            ballot& b = ballots_[cast.on.index()][cast.by];
            b.votes[static_cast<std::size_t>(cast.side)] = h;
        }
        for (auto& [on, ballots] : ballots_)
            for (auto& [who, b] : ballots) study(b);
    }

    [[nodiscard]] exchangeable_sets operator()(const change_set& set) const {
        exchangeable_sets result;
        std::map<std::uint32_t, votes_of_set> votes;
        for (const assumption& a : set.changes) {
            if (const auto h = proposal_.as<vote>(a.what)) votes[proposal_[*h].on.index()].push_back(a);
            else result.shared.push_back(a);
        }
        for (const auto& [on, all] : votes) exchanged(on, all, result);
        return result;
    }

private:
    using votes_of_set = std::vector<assumption>;
    /// The quotas that a vote counts towards, and how much.
    using quotas = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

    /// What a member can cast.
    struct ballot {
        handle<vote> votes[3]{};          // by side
        std::optional<quotas> towards{};  // none: it cannot be exchanged
        bool can_only_withhold = true;    // nothing hangs on its vote against but that it is not one for it
    };

    [[nodiscard]] const vote& cast(any_handle h) const { return proposal_[*proposal_.as<vote>(h)]; }

    // The gate that is met where a member votes for it and not against it; nothing if a gate is another.
    [[nodiscard]] bool is_in_favour(const ballot& b, std::uint32_t gate) const {
        const graph_type& g = proposal_.graph();
        const auto parts = heads(g, gate);
        if (!proposal_.is_gate(gate) || g[gate].rule.kind != rule_kind::all_of || parts.size() != 2) return false;
        bool has_for = false, has_not_against = false;
        for (const link& part : parts) {
            has_for = has_for || (part.vertex == b.votes[0].index() && !part.how.negated);
            has_not_against = has_not_against || (part.vertex == b.votes[1].index() && part.how.negated);
        }
        return has_for && has_not_against;
    }
    void study(ballot& b) const {
        const graph_type& g = proposal_.graph();
        const auto [for_it, against, absent] = b.votes;
        if (!for_it || !against || (absent && !tails(g, absent.index()).empty())) return;
        for (const handle<vote> h : {for_it, against})
            if (g[h.index()].rule.kind != rule_kind::given || settled_.count(h.index()) != 0) return;
        quotas towards;
        for (const link& gate : tails(g, for_it.index())) {
            if (!is_in_favour(b, gate.vertex)) return;
            for (const link& quota : tails(g, gate.vertex)) {
                if (quota.how.negated) return;
                towards.emplace_back(quota.vertex, quota.how.weight);
            }
        }
        for (const link& gate : tails(g, against.index()))
            b.can_only_withhold = b.can_only_withhold && is_in_favour(b, gate.vertex);
        std::sort(towards.begin(), towards.end());
        b.towards = std::move(towards);
    }

    // Adds the votes on one mandate: those that can be exchanged, and the others as they are.
    void exchanged(std::uint32_t on, const votes_of_set& all, exchangeable_sets& result) const {
        const std::map<handle<actor>, ballot>& ballots = ballots_.at(on);
        const assumption& first = *std::find_if(
            all.begin(), all.end() - 1, [&](const assumption& a) { return cast(a.what).side == vote_side::in_favour; });
        const vote_side side = cast(first.what).side;
        const std::optional<quotas>& towards = ballots.at(cast(first.what).by).towards;
        const bool gives = side == vote_side::in_favour && first.is == status::met;
        const bool withholds = !gives && side != vote_side::absent &&
                               first.is == (side == vote_side::in_favour ? status::unmet : status::met);
        std::set<handle<actor>> who, not_against, bound;
        bool fits = towards && (gives || withholds);
        for (const assumption& a : all) {
            const vote& v = cast(a.what);
            if (v.side == side && a.is == first.is) who.insert(v.by);
            else if (gives && v.side == vote_side::against && a.is == status::unmet) not_against.insert(v.by);
            else fits = false;
        }
        std::vector<handle<actor>> among;
        for (const auto& [member, b] : ballots) {
            const bool is_chosen = who.count(member) != 0, is_not_against = not_against.count(member) != 0;
            if (is_not_against && !b.can_only_withhold) bound.insert(member);
            if (is_not_against && b.can_only_withhold) fits = fits && is_chosen;
            const bool is_alike =
                b.towards && b.towards == towards &&
                (b.can_only_withhold || bound.count(member) != 0 || (withholds && side == vote_side::in_favour));
            if (is_alike) among.push_back(member);
            if (is_chosen) fits = fits && is_alike && (withholds || is_not_against);
        }
        if (!fits || among.size() == who.size()) {
            result.shared.insert(result.shared.end(), all.begin(), all.end());
            return;
        }
        for (const assumption& a : all)
            if (bound.count(cast(a.what).by) != 0 && cast(a.what).side == vote_side::against)
                result.shared.push_back(a);
        result.ways *= subsets(among.size(), who.size());
        const bool are_all = among.size() == ballots.size();
        result.votes.push_back({cast(first.what).on, side, first.is, who.size(), std::move(among), are_all});
    }

    const proposal& proposal_;
    std::set<std::uint32_t> settled_{};                                   // what the world says
    std::map<std::uint32_t, std::map<handle<actor>, ballot>> ballots_{};  // by mandate and member
};

/// The sets, those that differ only by which members vote once, in the order of the first of each.
[[nodiscard]] inline std::vector<exchangeable_sets> told_once(const proposal& p, const world& in,
                                                              const std::vector<change_set>& all) {
    const exchange exchanged{p, in};
    std::vector<exchangeable_sets> result;
    for (const change_set& set : all)
        if (exchangeable_sets told = exchanged(set); std::find(result.begin(), result.end(), told) == result.end())
            result.push_back(std::move(told));
    return result;
}

}  // namespace muster::detail

#endif
