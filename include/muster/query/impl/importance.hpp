#ifndef MUSTER_QUERY_IMPL_IMPORTANCE_HPP
#define MUSTER_QUERY_IMPL_IMPORTANCE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fussell_vesely.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/logic/probability.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/random_leaves.hpp>
#include <muster/query/importance.hpp>

namespace muster {

MUSTER_INLINE importance_answer importance(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options) {
    const detail::evaluation e{c, w};
    e.source().check(what);
    const detail::random_leaves random{e, b};
    const auto probability_of = [&](logic::variable x) { return random.probability(logic::position_of(x)); };
    importance_answer answer;
    answer.what = what;
    answer.in = w;
    answer.of = origin{e.source()};
    logic::budget budget{options.limits};
    try {
        detail::leaf_function leaves{c, random.settings(), what, budget};
        const logic::diagram d = leaves.diagram_of(leaves.met(what));
        answer.probability = logic::probability_pass{d, probability_of}.value();
        for (const logic::importance_measures& m : logic::importance(d, probability_of)) {
            leaf_importance row;
            row.leaf = c.handle_at(logic::position_of(m.variable));
            row.probability = random.probability(row.leaf);
            row.birnbaum = m.birnbaum;
            row.criticality = m.criticality;
            row.risk_achievement_worth = m.risk_achievement_worth;
            row.risk_reduction_worth = m.risk_reduction_worth;
            answer.leaves.push_back(row);
        }
        const auto by_sets = logic::attempt_to([&] {
            logic::budget own{options.fussell_vesely};
            const logic::set_family family = logic::minimal_sets(d, logic::set_kind::prime_implicants, own);
            return logic::fussell_vesely(family, probability_of, own);
        });
        if (by_sets) {
            // A leaf that no set needs met has the measure zero.
            const double none = answer.probability > 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
            for (leaf_importance& row : answer.leaves) row.fussell_vesely = none;
            std::size_t i = 0;  // both by position
            for (const logic::literal_importance& m : *by_sets) {
                if (m.of.is_negated()) continue;
                while (answer.leaves[i].leaf != c.handle_at(logic::position_of(m.of.index()))) ++i;
                answer.leaves[i].fussell_vesely = m.fussell_vesely;
            }
        }

        const auto used = detail::rests_on(c.circuit(), random.settings(), c.position_of(what));
        for (const handle<actor> who : e.source().all<actor>()) {
            if (!e.source()[who].members.empty()) continue;
            std::vector<logic::position> theirs;
            compiled::for_contributions(e.source(), who, [&](detail::vertex v) {
                if (e.in_force().is_mentioned(v)) theirs.push_back(c.circuit().position_of(v));
            });
            if (theirs.empty()) continue;
            actor_importance row{who, answer.probability, answer.probability};
            const bool bears =
                std::any_of(theirs.begin(), theirs.end(), [&](logic::position p) { return used[p] != 0; });
            for (const logic::setting s : {logic::setting::met, logic::setting::unmet}) {
                if (!bears) break;
                detail::indexed<logic::position, logic::setting> settings = random.settings();
                for (const logic::position p : theirs) settings[p] = s;
                detail::leaf_function given{c, settings, what, budget};
                const double p = logic::probability_pass{given.diagram_of(given.met(what)), probability_of}.value();
                (s == logic::setting::met ? row.when_it_comes : row.when_it_stays_out) = p;
            }
            answer.actors.push_back(row);
        }
    } catch (const logic::limit_reached& limit) {
        answer.ended = limit.reason();
    }
    const auto size = [](double x) { return x < 0 ? -x : x; };
    std::stable_sort(
        answer.leaves.begin(), answer.leaves.end(), [&](const leaf_importance& x, const leaf_importance& y) {
            return size(x.birnbaum) != size(y.birnbaum) ? size(x.birnbaum) > size(y.birnbaum) : x.leaf < y.leaf;
        });
    std::stable_sort(
        answer.actors.begin(), answer.actors.end(),
        [&](const actor_importance& x, const actor_importance& y) { return size(x.birnbaum()) > size(y.birnbaum()); });
    return answer;
}

MUSTER_INLINE importance_answer importance(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options) {
    return importance(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
