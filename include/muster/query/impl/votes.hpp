#ifndef MUSTER_QUERY_IMPL_VOTES_HPP
#define MUSTER_QUERY_IMPL_VOTES_HPP

#include <optional>
#include <string>

#include <muster/core/inline.hpp>
#include <muster/council/bodies.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/impl/recorded_votes.hpp>
#include <muster/query/votes.hpp>

namespace muster {

MUSTER_INLINE body body_of(const proposal& p, handle<mandate> what) {
    if (std::optional<body> known = bodies::find(p, what)) return *std::move(known);
    detail::refuse(errc::unknown_key, p[what].key,
                   detail::in_quotes(p[what].key) + " is adopted by no voting body that is known");
}

MUSTER_INLINE std::vector<assumption> votes_as(const proposal& p, handle<actor> by, handle<mandate> on, ballot how) {
    std::vector<assumption> result;
    for (const vote_side side : {vote_side::in_favour, vote_side::against, vote_side::absent}) {
        const auto cast = p.find<vote>(p[by].key + "/" + p[on].key + "/" + to_string(side));
        if (!cast) continue;
        result.push_back({*cast, detail::is_cast(side, how) ? status::met : status::unmet});
    }
    if (result.empty())
        detail::refuse(errc::unknown_key, p[by].key,
                       detail::in_quotes(p[by].key) + " has no vote on " + detail::in_quotes(p[on].key));
    return result;
}

MUSTER_INLINE roll_call votes_on(const proposal& p, const world& w, handle<mandate> what, const body& b) {
    const outcome o = evaluate(p, w);
    const std::string on = "/" + p[what].key + "/";
    roll_call result{.on = p[what].vote_on};
    for (const body_member& m : seated(b, result.on).members) {
        const auto is = [&](vote_side side) {
            const auto cast = p.find(m.key + on + to_string(side));
            return cast ? o[*cast] : status::open;
        };
        const status in_favour = is(vote_side::in_favour), against = is(vote_side::against);
        if (against == status::met) result.votes.push_back({m.key, ballot::against});
        else if (against == status::open || in_favour == status::open) continue;
        else if (in_favour == status::met) result.votes.push_back({m.key, ballot::in_favour});
        else if (!p.find(m.key + on + to_string(vote_side::absent)) || is(vote_side::absent) == status::unmet)
            result.votes.push_back({m.key, ballot::abstaining});
        else if (is(vote_side::absent) == status::met) result.votes.push_back({m.key, ballot::absent});
    }
    return result;
}

MUSTER_INLINE tally_answer tally(const proposal& p, const world& w, handle<mandate> what) {
    const body b = body_of(p, what);
    tally_answer answer{{.in = w, .of = origin{p}}, {}, what, {}, false};
    const world taken = detail::as_supposed(p, w);
    roll_call votes = votes_on(p, w, what, b);
    if (const world::setting* s = taken.find(what); s != nullptr && s->why != cause::overridden)
        for (const std::uint32_t r : s->reports) {
            const event& e = p.events()[r];
            if (!e.tally && e.roll_call.empty()) continue;
            answer.recorded = r;
            answer.contradicts = detail::contradicts_rule(b, p, e);
            if (!e.roll_call.empty() || !votes.votes.empty()) continue;
            if (const auto counted = detail::votes_of_counts(b, e.date, *e.tally, e.stage == stage::adopted))
                votes = *counted;
        }
    static_cast<tally_result&>(answer) = tally(b, votes);
    return answer;
}

}  // namespace muster

#endif
