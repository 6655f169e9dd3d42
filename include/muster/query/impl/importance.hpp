#ifndef MUSTER_QUERY_IMPL_IMPORTANCE_HPP
#define MUSTER_QUERY_IMPL_IMPORTANCE_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fussell_vesely.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/probability.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/random_leaves.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/impl/world_drawing.hpp>
#include <muster/query/importance.hpp>

namespace muster {

namespace detail {

/// Answers `importance`: by diagrams, or in random worlds.
class finding_importance {
public:
    /// For one question. The compiled proposal must outlive it.
    finding_importance(const compiled& c, const world& w, any_handle what, const beliefs& b,
                       const importance_options& options)
        : compiled_{c},
          sized_{c, w, what},
          evaluation_{c, sized_.world},
          beliefs_{b},
          random_{evaluation_, b},
          options_{options},
          used_{rests_on(c.circuit(), random_.settings(), c.position_of(what))} {
        answer_.what = what;
        answer_.in = w;
        answer_.unsized = sized_.unsized;
        answer_.of = origin{evaluation_.source()};
    }

    /// The answer. Call it once.
    [[nodiscard]] importance_answer run() {
        const logic::budget allowed{options_.limits};
        const auto exact = logic::attempt_to([&] {
            logic::budget own{allowed.rest(share_of_diagrams)};
            find_exact(own);
            return true;
        });
        if (!exact) {
            answer_.ended = exact.reason();
            estimate(allowed);
        }
        const auto size = [](double x) { return x < 0 ? -x : x; };
        std::stable_sort(
            answer_.leaves.begin(), answer_.leaves.end(), [&](const leaf_importance& x, const leaf_importance& y) {
                return size(x.birnbaum) != size(y.birnbaum) ? size(x.birnbaum) > size(y.birnbaum) : x.leaf < y.leaf;
            });
        std::stable_sort(answer_.actors.begin(), answer_.actors.end(),
                         [&](const actor_importance& x, const actor_importance& y) {
                             return size(x.birnbaum()) > size(y.birnbaum());
                         });
        return std::move(answer_);
    }

private:
    static constexpr double share_of_diagrams = 0.5;  // of the time

    void find_exact(logic::budget& budget) {
        const auto probability_of = [&](logic::variable x) { return random_.probability(logic::position_of(x)); };
        const any_handle v = answer_.what;
        leaf_function leaves{compiled_, random_.settings(), v, budget};
        const logic::diagram d = leaves.diagram_of(leaves.met(v));
        answer_.probability = logic::probability_pass{d, probability_of}.value();
        for (const logic::importance_measures& m : logic::importance(d, probability_of)) {
            leaf_importance row;
            row.leaf = compiled_.handle_at(logic::position_of(m.variable));
            row.probability = random_.probability(row.leaf);
            row.birnbaum = m.birnbaum;
            row.criticality = m.criticality;
            row.risk_achievement_worth = m.risk_achievement_worth;
            row.risk_reduction_worth = m.risk_reduction_worth;
            answer_.leaves.push_back(row);
        }
        find_fussell_vesely(d, budget);
        for_actors([&](handle<actor> who, const std::vector<logic::position>& theirs, bool bears) {
            actor_importance row{who, answer_.probability, answer_.probability};
            for (const logic::setting s : {logic::setting::met, logic::setting::unmet}) {
                if (!bears) break;
                indexed<logic::position, logic::setting> settings = random_.settings();
                for (const logic::position p : theirs) settings[p] = s;
                leaf_function given{compiled_, settings, v, budget};
                const double p = logic::probability_pass{given.diagram_of(given.met(v)), probability_of}.value();
                (s == logic::setting::met ? row.when_it_comes : row.when_it_stays_out) = p;
            }
            answer_.actors.push_back(row);
        });
    }
    void find_fussell_vesely(const logic::diagram& d, const logic::budget& budget) {
        const auto probability_of = [&](logic::variable x) { return random_.probability(logic::position_of(x)); };
        const auto by_sets = logic::attempt_to([&] {
            logic::limits limits = options_.fussell_vesely;
            limits.time = (std::min)(limits.time, budget.rest(share_of_diagrams).time);
            logic::budget own{limits};
            const logic::set_family family = logic::minimal_sets(d, logic::set_kind::prime_implicants, own);
            return logic::fussell_vesely(family, probability_of, own);
        });
        if (!by_sets) return;
        // A leaf that no set needs met has the measure zero.
        const double none = answer_.probability > 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
        for (leaf_importance& row : answer_.leaves) row.fussell_vesely = none;
        std::size_t i = 0;  // both by position
        for (const logic::literal_importance& m : *by_sets) {
            if (m.of.is_negated()) continue;
            while (answer_.leaves[i].leaf != compiled_.handle_at(logic::position_of(m.of.index()))) ++i;
            answer_.leaves[i].fussell_vesely = m.fussell_vesely;
        }
    }
    // Those that can contribute and are not groups: the positions of their contributions, and whether one bears on it.
    template <class Action>
    void for_actors(const Action& action) const {
        const proposal& p = evaluation_.source();
        for (const handle<actor> who : p.all<actor>()) {
            if (!p[who].members.empty()) continue;
            std::vector<logic::position> theirs;
            compiled::for_contributions(p, who, [&](vertex v) {
                if (evaluation_.in_force().is_mentioned(v)) theirs.push_back(compiled_.circuit().position_of(v));
            });
            if (theirs.empty()) continue;
            action(who, theirs,
                   std::any_of(theirs.begin(), theirs.end(), [&](logic::position q) { return used_[q] != 0; }));
        }
    }

    // Everything with the same draws, so that what is compared differs by what is asked about alone.
    void estimate(const logic::budget& allowed) {
        answer_.how = certainty::estimate;
        answer_.leaves.clear();
        answer_.actors.clear();
        const world& now = evaluation_.world();
        const double whole = share(now, beliefs_);
        answer_.probability = whole;
        answer_.worlds = options_.worlds;
        const logic::circuit& c = compiled_.circuit();
        const auto ratio = [](double a, double b) {
            if (b != 0) return a / b;
            return a != 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
        };
        for (const logic::position q : c.positions()) {
            if (allowed.is_late()) break;
            const logic::setting s = random_.settings()[q];
            if (used_[q] == 0 || !(s == logic::setting::open || (s == logic::setting::none && c.is_leaf(q)))) continue;
            const any_handle leaf = compiled_.handle_at(q);
            const double with = share(now, beliefs_.with(leaf, 1)), without = share(now, beliefs_.with(leaf, 0));
            tell_error(with, without);
            leaf_importance row;
            row.leaf = leaf;
            row.probability = random_.probability(q);
            row.birnbaum = with - without;
            row.criticality = ratio(row.probability * row.birnbaum, whole);
            row.risk_achievement_worth = ratio(with, whole);
            row.risk_reduction_worth = ratio(whole, without);
            answer_.leaves.push_back(row);
        }
        for_actors([&](handle<actor> who, const std::vector<logic::position>& theirs, bool bears) {
            if (allowed.is_late()) return;
            actor_importance row{who, whole, whole};
            if (bears) {
                const auto all = [&](double p) {
                    beliefs held = beliefs_;
                    for (const logic::position q : theirs) held = std::move(held).with(compiled_.handle_at(q), p);
                    return share(now, held);
                };
                row.when_it_comes = all(1);
                row.when_it_stays_out = all(0);
                tell_error(row.when_it_comes, row.when_it_stays_out);
            }
            answer_.actors.push_back(row);
        });
    }
    // In how many of the worlds the thing is met.
    [[nodiscard]] double share(const world& w, const beliefs& b) const {
        const logic::position q = compiled_.position_of(answer_.what);
        std::uint64_t met = 0;
        const std::uint64_t drawn = world_drawing{compiled_}.sample(
            w, b, {0, options_.worlds, 1}, [](std::uint64_t, std::uint64_t) { return true; },
            [&](const auto& all, const auto& those) { met += those.number_of(all[q].low); });
        return drawn == 0 ? 0 : static_cast<double>(met) / static_cast<double>(drawn);
    }
    void tell_error(double with, double without) {
        const auto n = static_cast<double>(options_.worlds);
        const double a = standard_error(with, n), b = standard_error(without, n);
        answer_.error = (std::max)(answer_.error, std::sqrt(a * a + b * b));
    }

    const compiled& compiled_;
    sized_world sized_;
    evaluation evaluation_;
    const beliefs& beliefs_;
    random_leaves random_;
    const importance_options& options_;
    indexed<logic::position, std::uint8_t> used_;  // what the thing rests on, by position
    importance_answer answer_{};
};

}  // namespace detail

MUSTER_INLINE importance_answer importance(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options) {
    return detail::finding_importance{c, w, what, b, options}.run();
}

MUSTER_INLINE importance_answer importance(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options) {
    return importance(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
