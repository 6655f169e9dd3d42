#ifndef MUSTER_QUERY_EXPLANATION_HPP
#define MUSTER_QUERY_EXPLANATION_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/need_figures.hpp>

namespace muster {

/// Why one thing has its status: by a report, by the caller, or because of other things.
struct explanation_step {
    /// A step this one rests on.
    struct reason {
        std::size_t step = 0;  ///< its number in the explanation
        bool negated = false;  ///< this step rests on its not being met

        friend bool operator==(const reason&, const reason&) = default;
    };

    any_handle what{};                          ///< the thing
    status is = status::open;                   ///< its status
    cause why = cause::derived;                 ///< on what ground
    std::vector<reason> because{};              ///< empty: nothing below, see `why` and `reports`
    std::vector<std::uint32_t> reports{};       ///< numbers of the events that say so
    std::vector<handle<citation>> citations{};  ///< of the statement that it rests on, and of the reports
    date said_on{};                             ///< when that statement was made; none where it rests on no statement
    std::uint64_t threshold = 0;                ///< of a count: how many, or how much, it takes
    /// Of a condition on numbers: what is offered beside what it asks for. Of a share that is `parts` of what the
    /// others would send for certain. What is deployed is firm.
    std::optional<need_figures> figures{};

    friend bool operator==(const explanation_step&, const explanation_step&) = default;
};

/// One of the cases of an answer that stands either way: what is assumed of open inputs, and why it stands then.
struct explanation_case {
    std::vector<assumption> assuming{};     ///< the open inputs that the case decides
    std::vector<explanation_step> steps{};  ///< as those of an `explanation`

    friend bool operator==(const explanation_case&, const explanation_case&) = default;
};

/// A proof of a status, down to the sources: steps that rest on each other, the first about the thing asked for. A
/// thing has one step, however many rest on it. For what is met, a small support; for what is unmet, all that stands in
/// its way, which is what would have to change; for what is open, the unknowns that matter. Steps rest on each other in
/// a circle only where the loop itself is the reason: everybody waits, or a thing depends on its own negation.
struct explanation : answer_base {
    std::vector<explanation_step> steps{};  ///< the first is about the thing asked for
    /// Where it comes out the same either way: each way, with why. Else empty; `ended` says whether all ways were
    /// tried.
    std::vector<explanation_case> cases{};

    /// The step about the thing asked for.
    [[nodiscard]] const explanation_step& root() const { return steps.front(); }
    /// The same without what lies more than `depth` steps below the thing asked for.
    [[nodiscard]] explanation pruned(std::size_t depth) const;

    friend bool operator==(const explanation&, const explanation&) = default;
};

}  // namespace muster

#endif
