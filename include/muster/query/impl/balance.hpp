#ifndef MUSTER_QUERY_IMPL_BALANCE_HPP
#define MUSTER_QUERY_IMPL_BALANCE_HPP

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/explaining.hpp>
#include <muster/query/impl/offers.hpp>

namespace muster {

namespace detail {

/// Draws up the balance of one evaluation.
class balancing {
public:
    /// The evaluation must outlive it.
    balancing(const evaluation& e, const logic::limits& limits)
        : evaluation_{e},
          proposal_{e.source()},
          offers_{proposal_, e.in_force()},
          causes_{e.causes()},
          reasons_{e},
          allowed_{limits} {}

    [[nodiscard]] role_balance of(handle<role> task) {
        role_balance result{task, evaluation_.of(task), {}};
        const needs& wanted = proposal_[task].needs;
        for (std::uint32_t which = 0; which < wanted.size(); ++which) {
            need_balance& made = result.needs.emplace_back();
            made.wanted = wanted[which];
            made.figures.needed = wanted[which].amount;
            for (const handle<contribution> c : offers_.to(task))
                if (evaluation_.in_force().is_mentioned(vertex_of(c)))
                    made.rows.push_back(row_of(c, which, made.figures.needed, made.figures));
            close(made.figures);
            std::stable_sort(made.rows.begin(), made.rows.end(),
                             [](const balance_row& a, const balance_row& b) { return rank(a) < rank(b); });
        }
        return result;
    }
    [[nodiscard]] bool is_late() const { return is_late_; }

private:
    [[nodiscard]] static int rank(const balance_row& row) {
        return row.is_deployed && row.is == status::met ? 0
               : row.is == status::met                  ? 1
               : row.is == status::open                 ? 2
                                                        : 3;
    }

    [[nodiscard]] balance_row row_of(handle<contribution> c, std::uint32_t which, std::uint64_t needed,
                                     need_figures& into) {
        balance_row row;
        row.of = c;
        row.is = evaluation_.of(c);
        row.why = causes_[vertex_of(c)];
        row.is_deployed = is_deployed(c);
        const offers::total sum = offers_.total_of(c, which, needed, [this](vertex v) { return evaluation_.of(v); });
        row.least = sum.least;
        row.most = sum.most;
        row.announced = sum.announced;
        row.is_sized = sum.is_sized;
        row.is_assumed = sum.is_assumed;
        offers::enter(into, sum, row.is, row.is_deployed);
        for (const counted_offer& o : offers_.of(c, which))
            if (o.said_in) row.said_in.push_back(o.said_in);
        if (row.is != status::met) row.waits_for = grounds(c);
        return row;
    }
    // A report of a deployment stands.
    [[nodiscard]] bool is_deployed(handle<contribution> c) const {
        if (!has_terms(proposal_.graph(), vertex_of(c))) return false;
        const world::setting* s =
            evaluation_.supposed().find(proposal_.handle_of(terms_of(proposal_.graph(), vertex_of(c))));
        return s != nullptr && s->is == status::met;
    }
    // The ends of its explanation.
    [[nodiscard]] std::vector<any_handle> grounds(handle<contribution> c) {
        is_late_ = is_late_ || allowed_.is_late();
        if (is_late_) return {};
        std::vector<any_handle> result;
        const explanation told = reasons_.of(c);
        for (const explanation_step& s : told.steps)
            if (s.because.empty() && s.what != told.root().what && s.why != cause::not_in_force)
                result.push_back(s.what);
        return result;
    }

    const evaluation& evaluation_;
    const proposal& proposal_;
    offers offers_;
    indexed<vertex, cause> causes_;
    explaining reasons_;
    logic::budget allowed_;
    bool is_late_ = false;
};

}  // namespace detail

MUSTER_INLINE balance_answer balance(const compiled& c, const world& w, const balance_options& options) {
    const detail::evaluation e{c, w};
    if (options.of) e.source().check(options.of);
    detail::balancing drawn{e, options.limits};
    balance_answer answer;
    answer.in = w;
    answer.of = origin{e.source()};
    for (const handle<role> task : e.source().all<role>())
        if (options.of ? options.of == task : e.in_force().is_mentioned(detail::vertex_of(task)))
            answer.all.push_back(drawn.of(task));
    if (drawn.is_late()) answer.ended = logic::ended::time;
    return answer;
}

MUSTER_INLINE balance_answer balance(const proposal& p, const world& w, const balance_options& options) {
    return balance(compile(p), w, options);
}

}  // namespace muster

#endif
