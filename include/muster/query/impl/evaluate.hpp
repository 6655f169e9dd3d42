#ifndef MUSTER_QUERY_IMPL_EVALUATE_HPP
#define MUSTER_QUERY_IMPL_EVALUATE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/completions.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster {

MUSTER_INLINE std::vector<handle<actor>> outcome::taking_part() const {
    std::vector<handle<actor>> result = of_status<actor>(status::met);
    std::erase_if(result, [&](handle<actor> who) { return !of.get()[who].members.empty(); });
    return result;
}

MUSTER_INLINE std::vector<handle<role>> outcome::filled_roles() const {
    return of_status<role>(status::met);
}

MUSTER_INLINE bool operator==(const outcome& a, const outcome& b) {
    return static_cast<const answer_base&>(a) == b && a.statuses_ == b.statuses_ && a.causes_ == b.causes_ &&
           a.disagreements_ == b.disagreements_ && a.hidden_ == b.hidden_;
}

MUSTER_INLINE detail::vertex outcome::checked(any_handle h) const {
    of.get().check(h);
    if (h.index() >= statuses_.size())
        detail::refuse(errc::unknown_handle, {}, "a thing that was added after this outcome was computed");
    return detail::vertex_of(h);
}

MUSTER_INLINE bool outcome::is_mentioned(any_handle h) const {
    return evaluation_->in_force().is_mentioned(checked(h));
}

MUSTER_INLINE outcome evaluate(const compiled& c, const world& w) {
    auto evaluated = std::make_shared<const detail::evaluation>(c, w);
    const logic::circuit& circuit = c.circuit();
    outcome o;
    o.of = origin{evaluated->source()};
    o.in = w;
    o.hidden_ = evaluated->in_force().hidden();
    o.statuses_.resize(circuit.size());
    for (const detail::vertex v : o.statuses_.indices()) o.statuses_[v] = evaluated->of(v);
    o.causes_ = evaluated->causes();
    for (const world::setting& s : w.settings()) {
        const logic::position p = c.position_of(s.on);
        if (s.why == cause::overridden || circuit.is_leaf(p)) continue;
        if (!evaluated->in_force().has_rule(detail::vertex_of(s.on))) continue;
        const status derived = logic::apply_rule(circuit, p, evaluated->statuses());
        if (derived != s.is && derived != status::open) o.disagreements_.push_back({s.on, s.is, derived});
    }
    o.evaluation_ = std::move(evaluated);
    return o;
}

MUSTER_INLINE outcome evaluate(const proposal& p, const world& w) {
    return evaluate(compile(p), w);
}

MUSTER_INLINE exact_status evaluate_exactly(const compiled& c, const world& w, any_handle what,
                                            const exact_options& options) {
    const detail::evaluation fast{c, w};
    fast.source().check(what);
    const auto answer = [&](status is, logic::ended ended = logic::ended::finished) {
        exact_status result;
        result.in = fast.world();
        result.ended = ended;
        result.of = origin{fast.source()};
        result.what = what;
        result.is = is;
        return result;
    };
    const logic::position p = c.position_of(what);
    if (fast.statuses()[p] != status::open) return answer(fast.statuses()[p]);
    logic::completions search{c.circuit(), fast.settings(), p};
    const logic::budget allowed{options.limits};
    std::uint64_t evaluations = options.evaluations;
    const std::optional<bool> may_fail = search.exists(logic::goal::not_met, evaluations, allowed);
    if (may_fail == false) return answer(status::met);
    const std::optional<bool> may_hold = search.exists(logic::goal::not_unmet, evaluations, allowed);
    if (may_hold == false) return answer(status::unmet);
    if (may_fail && may_hold) return answer(status::open);
    return answer(status::open, allowed.is_late() ? allowed.why_late() : logic::ended::stopped);
}

MUSTER_INLINE exact_status evaluate_exactly(const proposal& p, const world& w, any_handle what,
                                            const exact_options& options) {
    return evaluate_exactly(compile(p), w, what, options);
}

}  // namespace muster

#endif
