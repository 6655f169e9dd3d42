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

#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/logic/natural.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/enabling_sets.hpp>

namespace muster::detail {

/// Minimal sets that differ only by which members vote: what they share, and whose votes they exchange.
struct exchangeable_sets {
    std::vector<assumption> shared{};
    std::vector<exchangeable_votes> votes{};
    std::vector<extra_strength> extra{};  ///< of what they share
    logic::natural ways{1};               ///< how many sets these are

    friend bool operator==(const exchangeable_sets& a, const exchangeable_sets& b) {
        return a.shared == b.shared && a.votes == b.votes;  // from which the number follows
    }
};

/// How many ways there are to choose `k` of several, each of which can be chosen in so many ways.
[[nodiscard]] inline logic::natural ways_to_choose(std::size_t k, const std::vector<std::uint64_t>& each) {
    std::vector<logic::natural> of_size(k + 1, logic::natural{0});
    of_size[0] = 1;
    for (const std::uint64_t ways : each)
        for (std::size_t size = k; size > 0; --size) of_size[size] += of_size[size - 1] * logic::natural{ways};
    return of_size[k];
}

/// Finds the votes that minimal sets can exchange. Members are exchangeable where the graph cannot tell them apart: a
/// vote for it counts only together with no vote against, and equally much towards the same quotas. What else hangs on
/// a vote against, such as a veto, is then the same in all these sets. So every set that is told is a minimal one,
/// whether or not it was listed.
class exchange {
public:
    /// For the sets of an answer to a question about this world. Both must outlive it.
    exchange(const proposal& p, const world& in) : proposal_{p} {
        const in_force said{p, in.from()};
        for (const auto& [v, is] : said.settings())
            (is == status::open ? open_ : settled_).insert(vertex_of(p.handle_of(v)));
        for (const world::setting& s : in.settings())
            if (p.as<vote>(s.on) && s.why == cause::given) reported_[vertex_of(s.on)] = s.is;
            else settled_.insert(vertex_of(s.on));
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
        result.extra = set.extra;
        std::map<std::uint32_t, std::map<handle<actor>, vote_changes>> votes;
        for (const assumption& a : set.changes) {
            if (const auto h = proposal_.as<vote>(a.what))
                votes[proposal_[*h].on.index()][proposal_[*h].by].push_back(a);
            else result.shared.push_back(a);
        }
        for (const auto& [on, all] : votes) exchanged(on, all, result);
        return result;
    }

private:
    using vote_changes = std::vector<assumption>;  // of one member
    /// The quotas that a vote counts towards, and how much.
    using quotas = std::vector<std::pair<vertex, std::uint64_t>>;

    /// What a member can cast.
    struct ballot {
        handle<vote> votes[3]{};          // by side
        std::optional<quotas> towards{};  // none: it cannot be exchanged
        bool can_only_withhold = true;    // nothing hangs on its vote against but that it is not one for it
        bool was_in_favour = false;       // so it was reported; else nothing says how it votes
    };

    [[nodiscard]] const vote& cast(any_handle h) const { return proposal_[*proposal_.as<vote>(h)]; }

    [[nodiscard]] bool is_reported(handle<vote> h, status is) const {
        const auto found = reported_.find(vertex_of(h));
        return found != reported_.end() && found->second == is;
    }
    // Whether nothing says how it is cast: neither the world nor a position that is in force.
    [[nodiscard]] bool is_free(handle<vote> h) const {
        const vertex v = vertex_of(h);
        if (reported_.count(v) != 0) return false;
        const bool is_leaf = rule_of(proposal_.graph(), v).kind == rule_kind::given || open_.count(v) != 0;
        return is_leaf && settled_.count(v) == 0;
    }
    // The gate that is met where a member votes for it and not against it; nothing if a gate is another.
    [[nodiscard]] bool is_in_favour(const ballot& b, vertex gate) const {
        const graph_type& g = proposal_.graph();
        const auto parts = heads(g, gate);
        if (!proposal_.is_gate(gate) || rule_of(g, gate).kind != rule_kind::all_of || parts.size() != 2) return false;
        bool has_for = false, has_not_against = false;
        for (const link& part : parts) {
            has_for = has_for || (part.vertex == vertex_of(b.votes[0]) && !part.how.negated);
            has_not_against = has_not_against || (part.vertex == vertex_of(b.votes[1]) && part.how.negated);
        }
        return has_for && has_not_against;
    }
    void study(ballot& b) const {
        const graph_type& g = proposal_.graph();
        const auto [for_it, against, absent] = b.votes;
        if (!for_it || !against || (absent && !tails(g, vertex_of(absent)).empty())) return;
        b.was_in_favour = is_reported(for_it, status::met) && is_reported(against, status::unmet);
        if (!b.was_in_favour && (!is_free(for_it) || !is_free(against))) return;
        quotas towards;
        for (const link& gate : tails(g, vertex_of(for_it))) {
            if (!is_in_favour(b, gate.vertex)) return;
            for (const link& quota : tails(g, gate.vertex)) {
                if (quota.how.negated) return;
                towards.emplace_back(quota.vertex, quota.how.weight);
            }
        }
        for (const link& gate : tails(g, vertex_of(against)))
            b.can_only_withhold = b.can_only_withhold && is_in_favour(b, gate.vertex);
        std::sort(towards.begin(), towards.end());
        b.towards = std::move(towards);
    }

    // How a set has a member vote.
    enum class stand : std::uint8_t { none, not_against, gives, withholds, mixed };
    [[nodiscard]] stand stand_of(const vote_changes& changes, const ballot& b) const {
        bool is_for = false, is_not_for = false, is_against = false, is_not_against = false, is_other = false;
        for (const assumption& a : changes) {
            const bool is = a.is == status::met;
            switch (cast(a.what).side) {
                case vote_side::in_favour:
                    (is ? is_for : is_not_for) = true;
                    break;
                case vote_side::against:
                    (is ? is_against : is_not_against) = true;
                    break;
                case vote_side::absent:
                    is_other = true;
                    break;
            }
        }
        if (is_other) return stand::mixed;
        if (is_for && is_not_against && !is_not_for && !is_against) return stand::gives;
        if (is_not_against && !is_for && !is_not_for && !is_against)
            return b.can_only_withhold ? stand::mixed : stand::not_against;
        if (is_not_for != is_against && !is_for && !is_not_against && (is_not_for || b.can_only_withhold))
            return stand::withholds;
        return stand::mixed;
    }

    // Adds the votes on one mandate: those that can be exchanged, and the others as they are.
    void exchanged(std::uint32_t on, const std::map<handle<actor>, vote_changes>& changes,
                   exchangeable_sets& result) const {
        const std::map<handle<actor>, ballot>& ballots = ballots_.at(on);
        std::map<handle<actor>, stand> stands;
        const ballot* first = nullptr;  // of those that can be exchanged
        stand way = stand::none;
        for (const auto& [member, all] : changes) {
            const ballot& b = ballots.at(member);
            const stand how = stands[member] = stand_of(all, b);
            if (first != nullptr || !b.towards || (how != stand::gives && how != stand::withholds)) continue;
            first = &b;
            way = how;
        }
        const auto keep = [&](const vote_changes& all) {
            result.shared.insert(result.shared.end(), all.begin(), all.end());
        };
        exchangeable_votes votes{.gives = way == stand::gives};
        std::vector<std::uint64_t> ways;
        bool fits = first != nullptr;
        for (const auto& [member, b] : ballots) {
            const auto found = stands.find(member);
            const stand how = found == stands.end() ? stand::none : found->second;
            if (first == nullptr || !b.towards || b.towards != first->towards) continue;
            if (b.was_in_favour != first->was_in_favour) continue;
            const bool is_bound = !b.can_only_withhold && (how == stand::not_against || how == stand::gives);
            if (votes.gives && !b.can_only_withhold && !is_bound) continue;  // its vote against could do more
            fits = fits && (how == way || how == stand::none || is_bound);
            votes.count += how == way ? 1 : 0;
            votes.among.push_back(member);
            ways.push_back(!votes.gives && b.can_only_withhold ? 2 : 1);
        }
        votes.are_all = votes.among.size() == voters(ballots);
        const logic::natural exchanges = fits ? ways_to_choose(votes.count, ways) : logic::natural{1};
        if (exchanges == logic::natural{1}) {
            for (const auto& [member, all] : changes) keep(all);
            return;
        }
        for (const auto& [member, all] : changes) {
            const bool is_exchanged = std::find(votes.among.begin(), votes.among.end(), member) != votes.among.end();
            if (!is_exchanged) keep(all);
            else if (!ballots.at(member).can_only_withhold && votes.gives)
                result.shared.push_back({ballots.at(member).votes[1], status::unmet});
        }
        votes.on = cast(changes.begin()->second.front().what).on;
        result.votes.push_back(std::move(votes));
        result.ways *= exchanges;
    }
    // Of those who take sides, how many vote.
    [[nodiscard]] std::size_t voters(const std::map<handle<actor>, ballot>& ballots) const {
        return static_cast<std::size_t>(std::count_if(
            ballots.begin(), ballots.end(), [](const auto& b) { return b.second.votes[0] && b.second.votes[1]; }));
    }

    const proposal& proposal_;
    std::set<vertex> settled_{}, open_{};  // what is said of them, and what nobody has spoken of yet
    std::map<vertex, status> reported_{};  // of votes
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
