#ifndef MUSTER_QUERY_EVALUATE_HPP
#define MUSTER_QUERY_EVALUATE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/completions.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/standoff.hpp>
#include <muster/proposal/world_at.hpp>
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

    /// The actors that take part, in order of addition: those with a contribution that is met. Members, not their
    /// groups.
    [[nodiscard]] std::vector<handle<actor>> taking_part() const {
        std::vector<handle<actor>> result = of_status<actor>(status::met);
        std::erase_if(result, [&](handle<actor> who) { return !of.get()[who].members.empty(); });
        return result;
    }
    /// The roles that are filled, in order of addition.
    [[nodiscard]] std::vector<handle<role>> filled_roles() const { return of_status<role>(status::met); }
    /// The things of a kind with a status, in order of addition.
    template <class T>
    [[nodiscard]] std::vector<handle<T>> of_status(status s) const {
        std::vector<handle<T>> result;
        for (const handle<T> h : of.get().template all<T>())
            if (h.index() < statuses_.size() && statuses_[h.index()] == s) result.push_back(h);
        return result;
    }

    /// Where a report differs from the rule of the thing, in order of addition.
    [[nodiscard]] const std::vector<disagreement>& disagreements() const noexcept { return disagreements_; }
    /// The statements that are not in force in this world, and why.
    [[nodiscard]] const std::vector<hidden_statement>& hidden() const noexcept { return hidden_; }

    /// What it was read from, for those who explain it.
    [[nodiscard]] const detail::evaluation& evaluation() const noexcept { return *evaluation_; }

    friend bool operator==(const outcome& a, const outcome& b) {
        return static_cast<const answer_base&>(a) == b && a.statuses_ == b.statuses_ && a.causes_ == b.causes_ &&
               a.disagreements_ == b.disagreements_ && a.hidden_ == b.hidden_;
    }

private:
    friend outcome evaluate(const compiled&, const world&);

    [[nodiscard]] std::size_t checked(any_handle h) const {
        of.get().check(h);
        if (h.index() >= statuses_.size())
            detail::refuse(errc::unknown_handle, {}, "a thing that was added after this outcome was computed");
        return h.index();
    }

    std::vector<status> statuses_{};  // by vertex
    std::vector<cause> causes_{};
    std::vector<disagreement> disagreements_{};
    std::vector<hidden_statement> hidden_{};
    std::shared_ptr<const detail::evaluation> evaluation_{};  // never a difference between answers
};

namespace detail {

/// Computes an outcome, and keeps what further questions about it need.
class evaluation {
public:
    /// Evaluates. Throws `error` for a world that speaks of another proposal,
    /// and where the proposal has grown since it was compiled.
    evaluation(muster::compiled c, muster::world w)
        : compiled_{std::move(c)},
          proposal_{compiled_.current_source()},
          world_{std::move(w)},
          in_force_{proposal_, world_.from()},
          settings_{compiled_.settings(proposal_, world_, in_force_)},
          statuses_(compiled_.circuit().size()) {
        logic::evaluate(compiled_.circuit(), settings_, statuses_);
    }

    evaluation(const evaluation&) = delete;
    evaluation& operator=(const evaluation&) = delete;

    /// The proposal.
    [[nodiscard]] const proposal& source() const noexcept { return proposal_; }
    /// The compiled proposal that it was given.
    [[nodiscard]] const muster::compiled& compiled() const noexcept { return compiled_; }
    /// The world.
    [[nodiscard]] const muster::world& world() const noexcept { return world_; }
    /// Which statements are in force in it.
    [[nodiscard]] const muster::in_force& in_force() const noexcept { return in_force_; }
    /// What the world and the statements not in force set, by position.
    [[nodiscard]] std::span<const logic::setting> settings() const noexcept { return settings_; }
    /// Statuses by position of the circuit.
    [[nodiscard]] std::span<const status> statuses() const noexcept { return statuses_; }
    /// The status of a vertex of the graph.
    [[nodiscard]] status of(std::uint32_t vertex) const { return statuses_[compiled_.circuit().position(vertex)]; }

    /// The cause of every status, by vertex. Linear, but for loops with negation.
    [[nodiscard]] std::vector<cause> causes() const {
        const logic::circuit& c = compiled_.circuit();
        std::vector<cause> result(c.size(), cause::derived);
        const std::vector<std::uint8_t> stuck = undetermined();
        for (std::uint32_t p = 0; p < c.size(); ++p) {
            const std::uint32_t v = c.original(p);
            if (settings_[p] != logic::setting::none) continue;
            if (statuses_[p] == status::open)
                result[v] = !stuck.empty() && stuck[p] != 0 ? cause::undetermined : cause_of_open(v, p);
            else if (statuses_[p] == status::unmet) result[v] = cause_of_unmet(v, p, result);
        }
        for (const logic::circuit::component loop : c.loops())
            for (const std::uint32_t p : logic::standoff_members(c, loop, settings_, statuses_))
                if (result[c.original(p)] == cause::derived) result[c.original(p)] = cause::stand_off;
        for (const auto& [vertex, is] : in_force_.settings()) result[vertex] = cause_of_hidden(vertex);
        for (const muster::world::setting& s : world_.settings()) {
            result[s.on.index()] = s.why;
            if (s.why == cause::overridden && s.is == status::unmet && proposal_.as<actor>(s.on))
                muster::compiled::for_contributions(proposal_, s.on,
                                                    [&](std::uint32_t v) { result[v] = cause::overridden; });
        }
        spread_to_owners(result);
        return result;
    }

private:
    [[nodiscard]] const node_value& value(std::uint32_t v) const { return graph_[v].value; }

    // The positions that stay open when all open inputs are met, and also when all are unmet; empty where no loop can.
    [[nodiscard]] std::vector<std::uint8_t> undetermined() const {
        const logic::circuit& c = compiled_.circuit();
        bool any = false;
        for (const logic::circuit::component loop : c.loops())
            for (std::uint32_t p = loop.first; p < loop.last && loop.has_negation; ++p)
                any = any || statuses_[p] == status::open;
        if (!any) return {};
        std::vector<std::uint8_t> stuck(c.size(), 1);
        std::vector<status> trial(c.size());
        for (const logic::setting all : {logic::setting::met, logic::setting::unmet}) {
            std::vector<logic::setting> set = settings_;
            for (std::uint32_t p = 0; p < c.size(); ++p)
                if (set[p] == logic::setting::open || (set[p] == logic::setting::none && c.is_leaf(p))) set[p] = all;
            logic::evaluate(c, set, trial);
            for (std::uint32_t p = 0; p < c.size(); ++p)
                if (trial[p] != status::open) stuck[p] = 0;
        }
        return stuck;
    }

    [[nodiscard]] cause cause_of_open(std::uint32_t v, std::uint32_t p) const {
        const cause of_leaf = compiled_.circuit().is_leaf(p) ? cause::nothing_said : cause::open_input;
        return muster::visit(
            overloaded{[&](const decision&) { return of_decision(v); },
                       [&](const contribution&) {
                           if (!has_terms(graph_, v)) return of_leaf;
                           const std::uint32_t decided = decision_of(graph_, v);
                           return of(decided) == status::open && only_the_decision_is_open(v, decided)
                                      ? of_decision(decided)
                                      : cause::open_input;
                       },
                       [&](const among<actor, vote> auto&) { return of_leaf; },
                       [](const statement_kind auto&) { return cause::open_input; },
                       [](const among<gate, role, mandate, full_strength, force> auto&) { return cause::open_input; }},
            value(v));
    }
    [[nodiscard]] bool only_the_decision_is_open(std::uint32_t made, std::uint32_t decided) const {
        for (const link& arc : heads(graph_, terms_of(graph_, made)))
            if (arc.vertex != decided && of(arc.vertex) == status::open) return false;
        return true;
    }
    // An open decision: of a contribution of which something in force was said, or not.
    [[nodiscard]] cause of_decision(std::uint32_t decided) const {
        const std::uint32_t made = std::get<decision>(value(decided)).of.index();
        for (const link& arc : heads(graph_, terms_of(graph_, made)))
            if (arc.vertex != decided && in_force_.shows(arc.vertex) && speaks_of(arc.vertex, made))
                return cause::undecided;
        for (const link& offer : heads(graph_, decided))
            if (in_force_.shows(offer.vertex)) return cause::open_input;
        return cause::nothing_said;
    }

    // Whether a statement is about this contribution, not about all contributions to its role.
    [[nodiscard]] bool speaks_of(std::uint32_t statement, std::uint32_t made) const {
        const requirement* asked = std::get_if<requirement>(&value(statement));
        return asked == nullptr ||
               std::find(asked->on.begin(), asked->on.end(), proposal_.handle_of(made)) != asked->on.end();
    }

    [[nodiscard]] cause cause_of_unmet(std::uint32_t v, std::uint32_t p, const std::vector<cause>& known) const {
        return muster::visit(
            overloaded{[&](const role&) {
                           return compiled_.circuit().parts(p).empty() ? cause::nobody_offered : cause::derived;
                       },
                       [&](const mandate&) {
                           if (!is_voted_on(graph_, v)) return cause::derived;
                           const muster::world::setting* put_to_vote =
                               world_.find(proposal_.handle_of(put_to_vote_of(graph_, v)));
                           const bool is_pending = put_to_vote != nullptr && put_to_vote->why == cause::pending;
                           return is_pending ? cause::pending : cause::derived;
                       },
                       [&](const contribution&) { return cause_of_staying_out(v, known); },
                       [&](const gate& g) {
                           return g.kind == gate_kind::terms ? cause_of_staying_out(v, known) : cause::derived;
                       },
                       [](const statement_kind auto&) { return cause::derived; },
                       [](const among<actor, decision, full_strength, vote, force> auto&) { return cause::derived; }},
            value(v));
    }
    // Of a contribution, or of its terms: somebody ended it or refuses, or it is unmet by what it depends on.
    [[nodiscard]] cause cause_of_staying_out(std::uint32_t v, const std::vector<cause>& known) const {
        for (const link& arc : heads(graph_, v)) {
            if (arc.how.negated) {
                if (of(arc.vertex) != status::met) continue;
                return proposal_.is_gate(arc.vertex) ? cause::withdrawn : cause::refused;
            }
            if (of(arc.vertex) == status::unmet && (known[arc.vertex] == cause::refused || refusal_set(arc.vertex)))
                return cause::refused;
        }
        return cause::derived;
    }
    [[nodiscard]] bool refusal_set(std::uint32_t v) const {
        const muster::world::setting* s = world_.find(proposal_.handle_of(v));
        return s != nullptr && s->why == cause::refused;
    }
    [[nodiscard]] cause cause_of_hidden(std::uint32_t v) const {
        if (std::holds_alternative<decision>(value(v))) return of_decision(v);
        if (kind_of(value(v)).is_choice) return cause::nothing_said;
        const auto said = statement_of(graph_, v);
        return said && said->when_hidden == status::open ? cause::open_input : cause::not_in_force;
    }

    // An actor has the cause that its contributions share.
    void spread_to_owners(std::vector<cause>& causes) const {
        for (const handle<actor> who : proposal_.all<actor>()) {
            if (who.index() >= causes.size() || causes[who.index()] != cause::derived) {
                if (who.index() < causes.size() && causes[who.index()] != cause::open_input) continue;
            }
            const status s = of(who.index());
            bool same = true, any = false;
            cause shared = cause::derived;
            muster::compiled::for_contributions(proposal_, who, [&](std::uint32_t v) {
                if (v >= causes.size() || of(v) != s) return;
                same = same && (!any || causes[v] == shared);
                shared = causes[v];
                any = true;
            });
            if (any && same && s != status::met) causes[who.index()] = shared;
        }
    }

    muster::compiled compiled_;
    const proposal proposal_;
    const graph_type& graph_ = proposal_.graph();
    muster::world world_;
    muster::in_force in_force_;
    std::vector<logic::setting> settings_;
    std::vector<status> statuses_;
};

}  // namespace detail

/// The status and cause of everything in a world: the well-founded model (Van Gelder, Ross, Schlipf 1991) with open
/// leaves. Sound: met and unmet hold in every completion of what is open. Linear where no negation lies in a loop.
/// Throws `error` where the world speaks of another proposal.
[[nodiscard]] inline outcome evaluate(const compiled& c, const world& w = {}) {
    auto evaluated = std::make_shared<const detail::evaluation>(c, w);
    const logic::circuit& circuit = c.circuit();
    outcome o;
    o.of = origin{evaluated->source()};
    o.in = w;
    o.hidden_ = evaluated->in_force().hidden();
    o.statuses_.resize(circuit.size());
    for (std::uint32_t v = 0; v < circuit.size(); ++v) o.statuses_[v] = evaluated->of(v);
    o.causes_ = evaluated->causes();
    for (const world::setting& s : w.settings()) {
        const std::uint32_t p = c.position(s.on);
        if (s.why == cause::overridden || circuit.is_leaf(p)) continue;
        const status derived = logic::apply_rule(circuit, p, evaluated->statuses());
        if (derived != s.is && derived != status::open) o.disagreements_.push_back({s.on, s.is, derived});
    }
    o.evaluation_ = std::move(evaluated);
    return o;
}
[[nodiscard]] inline outcome evaluate(const proposal& p, const world& w = {}) {
    return evaluate(compile(p), w);
}

/// The exact status of one thing: what it is in every completion of the open inputs.
struct exact_status {
    status is = status::open;                     ///< met in all of them, unmet in all of them, or neither
    logic::ended ended = logic::ended::finished;  ///< else `is` is what the fast evaluation says

    friend bool operator==(const exact_status&, const exact_status&) = default;
};

/// What may be spent on an exact status.
struct exact_options {
    std::uint64_t evaluations = 100'000;  ///< partial evaluations of what the thing depends on
    logic::limits limits{};               ///< only the time counts
};

/// The exact status of a thing. If the limits are not enough, the answer says so. It never guesses. Without
/// negation one evaluation is enough.
[[nodiscard]] inline exact_status evaluate_exactly(const compiled& c, const world& w, any_handle what,
                                                   const exact_options& options = {}) {
    const detail::evaluation fast{c, w};
    fast.source().check(what);
    const std::uint32_t p = c.position(what);
    if (fast.statuses()[p] != status::open) return {fast.statuses()[p]};
    logic::completions search{c.circuit(), fast.settings(), p};
    const logic::budget allowed{options.limits};
    std::uint64_t evaluations = options.evaluations;
    const std::optional<bool> may_fail = search.exists(logic::goal::not_met, evaluations, allowed);
    if (may_fail == false) return {status::met};
    const std::optional<bool> may_hold = search.exists(logic::goal::not_unmet, evaluations, allowed);
    if (may_hold == false) return {status::unmet};
    if (may_fail && may_hold) return {status::open};
    return {status::open, allowed.is_late() ? logic::ended::time : logic::ended::stopped};
}
[[nodiscard]] inline exact_status evaluate_exactly(const proposal& p, const world& w, any_handle what,
                                                   const exact_options& options = {}) {
    return evaluate_exactly(compile(p), w, what, options);
}

}  // namespace muster

#endif
