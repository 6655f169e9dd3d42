#ifndef MUSTER_QUERY_LIKELIHOOD_HPP
#define MUSTER_QUERY_LIKELIHOOD_HPP

#include <utility>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// How likely a thing is to be met: exact, on the assumption that the leaves are independent of each other. Where loops
/// through negation can leave it undetermined the two bounds differ by the probability that they do. Where a limit was
/// met they are 0 and 1.
struct likelihood_answer : answer_base {
    any_handle what{};                                    ///< the thing asked about
    double least = 0;                                     ///< the probability that it is met
    double most = 1;                                      ///< the probability that it is not unmet
    std::vector<std::pair<any_handle, double>> leaves{};  ///< the independent leaves it was computed from
    std::vector<assumption> given{};                      ///< what was taken as known
    double given_probability = 1;  ///< of what was taken as known; 0: it cannot be, and the bounds say nothing
    std::size_t unsized =
        0;  ///< offers of unknown size that bear on it; they fill nothing, unless the role assumes a size

    /// Whether one number was found: nothing is undetermined, and no limit was met.
    [[nodiscard]] bool is_exact() const noexcept { return ended == logic::ended::finished && least == most; }
    friend bool operator==(const likelihood_answer&, const likelihood_answer&) = default;
};

/// What is taken as known when a likelihood is asked for, and what may be spent on it.
struct likelihood_options {
    std::vector<assumption> given{};  ///< things that have a status, whatever makes them have it
    logic::limits limits{};           ///< on the diagrams
};

/// The exact probability that a thing is met in a world whose open leaves are as likely as believed. What the world
/// knows is certain, unless a belief is given for it too. Never lists sets; time and memory are bounded by the limits.
/// Throws `error` for a leaf that matters and has no belief.
[[nodiscard]] likelihood_answer likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options = {});
[[nodiscard]] likelihood_answer likelihood(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/likelihood.hpp>
#endif

#endif
