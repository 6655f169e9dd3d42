#ifndef MUSTER_QUERY_EVALUATE_HPP
#define MUSTER_QUERY_EVALUATE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <muster/proposal/cause.hpp>
#include <muster/proposal/viewpoint.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// A report that differs from what the rules say. The report holds.
struct disagreement {
    any_handle what{};               ///< the thing
    status reported = status::open;  ///< what was reported, which holds
    status derived = status::open;   ///< what its rule says

    friend bool operator==(const disagreement&, const disagreement&) = default;
};

namespace detail {
class evaluation;
}

/// The status and cause of everything in a world: the answer of `evaluate`. Its statuses are the fast ones: met and
/// unmet stand whatever the open inputs turn out to be; what is open may still be settled, see `evaluate_exactly`.
class outcome : public answer_base {
public:
    /// The status of a thing. Throws `error` for a handle of another proposal.
    [[nodiscard]] status operator[](any_handle h) const { return statuses_[checked(h)]; }
    /// Why a thing has its status. Throws `error` for a handle of another proposal.
    [[nodiscard]] cause why(any_handle h) const { return causes_[checked(h)]; }

    /// Whether anybody had mentioned a thing by the day by which the world knows. What nobody had mentioned no list of
    /// an answer has. Throws `error` for a handle of another proposal.
    [[nodiscard]] bool is_mentioned(any_handle h) const;

    /// The actors that take part, in order of addition: those with a contribution that is met. Members, not their
    /// groups.
    [[nodiscard]] std::vector<handle<actor>> taking_part() const;
    /// The roles that are filled, in order of addition.
    [[nodiscard]] std::vector<handle<role>> filled_roles() const;
    /// The things of a kind with a status that had been mentioned, in order of addition.
    template <class T>
    [[nodiscard]] std::vector<handle<T>> of_status(status s) const {
        std::vector<handle<T>> result;
        for (const handle<T> h : of.get().template all<T>())
            if (h.index() < statuses_.size() && statuses_[detail::vertex_of(h)] == s && is_mentioned(h))
                result.push_back(h);
        return result;
    }

    /// Where a report differs from the rule of the thing, in order of addition.
    [[nodiscard]] const std::vector<disagreement>& disagreements() const noexcept { return disagreements_; }
    /// The statements that are not in force in this world, and why.
    [[nodiscard]] const std::vector<hidden_statement>& hidden() const noexcept { return hidden_; }

    /// What it was read from, for those who explain it.
    [[nodiscard]] const detail::evaluation& evaluation() const noexcept { return *evaluation_; }

    friend bool operator==(const outcome& a, const outcome& b);

private:
    friend outcome evaluate(const compiled&, const world&);

    [[nodiscard]] detail::vertex checked(any_handle h) const;

    detail::indexed<detail::vertex, status> statuses_{};
    detail::indexed<detail::vertex, cause> causes_{};
    std::vector<disagreement> disagreements_{};
    std::vector<hidden_statement> hidden_{};
    std::shared_ptr<const detail::evaluation> evaluation_{};  // never a difference between answers
};

/// The status and cause of everything in a world: the well-founded model (Van Gelder, Ross, Schlipf 1991) with open
/// leaves. Sound: met and unmet hold in every completion of what is open. Linear where no negation lies in a loop.
/// Throws `error` where the world speaks of another proposal.
[[nodiscard]] outcome evaluate(const compiled& c, const world& w = {});
[[nodiscard]] outcome evaluate(const proposal& p, const world& w = {});

/// The exact status of one thing: what it is in every completion of the open inputs.
struct exact_status : answer_base {
    any_handle what{};         ///< the thing asked about
    status is = status::open;  ///< met in all of them, unmet in all of them, or neither; where a limit was met, open

    friend bool operator==(const exact_status&, const exact_status&) = default;
};

/// What may be spent on an exact status.
struct exact_options {
    std::uint64_t evaluations = 100'000;  ///< partial evaluations of what the thing depends on
    logic::limits limits{};               ///< only the time counts
};

/// The exact status of a thing. If the limits are not enough, the answer says so. It never guesses. Without
/// negation one evaluation is enough.
[[nodiscard]] exact_status evaluate_exactly(const compiled& c, const world& w, any_handle what,
                                            const exact_options& options = {});
[[nodiscard]] exact_status evaluate_exactly(const proposal& p, const world& w, any_handle what,
                                            const exact_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/evaluate.hpp>
#endif

#endif
