#ifndef MUSTER_QUERY_IMPL_VOTES_HPP
#define MUSTER_QUERY_IMPL_VOTES_HPP

#include <optional>
#include <string>

#include <muster/core/inline.hpp>
#include <muster/council/bodies.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/votes.hpp>

namespace muster {

MUSTER_INLINE body body_of(const proposal& p, handle<mandate> what) {
    const handle<actor> by = p[what].adopted_by;
    if (by)
        if (std::optional<body> known = bodies::find(p, p[by].body)) return *std::move(known);
    detail::refuse(errc::unknown_key, p[what].key,
                   detail::in_quotes(p[what].key) + " is adopted by no voting body that is known");
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
    return {{.in = w, .of = origin{p}}, tally(b, votes_on(p, w, what, b)), what};
}

}  // namespace muster

#endif
