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
#include <muster/logic/set_family.hpp>
#include <muster/logic/set_sequence.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>

namespace muster {

namespace detail {

/// Answers `enabling_sets` and `blocking_sets`.
class finding_sets {
public:
    /// For one question. The compiled proposal must outlive it.
    finding_sets(const compiled& c, const world& w, any_handle what, status goal, const sets_options& options)
        : compiled_{c},
          evaluation_{c, w},
          what_{what},
          goal_{goal},
          options_{options},
          settings_{evaluation_.settings()} {
        evaluation_.source().check(what);
        free_leaves();
    }

    /// The answer. Call it once.
    [[nodiscard]] change_sets run() {
        change_sets answer;
        answer.goal = {what_, goal_};
        answer.in = evaluation_.world();
        answer.of = origin{evaluation_.source()};
        const indexed<logic::position, logic::setting> settings = pinned();
        const auto everything = [](const set_of_leaves&) { return true; };
        logic::set_family enough;
        answer.ended = find(logic::loops::wait, settings, enough, answer, answer.all, everything);
        if (answer.ended != logic::ended::finished || goal_ != status::met) return answer;
        if (answer.empty()) answer.standoffs = blocking_standoffs();
        if (!rests_on_loops(settings)) return answer;
        change_sets unused;
        logic::set_family together;
        find(logic::loops::move_together, settings, together, unused, answer.moving_together,
             [&](const set_of_leaves& set) { return !enough.has_part_of(set); });
        return answer;
    }

private:
    static constexpr std::size_t most_passed_over = 10'000;
    using set_of_leaves = std::vector<logic::literal<logic::variable>>;

    // Facts, decisions and votes become free; what was known of them is kept aside. What is derived is not a leaf, and
    // what the caller set stays.
    void free_leaves() {
        known_.assign(settings_.size(), status::open);
        const indexed<logic::position, logic::setting> said = compiled_.settings(evaluation_.in_force());
        for (const world::setting& s : evaluation_.world().settings()) {
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

    // Lists the sets that are wanted. Past the limits, all sets up to the largest size that is within them.
    template <class Wanted>
    logic::ended find(logic::loops mode, const indexed<logic::position, logic::setting>& settings,
                      logic::set_family& family, change_sets& answer, std::vector<change_set>& into,
                      const Wanted& is_wanted) const {
        logic::ended ended = logic::ended::finished;
        logic::budget allowed{options_.limits};
        try {
            leaf_function leaves{compiled_, settings, what_, allowed, mode};
            const logic::diagram d =
                leaves.diagram_of(goal_ == status::met ? leaves.met(what_) : !leaves.not_unmet(what_));
            const auto known = [this](logic::variable x) { return known_[logic::position_of(x)]; };
            const std::size_t most = options_.largest ? *options_.largest : d.inputs().size();
            logic::cost_bound bound;
            if (options_.largest) bound.most = most;
            try {
                family = logic::minimal_sets(d, known, allowed, bound);
                answer.count = family.count();
            } catch (const logic::limit_reached& limit) {
                ended = limit.reason();
            }
            const auto list = [&](auto cost) {
                into.clear();
                logic::set_sequence best{family, cost};
                for (std::size_t passed = 0; into.size() < options_.list && passed < most_passed_over;) {
                    const auto set = best.next(allowed);
                    if (!set) break;
                    if (is_wanted(*set)) into.push_back(described(*set));
                    else ++passed;
                }
            };
            const auto list_in_order = [&] {
                if (options_.likely) list([this](logic::literal<logic::variable> l) { return unlikelihood(l); });
                else list([](logic::literal<logic::variable>) { return 1.0; });
            };
            if (ended == logic::ended::finished) list_in_order();
            else
                for (std::size_t size = 0; size < most; ++size) {
                    family = logic::minimal_sets(d, known, allowed, {size});
                    answer.known_up_to = size;
                    list_in_order();
                }
        } catch (const logic::limit_reached& limit) {
            if (ended == logic::ended::finished) ended = limit.reason();
        }
        return ended;
    }

    [[nodiscard]] any_handle leaf_of(logic::literal<logic::variable> l) const {
        return compiled_.handle_at(logic::position_of(l.index()));
    }
    [[nodiscard]] double probability(logic::literal<logic::variable> l) const {
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

    [[nodiscard]] change_set described(const set_of_leaves& set) const {
        change_set result;
        result.of = origin{evaluation_.source()};
        if (options_.likely) result.probability = 1;
        for (const logic::literal<logic::variable> l : set) {
            result.changes.push_back({leaf_of(l), l.is_negated() ? status::unmet : status::met});
            if (options_.likely) *result.probability *= probability(l);
        }
        std::sort(result.changes.begin(), result.changes.end(),
                  [](const assumption& a, const assumption& b) { return a.what < b.what; });
        return result;
    }

    [[nodiscard]] bool rests_on_loops(indexed_span<logic::position, const logic::setting> settings) const {
        const auto used = rests_on(compiled_.circuit(), settings, compiled_.position_of(what_));
        for (const logic::circuit::component& loop : compiled_.circuit().loops())
            for (const logic::position p : loop)
                if (used[p] != 0 && settings[p] == logic::setting::none) return true;
        return false;
    }
    [[nodiscard]] std::vector<standoff> blocking_standoffs() const {
        std::vector<standoff> result;
        const auto used = rests_on(compiled_.circuit(), evaluation_.settings(), compiled_.position_of(what_));
        for (const standoff& s : muster::standoffs(compiled_, evaluation_.world()))
            if (std::any_of(s.members.begin(), s.members.end(),
                            [&](any_handle m) { return used[compiled_.position_of(m)] != 0; }))
                result.push_back(s);
        return result;
    }

    const compiled& compiled_;
    evaluation evaluation_;
    any_handle what_;
    status goal_;
    const sets_options& options_;
    indexed<logic::position, logic::setting> settings_;
    indexed<logic::position, status> known_{};
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
