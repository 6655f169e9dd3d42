#ifndef MUSTER_QUERY_BELIEFS_HPP
#define MUSTER_QUERY_BELIEFS_HPP

#include <optional>
#include <utility>
#include <vector>

#include <muster/core/handle.hpp>

namespace muster {

/// How likely things are, one by one: probabilities of being met, taken to be independent of each other. What has a
/// common cause depends on it through the graph, as one precondition that several things name.
class beliefs {
public:
    beliefs() = default;
    /// For every open leaf without a belief of its own. Throws `error` unless 0 <= p <= 1.
    [[nodiscard]] static beliefs otherwise(double p);

    /// These beliefs with one more. On a thing that follows from others it cuts its rule, as a status set by the caller
    /// does. Throws `error` unless 0 <= p <= 1.
    [[nodiscard]] beliefs with(any_handle what, double p) const&;
    [[nodiscard]] beliefs with(any_handle what, double p) &&;

    /// The belief of its own that a thing has, or nothing. Logarithmic.
    [[nodiscard]] std::optional<double> of(any_handle what) const;
    /// The probability of every open leaf without a belief of its own, or nothing: then it stays open.
    [[nodiscard]] std::optional<double> otherwise() const noexcept { return otherwise_; }
    /// In the order of the things.
    [[nodiscard]] const std::vector<std::pair<any_handle, double>>& all() const noexcept { return all_; }

    friend bool operator==(const beliefs&, const beliefs&) = default;

private:
    std::vector<std::pair<any_handle, double>> all_{};
    std::optional<double> otherwise_{};
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/beliefs.hpp>
#endif

#endif
