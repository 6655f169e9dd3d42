#ifndef MUSTER_LOGIC_SET_SEARCH_HPP
#define MUSTER_LOGIC_SET_SEARCH_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/search/bounds.hpp>
#include <muster/logic/search/cores.hpp>
#include <muster/logic/search/doubter.hpp>
#include <muster/logic/search/problem.hpp>

namespace muster::logic {

/// The minimal sets of changes that settle a target, the smallest first, by search: nothing is built of those that are
/// not asked for. A set is enough if the target has the goal whatever the open leaves are that it does not name, while
/// the known ones stay as they are; no proper part of a minimal set is enough, and none names what is so already.
///
/// For each size in turn a solver with learning looks for a set that is enough and has no part that was found before;
/// so each is minimal. That there is none of a size is shown in turns by cores and by the linear relaxation of the
/// rules: what one learns the other knows. An open leaf that a set does not name is taken to be as it hinders most.
/// Where a leaf hinders both ways a set must be enough in several completions; those that matter are found one by one,
/// from sets that were not enough after all (Clarke and others, Counterexample-guided abstraction refinement, 2003;
/// Janota and others, Solving QBF with counterexample guided refinement, 2016). Each such completion also is one that
/// every set that is enough must differ from (Reiter, A theory of diagnosis from first principles, 1987; Davies,
/// Bacchus, Solving MAXSAT by solving a sequence of simpler SAT instances, 2011).
class set_search {
public:
    /// The spans of the question and the budget must outlive it.
    set_search(const search::target_question& q, budget& allowed) : q_{q}, allowed_{allowed}, problem_{q} {
        for (const position p : q.rules.positions()) add_choices(p);
        std::vector<search::literal> variables;
        for (const choice& c : choices_) variables.push_back(c.variable);
        by_cores_.emplace(problem_, variables);
        by_bounds_.emplace(problem_, variables);
        for (const position p : splits_)
            problem_.require(std::vector{!variable(literal{p}), !variable(literal{p, true})});
        if (!splits_.empty() || problem_.unrolled().has_negative_loop()) doubter_.emplace(q);
        if (problem_.unrolled().has_negative_loop()) most_copies_ = copies_of_negative_loops;
        add_completion(indexed<position, status>(q.rules.size(), status::unmet));
        if (!splits_.empty()) add_completion(indexed<position, status>(q.rules.size(), status::met));
    }
    /// Leaves out the sets that are enough also where loops are decided as in this other mode. Call it before the first
    /// set is looked for.
    void leave_out(loops mode) {
        const search::literal is_enough = problem_.add_copy(
            [&](position p) {
                if (!may_change(p, status::met) || !may_change(p, status::unmet)) return unless_changed(p, q_.known[p]);
                const search::literal is = problem_.fresh_variable();  // one completion in which it is not is enough
                problem_.require(std::vector{!variable(search::change{p}), is});
                problem_.require(std::vector{!variable(search::change{p, true}), !is});
                return is;
            },
            mode);
        problem_.require(!is_enough);
        by_bounds_->add_goal(!is_enough);
        search::target_question other = q_;
        other.mode = mode;
        left_out_.emplace(other);
    }
    set_search(const set_search&) = delete;
    set_search& operator=(const set_search&) = delete;
    ~set_search() {
        const auto charged = [](const std::optional<search::doubter>& d) { return d ? d->charged() : 0; };
        allowed_.give_back(problem_.solver().charged() + charged(doubter_) + charged(left_out_));
    }

    /// The next set, its literals in ascending order; nothing after the last, or where sets would be larger than
    /// `most`. Throws `limit_reached`; with another budget it would go on.
    [[nodiscard]] std::optional<std::vector<search::change>> next(std::size_t most) {
        while (size_ <= most && !is_over()) {
            if (!may_have_more()) {
                is_over_ = true;
                break;
            }
            const search::outcome ended = step();
            if (ended == search::outcome::none) is_over_ = true;
            if (ended != search::outcome::found) continue;
            std::vector<search::change> set = chosen();
            if (is_taken(set)) return set;
        }
        return std::nullopt;
    }
    /// A minimal set that was not given yet, soon, but of any size; nothing where there is none left, or with sets left
    /// out. After it only `any` may be called. Throws `limit_reached`.
    [[nodiscard]] std::optional<std::vector<search::change>> any() {
        while (!left_out_) {
            search::outcome ended = by_bounds_->step(choices_.size(), allowed_, first_patience);
            if (ended == search::outcome::given_up) ended = problem_.solver().solve({}, allowed_);
            if (ended != search::outcome::found) break;
            std::vector<search::change> set = smallest_part();
            if (is_taken(set)) return set;
        }
        return std::nullopt;
    }
    /// All sets smaller than this were given.
    [[nodiscard]] std::size_t complete_below() const noexcept { return size_; }
    /// Whether all sets were given.
    [[nodiscard]] bool is_over() const noexcept { return is_over_ || size_ > choices_.size(); }

private:
    static constexpr std::uint64_t first_patience = 200'000;
    static constexpr std::size_t copies_of_negative_loops = 4;  // of which copies tell little
    struct choice {
        search::change change;
        search::literal variable;  // that stands for it
    };

    [[nodiscard]] search::literal variable(search::change c) { return problem_.variable(c); }
    [[nodiscard]] bool may_change(position p, status to) const {
        const std::uint8_t sign = problem_.unrolled().sign(p);
        return q_.known[p] != to && (sign & (to == status::met ? 1 : 2)) != 0;
    }
    void add_choices(position p) {
        if (!problem_.unrolled().is_free(p)) return;
        for (const status to : {status::met, status::unmet}) {
            const search::change change{p, to == status::unmet};
            if (may_change(p, to)) choices_.push_back({change, variable(change)});
        }
        if (q_.known[p] == status::open && problem_.unrolled().sign(p) == search::unrolling::both) splits_.push_back(p);
    }

    // A leaf that is so unless a change says otherwise; one that is open hinders.
    [[nodiscard]] search::literal unless_changed(position p, status otherwise) {
        const bool may_rise = may_change(p, status::met), may_fall = may_change(p, status::unmet);
        if (otherwise == status::open) otherwise = may_rise ? status::unmet : status::met;
        if (otherwise == status::met) return may_fall ? !variable(literal{p, true}) : network::always();
        return may_rise ? variable(literal{p}) : network::never();
    }
    // The goal is to be reached where the leaves that hinder both ways are as in `completion` unless chosen.
    void add_completion(const indexed<position, status>& completion) {
        std::vector<status> split;
        for (const position p : splits_) split.push_back(completion[p]);
        if (std::find(completions_.begin(), completions_.end(), split) != completions_.end()) return;
        completions_.push_back(std::move(split));
        const search::literal goal = problem_.add_copy([&](position p) {
            const bool is_split = may_change(p, status::met) && may_change(p, status::unmet);
            return unless_changed(p, is_split ? completion[p] : q_.known[p]);
        });
        problem_.require(goal);
        by_bounds_->add_goal(goal);
    }
    // A set that is enough differs from a completion in which the goal is not reached.
    void add_doubt(const indexed<position, status>& completion) {
        std::vector<search::literal> differs;
        for (const choice& c : choices_) {
            const position p = c.change.index();
            const status to = c.change.is_negated() ? status::unmet : status::met;
            if (completion[p] != to) differs.push_back(c.variable);
            else if (q_.known[p] != status::open) differs.push_back(!c.variable);
        }
        problem_.require(differs);
        if (completions_.size() < most_copies_) add_completion(completion);
    }
    [[nodiscard]] std::vector<search::change> chosen() const {
        std::vector<search::change> result;
        for (const choice& c : choices_)
            if (problem_.solver().holds(c.variable)) result.push_back(c.change);
        std::sort(result.begin(), result.end());
        return result;
    }

    // Whether what the solver found is a set that is wanted. It is not found again.
    [[nodiscard]] bool is_taken(const std::vector<search::change>& set) {
        if (doubter_)
            if (const auto completion = doubter_->find(set, allowed_)) {
                add_doubt(*completion);
                return false;
            }
        std::vector<search::literal> differs;
        for (const search::change l : set) differs.push_back(!variable(l));
        problem_.require(differs);
        return !left_out_ || !has_part_left_out(set);
    }
    // Of what the solver found, a part of which no change can be spared.
    [[nodiscard]] std::vector<search::change> smallest_part() {
        std::vector<search::change> part = chosen();
        std::vector<search::literal> spared;
        for (const choice& c : choices_)
            if (!problem_.solver().holds(c.variable)) spared.push_back(!c.variable);
        for (std::size_t i = part.size(); i-- > 0;) {  // what is behind is needed
            spared.push_back(!variable(part[i]));
            if (problem_.solver().solve(spared, allowed_) != search::outcome::found) {
                spared.pop_back();
                continue;
            }
            std::vector<search::change> smaller = chosen();
            for (const search::change l : part)
                if (!std::binary_search(smaller.begin(), smaller.end(), l)) spared.push_back(!variable(l));
            const std::size_t behind = part.size() - i - 1;
            part = std::move(smaller);
            i = part.size() - behind;
        }
        return part;
    }

    // Whether a proper part of it is among those left out, so that it is not minimal: then what the part does not name
    // of it hinders. Only the change of a known leaf that matters both ways may do so.
    [[nodiscard]] bool has_part_left_out(const std::vector<search::change>& set) {
        std::vector<search::change> part, doubtful;
        for (const search::change l : set) {
            const position p = l.index();
            const bool may_hinder =
                q_.known[p] != status::open && problem_.unrolled().sign(p) == search::unrolling::both;
            (may_hinder ? doubtful : part).push_back(l);
        }
        const std::size_t certain = part.size();
        std::vector<bool> is_named(doubtful.size(), false);
        const auto name_next = [&] {  // as a counter goes up, all of them last
            for (std::size_t i = 0; i < is_named.size(); ++i) {
                is_named[i] = !is_named[i];
                if (is_named[i]) return;
            }
        };
        while (std::find(is_named.begin(), is_named.end(), false) != is_named.end()) {
            part.resize(certain);
            for (std::size_t i = 0; i < doubtful.size(); ++i)
                if (is_named[i]) part.push_back(doubtful[i]);
            if (!left_out_->find(part, allowed_)) return true;
            name_next();
        }
        return false;
    }

    // One turn in the search for a set of the least size that is left.
    [[nodiscard]] search::outcome step() {
        search::outcome ended{};
        const std::size_t size = size_;
        if (is_turn_of_cores_) {  // to raise their bound by one takes twice the work of the last time, or so
            const std::size_t behind = size_ - by_cores_->bound();
            ended = by_cores_->step(allowed_, patience_ >> (std::min)(behind, std::size_t{2}));
            size_ = (std::max)(size_, by_cores_->bound());
        } else {
            ended = by_bounds_->step(size_, allowed_, patience_);
            if (ended == search::outcome::not_as_assumed) ++size_;
        }
        if (size_ != size) is_asked_for_more_ = false;
        if (ended == search::outcome::given_up) {
            is_turn_of_cores_ = !is_turn_of_cores_;
            if (!is_turn_of_cores_) patience_ *= 2;
        }
        return ended;
    }
    // Whether there may be a set of any size: most are found among the large ones. Asked once for each size.
    [[nodiscard]] bool may_have_more() {
        if (is_asked_for_more_) return true;
        is_asked_for_more_ = true;
        search::solver& s = problem_.solver();
        for (const choice& c : choices_) s.try_first(c.variable);
        s.limit_propagations(patience_);
        const bool result = s.solve({}, allowed_) != search::outcome::none;
        s.limit_propagations(search::solver::unlimited);
        for (const choice& c : choices_) s.try_first(!c.variable);
        return result;
    }

    search::target_question q_;
    budget& allowed_;
    search::problem problem_;
    std::vector<choice> choices_;
    std::vector<position> splits_;                  // the open leaves that hinder both ways
    std::vector<std::vector<status>> completions_;  // what these are, in the copies made
    std::optional<search::core_guide> by_cores_;
    std::optional<search::bound_guide> by_bounds_;
    std::optional<search::doubter> doubter_, left_out_;
    std::size_t size_ = 0, most_copies_ = ~std::size_t{0};
    std::uint64_t patience_ = first_patience;  // the work of a turn, in literals followed
    bool is_turn_of_cores_ = false, is_over_ = false, is_asked_for_more_ = false;
};

}  // namespace muster::logic

#endif
