#ifndef MUSTER_QUERY_IMPL_EVALUATION_HPP
#define MUSTER_QUERY_IMPL_EVALUATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/overloaded.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/standoff.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/compile.hpp>

namespace muster::detail {

/// Computes an outcome, and keeps what further questions about it need.
class evaluation {
public:
    /// Evaluates. Throws `error` for a world that speaks of another proposal, and where the proposal has grown since it
    /// was compiled.
    evaluation(muster::compiled c, muster::world w)
        : compiled_{std::move(c)},
          proposal_{compiled_.current_source()},
          world_{std::move(w)},
          supposed_{as_supposed(proposal_, world_)},
          in_force_{proposal_, world_.from()},
          settings_{compiled_.settings(proposal_, supposed_, in_force_)},
          statuses_(compiled_.circuit().size()) {
        logic::evaluate(compiled_.circuit(), settings_, statuses_);
    }
    /// The same, where it is known already what is in force in this world. What that speaks of must outlive it.
    evaluation(muster::compiled c, muster::world w, muster::in_force said)
        : compiled_{std::move(c)},
          proposal_{compiled_.current_source()},
          world_{std::move(w)},
          supposed_{as_supposed(proposal_, world_)},
          in_force_{std::move(said)},
          settings_{compiled_.settings(proposal_, supposed_, in_force_)},
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
    /// The world as it was taken: see `as_supposed`.
    [[nodiscard]] const muster::world& supposed() const noexcept { return supposed_; }
    /// Which statements are in force in it.
    [[nodiscard]] const muster::in_force& in_force() const noexcept { return in_force_; }
    /// What the world and the statements not in force set.
    [[nodiscard]] indexed_span<logic::position, const logic::setting> settings() const noexcept { return settings_; }
    /// What follows.
    [[nodiscard]] indexed_span<logic::position, const status> statuses() const noexcept { return statuses_; }
    /// The status of a vertex of the graph.
    [[nodiscard]] status of(vertex v) const { return statuses_[compiled_.circuit().position_of(v)]; }
    [[nodiscard]] status of(any_handle h) const { return of(vertex_of(h)); }

    /// The cause of every status. Linear, but for loops with negation.
    [[nodiscard]] indexed<vertex, cause> causes() const {
        const logic::circuit& c = compiled_.circuit();
        indexed<vertex, cause> result(c.size(), cause::derived);
        const indexed<logic::position, std::uint8_t> stuck = undetermined();
        for (const logic::position p : c.positions()) {
            const vertex v = c.vertex_of(p);
            if (settings_[p] != logic::setting::none) continue;
            if (statuses_[p] == status::open)
                result[v] = !stuck.empty() && stuck[p] != 0 ? cause::undetermined : cause_of_open(v, p);
            else if (statuses_[p] == status::unmet) result[v] = cause_of_unmet(v, p, result);
        }
        for (const logic::circuit::component& loop : c.loops()) spread_refusals(loop, result);
        for (const logic::circuit::component& loop : c.loops())
            for (const logic::position p : logic::standoff_members(c, loop, settings_, statuses_))
                if (cause& why = result[c.vertex_of(p)]; why == cause::derived) why = cause::stand_off;
        for (const auto& [v, is] : in_force_.settings()) result[v] = cause_of_hidden(v);
        for (const muster::world::setting& s : supposed_.settings()) {
            result[vertex_of(s.on)] = s.why;
            if (s.why == cause::overridden && s.is == status::unmet && proposal_.as<actor>(s.on))
                muster::compiled::for_contributions(proposal_, s.on, [&](vertex v) { result[v] = cause::overridden; });
        }
        spread_to_owners(result);
        return result;
    }

private:
    [[nodiscard]] const node_value& value(vertex v) const { return value_of(graph_, v); }

    // The positions that stay open when all open inputs are met, and also when all are unmet; empty where no loop can.
    [[nodiscard]] indexed<logic::position, std::uint8_t> undetermined() const {
        const logic::circuit& c = compiled_.circuit();
        bool any = false;
        for (const logic::circuit::component& loop : c.loops())
            for (const logic::position p : loop) any = any || (loop.has_negation && statuses_[p] == status::open);
        if (!any) return {};
        indexed<logic::position, std::uint8_t> stuck(c.size(), 1);
        indexed<logic::position, status> trial(c.size());
        for (const logic::setting all : {logic::setting::met, logic::setting::unmet}) {
            indexed<logic::position, logic::setting> set = settings_;
            for (const logic::position p : c.positions())
                if (set[p] == logic::setting::open || (set[p] == logic::setting::none && c.is_leaf(p))) set[p] = all;
            logic::evaluate(c, set, trial);
            for (const logic::position p : c.positions())
                if (trial[p] != status::open) stuck[p] = 0;
        }
        return stuck;
    }

    [[nodiscard]] cause cause_of_open(vertex v, logic::position p) const {
        const cause of_leaf = compiled_.circuit().is_leaf(p) ? cause::nothing_said : cause::open_input;
        return muster::visit(overloaded{[&](const decision&) { return of_decision(v); },
                                        [&](const contribution&) {
                                            if (!has_terms(graph_, v)) return of_leaf;
                                            const vertex decided = decision_of(graph_, v);
                                            return of(decided) == status::open && only_the_decision_is_open(v, decided)
                                                       ? of_decision(decided)
                                                       : cause::open_input;
                                        },
                                        [&](const among<actor, vote> auto&) { return of_leaf; },
                                        [](const statement_kind auto&) { return cause::open_input; },
                                        [](const among<gate, role, mandate, full_strength, force, timer> auto&) {
                                            return cause::open_input;
                                        }},
                             value(v));
    }
    [[nodiscard]] bool only_the_decision_is_open(vertex made, vertex decided) const {
        for (const link& arc : heads(graph_, terms_of(graph_, made)))
            if (arc.vertex != decided && of(arc.vertex) == status::open) return false;
        return true;
    }
    // An open decision: of a contribution of which something in force was said, or not.
    [[nodiscard]] cause of_decision(vertex decided) const {
        const vertex made = vertex_of(std::get<decision>(value(decided)).of);
        for (const link& arc : heads(graph_, terms_of(graph_, made)))
            if (arc.vertex != decided && in_force_.shows(arc.vertex) && speaks_of(arc.vertex, made))
                return cause::undecided;
        for (const link& offer : heads(graph_, decided))
            if (in_force_.shows(offer.vertex)) return cause::open_input;
        return cause::nothing_said;
    }

    // Whether a statement is about this contribution, not about all contributions to its role.
    [[nodiscard]] bool speaks_of(vertex statement, vertex made) const {
        const requirement* asked = std::get_if<requirement>(&value(statement));
        return asked == nullptr ||
               std::find(asked->on.begin(), asked->on.end(), proposal_.handle_of(made)) != asked->on.end();
    }

    [[nodiscard]] cause cause_of_unmet(vertex v, logic::position p, const indexed<vertex, cause>& known) const {
        return muster::visit(
            overloaded{
                [&](const role&) { return has_only_later_parts(p) ? cause::nobody_offered : cause::derived; },
                [&](const mandate&) {
                    if (!is_voted_on(graph_, v)) return cause::derived;
                    const muster::world::setting* put_to_vote =
                        supposed_.find(proposal_.handle_of(put_to_vote_of(graph_, v)));
                    const bool was_not_put =
                        put_to_vote != nullptr && put_to_vote->is == status::unmet &&
                        (put_to_vote->why == cause::pending || put_to_vote->why == cause::nothing_reported);
                    return was_not_put ? put_to_vote->why : cause::derived;
                },
                [&](const contribution&) { return cause_of_staying_out(v, known); },
                [&](const gate& g) {
                    return g.kind == gate_kind::terms ? cause_of_staying_out(v, known) : cause::derived;
                },
                [](const statement_kind auto&) { return cause::derived; },
                [](const among<actor, decision, full_strength, vote, force, timer> auto&) { return cause::derived; }},
            value(v));
    }
    // In a loop parts may come after what depends on them. A refusal goes up no further than from a contribution to
    // that of a group of its contributor's.
    void spread_refusals(const logic::circuit::component& loop, indexed<vertex, cause>& causes) const {
        const logic::circuit& c = compiled_.circuit();
        for (bool changed = true; changed;) {
            changed = false;
            for (const logic::position p : loop) {
                const vertex v = c.vertex_of(p);
                if (causes[v] != cause::derived || settings_[p] != logic::setting::none) continue;
                if (statuses_[p] == status::unmet) causes[v] = cause_of_unmet(v, p, causes);
                changed = changed || causes[v] != cause::derived;
            }
        }
    }
    // Of a role: whether nobody had offered anything by then, or mentioned a contribution to it.
    [[nodiscard]] bool has_only_later_parts(logic::position p) const {
        const logic::circuit& c = compiled_.circuit();
        const auto parts = c.parts(p);
        return std::none_of(parts.begin(), parts.end(), [&](logic::literal<logic::position> part) {
            const vertex v = c.vertex_of(part.index());
            const gate* counted = std::get_if<gate>(&value(v));
            return in_force_.is_mentioned(counted != nullptr ? vertex{counted->owner} : v);
        });
    }
    // Of a contribution, or of its terms: somebody ended it or refuses, or it is unmet by what it depends on.
    [[nodiscard]] cause cause_of_staying_out(vertex v, const indexed<vertex, cause>& known) const {
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
    [[nodiscard]] bool refusal_set(vertex v) const {
        const muster::world::setting* s = supposed_.find(proposal_.handle_of(v));
        return s != nullptr && s->why == cause::refused;
    }
    [[nodiscard]] cause cause_of_hidden(vertex v) const {
        if (std::holds_alternative<decision>(value(v))) return of_decision(v);
        if (kind_of(value(v)).is_choice) return cause::nothing_said;
        if (of(v) == status::open && !is_statement(value(v))) return cause::nothing_said;
        const auto said = statement_of(graph_, v);
        return said && said->when_hidden == status::open ? cause::open_input : cause::not_in_force;
    }

    // An actor has the cause that its contributions share.
    void spread_to_owners(indexed<vertex, cause>& causes) const {
        for (const handle<actor> who : proposal_.all<actor>()) {
            if (!causes.indices().contains(vertex_of(who))) continue;  // added since
            cause& own = causes[vertex_of(who)];
            if (own != cause::derived && own != cause::open_input) continue;
            const status s = of(who);
            bool same = true, any = false;
            cause shared = cause::derived;
            muster::compiled::for_contributions(proposal_, who, [&](vertex v) {
                if (!causes.indices().contains(v) || of(v) != s || !in_force_.is_mentioned(v)) return;
                same = same && (!any || causes[v] == shared);
                shared = causes[v];
                any = true;
            });
            if (any && same && s != status::met) own = shared;
        }
    }

    muster::compiled compiled_;
    const proposal proposal_;
    const graph_type& graph_ = proposal_.graph();
    muster::world world_, supposed_;
    muster::in_force in_force_;
    indexed<logic::position, logic::setting> settings_;
    indexed<logic::position, status> statuses_;
};

}  // namespace muster::detail

#endif
