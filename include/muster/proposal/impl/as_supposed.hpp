#ifndef MUSTER_PROPOSAL_IMPL_AS_SUPPOSED_HPP
#define MUSTER_PROPOSAL_IMPL_AS_SUPPOSED_HPP

#include <set>
#include <variant>
#include <vector>

#include <muster/proposal/graph.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>

namespace muster::detail {

/// Whether a setting is a report of how a vote on a mandate came out, which stands in for the body's rule as long as
/// nobody supposes anything about the vote.
[[nodiscard]] inline bool is_outcome_of_vote(const graph_type& g, const world::setting& s) {
    return (s.why == cause::given || s.why == cause::refused) &&
           std::holds_alternative<mandate>(value_of(g, vertex_of(s.on))) && is_voted_on(g, vertex_of(s.on));
}

/// The other sides of a vote: what it cannot be as well.
[[nodiscard]] inline std::vector<any_handle> other_sides(const proposal& p, handle<vote> cast) {
    const vote& here = p[cast];
    std::vector<any_handle> result;
    for (const vote_side side : {vote_side::in_favour, vote_side::against, vote_side::absent}) {
        if (side == here.side) continue;
        if (const auto other = p.find<vote>(p[here.by].key + "/" + p[here.on].key + "/" + to_string(side)))
            result.push_back(*other);
    }
    return result;
}

/// A world as every question takes it. A member's vote has one value: who is in favour is not against. A vote, or "put
/// to the vote", that the caller supposes makes the body's rule decide again, from what was recorded with that change;
/// so does a mandate that the caller supposes open. Linear in what the world sets.
[[nodiscard]] inline world as_supposed(const proposal& p, const world& w) {
    const graph_type& g = p.graph();
    world result = w;
    std::set<handle<mandate>> again;  // on which a vote is supposed
    for (const world::setting& s : w.settings()) {
        const auto cast = p.as<vote>(s.on);
        if (!cast) continue;
        if (s.why == cause::overridden) again.insert(p[*cast].on);
        if (s.is != status::met) continue;
        for (const any_handle other : other_sides(p, *cast))
            if (w.find(other) == nullptr) result.set({other, status::unmet, s.why, s.reports});
    }
    for (const world::setting& s : w.settings()) {
        const auto on = p.as<mandate>(s.on);
        if (!on || !is_voted_on(g, vertex_of(*on))) continue;
        const world::setting* put = w.find(p.handle_of(put_to_vote_of(g, vertex_of(*on))));
        const bool is_supposed = again.count(*on) != 0 || (put != nullptr && put->why == cause::overridden);
        const bool is_opened = s.why == cause::overridden && s.is == status::open;
        if (is_opened || (is_supposed && is_outcome_of_vote(g, s))) result = result.without(s.on);
    }
    return result;
}

}  // namespace muster::detail

#endif
