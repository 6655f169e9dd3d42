#ifndef MUSTER_LOGIC_SET_SEARCH_HPP
#define MUSTER_LOGIC_SET_SEARCH_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/search/cores.hpp>
#include <muster/logic/search/relaxation.hpp>
#include <muster/logic/search/solver.hpp>
#include <muster/logic/search/unrolling.hpp>

namespace muster::logic {

namespace search {

/// Gives a solver the gates and loops of an unrolling that it does not have yet; a gate's node is its variable.
class gate_loader {
public:
    void load(const unrolling& from, solver& to) {
        const network& gates = from.gates();
        for (; nodes_ < gates.size(); ++nodes_) {
            if (nodes_ >= to.variables()) static_cast<void>(to.add_variable());
            if (!gates.is_gate(nodes_)) continue;
            rule r = rule_of(gates, nodes_);
            to.add_threshold(literal{nodes_}, r.threshold, std::move(r.parts));
        }
        for (; loops_ < from.loop_instances().size(); ++loops_) {
            std::vector<foundedness::member> members;
            for (const loop_rule& r : from.loop_instances()[loops_]) {
                to.add_threshold(r.head, r.threshold, r.parts);
                members.push_back({r.head, r.threshold, r.parts});
            }
            to.add_loop(members);
        }
    }
    struct rule {
        std::int64_t threshold;
        std::vector<weighted_literal> parts;
    };
    [[nodiscard]] static rule rule_of(const network& gates, std::uint32_t node) {
        rule r{};
        const std::span<const literal> parts = gates.parts(node);
        const bool is_threshold = gates.kind_of(node) == network::kind::threshold;
        r.threshold = static_cast<std::int64_t>(is_threshold ? gates.threshold(node) : parts.size());
        for (std::size_t k = 0; k < parts.size(); ++k)
            r.parts.push_back({parts[k], is_threshold ? static_cast<std::int64_t>(gates.weights(node)[k]) : 1});
        return r;
    }

private:
    std::uint32_t nodes_ = 0;
    std::size_t loops_ = 0;
};

/// Looks for a completion of the leaves in which a set of changes is not enough.
class doubter {
public:
    explicit doubter(const target_question& q) : q_{q}, unrolled_{q} {
        const literal goal = unrolled_.add_copy([&](std::uint32_t p) { return unrolled_.gates().variable(p); });
        loader_.load(unrolled_, solver_);
        std::vector<literal> helpful;
        for (std::uint32_t p = 0; p < q.rules.size(); ++p) {
            if (!unrolled_.is_free(p)) continue;
            leaves_.push_back(p);
            if (q.known[p] == status::open && unrolled_.sign(p) != 3)
                helpful.push_back(leaf(literal{p, unrolled_.sign(p) == 2}));
        }
        loader_.load(unrolled_, solver_);
        solver_.prefer(std::move(helpful));
        solver_.add_clause(std::vector<literal>{!goal});
    }
    /// By position what the leaves are in such a completion, as many open ones as can be helping; nothing where the set
    /// is enough.
    [[nodiscard]] std::optional<std::vector<status>> find(std::span<const literal> changes, budget& allowed) {
        std::vector<status> fixed(q_.known.begin(), q_.known.end());
        for (const literal l : changes) fixed[l.position()] = l.is_negated() ? status::unmet : status::met;
        std::vector<literal> assumed;
        for (const std::uint32_t p : leaves_)
            if (fixed[p] != status::open) assumed.push_back(leaf(literal{p, fixed[p] == status::unmet}));
        if (solver_.solve(assumed, allowed) != outcome::found) return std::nullopt;
        for (const std::uint32_t p : leaves_) fixed[p] = solver_.holds(leaf(literal{p})) ? status::met : status::unmet;
        return fixed;
    }

private:
    [[nodiscard]] literal leaf(literal l) {
        const literal of = unrolled_.gates().variable(l.position());
        return l.is_negated() ? !of : of;
    }

    target_question q_;
    unrolling unrolled_;
    solver solver_;
    gate_loader loader_;
    std::vector<std::uint32_t> leaves_;
};

}  // namespace search

/// The minimal sets of changes that settle a target, the smallest first, by search: nothing is built of those that are
/// not asked for. A set is enough if the target has the goal whatever the open leaves are that it does not name, while
/// the known ones stay as they are; no proper part of a minimal set is enough, and none names what is so already.
/// For each size in turn a solver with learning looks for a set that is enough, no part of which was found before; the
/// linear relaxation of the rules bounds the size from below. Leaves that may help both ways are first taken to be as
/// they hinder most; where that is not the same for all, the question is asked of several completions at once, found
/// one by one from sets that were not enough after all (counterexample-guided: Janota and others, Solving QBF with
/// counterexample guided refinement, 2016; hitting what is missing is due to Reiter, A theory of diagnosis from first
/// principles, 1987).
class set_search {
public:
    /// The spans of the question must outlive it. Throws `limit_reached` where the budget does not allow a beginning.
    set_search(const search::target_question& q, budget& allowed) : q_{q}, allowed_{allowed}, unrolled_{q} {
        for (std::uint32_t p = 0; p < q.rules.size(); ++p) add_choices(p);
        is_exact_ = splits_.empty() && !unrolled_.has_negative_loop();
        loader_.load(unrolled_, solver_);
        add_cost_rule();
        if (!is_exact_) doubter_.emplace(q);
        std::vector<status> completion(q.rules.size(), status::unmet);
        add_copy(completion);
        if (splits_.empty()) return;
        std::fill(completion.begin(), completion.end(), status::met);
        add_copy(completion);
    }

    /// The next set, its literals in ascending order; nothing after the last, or where sets would be larger than
    /// `most`. Throws `limit_reached`; the sets given so far are the smallest.
    [[nodiscard]] std::optional<std::vector<literal>> next(std::size_t most) {
        while (size_ <= most && size_ <= choices_.size() && !is_over_) {
            if (!feasible()) {
                is_over_ = true;
                break;
            }
            const auto ended = by_cores_ ? search_by_cores() : search_by_bounds();
            if (ended == search::outcome::given_up) {
                by_cores_ = !by_cores_;
                if (by_cores_) patience_ *= 2;
            }
            if (ended == search::outcome::none) is_over_ = true;
            if (ended != search::outcome::found) continue;
            std::vector<literal> set = chosen();
            if (doubter_)
                if (const auto completion = doubter_->find(set, allowed_)) {
                    add_doubt(*completion);
                    continue;
                }
            block(set);
            return set;
        }
        return std::nullopt;
    }
    /// All sets smaller than this were given.
    [[nodiscard]] std::size_t complete_below() const noexcept { return is_over_ ? choices_.size() + 1 : size_; }
    /// Whether all sets were given.
    [[nodiscard]] bool is_over() const noexcept { return is_over_ || size_ > choices_.size(); }

private:
    // Two ways to look for a set of the least size that is left; what one learns the other knows.
    [[nodiscard]] search::outcome search_by_cores() {
        const auto ended = cores_->step(allowed_, patience_, [&] {
            const literal added = unrolled_.fresh_variable();
            loader_.load(unrolled_, solver_);
            return added;
        });
        if (cores_->bound() > size_) {
            size_ = cores_->bound();
            is_limited_ = false;
        }
        return ended;
    }
    [[nodiscard]] search::outcome search_by_bounds() {
        limit_size();
        const literal within = !over_;
        solver_.limit_conflicts(patience_);
        const auto ended =
            solver_.solve(std::span<const literal>{&within, 1}, allowed_, [&](search::solver&) { return advise(); });
        solver_.limit_conflicts(~std::uint64_t{0});
        if (ended == search::outcome::not_as_assumed) {
            ++size_;
            is_limited_ = false;
            is_feasible_ = false;
        }
        return ended;
    }

    static constexpr std::uint8_t both = 3;
    struct choice {
        literal change;    // of the circuit
        literal variable;  // of the gates
    };
    struct cost_rule {
        std::uint32_t index;
        std::int64_t scale, offset;
    };

    [[nodiscard]] literal variable(literal change) { return unrolled_.gates().variable(change.code()); }
    void add_choices(std::uint32_t p) {
        if (!unrolled_.is_free(p)) return;
        const std::uint8_t sign = unrolled_.sign(p);
        const status known = q_.known[p];
        for (const bool negated : {false, true}) {
            const bool is_so = known == (negated ? status::unmet : status::met);
            if (is_so || (sign & (negated ? 2 : 1)) == 0) continue;
            choices_.push_back({literal{p, negated}, variable(literal{p, negated})});
        }
        if (known == status::open && sign == both) splits_.push_back(p);
    }
    void add_cost_rule() {
        over_ = unrolled_.fresh_variable();
        loader_.load(unrolled_, solver_);
        std::vector<search::weighted_literal> parts;
        std::vector<literal> costs;
        for (const choice& c : choices_) {
            parts.push_back({c.variable, 1});
            costs.push_back(c.variable);
        }
        cores_.emplace(solver_, costs);
        cost_rules_.push_back({solver_.add_threshold(over_, static_cast<std::int64_t>(choices_.size()) + 1, parts,
                                                     search::thresholds::direction::to_head),
                               1, 0});
        for (const std::uint32_t p : splits_)
            solver_.add_clause(std::vector<literal>{!variable(literal{p}), !variable(literal{p, true})});
    }

    // What must hold of the choices so that the goal is reached where the leaves that help both ways are as in
    // `completion` unless chosen.
    void add_copy(const std::vector<status>& completion) {
        const literal goal = unrolled_.add_copy([&](std::uint32_t p) {
            const std::uint8_t sign = unrolled_.sign(p);
            const bool may_rise = (sign & 1) != 0 && q_.known[p] != status::met;
            const bool may_fall = (sign & 2) != 0 && q_.known[p] != status::unmet;
            const status otherwise = q_.known[p] != status::open ? q_.known[p]
                                     : sign == both              ? completion[p]
                                     : may_rise                  ? status::unmet
                                                                 : status::met;
            if (otherwise == status::met) return may_fall ? !variable(literal{p, true}) : network::always();
            return may_rise ? variable(literal{p}) : network::never();
        });
        loader_.load(unrolled_, solver_);
        solver_.add_clause(std::vector<literal>{goal});
        goals_.push_back(goal);
        is_feasible_ = false;
        relaxed_ = 0;
    }
    // A set that is enough differs from a completion in which the goal is not reached.
    void add_doubt(const std::vector<status>& completion) {
        std::vector<literal> differs;
        for (const choice& c : choices_) {
            const std::uint32_t p = c.change.position();
            const status is = completion[p], to = c.change.is_negated() ? status::unmet : status::met;
            if (is != to) differs.push_back(c.variable);
            else if (q_.known[p] != status::open) differs.push_back(!c.variable);
        }
        solver_.add_clause(differs);
        std::vector<status> split;
        for (const std::uint32_t p : splits_) split.push_back(completion[p]);
        if (std::find(asked_.begin(), asked_.end(), split) == asked_.end()) {
            asked_.push_back(std::move(split));
            add_copy(completion);
        }
    }
    void block(const std::vector<literal>& set) {
        std::vector<literal> differs;
        for (const literal l : set) differs.push_back(!variable(l));
        solver_.add_clause(differs);
        is_feasible_ = false;
    }
    [[nodiscard]] std::vector<literal> chosen() const {
        std::vector<literal> result;
        for (const choice& c : choices_)
            if (solver_.holds(c.variable)) result.push_back(c.change);
        std::sort(result.begin(), result.end());
        return result;
    }

    // Whether there is a set of any size.
    [[nodiscard]] bool feasible() {
        if (!is_feasible_) is_feasible_ = solver_.solve({}, allowed_) == search::outcome::found;
        return is_feasible_;
    }
    void limit_size() {
        if (is_limited_) return;
        is_limited_ = true;
        const literal last = over_;
        over_ = unrolled_.fresh_variable();
        loader_.load(unrolled_, solver_);
        solver_.add_clause(std::vector<literal>{last});
        solver_.try_first(over_);
        for (const cost_rule& r : cost_rules_)
            solver_.replace_threshold(r.index, over_, r.scale * static_cast<std::int64_t>(size_) + r.offset + 1);
    }

    // Gives the relaxation the rules that the goals need and that it does not have yet.
    void relax() {
        if (relaxed_ == goals_.size()) return;
        relaxed_ = goals_.size();
        for (const std::vector<search::loop_rule>& loop : unrolled_.loop_instances())
            for (const search::loop_rule& r : loop) {
                if (r.head.position() >= loop_rule_.size()) loop_rule_.resize(r.head.position() + std::size_t{1});
                loop_rule_[r.head.position()] = &r;
            }
        if (!has_costs_)
            for (const choice& c : choices_) relaxation_.add_cost(c.variable);
        has_costs_ = true;
        std::vector<literal> todo(goals_.begin(), goals_.end());
        while (!todo.empty()) {
            const literal l = todo.back();
            todo.pop_back();
            if (l.code() >= is_relaxed_.size()) is_relaxed_.resize(l.code() + std::size_t{2}, false);
            if (is_relaxed_[l.code()]) continue;
            is_relaxed_[l.code()] = true;
            const std::uint32_t node = l.position();
            const search::loop_rule* inner = node < loop_rule_.size() ? loop_rule_[node] : nullptr;
            if (inner == nullptr && !unrolled_.gates().is_gate(node)) continue;
            search::gate_loader::rule r{};
            if (inner == nullptr) r = search::gate_loader::rule_of(unrolled_.gates(), node);
            else r = {inner->threshold, inner->parts};
            const literal head = inner == nullptr ? literal{node} : inner->head;
            if (l != head) {  // where it fails, so many fail
                std::int64_t total = 0;
                for (search::weighted_literal& p : r.parts) {
                    total += p.weight;
                    p.of = !p.of;
                }
                r.threshold = total - r.threshold + 1;
            }
            const search::assignment& now = solver_.now();
            relaxation_.add_support(l, r.threshold, r.parts, now.holds(l) && now.level(l) == 0);
            for (const search::weighted_literal& p : r.parts) todo.push_back(p.of);
        }
    }
    // Adds to the relaxation what it breaks of the loops: something outside must hold for an unfounded set to.
    [[nodiscard]] bool cut_loops() {
        bool any = false;
        constexpr double nothing = 0.02;
        for (const std::vector<search::loop_rule>& loop : unrolled_.loop_instances()) {
            std::vector<std::size_t> place(unrolled_.gates().size() * std::size_t{2}, loop.size());
            for (std::size_t i = 0; i < loop.size(); ++i) place[loop[i].head.code()] = i;
            std::vector<std::uint8_t> founded(loop.size(), 0);
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t i = 0; i < loop.size(); ++i) {
                    if (founded[i] != 0) continue;
                    std::int64_t sum = 0;
                    for (const search::weighted_literal& p : loop[i].parts)
                        if (relaxation_.value(p.of) > nothing &&
                            (place[p.of.code()] == loop.size() || founded[place[p.of.code()]] != 0))
                            sum += p.weight;
                    if (sum < loop[i].threshold) continue;
                    founded[i] = 1;
                    changed = true;
                }
            }
            std::vector<std::size_t> order;
            for (std::size_t i = 0; i < loop.size(); ++i)
                if (founded[i] == 0 && relaxation_.value(loop[i].head) > 0.05) order.push_back(i);
            std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return relaxation_.value(loop[a].head) > relaxation_.value(loop[b].head);
            });
            std::vector<std::uint8_t> covered(loop.size(), 0);
            for (const std::size_t top : order) {
                if (covered[top] != 0) continue;
                std::vector<std::uint8_t> reached(loop.size(), 0);
                std::vector<std::size_t> todo{top};
                reached[top] = 1;
                std::vector<search::weighted_literal> outside;
                while (!todo.empty()) {
                    const std::size_t i = todo.back();
                    todo.pop_back();
                    covered[i] = 1;
                    for (const search::weighted_literal& p : loop[i].parts) {
                        const std::size_t k = place[p.of.code()];
                        if (relaxation_.value(p.of) <= nothing) outside.push_back({p.of, 1});
                        else if (k != loop.size() && founded[k] == 0 && reached[k] == 0) {
                            reached[k] = 1;
                            todo.push_back(k);
                        }
                    }
                }
                std::sort(outside.begin(), outside.end(), [](const auto& a, const auto& b) { return a.of < b.of; });
                outside.erase(std::unique(outside.begin(), outside.end(),
                                          [](const auto& a, const auto& b) { return a.of == b.of; }),
                              outside.end());
                double sum = 0;
                for (const auto& p : outside) sum += relaxation_.value(p.of);
                if (sum > relaxation_.value(loop[top].head) - 0.05) continue;
                // a member of the set that is only a part of others needs no cut of its own
                relaxation_.add_support(loop[top].head, 1, outside, false);
                any = true;
            }
        }
        return any;
    }
    // Lets the relaxation bound what the choices made so far still cost.
    [[nodiscard]] bool advise() {
        if (choices_.empty()) return false;
        relax();
        const bool is_first = solver_.now().level() == 1;
        const auto most = static_cast<double>(size_);
        if (solver_.conflicts() == advised_at_ && !is_first) return false;
        if (is_first && advised_size_ == size_ && advised_copies_ == goals_.size()) return false;
        if (!is_first && relaxation_.spent() > 40 * solver_.propagations() + 300 * relaxation_.size()) return false;
        relaxation_.improve(solver_.now(), most, is_first ? 2000 : 240, allowed_);
        if (is_first)
            for (int round = 0; round < 20 && relaxation_.bound() <= most && cut_loops(); ++round)
                relaxation_.improve(solver_.now(), most, 400, allowed_);
        if (is_first) {
            advised_size_ = size_;
            advised_copies_ = goals_.size();
            for (std::uint32_t v = 1; v < solver_.variables(); ++v)
                solver_.try_first(literal{v, relaxation_.value(literal{v}) < 0.5});
        }
        if (!is_first && relaxation_.bound() <= most) return false;
        const auto inequality = relaxation_.inequality();
        if (!inequality) return false;
        advised_at_ = solver_.conflicts();
        cost_rules_.push_back(
            {solver_.add_threshold(
                 over_, search::cost_inequality::scale * static_cast<std::int64_t>(size_) + inequality->offset + 1,
                 inequality->parts, search::thresholds::direction::to_head),
             search::cost_inequality::scale, inequality->offset});
        return true;
    }

    search::target_question q_;
    budget& allowed_;
    search::unrolling unrolled_;
    search::solver solver_;
    search::gate_loader loader_;
    search::relaxation relaxation_;
    std::optional<search::core_guide> cores_;
    std::optional<search::doubter> doubter_;
    std::vector<choice> choices_;
    std::vector<std::uint32_t> splits_;       // open leaves that may help both ways
    std::vector<std::vector<status>> asked_;  // what these were in the copies made
    std::vector<literal> goals_;              // of the copies
    std::vector<cost_rule> cost_rules_;
    literal over_{};  // the size is above the limit
    std::size_t size_ = 0;
    std::uint64_t patience_ = 200;  // conflicts before it is the other way's turn
    bool by_cores_ = false;
    bool is_exact_ = false, is_over_ = false, is_limited_ = false, is_feasible_ = false, has_costs_ = false;
    std::size_t relaxed_ = 0, advised_size_ = ~std::size_t{0}, advised_copies_ = 0;
    std::uint64_t advised_at_ = ~std::uint64_t{0};
    std::vector<const search::loop_rule*> loop_rule_;  // by variable of the head
    std::vector<bool> is_relaxed_;                     // by literal
};

}  // namespace muster::logic

#endif
