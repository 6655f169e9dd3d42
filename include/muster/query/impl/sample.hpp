#ifndef MUSTER_QUERY_IMPL_SAMPLE_HPP
#define MUSTER_QUERY_IMPL_SAMPLE_HPP

#include <cmath>
#include <cstdint>

#include <muster/core/inline.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/sample.hpp>

namespace muster {

namespace detail {

/// The standard error of a share of n cases, with one case added on either side so that it is not zero where no case,
/// or every one, was found.
[[nodiscard]] inline double standard_error(double share, double n) {
    if (n == 0) return 1;
    const double p = (share * n + 1) / (n + 2);
    return std::sqrt(p * (1 - p) / n);
}

}  // namespace detail

MUSTER_INLINE sampled_likelihood sample(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    const detail::sized_world sized{c, w, what};
    sampled_likelihood answer;
    const logic::budget allowed{options.limits};
    const ensemble_counts counts =
        evaluate_sampled(c, sized.world, b, options.worlds, options.seed, [&](std::uint64_t done, std::uint64_t of) {
            if (options.progress && !options.progress(done, of)) answer.ended = logic::ended::stopped;
            else if (allowed.is_late()) answer.ended = logic::ended::time;
            return answer.ended == logic::ended::finished;
        });
    if (counts.size() == options.worlds) answer.ended = logic::ended::finished;
    answer.what = what;
    answer.worlds = counts.size();
    answer.seed = options.seed;
    answer.in = w;
    answer.unsized = sized.unsized;
    answer.of = origin{c.source()};
    if (answer.worlds == 0) return answer;
    const auto n = static_cast<double>(answer.worlds);
    answer.least = counts.share(what, status::met);
    answer.most = static_cast<double>(answer.worlds - counts.count(what, status::unmet)) / n;
    answer.least_error = detail::standard_error(answer.least, n);
    answer.most_error = detail::standard_error(answer.most, n);
    return answer;
}

MUSTER_INLINE sampled_likelihood sample(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    return sample(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
