#ifndef MUSTER_PROPOSAL_IMPL_AS_SUPPOSED_HPP
#define MUSTER_PROPOSAL_IMPL_AS_SUPPOSED_HPP

#include <cstddef>
#include <map>
#include <set>
#include <utility>
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

/// A world as every question takes it. A member's vote has one value: who is in favour is not against. A vote, or "put
/// to the vote", that the caller supposes makes the body's rule decide again, from what was recorded with that change;
/// so does a mandate that the caller supposes open. Linear in the votes.
[[nodiscard]] inline world as_supposed(const proposal& p, const world& w) {
    const graph_type& g = p.graph();
    if (p.all<vote>().empty()) return w;
    world result = w;
    std::set<handle<mandate>> again;
    std::map<std::pair<handle<actor>, handle<mandate>>, std::vector<handle<vote>>> sides;
    for (const handle<vote> h : p.all<vote>()) {
        sides[{p[h].by, p[h].on}].push_back(h);
        const world::setting* s = w.find(h);
        if (s != nullptr && s->why == cause::overridden) again.insert(p[h].on);
    }
    for (const auto& [whose, all] : sides)
        for (const handle<vote> cast : all) {
            const world::setting* s = w.find(cast);
            if (s == nullptr || s->is != status::met) continue;
            for (const handle<vote> other : all)
                if (other != cast && w.find(other) == nullptr) result.set({other, status::unmet, s->why, s->reports});
        }
    for (const world::setting& s : w.settings()) {
        const vertex v = vertex_of(s.on);
        if (!std::holds_alternative<mandate>(value_of(g, v)) || !is_voted_on(g, v)) continue;
        const world::setting* put = w.find(p.handle_of(put_to_vote_of(g, v)));
        const bool is_supposed =
            again.count(*p.as<mandate>(s.on)) != 0 || (put != nullptr && put->why == cause::overridden);
        const bool is_opened = s.why == cause::overridden && s.is == status::open;
        if (is_opened || (is_supposed && is_outcome_of_vote(g, s))) result = result.without(s.on);
    }
    return result;
}

}  // namespace muster::detail

#endif
