#ifndef MUSTER_QUERY_LIKELIHOOD_HPP
#define MUSTER_QUERY_LIKELIHOOD_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/certainty.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// How likely a thing is to be met, on the assumption that the leaves are independent of each other: exact where that
/// is within the limits, else between bounds, else estimated. Where loops through negation can leave it undetermined
/// the two numbers differ by the probability that they do.
struct likelihood_answer : answer_base {
    any_handle what{};                                    ///< the thing asked about
    certainty how = certainty::exact;                     ///< what the two numbers stand for
    double least = 0;                                     ///< the probability that it is met; of bounds the lower one
    double most = 1;                                      ///< that it is not unmet; of bounds the upper one
    double error = 0;                                     ///< the standard error, where it was estimated
    std::uint64_t worlds = 0;                             ///< in how many random worlds, where it was estimated
    std::vector<std::pair<any_handle, double>> leaves{};  ///< the independent leaves it was computed from
    std::vector<assumption> given{};                      ///< what was taken as known
    double given_probability = 1;  ///< of what was taken as known, of bounds the upper one; 0: it cannot be, and the
                                   ///< numbers say nothing
    std::size_t unsized =
        0;  ///< offers of unknown size that bear on it; they fill nothing, unless the role assumes a size

    /// Whether one number was found: nothing is undetermined, and no limit was met.
    [[nodiscard]] bool is_exact() const noexcept { return how == certainty::exact && least == most; }
    friend bool operator==(const likelihood_answer&, const likelihood_answer&) = default;
};

/// What is taken as known when a likelihood is asked for, and what may be spent on it.
struct likelihood_options {
    std::vector<assumption> given{};   ///< things that have a status, whatever makes them have it
    logic::limits limits{};            ///< half of the time is for the exact number, then come bounds, then an estimate
    double narrow = 0.01;              ///< bounds that are not wider are the answer; where they are, it is estimated
    std::uint64_t worlds = 1'000'000;  ///< drawn at most for an estimate, of seed 1
};

/// The probability that a thing is met in a world whose open leaves are as likely as believed. What the world
/// knows is certain, unless a belief is given for it too. Never lists sets; time and memory are bounded by the limits.
/// Past a limit `ended` says which one kept it from being exact, and `how` what it is instead. Throws `error` for a
/// leaf that matters and has no belief.
[[nodiscard]] likelihood_answer likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options = {});
[[nodiscard]] likelihood_answer likelihood(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/likelihood.hpp>
#endif

#endif
