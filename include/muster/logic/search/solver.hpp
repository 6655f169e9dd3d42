#ifndef MUSTER_LOGIC_SEARCH_SOLVER_HPP
#define MUSTER_LOGIC_SEARCH_SOLVER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/search/activity_order.hpp>
#include <muster/logic/search/assignment.hpp>
#include <muster/logic/search/clauses.hpp>
#include <muster/logic/search/foundedness.hpp>
#include <muster/logic/search/thresholds.hpp>

namespace muster::logic::search {

/// How a search ended.
enum class outcome : std::uint8_t {
    found,           ///< there is a solution; `solver::holds` tells it
    not_as_assumed,  ///< there is none in which all assumptions hold
    none,            ///< there is none at all
    given_up         ///< it took more work than allowed
};

/// Searches for a choice of variables that keeps clauses, threshold rules and the foundedness of loops, and learns a
/// clause from each conflict (Marques-Silva, Sakallah, GRASP, 1999; Een, Sorensson, An extensible SAT-solver, 2003).
/// Constraints may be added between searches, and threshold rules in the middle of one by its adviser.
class solver {
public:
    /// With one variable, which never holds.
    solver() { assignment_.assign(!literal{add_variable()}, {}); }

    /// One more variable. It is decided unmet first, unless told otherwise.
    variable add_variable() {
        thresholds_.add_variable();
        clauses_.add_variable();
        foundedness_.add_variable();
        order_.add_variable();
        seen_.push_back(0);
        first_tried_.push_back(0);
        return assignment_.add_variable();
    }
    /// All variables.
    [[nodiscard]] index_range<variable> variables() const noexcept { return assignment_.variables(); }

    /// One of these must hold. Takes back all decisions.
    void add_clause(std::span<const literal> literals) {
        back_to(0);
        std::vector<literal> kept;
        for (const literal l : literals) {
            if (assignment_.holds(l)) return;
            if (!assignment_.fails(l)) kept.push_back(l);
        }
        std::sort(kept.begin(), kept.end());
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        for (std::size_t i = 1; i < kept.size(); ++i)
            if (kept[i].index() == kept[i - 1].index()) return;
        if (kept.empty()) contradicts_ = true;
        else if (kept.size() == 1) assignment_.assign(kept.front(), {});
        else clauses_.add(kept, 0);
    }
    /// The head holds if and only if the threshold is reached, or only if so directed. In the middle of a search only
    /// its adviser may add one.
    std::uint32_t add_threshold(literal head, std::int64_t threshold, std::vector<weighted_literal> parts,
                                thresholds::direction way = thresholds::direction::both) {
        const std::uint32_t index = thresholds_.add(head, threshold, std::move(parts), way, assignment_, next_);
        added_.push_back(index);
        return index;
    }
    /// Tells a search, as its adviser, that what holds now cannot be: one of these literals, which all fail, must hold.
    void refute(std::vector<literal> literals) { refuted_ = std::move(literals); }
    /// Advises a search to decide this next, which is open.
    void advise(literal next) { advised_ = next; }
    /// Gives a rule another head and threshold. Takes back all decisions. Precondition: the old head holds, or nothing
    /// was learned from the rule.
    void replace_threshold(std::uint32_t index, literal head, std::int64_t threshold) {
        back_to(0);
        thresholds_.replace(index, head, threshold);
        added_.push_back(index);
    }
    /// The heads hold only as far as they are founded. Their rules are to be added as thresholds too.
    void add_loop(std::span<const foundedness::member> members) {
        back_to(0);
        foundedness_.add(members);
    }
    /// Tries a literal before its negation, when its variable is decided.
    void try_first(literal l) { first_tried_[l.index()] = l.is_negated() ? 0 : 1; }
    /// Decides these before all others, in this order, each as it stands here while that is possible: what is found has
    /// the first of them if any solution has it, and so on.
    void prefer(std::vector<literal> literals) { preferred_ = std::move(literals); }

    /// What is assigned now.
    [[nodiscard]] const assignment& now() const noexcept { return assignment_; }
    /// In the solution found last. Precondition: nothing was added since.
    [[nodiscard]] bool holds(literal l) const { return assignment_.holds(l); }

    /// Searches. `adviser(solver)` is called before each decision; it may add threshold rules or refute what
    /// holds, and says whether it did.
    template <class Adviser>
    [[nodiscard]] outcome solve(std::span<const literal> assumptions, budget& allowed, Adviser&& adviser) {
        back_to(0);
        failed_.clear();
        gives_up_ = false;
        const std::uint64_t last = most_ > ~propagations_ ? ~std::uint64_t{0} : propagations_ + most_;
        std::uint64_t restarts = 0, conflicts_left = restart_after(0);
        for (;;) {
            allowed.step();
            if (contradicts_) return outcome::none;
            if (!refuted_.empty() || !propagate(allowed)) {
                if (!learn(allowed)) {
                    contradicts_ = true;
                    return outcome::none;
                }
                if (conflicts_left > 0) --conflicts_left;
                if (propagations_ > last) return outcome::given_up;
                continue;
            }
            if (conflicts_left == 0) {
                conflicts_left = restart_after(++restarts);
                back_to(0);
                if (clauses_.learned() > most_learned_) {
                    const std::uint64_t forgotten = (std::min)(charged_, clauses_.forget(assignment_));
                    charged_ -= forgotten;
                    allowed.give_back(forgotten);
                    most_learned_ += most_learned_ / 16;
                }
                continue;
            }
            if (assignment_.level() < assumptions.size()) {
                const literal assumed = assumptions[assignment_.level()];
                if (assignment_.fails(assumed)) {
                    find_failed(assumed);
                    return outcome::not_as_assumed;
                }
                assignment_.begin_level();
                if (assignment_.is_open(assumed)) assignment_.assign(assumed, {});
                continue;
            }
            if (adviser(*this)) continue;
            if (gives_up_) return outcome::given_up;
            const literal next = advised_ != literal{} ? advised_ : choose();
            advised_ = literal{};
            if (next == literal{}) return outcome::found;
            assignment_.begin_level();
            assignment_.assign(next, {});
        }
    }
    [[nodiscard]] outcome solve(std::span<const literal> assumptions, budget& allowed) {
        return solve(assumptions, allowed, [](solver&) { return false; });
    }

    /// Lets a search end, as its adviser.
    void give_up() noexcept { gives_up_ = true; }
    /// Gives searches up at the first conflict after so many literals followed.
    static constexpr std::uint64_t unlimited = ~std::uint64_t{0};
    /// Lets a search end after so many more propagations.
    void limit_propagations(std::uint64_t most) noexcept { most_ = most; }
    /// Where a search ended `not_as_assumed`: assumptions that cannot all hold.
    [[nodiscard]] std::span<const literal> failed() const noexcept { return failed_; }

    /// How many nodes of budgets it holds: the literals of what it learned. They are the caller's to give back.
    [[nodiscard]] std::uint64_t charged() const noexcept { return charged_; }

    /// How many conflicts there were, and how many literals were followed: the work done.
    [[nodiscard]] std::uint64_t conflicts() const noexcept { return conflicts_; }
    /// How many assignments were forced so far.
    [[nodiscard]] std::uint64_t propagations() const noexcept { return propagations_; }

private:
    // 1 1 2 1 1 2 4 ... times a constant (Luby, Sinclair, Zuckerman, Optimal speedup of Las Vegas algorithms, 1993).
    [[nodiscard]] static std::uint64_t restart_after(std::uint64_t i) {
        std::uint64_t size = 1, power = 1;
        while (size < i + 1) {
            size = 2 * size + 1;
            power *= 2;
        }
        while (size - 1 != i) {
            size = (size - 1) / 2;
            power /= 2;
            i %= size;
        }
        return 64 * power;
    }

    void back_to(std::uint32_t level) {
        if (level >= assignment_.level()) return;
        assignment_.back_to(level, [&](literal l) {
            if (assignment_.place(l) < next_) thresholds_.unassigned(l);
            first_tried_[l.index()] = l.is_negated() ? 0 : 1;
            order_.insert(l.index());
        });
        next_ = (std::min)(next_, assignment_.trail().size());
        next_preferred_ = 0;
        foundedness_.taken_back(assignment_.trail().size());
    }

    // Follows all that holds. False: a conflict.
    [[nodiscard]] bool propagate(budget& allowed) {
        conflict_.clear();
        const auto broken_by = [&](reason why) {
            explain(why, nullptr);
            return false;
        };
        while (!added_.empty()) {
            const std::uint32_t index = added_.back();
            added_.pop_back();
            if (!thresholds_.check(index, assignment_)) {
                added_.push_back(index);
                return broken_by({reason::source::threshold, index});
            }
        }
        do {
            while (next_ < assignment_.trail().size()) {
                allowed.step();
                const literal l = assignment_.trail()[next_++];
                ++propagations_;
                foundedness_.assigned(l);
                if (const std::uint32_t* rule = thresholds_.assigned(l, assignment_))
                    return broken_by({reason::source::threshold, *rule});
                if (const std::uint32_t* clause = clauses_.assigned(l, assignment_))
                    return broken_by({reason::source::clause, *clause});
            }
            if (!foundedness_.check(assignment_)) {
                conflict_.assign(foundedness_.broken().begin(), foundedness_.broken().end());
                return false;
            }
        } while (next_ < assignment_.trail().size());
        return true;
    }

    // Adds to the conflict what fails, because of which a literal holds.
    void explain(reason why, const literal* implied) {
        switch (why.from) {
            case reason::source::decision:
                break;
            case reason::source::clause:
                clauses_.use(why.index);
                for (const literal l : clauses_.literals(why.index))
                    if (implied == nullptr || l != *implied) conflict_.push_back(l);
                break;
            case reason::source::threshold:
                thresholds_.explain(why.index, implied, assignment_, conflict_);
                break;
            case reason::source::foundedness:
                for (const literal l : foundedness_.because(why.index)) conflict_.push_back(l);
                break;
        }
    }

    // Learns the clause of the first unique implication point, and takes back what it shows to be wrong. False where
    // there is no solution at all.
    [[nodiscard]] bool learn(budget& allowed) {
        ++conflicts_;
        if (!refuted_.empty()) conflict_.swap(refuted_);
        refuted_.clear();
        std::uint32_t level = 0;
        for (const literal l : conflict_) level = (std::max)(level, assignment_.level(l));
        if (level == 0) return false;
        back_to(level);
        learned_.assign(1, literal{});
        std::size_t open = 0;  // literals of this level still to be explained
        std::size_t place = assignment_.trail().size();
        const auto meet = [&] {
            for (const literal l : conflict_) {
                if (seen_[l.index()] != 0 || assignment_.level(l) == 0) continue;
                seen_[l.index()] = 1;
                touched_.push_back(l.index());
                order_.raise(l.index());
                if (assignment_.level(l) == level) ++open;
                else learned_.push_back(l);
            }
            conflict_.clear();
        };
        meet();
        for (;;) {
            literal last{};
            do last = assignment_.trail()[--place];
            while (seen_[last.index()] == 0);
            if (--open == 0) {
                learned_.front() = !last;
                break;
            }
            explain(assignment_.why(last), &last);
            meet();
        }
        std::erase_if(learned_, [&](literal l) { return l != learned_.front() && follows(l); });
        std::uint32_t second = 0;  // the level to go back to
        levels_.clear();
        for (std::size_t i = 1; i < learned_.size(); ++i) {
            const std::uint32_t own = assignment_.level(learned_[i]);
            levels_.push_back(own);
            if (own > second) {
                second = own;
                std::swap(learned_[1], learned_[i]);
            }
        }
        std::sort(levels_.begin(), levels_.end());
        const auto spread =
            static_cast<std::uint32_t>(std::unique(levels_.begin(), levels_.end()) - levels_.begin()) + 1;
        for (const variable v : touched_) seen_[v] = 0;
        touched_.clear();
        order_.age();
        back_to(second);
        reason why{};
        for (std::size_t i = 0; i < learned_.size(); ++i, ++charged_) allowed.take_node();
        if (learned_.size() > 1) why = {reason::source::clause, clauses_.add(learned_, spread)};
        assignment_.assign(learned_.front(), why);
        return true;
    }
    // Whether a literal of the learned clause fails because of others of it.
    [[nodiscard]] bool follows(literal l) {
        const literal implied = !l;
        const reason why = assignment_.why(implied);
        if (why.from == reason::source::decision) return false;
        explain(why, &implied);
        const bool result = std::all_of(conflict_.begin(), conflict_.end(),
                                        [&](literal o) { return seen_[o.index()] != 0 || assignment_.level(o) == 0; });
        conflict_.clear();
        return result;
    }

    // The assumptions because of which this one fails, and itself.
    void find_failed(literal assumed) {
        failed_.assign(1, assumed);
        if (assignment_.level(assumed) == 0) return;
        seen_[assumed.index()] = 1;
        touched_.push_back(assumed.index());
        for (std::size_t place = assignment_.place(assumed) + std::size_t{1}; place-- > 0;) {
            const literal l = assignment_.trail()[place];
            if (seen_[l.index()] == 0) continue;
            const reason why = assignment_.why(l);
            if (why.from == reason::source::decision) {
                if (assignment_.level(l) > 0) failed_.push_back(l);
                continue;
            }
            conflict_.clear();
            explain(why, &l);
            for (const literal o : conflict_)
                if (seen_[o.index()] == 0 && assignment_.level(o) > 0) {
                    seen_[o.index()] = 1;
                    touched_.push_back(o.index());
                }
        }
        conflict_.clear();
        for (const variable v : touched_) seen_[v] = 0;
        touched_.clear();
    }

    // What to decide next; `literal{}` where all is decided.
    [[nodiscard]] literal choose() {
        while (next_preferred_ < preferred_.size()) {
            const literal l = preferred_[next_preferred_];
            if (assignment_.is_open(l)) return l;
            ++next_preferred_;
        }
        while (!order_.empty()) {
            const variable v = order_.pop();
            if (assignment_.is_open(literal{v})) return literal{v, first_tried_[v] == 0};
        }
        return literal{};
    }

    assignment assignment_;
    thresholds thresholds_;
    clauses clauses_;
    foundedness foundedness_;
    activity_order order_;
    indexed<variable, std::uint8_t> first_tried_;  // what it was last
    std::vector<literal> preferred_;
    std::size_t next_preferred_ = 0;
    std::size_t next_ = 0;              // of the trail: what is not followed yet
    std::vector<std::uint32_t> added_;  // rules not looked at yet
    bool contradicts_ = false, gives_up_ = false;
    literal advised_{};  // to be decided next
    std::uint64_t most_ = ~std::uint64_t{0};
    std::vector<literal> conflict_, learned_, failed_, refuted_;
    indexed<variable, std::uint8_t> seen_;
    std::vector<variable> touched_;
    std::vector<std::uint32_t> levels_;
    std::uint64_t conflicts_ = 0, propagations_ = 0, charged_ = 0;
    std::size_t most_learned_ = 4000;
};

}  // namespace muster::logic::search

#endif
