#ifndef MUSTER_QUERY_IMPL_AMOUNT_FIGURES_HPP
#define MUSTER_QUERY_IMPL_AMOUNT_FIGURES_HPP

#include <algorithm>
#include <cstdint>

#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/offers.hpp>
#include <muster/query/need_figures.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster::detail {

/// What is offered beside what a condition on numbers asks for; of a share, beside the part of what the others would
/// send for certain.
[[nodiscard]] inline need_figures figures_of(const evaluation& e, const offers& all, const condition::term& asked) {
    const proposal& p = e.source();
    const needs& wanted = p[asked.counted->in].needs;
    const std::uint32_t which = need_counted(wanted, asked.counted->unit);
    const auto is_theirs = [&](handle<actor> by) {
        if (!asked.what) return true;
        bool is_in = any_handle{by} == asked.what;
        for (const membership& m : p[*p.as<actor>(asked.what)].members)
            is_in = is_in || (m.who == by && e.in_force().lasts(m));
        return is_in != asked.is_besides;
    };
    need_figures theirs, others;
    for (const handle<contribution> made : all.to(asked.counted->in)) {
        if (!e.in_force().is_mentioned(vertex_of(made))) continue;
        need_figures& into = is_theirs(p[made].by) ? theirs : others;
        const status is = e.of(made);
        if (asked.counted->unit == "contributors")
            ++(is == status::met ? into.firm : is == status::open ? into.possible : into.barred);
        else
            offers::enter(into, all.total_of(made, which, asked.threshold, [&](vertex v) { return e.of(v); }), is,
                          false);
    }
    theirs.needed = asked.kind == condition_kind::share ? (others.firm * asked.threshold + asked.of - 1) / asked.of
                                                        : asked.threshold;
    close(theirs);
    return theirs;
}

}  // namespace muster::detail

#endif
