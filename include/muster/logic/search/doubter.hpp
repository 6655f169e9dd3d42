#ifndef MUSTER_LOGIC_SEARCH_DOUBTER_HPP
#define MUSTER_LOGIC_SEARCH_DOUBTER_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <muster/logic/search/problem.hpp>

namespace muster::logic::search {

/// Looks for a completion of the leaves in which a set of changes is not enough. Exact: where a loop has negation, a
/// partial stable model in which the goal is not reached shows that it is not in the well-founded one either.
class doubter {
public:
    /// The spans of the question must outlive it.
    explicit doubter(const target_question& q) : q_{q}, problem_{q} {
        for (const position p : q.rules.positions()) {
            if (!problem_.unrolled().is_free(p)) continue;
            leaves_.push_back(p);
            const std::uint8_t sign = problem_.unrolled().sign(p);
            if (q.known[p] == status::open && sign != unrolling::both) helpful_.push_back(leaf(p, sign == 1));
        }
        problem_.require(!problem_.add_copy([&](position p) { return leaf(p, true); }));
    }

    /// What the leaves are in such a completion, of those not named as many helping as is soon found;
    /// nothing where the set is enough. Throws `limit_reached`.
    [[nodiscard]] std::optional<indexed<position, status>> find(std::span<const change> changes, budget& allowed) {
        indexed<position, status> is{q_.known};
        for (const change l : changes) is[l.index()] = l.is_negated() ? status::unmet : status::met;
        std::vector<literal> assumed;
        for (const position p : leaves_)
            if (is[p] != status::open) assumed.push_back(leaf(p, is[p] == status::met));
        solver& s = problem_.solver();
        s.prefer(helpful_);
        s.limit_propagations(propagations_for_helpful);
        outcome ended = s.solve(assumed, allowed);
        s.prefer({});
        s.limit_propagations(solver::unlimited);
        if (ended == outcome::given_up) {  // any will do
            for (const literal l : helpful_) s.try_first(l);
            ended = s.solve(assumed, allowed);
        }
        if (ended != outcome::found) return std::nullopt;
        for (const position p : leaves_) is[p] = s.holds(leaf(p, true)) ? status::met : status::unmet;
        return is;
    }

    /// How many nodes of budgets it holds.
    [[nodiscard]] std::uint64_t charged() const noexcept { return problem_.solver().charged(); }

private:
    static constexpr std::uint64_t propagations_for_helpful = 100'000;

    [[nodiscard]] literal leaf(position p, bool is_met) {
        const literal met = problem_.variable(change{p});
        return is_met ? met : !met;
    }

    target_question q_;
    problem problem_;
    std::vector<position> leaves_;
    std::vector<literal> helpful_;  // what the open leaves help by
};

}  // namespace muster::logic::search

#endif
