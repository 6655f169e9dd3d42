#ifndef MUSTER_QUERY_IMPL_EXPLAIN_HPP
#define MUSTER_QUERY_IMPL_EXPLAIN_HPP

#include <cstddef>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/explaining.hpp>

namespace muster {

MUSTER_INLINE explanation explanation::pruned(std::size_t depth) const {
    explanation result{*this};
    detail::prune(result.steps, depth);
    for (explanation_case& c : result.cases) detail::prune(c.steps, depth);
    return result;
}

MUSTER_INLINE explanation explain(const compiled& c, const world& w, any_handle what, const explain_options& options) {
    const detail::evaluation e{c, w};
    explanation result = detail::explaining{e}.of(what);
    if (result.root().is != status::open || options.most_cases < 2) return result;
    const logic::budget allowed{options.limits};

    // Open things found along the explanation itself are assumed met, then unmet, until every case is decided alike.
    std::vector<explanation_case> cases, todo{{{}, result.steps}};
    while (!todo.empty()) {
        const explanation_case here = std::move(todo.back());
        todo.pop_back();
        const status is = here.steps.front().is;
        if (is != status::open) {
            if (!cases.empty() && cases.front().steps.front().is != is) return result;
            cases.push_back(here);
            continue;
        }
        any_handle input{};
        for (const explanation_step& step : here.steps)
            if (step.is == status::open && step.because.empty() && !input) input = step.what;
        if (!input || input == what) return result;
        if (cases.size() + todo.size() + 2 > options.most_cases || allowed.is_late()) {
            result.ended = allowed.is_late() ? allowed.why_late() : logic::ended::nodes;
            return result;
        }
        for (const status assumed : {status::unmet, status::met}) {
            explanation_case next;
            next.assuming = here.assuming;
            next.assuming.push_back({input, assumed});
            world supposed = w;
            for (const assumption& a : next.assuming) {
                // An actor that is overridden takes its contributions with it; one that is presumed does not.
                const cause why = e.source().as<actor>(a.what) ? cause::presumed : cause::overridden;
                supposed.set({a.what, a.is, why, {}});
            }
            const detail::evaluation then{c, supposed};
            next.steps = detail::explaining{then}.of(what).steps;
            todo.push_back(std::move(next));
        }
    }
    explanation_step root = result.root();
    root.is = cases.front().steps.front().is;
    root.why = cause::derived;
    root.because.clear();
    result.steps.assign(1, root);
    result.cases = std::move(cases);
    return result;
}

MUSTER_INLINE explanation explain(const proposal& p, const world& w, any_handle what, const explain_options& options) {
    return explain(compile(p), w, what, options);
}

}  // namespace muster

#endif
