#ifndef MUSTER_QUERY_IMPL_ENABLING_SETS_HPP
#define MUSTER_QUERY_IMPL_ENABLING_SETS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/search/problem.hpp>
#include <muster/logic/set_family.hpp>
#include <muster/logic/set_search.hpp>
#include <muster/logic/set_sequence.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/extra_strength.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/sized_world.hpp>

namespace muster {

namespace detail {

/// Answers `enabling_sets` and `blocking_sets`.
class finding_sets {
public:
    /// For one question. The compiled proposal must outlive it.
    finding_sets(const compiled& c, const world& w, any_handle what, status goal, const sets_options& options)
        : compiled_{c},
          in_{w},
          sized_{c, w, what, negated(goal)},
          evaluation_{c, without_outcomes_that_follow(c, sized_.world)},
          what_{what},
          goal_{goal},
          options_{options},
          settings_{evaluation_.settings()} {
        evaluation_.source().check(what);
        free_leaves();
    }

    /// The answer. Call it once.
    [[nodiscard]] change_sets run() {
        change_sets answer = listed();
        if (goal_ == status::met) find_extra_strengths(answer);
        return answer;
    }

private:
    [[nodiscard]] change_sets listed() {
        change_sets answer;
        answer.goal = {what_, goal_};
        answer.in = in_;
        answer.unsized = sized_.unsized;
        answer.of = origin{evaluation_.source()};
        logic::budget allowed{options_.limits};
        const logic::ended by_diagrams = list_by_diagrams(answer, allowed);
        const bool has_family = by_diagrams == logic::ended::finished;
        if (!has_family) list_by_search(answer, allowed);
        if (options_.count && !answer.count) count(answer);
        if (!has_family && options_.likely) answer.ended = by_diagrams;
        if (answer.ended != logic::ended::finished || goal_ != status::met) return answer;
        if (!rests_on_loops()) return answer;
        if (!(has_family && list_together_by_diagrams(answer, allowed))) list_together_by_search(answer, allowed);
        // Where not even moving together would be enough, it is no stand-off that leaves none.
        const bool is_hopeless = answer.moving_together.empty() && options_.list != 0 && !options_.largest &&
                                 answer.moving_together_ended == logic::ended::finished;
        if (answer.count && *answer.count == 0 && !is_hopeless) answer.standoffs = blocking_standoffs(allowed);
        return answer;
    }

    using set_of_leaves = std::vector<logic::literal<logic::variable>>;
    static constexpr std::size_t most_passed_over = 10'000, most_others = 10;
    static constexpr std::uint64_t nodes_of_few = 50'000, steps_of_few = 500'000;  // where all sets cost less than some
    static constexpr double share_of_diagrams = 0.5;  // of the time; the search has what is left
    static constexpr double share_of_smallest = 0.8;  // of the time; what is left is for others, if they are needed
    static constexpr std::uint64_t steps_of_others = 2'000'000, steps_of_together = 4'000'000;

    // Where a mandate is, or is not, in force as its recorded votes have it by the rule of the body, these can change,
    // and its outcome with them. Where too few of them are known for that, the report of the outcome stands.
    [[nodiscard]] static world without_outcomes_that_follow(const compiled& c, const world& w) {
        const proposal p = c.current_source();
        std::vector<world::setting> outcomes;
        for (const world::setting& s : w.settings())
            if (is_outcome_of_vote(p.graph(), s)) outcomes.push_back(s);
        while (!outcomes.empty()) {
            world result = w;
            for (const world::setting& s : outcomes) result = result.without(s.on);
            const evaluation by_votes{c, result};
            const auto contradicted = std::remove_if(outcomes.begin(), outcomes.end(),
                                                     [&](const auto& s) { return by_votes.of(s.on) != s.is; });
            if (contradicted == outcomes.end()) return result;
            outcomes.erase(contradicted, outcomes.end());
        }
        return w;
    }

    // Facts, decisions and votes become free; what was known of them is kept aside. What is derived is not a leaf, and
    // what the caller set stays.
    void free_leaves() {
        known_.assign(settings_.size(), status::open);
        const indexed<logic::position, logic::setting> said = compiled_.settings(evaluation_.in_force());
        for (const world::setting& s : evaluation_.supposed().settings()) {
            if (s.why == cause::overridden) continue;
            const logic::position p = compiled_.position_of(s.on);
            const bool is_choice = kind_of(value_of(evaluation_.source().graph(), vertex_of(s.on))).is_choice;
            const bool is_fact = compiled_.circuit().is_leaf(p) || said[p] == logic::setting::open;
            if (!is_fact && !is_choice) continue;
            settings_[p] = logic::setting::open;
            known_[p] = s.is;
        }
    }

    // A known thing that can only hinder by changing stays as it is: one variable less.
    [[nodiscard]] indexed<logic::position, logic::setting> pinned() const {
        const logic::circuit& c = compiled_.circuit();
        indexed<logic::position, std::uint8_t> sign(c.size(), 0);  // 1: through an even, 2: an odd number of negations
        std::vector<std::pair<logic::position, std::uint8_t>> todo;
        const auto reach = [&](logic::position p, std::uint8_t s) {
            if ((sign[p] & s) != 0) return;
            sign[p] = static_cast<std::uint8_t>(sign[p] | s);
            todo.emplace_back(p, s);
        };
        reach(compiled_.position_of(what_), goal_ == status::met ? 1 : 2);
        while (!todo.empty()) {
            const auto [p, s] = todo.back();
            todo.pop_back();
            if (settings_[p] != logic::setting::none) continue;
            for (const auto part : c.parts(p))
                reach(part.index(), part.is_negated() ? static_cast<std::uint8_t>(3 - s) : s);
        }
        indexed<logic::position, logic::setting> result = settings_;
        for (const logic::position p : c.positions())
            if ((known_[p] == status::met && sign[p] == 1) || (known_[p] == status::unmet && sign[p] == 2))
                result[p] = logic::setting_of(known_[p]);
        return result;
    }

    [[nodiscard]] logic::search::target_question question(logic::loops mode) const {
        return {compiled_.circuit(), settings_, known_, compiled_.position_of(what_), goal_, mode};
    }
    [[nodiscard]] std::size_t largest() const { return options_.largest.value_or(compiled_.circuit().size()); }

    // Nothing is done for what is not listed.
    void list_by_search(change_sets& answer, const logic::budget& allowed) const {
        std::size_t complete_below = 0;
        const auto is_whole = logic::attempt_to([&] {
            logic::budget own{allowed.rest(share_of_smallest)};
            logic::set_search sets{question(logic::loops::wait), own};
            try {
                while (answer.size() < options_.list) {
                    const auto set = sets.next(largest());
                    if (!set) return true;
                    answer.all.push_back(described(*set));
                }
            } catch (...) {
                complete_below = sets.complete_below();
                throw;
            }
            return sets.is_over();
        });
        if (!is_whole) {
            answer.ended = is_whole.reason();
            if (complete_below > 0) answer.known_up_to = complete_below - 1;
            list_others(answer, allowed);
        } else if (*is_whole) {
            answer.count = answer.size();
        }
        if (options_.likely)
            std::stable_sort(answer.all.begin(), answer.all.end(),
                             [](const change_set& a, const change_set& b) { return *a.probability > *b.probability; });
    }
    // Where there is no time to show which are the smallest, some that are soon found.
    void list_others(change_sets& answer, const logic::budget& rest) const {
        logic::budget allowed{rest.rest()};
        allowed.limit_steps(steps_of_others);
        static_cast<void>(logic::attempt_to([&] {
            logic::set_search sets{question(logic::loops::wait), allowed};
            for (std::size_t tries = 0; answer.size() < options_.list && tries < most_others; ++tries) {
                const auto set = sets.any();
                if (!set) break;
                change_set found = described(*set);
                const bool is_wanted = found.size() <= largest() && found.size() > answer.known_up_to.value_or(0);
                if (is_wanted && std::find(answer.begin(), answer.end(), found) == answer.end())
                    answer.all.push_back(std::move(found));
            }
            return true;
        }));
        std::stable_sort(answer.all.begin(), answer.all.end(),
                         [](const change_set& a, const change_set& b) { return a.size() < b.size(); });
    }
    // Those that are enough also where everybody waits are left out.
    void list_together_by_search(change_sets& answer, const logic::budget& rest) const {
        logic::budget allowed{rest.rest()};
        allowed.limit_steps(steps_of_together);
        answer.moving_together.clear();
        const auto done = logic::attempt_to([&] {
            logic::set_search sets{question(logic::loops::move_together), allowed};
            sets.leave_out(logic::loops::wait);
            while (answer.moving_together.size() < options_.list) {
                const auto set = sets.next(largest());
                if (!set) break;
                answer.moving_together.push_back(described(*set));
            }
            return true;
        });
        answer.moving_together_ended = !done && allowed.steps() == 0 ? logic::ended::stopped : done.reason();
    }

    // All sets as one family. The likeliest are only found so; of the smallest, where there are not too many.
    [[nodiscard]] logic::budget for_diagrams(const logic::budget& allowed) const {
        logic::limits limits = allowed.rest(options_.likely ? share_of_diagrams : 1);
        if (!options_.likely) limits.nodes = (std::min)(limits.nodes, nodes_of_few);
        logic::budget result{limits};
        if (!options_.likely) result.limit_steps(steps_of_few);
        return result;
    }
    [[nodiscard]] logic::ended list_by_diagrams(change_sets& answer, const logic::budget& allowed) {
        logic::budget own = for_diagrams(allowed);
        const auto done = logic::attempt_to([&] {
            family_ = family(logic::loops::wait, own);
            list(family_, own, answer.all, [](const set_of_leaves&) { return true; });
            answer.count = family_.count();
            return true;
        });
        if (!done) answer.all.clear();
        return done.reason();
    }
    [[nodiscard]] bool list_together_by_diagrams(change_sets& answer, const logic::budget& allowed) const {
        logic::budget own = for_diagrams(allowed);
        const auto is_whole = logic::attempt_to([&] {
            return list(family(logic::loops::move_together, own), own, answer.moving_together,
                        [&](const set_of_leaves& set) { return !family_.has_part_of(set); });
        });
        return is_whole && *is_whole;
    }
    // Whether all those were listed that are wanted; not where too many others had to be passed over.
    template <class Wanted>
    bool list(const logic::set_family& of, logic::budget& allowed, std::vector<change_set>& into,
              const Wanted& is_wanted) const {
        logic::set_sequence best{
            of, [this](logic::literal<logic::variable> l) { return options_.likely ? unlikelihood(l) : 1.0; }};
        std::size_t passed = 0;
        while (into.size() < options_.list && passed < most_passed_over) {
            const auto set = best.next(allowed);
            if (!set) return true;
            if (is_wanted(*set)) into.push_back(described(*set));
            else ++passed;
        }
        return passed < most_passed_over;
    }
    void count(change_sets& answer) const {
        if (const auto counted = logic::attempt_to([&] {
                logic::budget allowed{*options_.count};
                return family(logic::loops::wait, allowed).count();
            }))
            answer.count = *counted;
    }
    // All of them.
    [[nodiscard]] logic::set_family family(logic::loops mode, logic::budget& allowed) const {
        leaf_function leaves{compiled_, pinned(), what_, allowed, mode};
        const logic::diagram d = leaves.diagram_of(goal_ == status::met ? leaves.met(what_) : !leaves.not_unmet(what_));
        logic::cost_bound bound;
        if (options_.largest) bound.most = *options_.largest;
        return logic::minimal_sets(
            d, [this](logic::variable x) { return known_[logic::position_of(x)]; }, allowed, bound);
    }

    [[nodiscard]] any_handle leaf_of(logic::literal<logic::variable> l) const {
        return compiled_.handle_at(logic::position_of(l.index()));
    }
    [[nodiscard]] any_handle leaf_of(logic::search::change l) const { return compiled_.handle_at(l.index()); }
    template <class Literal>
    [[nodiscard]] double probability(Literal l) const {
        const any_handle h = leaf_of(l);
        auto p = options_.likely->of(h);
        if (!p) p = options_.likely->otherwise();
        if (!p)
            refuse(errc::unknown_key, evaluation_.source().key_of(h),
                   "no belief is given for " + in_quotes(evaluation_.source().key_of(h)));
        return l.is_negated() ? 1 - *p : *p;
    }
    [[nodiscard]] double unlikelihood(logic::literal<logic::variable> l) const {
        const double p = probability(l);
        return p > 0 ? -std::log(p) : 1e9;  // impossible ones last, not lost
    }

    template <class Literal>
    [[nodiscard]] change_set described(const std::vector<Literal>& set) const {
        change_set result;
        result.of = origin{evaluation_.source()};
        if (options_.likely) result.probability = 1;
        for (const Literal l : set) {
            result.changes.push_back({leaf_of(l), l.is_negated() ? status::unmet : status::met});
            if (options_.likely) *result.probability *= probability(l);
        }
        std::sort(result.changes.begin(), result.changes.end(),
                  [](const assumption& a, const assumption& b) { return a.what < b.what; });
        return result;
    }

    void find_extra_strengths(change_sets& answer) const {
        extra_strengths extra{compiled_, in_};
        for (std::vector<change_set>* const sets : {&answer.all, &answer.moving_together})
            for (change_set& set : *sets) set.extra = extra.of(set.changes);
    }

    [[nodiscard]] bool rests_on_loops() const {
        const auto used = rests_on(compiled_.circuit(), settings_, compiled_.position_of(what_));
        for (const logic::circuit::component& loop : compiled_.circuit().loops())
            for (const logic::position p : loop)
                if (used[p] != 0 && settings_[p] == logic::setting::none) return true;
        return false;
    }
    [[nodiscard]] std::vector<standoff> blocking_standoffs(const logic::budget& allowed) const {
        std::vector<standoff> result;
        const auto used = rests_on(compiled_.circuit(), evaluation_.settings(), compiled_.position_of(what_));
        for (const standoff& s : muster::standoffs(compiled_, in_, {.limits = allowed.rest()}))
            if (std::any_of(s.members.begin(), s.members.end(),
                            [&](any_handle m) { return used[compiled_.position_of(m)] != 0; }))
                result.push_back(s);
        return result;
    }

    const compiled& compiled_;
    const world& in_;
    sized_world sized_;
    evaluation evaluation_;
    any_handle what_;
    status goal_;
    const sets_options& options_;
    indexed<logic::position, logic::setting> settings_;
    indexed<logic::position, status> known_{};
    logic::set_family family_{};  // of all sets, where it is not too large
};

}  // namespace detail

MUSTER_INLINE change_sets enabling_sets(const compiled& c, const world& w, any_handle what,
                                        const sets_options& options) {
    return detail::finding_sets{c, w, what, status::met, options}.run();
}

MUSTER_INLINE change_sets enabling_sets(const proposal& p, const world& w, any_handle what,
                                        const sets_options& options) {
    return enabling_sets(compile(p), w, what, options);
}

MUSTER_INLINE change_sets blocking_sets(const compiled& c, const world& w, any_handle what,
                                        const sets_options& options) {
    return detail::finding_sets{c, w, what, status::unmet, options}.run();
}

MUSTER_INLINE change_sets blocking_sets(const proposal& p, const world& w, any_handle what,
                                        const sets_options& options) {
    return blocking_sets(compile(p), w, what, options);
}

}  // namespace muster

#endif
