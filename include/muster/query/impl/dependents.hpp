#ifndef MUSTER_QUERY_IMPL_DEPENDENTS_HPP
#define MUSTER_QUERY_IMPL_DEPENDENTS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/impl/acts.hpp>
#include <muster/query/impl/dependence.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster {

namespace detail {

/// Follows the arrows of a proposal backwards from a thing, through what is in force; from an actor, also backwards
/// from its contributions.
class arrows_to {
public:
    arrows_to(const proposal& p, indexed_span<logic::position, const logic::setting> settings, const logic::circuit& c,
              vertex thing)
        : proposal_{p}, next_(p.size(), none<vertex>), reached_(p.size(), 0) {
        // Gates cost nothing: breadth first with arcs of length zero and one.
        constexpr std::uint32_t far = 0xFFFFFFFFU;
        indexed<vertex, std::uint32_t> distance(p.size(), far);
        std::deque<vertex> todo{thing};
        distance[thing] = 0;
        if (std::holds_alternative<actor>(value_of(p.graph(), thing))) {  // without it none of its contributions comes
            compiled::for_contributions(p, p.handle_of(thing), [&](vertex v) {
                if (settings[c.position_of(v)] == logic::setting::unmet) return;  // nobody had mentioned it
                distance[v] = 0;
                todo.push_back(v);
            });
        }
        while (!todo.empty()) {
            const vertex v = todo.front();
            todo.pop_front();
            if (reached_[v] != 0) continue;
            reached_[v] = 1;
            for (const link& arc : tails(p.graph(), v)) {
                const vertex tail = arc.vertex;
                if (settings[c.position_of(tail)] != logic::setting::none) continue;
                const std::uint32_t length = is_passed_over(tail) ? 0U : 1U;
                if (distance[tail] != far && distance[tail] <= distance[v] + length) continue;
                distance[tail] = distance[v] + length;
                next_[tail] = v;
                if (length == 0) todo.push_front(tail);
                else todo.push_back(tail);
            }
        }
    }

    [[nodiscard]] bool reach(vertex from) const { return reached_[from] != 0; }
    /// The vertices from here to the thing, both included.
    [[nodiscard]] std::vector<vertex> way(vertex from) const {
        std::vector<vertex> result;
        for (vertex v = from; v != none<vertex>; v = next_[v]) result.push_back(v);
        return result;
    }
    /// Whether it is left out when the way is told.
    [[nodiscard]] bool is_passed_over(vertex v) const { return kind_of(value_of(proposal_.graph(), v)).passes_on; }

    const proposal& proposal_;
    indexed<vertex, vertex> next_;
    indexed<vertex, std::uint8_t> reached_;
};

/// Answers `dependents`.
class dependents_search {
public:
    dependents_search(const compiled& c, const world* w, any_handle thing, const dependents_options& options)
        : proposal_{c.current_source()},
          compiled_{c},
          asked_about_{thing},
          options_{options},
          allowed_{options.limits},
          from_{w != nullptr ? w->from() : viewpoint{}} {
        proposal_.check(thing);
        from_.on_record_only = from_.on_record_only || options.on_record_only;
        asked_ = world{from_};
        if (w == nullptr) return;
        is_supposed_ = true;
        for (const world::setting& s : w->settings()) asked_.set(s);
    }

    [[nodiscard]] dependents_answer run() {
        dependents_answer answer;
        answer.thing = asked_about_;
        answer.of = origin{proposal_};
        answer.in = asked_;
        answer.all = search();
        if (allowed_.is_late()) answer.ended = allowed_.why_late();
        if (answer.ended != logic::ended::finished) return answer;
        if (!from_.on_record_only && from_.without.empty()) return answer;
        from_.on_record_only = false;
        from_.without = {};
        world all{from_};
        for (const world::setting& s : asked_.settings()) all.set(s);
        asked_ = std::move(all);
        for (dependent& d : search()) {
            const auto same = std::find_if(answer.all.begin(), answer.all.end(), [&](const dependent& found) {
                return found.contribution == d.contribution && found.on == d.on && found.how == d.how;
            });
            if (same == answer.all.end()) answer.taken_away.push_back(std::move(d));
        }
        if (allowed_.is_late()) answer.ended = allowed_.why_late();
        return answer;
    }

private:
    // The world asked about, once the thing is met there, or unmet.
    [[nodiscard]] const evaluation& then(bool is_unmet) {
        std::optional<evaluation>& known = then_[is_unmet ? 1 : 0];
        if (!known) known.emplace(compiled_, asked_.with(thing_, is_unmet ? status::unmet : status::met));
        return *known;
    }

    // Of the thing asked about, and of an actor also of what it decides.
    [[nodiscard]] std::vector<dependent> search() {
        const in_force said{proposal_, from_};
        const indexed<logic::position, logic::setting> stated = compiled_.settings(said);
        judging_dependence judge{compiled_, stated, options_.diagrams, options_.evaluations, allowed_};
        std::vector<any_handle> things{asked_about_};
        if (const auto who = proposal_.as<actor>(asked_about_)) {
            const auto acts = acts_by_actor(proposal_);
            if (const auto own = acts.find(*who); own != acts.end())
                things.insert(things.end(), own->second.begin(), own->second.end());
        }
        std::vector<dependent> result;
        for (const any_handle thing : things) {
            thing_ = thing;
            for (auto& known : then_) known.reset();
            find_dependents(said, stated, judge, result);
        }
        return result;
    }
    void find_dependents(const in_force& said, const indexed<logic::position, logic::setting>& stated,
                         judging_dependence& judge, std::vector<dependent>& result) {
        const arrows_to arrows{proposal_, stated, compiled_.circuit(), vertex_of(thing_)};
        judge.ask_about(thing_);
        for (const handle<actor> who : proposal_.all<actor>()) {
            if (options_.kind && proposal_[who].kind != *options_.kind) continue;
            if (!proposal_[who].members.empty()) continue;  // its members answer for it
            compiled::for_contributions(proposal_, who, [&](vertex v) {
                if (v == vertex_of(thing_) || who == asked_about_ || !arrows.reach(v)) return;
                dependent d;
                d.who = who;
                d.contribution = *proposal_.as<contribution>(proposal_.handle_of(v));
                d.on = thing_;
                const auto found = judge.of(d.contribution);
                if (!found) return;
                d.how = found->how;
                d.exact = found->exact;
                d.also_barred = found->also_barred;
                describe(d, arrows.way(v), said);
                if (is_supposed_) d.enough_now = then(is_against(d.how)).of(v) == status::met;
                d.of = origin{proposal_};
                result.push_back(std::move(d));
            });
        }
    }

    void describe(dependent& d, const std::vector<vertex>& way, const in_force& said) const {
        const graph_type& g = proposal_.graph();
        std::size_t statements = 0, not_inherited = 0;
        std::optional<vertex> last;
        for (const vertex v : way) {
            if (!kind_of(value_of(g, v)).passes_on || v == way.back()) {
                d.chain.push_back(proposal_.handle_of(v));
                not_inherited += std::holds_alternative<inherited_pledge>(value_of(g, v)) ? 0 : 1;
            }
            const auto word = word_behind(g, v);
            const vertex speaker = word.value_or(v);
            if (!kind_of(value_of(g, speaker)).is_statement || last == speaker) continue;
            last = speaker;
            // What a precondition stands for is none of the statements that must name the thing, nor is what is
            // inherited.
            statements += kind_of(value_of(g, speaker)).takes == stages::withdrawal ? 1 : 0;
            d.inferred = d.inferred || (word && statement_of(g, *word)->basis == basis::inferred);
            for (const handle<citation> source : citations_of(g, speaker))
                if (said.is_visible(source) &&
                    std::find(d.citations.begin(), d.citations.end(), source) == d.citations.end())
                    d.citations.push_back(source);
        }
        d.direct = statements <= 1 && not_inherited <= 3;
    }

    const proposal proposal_;
    const compiled& compiled_;
    any_handle asked_about_;
    any_handle thing_{};  // what is looked at: the thing asked about, or what it decides
    const dependents_options& options_;
    logic::budget allowed_;
    viewpoint from_;
    world asked_{};
    bool is_supposed_ = false;  // whether a world was given, to suppose the thing met or unmet there
    std::array<std::optional<evaluation>, 2> then_{};
};

}  // namespace detail

MUSTER_INLINE dependents_answer dependents(const compiled& c, const world& w, any_handle thing,
                                           const dependents_options& options) {
    return detail::dependents_search{c, &w, thing, options}.run();
}

MUSTER_INLINE dependents_answer dependents(const proposal& p, const world& w, any_handle thing,
                                           const dependents_options& options) {
    return dependents(compile(p), w, thing, options);
}

MUSTER_INLINE dependents_answer dependents(const compiled& c, any_handle thing, const dependents_options& options) {
    return detail::dependents_search{c, nullptr, thing, options}.run();
}

MUSTER_INLINE dependents_answer dependents(const proposal& p, any_handle thing, const dependents_options& options) {
    return dependents(compile(p), thing, options);
}

}  // namespace muster

#endif
