#ifndef MUSTER_QUERY_IMPL_SAMPLE_HPP
#define MUSTER_QUERY_IMPL_SAMPLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/impl/world_drawing.hpp>
#include <muster/query/sample.hpp>

namespace muster {

namespace detail {

/// What the counts say.
inline void find_shares(sampled_likelihood& answer) {
    if (answer.worlds == 0) return;
    const auto n = static_cast<double>(answer.worlds);
    answer.least = static_cast<double>(answer.met) / n;
    answer.most = static_cast<double>(answer.worlds - answer.unmet) / n;
    answer.least_error = standard_error(answer.least, n);
    answer.most_error = standard_error(answer.most, n);
}

}  // namespace detail

MUSTER_INLINE sampled_likelihood sample(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    const detail::sized_world sized{c, w, what};
    sampled_likelihood answer;
    const logic::budget allowed{options.limits};
    const ensemble_counts counts = evaluate_sampled(
        c, sized.world, b, options.worlds, options.seed,
        [&](std::uint64_t done, std::uint64_t of) {
            if (options.progress && !options.progress(done, of)) answer.ended = logic::ended::stopped;
            else if (allowed.is_late()) answer.ended = allowed.why_late();
            return answer.ended == logic::ended::finished;
        },
        options.from);
    if (counts.size() == options.worlds) answer.ended = logic::ended::finished;
    answer.what = what;
    answer.from = options.from;
    answer.worlds = counts.size();
    answer.seed = options.seed;
    answer.met = counts.count(what, status::met);
    answer.unmet = counts.count(what, status::unmet);
    answer.in = w;
    answer.unsized = sized.unsized;
    answer.of = origin{c.source()};
    detail::find_shares(answer);
    return answer;
}

MUSTER_INLINE sampled_likelihood merge(std::span<const sampled_likelihood> shards) {
    sampled_likelihood answer;
    if (shards.empty()) return answer;
    std::vector<const sampled_likelihood*> in_order;
    for (const sampled_likelihood& s : shards) in_order.push_back(&s);
    std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
    answer = *in_order.front();
    for (std::size_t i = 1; i < in_order.size(); ++i) {
        const sampled_likelihood &before = *in_order[i - 1], &s = *in_order[i];
        if (s.what != answer.what || !(s.in == answer.in) || s.seed != answer.seed)
            detail::refuse(errc::invalid_range, {}, "these are estimates of different things");
        if (s.from < before.from + before.worlds)
            detail::refuse(errc::invalid_range, {}, "some of these worlds are counted twice");
        answer.worlds += s.worlds;
        answer.met += s.met;
        answer.unmet += s.unmet;
        if (answer.ended == logic::ended::finished) answer.ended = s.ended;
    }
    detail::find_shares(answer);
    return answer;
}

MUSTER_INLINE sampled_likelihood sample(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    return sample(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
