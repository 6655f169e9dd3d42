#ifndef MUSTER_QUERY_DEPENDENTS_HPP
#define MUSTER_QUERY_DEPENDENTS_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/dependence.hpp>

namespace muster {

/// A contribution whose participation depends on a thing, and how.
struct dependent {
    handle<actor> who{};                          ///< who
    handle<muster::contribution> contribution{};  ///< in which role
    /// on what: the thing asked about; of an actor also what it decides, a fact that is its act, a mandate that it
    /// adopts or a vote
    any_handle on{};
    muster::dependence how = muster::dependence::contingent;  ///< how strictly
    bool also_barred = false;  ///< of contingent: in other circumstances it comes only while the thing is unmet
    /// Whether `how` is proven. If not, contingent says only that arrows lead from the contribution to the thing, and
    /// that it is not, or within the limits could not be shown to be, necessary.
    bool exact = false;
    bool direct = false;              ///< a statement on the contribution names the thing itself
    bool inferred = false;            ///< a statement on the way is inferred: a group's, or a reporter's
    std::vector<any_handle> chain{};  ///< the shortest, to the thing, or to a contribution of it; gates left out
    std::vector<handle<citation>> citations{};  ///< the sources of the statements on the chain, in its order
    /// Where a world was given: whether it comes there once the thing alone is met; where `is_against(how)`, once it is
    /// unmet.
    std::optional<bool> enough_now{};

    origin of{};

    friend bool operator==(const dependent&, const dependent&) = default;
};

/// The answer of `dependents`: grouped by what they depend on, and then by actor, in order of addition.
struct dependents_answer : answer_list<dependent> {
    any_handle thing{};  ///< the thing on which they depend
    /// Where sources were left out: the dependents that rested on them, and are missing above or depend less strictly.
    std::vector<dependent> taken_away{};

    friend bool operator==(const dependents_answer&, const dependents_answer&) = default;
};

/// Which dependents are asked for, and what may be spent on it.
struct dependents_options {
    std::optional<actor_kind> kind{};    ///< states only, groups only, ...
    bool on_record_only = false;         ///< only what was said by named speakers
    std::uint64_t evaluations = 10'000;  ///< of a contribution's cone, where negation makes one not enough
    logic::limits diagrams{.nodes = 1'000'000,
                           .time = std::chrono::seconds{1}};  ///< for each contribution; nodes 0: none
    logic::limits limits{};  ///< on the whole question, only the time counts: past it nothing is told exactly
};

/// Every contribution whose participation depends on a thing: the question that the library was made for. Grouped by
/// actor, in order of addition. Of an actor it tells first who depends on its participation, and then who depends on
/// each thing that it decides, as if asked about that thing: a contribution may be listed for several. It asks of the
/// statements alone: all leaves are free, whatever is reported today, and loops may move together. From a world it
/// takes the statements in force, and tells whether the thing alone would be enough there. Support for a mandate is not
/// participation and is not listed. Linear, but for contributions with negation below, each of which may take
/// `options.evaluations` evaluations of what it depends on. Throws `error` for a handle of another proposal.
[[nodiscard]] dependents_answer dependents(const compiled& c, const world& w, any_handle thing,
                                           const dependents_options& options = {});
[[nodiscard]] dependents_answer dependents(const proposal& p, const world& w, any_handle thing,
                                           const dependents_options& options = {});
/// The same of all that was ever said.
[[nodiscard]] dependents_answer dependents(const compiled& c, any_handle thing, const dependents_options& options = {});
[[nodiscard]] dependents_answer dependents(const proposal& p, any_handle thing, const dependents_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/dependents.hpp>
#endif

#endif
