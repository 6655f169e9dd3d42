#ifndef MUSTER_QUERY_BELIEFS_HPP
#define MUSTER_QUERY_BELIEFS_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/proposal.hpp>

namespace muster {

/// How likely things are, one by one: probabilities of being met, taken to be independent of each other. What has a
/// common cause depends on it through the graph, as one precondition that several things name.
class beliefs {
public:
    beliefs() = default;
    /// For every open leaf without a belief of its own. Throws `error` unless 0 <= p <= 1.
    [[nodiscard]] static beliefs otherwise(double p) {
        beliefs result;
        result.otherwise_ = checked(p);
        return result;
    }

    /// These beliefs with one more. On a thing that follows from others it cuts its rule, as a status set by the caller
    /// does. Throws `error` unless 0 <= p <= 1.
    [[nodiscard]] beliefs with(any_handle what, double p) const& { return beliefs{*this}.with(what, p); }
    [[nodiscard]] beliefs with(any_handle what, double p) && {
        checked(p);
        const auto at = place(what);
        if (at != all_.end() && at->first == what) at->second = p;
        else all_.insert(at, {what, p});
        return std::move(*this);
    }

    /// The belief of its own that a thing has, or nothing. Logarithmic.
    [[nodiscard]] std::optional<double> of(any_handle what) const {
        const auto at = std::lower_bound(all_.begin(), all_.end(), what,
                                         [](const auto& known, any_handle h) { return known.first < h; });
        if (at != all_.end() && at->first == what) return at->second;
        return std::nullopt;
    }
    /// The probability of every open leaf without a belief of its own, or nothing: then it stays open.
    [[nodiscard]] std::optional<double> otherwise() const noexcept { return otherwise_; }
    /// In the order of the things.
    [[nodiscard]] const std::vector<std::pair<any_handle, double>>& all() const noexcept { return all_; }

    friend bool operator==(const beliefs&, const beliefs&) = default;

private:
    static double checked(double p) {
        if (!(p >= 0 && p <= 1))
            detail::refuse(errc::invalid_range, {}, "a probability is " + std::to_string(p) + "; expected 0 to 1");
        return p;
    }
    [[nodiscard]] std::vector<std::pair<any_handle, double>>::iterator place(any_handle what) {
        return std::lower_bound(all_.begin(), all_.end(), what,
                                [](const auto& known, any_handle h) { return known.first < h; });
    }

    std::vector<std::pair<any_handle, double>> all_{};
    std::optional<double> otherwise_{};
};

}  // namespace muster

#endif
