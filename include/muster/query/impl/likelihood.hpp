#ifndef MUSTER_QUERY_IMPL_LIKELIHOOD_HPP
#define MUSTER_QUERY_IMPL_LIKELIHOOD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/probability.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/random_leaves.hpp>
#include <muster/query/likelihood.hpp>

namespace muster {

MUSTER_INLINE likelihood_answer likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options) {
    const detail::evaluation e{c, w};
    e.source().check(what);
    for (const assumption& known : options.given) e.source().check(known.what);
    const detail::random_leaves random{e, b};
    likelihood_answer answer;
    answer.what = what;
    answer.given = options.given;
    answer.in = w;
    answer.of = origin{e.source()};
    logic::budget budget{options.limits};
    try {
        std::vector<any_handle> things{what};
        for (const assumption& known : answer.given) things.push_back(known.what);
        detail::leaf_function leaves{c, random.settings(), things, budget};
        std::vector<logic::network::function> holds;
        for (const assumption& known : answer.given)
            holds.push_back(known.is == status::met ? leaves.met(known.what)
                            : known.is == status::unmet
                                ? !leaves.not_unmet(known.what)
                                : leaves.functions().all_of({leaves.not_unmet(known.what), !leaves.met(known.what)}));
        const logic::network::function given_holds = leaves.functions().all_of(holds);
        std::vector<logic::position> used;
        const auto probability_of = [&](logic::network::function function) {
            const logic::diagram d = leaves.diagram_of(function);
            for (const logic::diagram::input& in : d.inputs())
                if (!in.is_module()) used.push_back(logic::position_of(in.variable));
            return logic::probability_pass{d,
                                           [&](logic::variable x) { return random.probability(logic::position_of(x)); }}
                .value();
        };
        const logic::network::function met = leaves.met(what), possible = leaves.not_unmet(what);
        answer.given_probability = answer.given.empty() ? 1 : probability_of(given_holds);
        const double joint = probability_of(leaves.functions().all_of({met, given_holds}));
        const double joint_most =
            met == possible ? joint : probability_of(leaves.functions().all_of({possible, given_holds}));
        if (answer.given_probability > 0) {
            answer.least = joint / answer.given_probability;
            answer.most = joint_most / answer.given_probability;
        }
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        for (const logic::position p : used) answer.leaves.emplace_back(c.handle_at(p), random.probability(p));
        std::sort(answer.leaves.begin(), answer.leaves.end());
    } catch (const logic::limit_reached& limit) {
        answer.ended = limit.reason();
    }
    return answer;
}

MUSTER_INLINE likelihood_answer likelihood(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options) {
    return likelihood(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
