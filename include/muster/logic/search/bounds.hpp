#ifndef MUSTER_LOGIC_SEARCH_BOUNDS_HPP
#define MUSTER_LOGIC_SEARCH_BOUNDS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/search/problem.hpp>
#include <muster/logic/search/relaxation.hpp>

namespace muster::logic::search {

/// Searches for a solution in which no more than so many of some literals hold, advised by the linear relaxation: it
/// tells where all solutions cost more, which inequality shows it, and on what to decide next.
class bound_guide {
public:
    /// The problem must outlive it.
    bound_guide(problem& of, std::span<const literal> literals)
        : problem_{of}, literals_(literals.begin(), literals.end()) {
        std::vector<weighted_literal> parts;
        for (const literal l : literals_) {
            parts.push_back({l, 1});
            relaxation_.add_cost(l);
        }
        over_ = problem_.fresh_variable();
        inequalities_.push_back({add_inequality(std::move(parts), 0), 1, 0});
    }
    /// Tells the relaxation of a literal that always holds, and of all that it needs.
    void add_goal(literal goal) {
        todo_.push_back(goal);
        advised_size_ = none;
    }

    /// Searches for a solution with `size` of the literals at most; `not_as_assumed`: there is none. Gives up after so
    /// much work, in literals followed. Precondition: `size` never falls.
    [[nodiscard]] outcome step(std::size_t size, budget& allowed, std::uint64_t work) {
        set_size(size);
        relaxed_until_ = relaxation_.spent() + relaxation::entries_for_a_step * work;
        solver& s = problem_.solver();
        const literal within = !over_;
        s.limit_propagations(work);
        const outcome ended =
            s.solve(std::span<const literal>{&within, 1}, allowed, [&](const solver&) { return advise(allowed); });
        s.limit_propagations(solver::unlimited);
        return ended;
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};
    static constexpr std::size_t first_rounds = 2000, later_rounds = 240, rounds_for_cuts = 400, most_cuts = 20;
    static constexpr double nothing = 0.02;  // of a fractional solution
    struct inequality {
        std::uint32_t rule;  // of the solver
        std::int64_t scale, offset;
    };

    std::uint32_t add_inequality(std::vector<weighted_literal> parts, std::int64_t most) {
        return problem_.solver().add_threshold(over_, most + 1, std::move(parts), thresholds::direction::to_head);
    }
    void set_size(std::size_t size) {
        if (size == size_) return;
        size_ = size;
        const literal last = over_;
        over_ = problem_.fresh_variable();
        problem_.require(last);  // what was learned of the last size is true and of no more use
        problem_.solver().try_first(over_);
        for (const inequality& i : inequalities_)
            problem_.solver().replace_threshold(i.rule, over_,
                                                i.scale * static_cast<std::int64_t>(size) + i.offset + 1);
    }
    // Gives the relaxation the rules that the goals need and that it does not have yet.
    void relax() {
        const assignment& now = problem_.solver().now();
        loop_rule support;
        while (!todo_.empty()) {
            const literal l = todo_.back();
            todo_.pop_back();
            if (l.code() >= is_relaxed_.size()) is_relaxed_.resize(l.code() + std::size_t{2}, false);
            if (is_relaxed_[l.code()]) continue;
            is_relaxed_[l.code()] = true;
            if (!problem_.find_support(l, support)) continue;
            relaxation_.add_support(l, support.threshold, support.parts, now.holds(l) && now.level(l) == 0);
            for (const weighted_literal& p : support.parts) todo_.push_back(p.of);
        }
    }

    // What is to be told before a decision: whether the solver was told something.
    [[nodiscard]] bool advise(budget& allowed) {
        solver& s = problem_.solver();
        relax();
        const bool is_first = s.now().level() == 1;
        if (is_first ? advised_size_ == size_ : s.conflicts() == refused_at_) return false;
        if (!is_first && relaxation_.spent() > relaxed_until_) {
            s.give_up();
            return false;
        }
        const auto most = static_cast<double>(size_);
        if (is_first) relaxation_.improve(s.now(), (std::numeric_limits<double>::max)(), first_rounds, allowed);
        else relaxation_.improve(s.now(), most, later_rounds, allowed);
        if (!is_first) return relaxation_.bound() <= most ? advise_decision() : refute();
        for (std::size_t i = 0; i < most_cuts && relaxation_.bound() <= most && cut_loops(); ++i)
            relaxation_.improve(s.now(), most, rounds_for_cuts, allowed);
        advised_size_ = size_;
        for (const variable v : s.variables()) s.try_first(literal{v, relaxation_.value(literal{v}) < 0.5});
        auto found = relaxation_.inequality();
        if (!found) return false;
        inequalities_.push_back(
            {add_inequality(std::move(found->parts), most_weight(*found)), cost_inequality::scale, found->offset});
        return true;
    }
    [[nodiscard]] std::int64_t most_weight(const cost_inequality& i) const {
        return cost_inequality::scale * static_cast<std::int64_t>(size_) + i.offset;
    }
    // The literal that the fractional solution is least sure of.
    [[nodiscard]] bool advise_decision() {
        double best = nothing;
        for (const literal l : literals_) {
            if (!problem_.solver().now().is_open(l)) continue;
            const double value = relaxation_.value(l), unsure = (std::min)(value, 1 - value);
            if (unsure <= best) continue;
            best = unsure;
            problem_.solver().advise(l);
        }
        return false;
    }
    // Tells the solver the heaviest literals that break the inequality by holding all.
    [[nodiscard]] bool refute() {
        solver& s = problem_.solver();
        refused_at_ = s.conflicts();
        const auto found = relaxation_.inequality();
        if (!found) return false;
        std::vector<weighted_literal> held;
        for (const weighted_literal& p : found->parts)
            if (s.now().holds(p.of)) held.push_back(p);
        std::sort(held.begin(), held.end(), [](const weighted_literal& a, const weighted_literal& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.of < b.of;
        });
        std::vector<literal> because{over_};
        std::int64_t left = most_weight(*found);
        for (std::size_t i = 0; i < held.size() && left >= 0; ++i) {
            because.push_back(!held[i].of);
            left -= held[i].weight;
        }
        if (left >= 0) return false;  // by less than numbers are exact
        s.refute(std::move(because));
        return true;
    }

    // Adds to the relaxation what its solution breaks of the loops: for a member of an unfounded set to hold,
    // something outside must. Whether it added any.
    [[nodiscard]] bool cut_loops() {
        bool any = false;
        for (const std::vector<loop_rule>& loop : problem_.unrolled().loop_instances()) any = cut(loop) || any;
        return any;
    }
    [[nodiscard]] bool cut(const std::vector<loop_rule>& loop) {
        const std::size_t n = loop.size();
        std::vector<std::pair<literal, std::size_t>> heads;
        for (std::size_t i = 0; i < n; ++i) heads.emplace_back(loop[i].head, i);
        std::sort(heads.begin(), heads.end());
        const auto member = [&](literal l) {
            const auto at = std::lower_bound(heads.begin(), heads.end(), std::pair{l, std::size_t{0}});
            return at != heads.end() && at->first == l ? at->second : n;
        };
        std::vector<std::uint8_t> founded(n, 0);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < n; ++i) {
                if (founded[i] != 0) continue;
                std::int64_t sum = 0;
                for (const weighted_literal& p : loop[i].parts) {
                    const std::size_t inner = member(p.of);
                    if (relaxation_.value(p.of) > nothing && (inner == n || founded[inner] != 0)) sum += p.weight;
                }
                if (sum < loop[i].threshold) continue;
                founded[i] = 1;
                changed = true;
            }
        }
        std::vector<std::uint8_t> covered(n, 0);
        bool any = false;
        for (std::size_t i = 0; i < n; ++i) {
            if (founded[i] != 0 || covered[i] != 0 || relaxation_.value(loop[i].head) <= 2 * nothing) continue;
            std::vector<std::uint8_t> reached(n, 0);
            std::vector<std::size_t> pending{i};
            std::vector<literal> outside;
            double sum = 0;
            reached[i] = 1;
            while (!pending.empty()) {
                const std::size_t at = pending.back();
                pending.pop_back();
                covered[at] = 1;
                for (const weighted_literal& p : loop[at].parts) {
                    const std::size_t inner = member(p.of);
                    if (relaxation_.value(p.of) <= nothing) {
                        outside.push_back(p.of);
                    } else if (inner != n && founded[inner] == 0 && reached[inner] == 0) {
                        reached[inner] = 1;
                        pending.push_back(inner);
                    }
                }
            }
            std::sort(outside.begin(), outside.end());
            outside.erase(std::unique(outside.begin(), outside.end()), outside.end());
            std::vector<weighted_literal> parts;
            for (const literal l : outside) {
                parts.push_back({l, 1});
                sum += relaxation_.value(l);
            }
            if (sum > relaxation_.value(loop[i].head) - 2 * nothing) continue;
            relaxation_.add_support(loop[i].head, 1, parts, false);
            any = true;
        }
        return any;
    }

    problem& problem_;
    std::vector<literal> literals_;
    relaxation relaxation_;
    std::vector<inequality> inequalities_;
    literal over_{};  // more of the literals hold than `size_`
    std::size_t size_ = none, advised_size_ = none;
    std::uint64_t relaxed_until_ = 0, refused_at_ = ~std::uint64_t{0};
    std::vector<literal> todo_;
    std::vector<bool> is_relaxed_;  // by literal
};

}  // namespace muster::logic::search

#endif
