#ifndef MUSTER_QUERY_IMPL_BELIEFS_HPP
#define MUSTER_QUERY_IMPL_BELIEFS_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/contents.hpp>
#include <muster/query/beliefs.hpp>

namespace muster {

namespace detail {

[[nodiscard]] inline double checked_probability(double p) {
    if (!(p >= 0 && p <= 1))
        refuse(errc::invalid_range, {}, "a probability is " + std::to_string(p) + "; expected 0 to 1");
    return p;
}
// Where a thing stands, or would stand, among beliefs in the order of their things.
template <class Beliefs>
[[nodiscard]] auto place_of_belief(Beliefs& all, any_handle what) {
    return std::lower_bound(all.begin(), all.end(), what,
                            [](const auto& known, any_handle h) { return known.first < h; });
}

}  // namespace detail

MUSTER_INLINE beliefs beliefs::otherwise(double p) {
    beliefs result;
    result.otherwise_ = detail::checked_probability(p);
    return result;
}

MUSTER_INLINE beliefs beliefs::with(any_handle what, double p) const& {
    return beliefs{*this}.with(what, p);
}

MUSTER_INLINE beliefs beliefs::with(any_handle what, double p) && {
    (void)detail::checked_probability(p);
    const auto at = detail::place_of_belief(all_, what);
    if (at != all_.end() && at->first == what) at->second = p;
    else all_.insert(at, {what, p});
    return std::move(*this);
}

MUSTER_INLINE std::optional<double> beliefs::of(any_handle what) const {
    const auto at = detail::place_of_belief(all_, what);
    if (at != all_.end() && at->first == what) return at->second;
    return std::nullopt;
}

}  // namespace muster

#endif
