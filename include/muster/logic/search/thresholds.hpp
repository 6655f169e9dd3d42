#ifndef MUSTER_LOGIC_SEARCH_THRESHOLDS_HPP
#define MUSTER_LOGIC_SEARCH_THRESHOLDS_HPP

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/search/assignment.hpp>

namespace muster::logic::search {

/// A literal and what it counts for.
struct weighted_literal {
    /// What counts.
    literal of{};
    /// What it counts for.
    std::int64_t weight = 1;
};

/// Threshold rules, kept by counting: a head holds if, or if and only if, the weights of the parts that hold reach a
/// threshold. Conjunctions and disjunctions are thresholds too. Both sums of a rule follow the trail, so that looking
/// at a rule costs nothing unless it decides something (Chai, Kuehlmann, A fast pseudo-Boolean constraint solver,
/// 2005).
class thresholds {
public:
    /// Which way a rule works.
    enum class direction : std::uint8_t {
        both,    ///< the head holds if and only if the threshold is reached
        to_head  ///< it holds if the threshold is reached
    };

    /// Makes room for the literals of one more variable.
    void add_variable() {
        uses_.resize(uses_.size() + 2);
        rules_of_.push_back({});
    }

    /// Adds a rule whose sums start from what `a` has in its first `seen` steps. Precondition: positive weights; all of
    /// one part in one entry.
    std::uint32_t add(literal head, std::int64_t threshold, std::vector<weighted_literal> parts, direction way,
                      const assignment& a, std::size_t seen) {
        std::sort(parts.begin(), parts.end(), [](const weighted_literal& x, const weighted_literal& y) {
            return x.weight != y.weight ? x.weight > y.weight : x.of < y.of;
        });
        const auto index = static_cast<std::uint32_t>(rules_.size());
        rule r{head, threshold, 0, 0, 0, way, {}};
        for (const weighted_literal& p : parts) {
            r.total += p.weight;
            uses_[p.of.code()].push_back({index, p.weight});
            const status s = a.of(p.of);
            const bool counts = s != status::open && a.place(p.of) < seen;
            if (counts && s == status::met) r.reached += p.weight;
            if (counts && s == status::unmet) r.failed += p.weight;
        }
        r.parts = std::move(parts);
        rules_of_[head.index()].push_back(index);
        rules_.push_back(std::move(r));
        return index;
    }
    /// Gives a rule another head and threshold. Precondition: nothing rests on it.
    void replace(std::uint32_t index, literal head, std::int64_t threshold) {
        rule& r = rules_[index];
        std::erase(rules_of_[r.head.index()], index);
        rules_of_[head.index()].push_back(index);
        r.head = head;
        r.threshold = threshold;
    }
    /// What the parts of a rule must reach.
    [[nodiscard]] std::int64_t threshold(std::uint32_t index) const { return rules_[index].threshold; }

    /// Takes note that a literal holds, and lets the rules that it bears on decide what they can. Gives the rule that
    /// is broken, if one is.
    [[nodiscard]] const std::uint32_t* assigned(literal l, assignment& a) {
        for (const use& u : uses_[l.code()]) rules_[u.rule].reached += u.weight;
        for (const use& u : uses_[(!l).code()]) rules_[u.rule].failed += u.weight;
        for (const use& u : uses_[l.code()])
            if (!check(u.rule, a)) return &broken_;
        for (const use& u : uses_[(!l).code()])
            if (!check(u.rule, a)) return &broken_;
        for (const std::uint32_t index : rules_of_[l.index()])
            if (!check(index, a)) return &broken_;
        return nullptr;
    }
    /// Takes that back.
    void unassigned(literal l) {
        for (const use& u : uses_[l.code()]) rules_[u.rule].reached -= u.weight;
        for (const use& u : uses_[(!l).code()]) rules_[u.rule].failed -= u.weight;
    }

    /// Lets one rule decide what it can; false where it is broken.
    [[nodiscard]] bool check(std::uint32_t index, assignment& a) {
        const rule& r = rules_[index];
        const reason why{reason::source::threshold, index};
        broken_ = index;
        const status head = a.of(r.head);
        if (r.reached >= r.threshold) {
            if (head == status::open) a.assign(r.head, why);
            return head != status::unmet;
        }
        if (head == status::unmet) {  // what is left below the threshold
            const std::int64_t rest = r.threshold - 1 - r.reached;
            for (const weighted_literal& p : r.parts) {
                if (p.weight <= rest) break;
                if (a.is_open(p.of)) a.assign(!p.of, why);
            }
            return true;
        }
        if (r.way == direction::to_head) return true;
        const std::int64_t spare = r.total - r.failed - r.threshold;
        if (spare < 0) {
            if (head == status::open) a.assign(!r.head, why);
            return head != status::met;
        }
        if (head == status::met)
            for (const weighted_literal& p : r.parts) {
                if (p.weight <= spare) break;
                if (a.is_open(p.of)) a.assign(p.of, why);
            }
        return true;
    }

    /// Adds literals that fail, and because of which `implied` holds by a rule; without one, because of which the rule
    /// is broken. The earliest are preferred.
    void explain(std::uint32_t index, const literal* implied, const assignment& a,
                 std::vector<literal>& because) const {
        const rule& r = rules_[index];
        const std::uint32_t before =
            implied != nullptr ? a.place(*implied) : static_cast<std::uint32_t>(a.trail().size());
        const bool is_head = implied != nullptr && implied->index() == r.head.index();
        bool from_reached = false;  // else from the parts that fail
        std::int64_t needed = 0;
        if (is_head) {
            from_reached = *implied == r.head;
            needed = from_reached ? r.threshold : r.total - r.threshold + 1;
        } else {
            from_reached = a.fails(r.head);
            because.push_back(from_reached ? r.head : !r.head);
            needed = from_reached ? r.threshold : r.total - r.threshold + 1;
            if (implied != nullptr)
                for (const weighted_literal& p : r.parts)
                    if (p.of.index() == implied->index() && p.of == (from_reached ? !*implied : *implied))
                        needed -= p.weight;
        }
        for (const weighted_literal& p : r.parts) {
            if (needed <= 0) return;
            if (!(from_reached ? a.holds(p.of) : a.fails(p.of)) || a.place(p.of) >= before) continue;
            because.push_back(from_reached ? !p.of : p.of);
            needed -= p.weight;
        }
    }

private:
    struct rule {
        literal head;
        std::int64_t threshold;
        std::int64_t total, reached, failed;  // weights: of all parts, of those that hold, of those that fail
        direction way;
        std::vector<weighted_literal> parts;  // the heaviest first
    };
    struct use {
        std::uint32_t rule;
        std::int64_t weight;
    };

    std::vector<rule> rules_;
    std::vector<std::vector<use>> uses_;                      // by literal
    indexed<variable, std::vector<std::uint32_t>> rules_of_;  // by the head's
    std::uint32_t broken_ = 0;
};

}  // namespace muster::logic::search

#endif
