#ifndef MUSTER_QUERY_SAMPLE_HPP
#define MUSTER_QUERY_SAMPLE_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/query/amount_counts.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/ensemble.hpp>

namespace muster {

/// How many worlds are drawn, and which.
struct sample_options {
    std::uint64_t worlds = 100'000;  ///< how many are drawn
    std::uint64_t seed = 1;          ///< the same seed draws the same worlds, on every machine
    std::uint64_t from = 0;          ///< leaves out those of lower number: shards of a seed's worlds can be merged
    sampling_progress progress{};    ///< called now and then; may stop it
    logic::limits limits{};          ///< only the time counts
};

/// How much comes for one need of a role, in each of the worlds that were drawn: the figures of `balance`.
struct sampled_strength {
    handle<role> of{};      ///< whose need
    need wanted{};          ///< amount and unit
    amount_counts least{};  ///< what is deployed or comes for certain
    amount_counts most{};   ///< that and what is still open, at its full strength

    friend bool operator==(const sampled_strength&, const sampled_strength&) = default;
};

/// How likely a thing is, by drawing worlds: an estimate of `likelihood`, for what is too large for it.
struct sampled_likelihood : answer_base {
    any_handle what{};         ///< the thing asked about
    std::uint64_t from = 0;    ///< the number of the first world drawn
    std::uint64_t worlds = 0;  ///< drawn; fewer than asked for where the caller or a limit stopped it
    std::uint64_t seed = 0;    ///< that drew the worlds
    std::uint64_t met = 0;     ///< in how many of them it was met
    std::uint64_t unmet = 0;   ///< in how many of them it was unmet
    double least = 0;          ///< the share of worlds in which it was met
    double most = 1;           ///< in which it was not unmet: what has no belief stays open, as do undetermined loops
    double least_error = 1;    ///< the standard error of `least`
    double most_error = 1;     ///< the standard error of `most`
    std::vector<sampled_strength> strengths{};  ///< of a role, or of the roles that a force rests on: need by need
    std::size_t unsized =
        0;  ///< offers of unknown size that bear on it; they fill nothing, unless the role assumes a size

    friend bool operator==(const sampled_likelihood&, const sampled_likelihood&) = default;
};

/// Estimates how likely a thing is to be met: in each of many worlds every thing that has a belief is
/// drawn by itself, and the rest follows from that. Costs the size of the proposal for every 512 worlds, whatever its
/// conditions are, and for a role or a force that of the offers to it for every world. The exact likelihood is within
/// two standard errors of the estimate in about 19 of 20 seeds. Throws `error` for a handle of another proposal.
[[nodiscard]] sampled_likelihood sample(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options = {});
[[nodiscard]] sampled_likelihood sample(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options = {});

/// The estimate of all these worlds together: exactly that of one drawing of them. Throws `error` unless they are
/// estimates of one thing of one proposal in one world, from different worlds of one seed; `from` is the least of
/// theirs.
[[nodiscard]] sampled_likelihood merge(std::span<const sampled_likelihood> shards);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/sample.hpp>
#endif

#endif
