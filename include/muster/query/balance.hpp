#ifndef MUSTER_QUERY_BALANCE_HPP
#define MUSTER_QUERY_BALANCE_HPP

#include <cstdint>
#include <vector>

#include <muster/proposal/cause.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/need_figures.hpp>

namespace muster {

/// What one contribution amounts to for a need.
struct balance_row {
    handle<contribution> of{};            ///< whose it is, in which role
    status is = status::open;             ///< of the contribution
    cause why = cause::derived;           ///< of that status
    bool is_deployed = false;             ///< it was reported to be in the field
    bool is_sized = true;                 ///< false: nobody named a number, and the role assumes none
    bool is_assumed = false;              ///< the number is the role's own assumption, see `role::unsized`
    std::uint64_t least = 0;              ///< what comes for certain
    std::uint64_t most = 0;               ///< what may come in all
    muster::strength announced{0, 0};     ///< what was said or reported in all, whether or not it comes
    std::vector<any_handle> said_in{};    ///< the statements in force that name the numbers
    std::vector<any_handle> waits_for{};  ///< the things that its status rests on and that could still change it

    friend bool operator==(const balance_row&, const balance_row&) = default;
};

/// One need of a role: its figures, and who stands behind them.
struct need_balance {
    need wanted{};                    ///< amount and unit
    need_figures figures{};           ///< in all
    std::vector<balance_row> rows{};  ///< who is deployed, who is firm, who is possible, who is barred

    friend bool operator==(const need_balance&, const need_balance&) = default;
};

/// A role: each of its needs.
struct role_balance {
    handle<role> of{};                  ///< which
    status is = status::open;           ///< whether it is filled
    std::vector<need_balance> needs{};  ///< in the order of the role

    friend bool operator==(const role_balance&, const role_balance&) = default;
};

/// What to tell of.
struct balance_options {
    handle<role> of{};  ///< one role only; left out: all of them
    logic::limits
        limits{};  ///< on finding what contributions wait for: only the time counts, and then `waits_for` is empty
};

/// The answer of `balance`: roles in order of addition.
struct balance_answer : answer_list<role_balance> {};

/// The force in numbers: for each role and unit what is needed, what is deployed, firm, possible, barred and missing,
/// with the contributions behind each figure. What force planners call a statement of requirements with its
/// shortfalls. A contribution amounts to the sum of its statements in force whose condition is met; where it is there
/// whatever was said, to what it announced; and where a deployment reports a number, to that. Groups with known members
/// are told by their members. `possible` adds up what each may bring, also where not all of it can come true together.
/// Linear in the proposal, and in the explanation of each contribution that does not come. Throws `error` for a handle
/// or a world of another proposal.
[[nodiscard]] balance_answer balance(const compiled& c, const world& w = {}, const balance_options& options = {});
[[nodiscard]] balance_answer balance(const proposal& p, const world& w = {}, const balance_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/balance.hpp>
#endif

#endif
