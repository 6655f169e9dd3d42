#ifndef MUSTER_LOGIC_SEARCH_FOUNDEDNESS_HPP
#define MUSTER_LOGIC_SEARCH_FOUNDEDNESS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/search/thresholds.hpp>

namespace muster::logic::search {

/// Sees to it that what holds in a loop does not rest on itself. Each member that may hold keeps a source: parts that
/// do not fail, weigh enough, and were founded before it. Where a source is lost and no other found, the members left
/// are an unfounded set and fail together; the reason is what fails around them (Simons, Niemela, Soininen, Extending
/// and implementing the stable model semantics, 2002; Gebser, Kaufmann, Schaub, Conflict-driven answer set solving:
/// from theory to practice, 2012).
class foundedness {
public:
    /// Makes room for the literals of one more variable.
    void add_variable() { uses_.resize(uses_.size() + 2); }

    /// A rule of a loop: the head holds if and only if the parts that hold reach the threshold.
    struct member {
        /// What holds once the parts reach the threshold.
        literal head{};
        /// What the parts must reach.
        std::int64_t threshold = 0;
        /// What counts, and how much.
        std::span<const weighted_literal> parts{};
    };
    /// Adds a loop: a part that is the head of one of its members must be founded with it.
    void add(std::span<const member> loop) {
        std::vector<std::pair<literal, std::uint32_t>> heads;
        for (const member& m : loop) {
            heads.emplace_back(m.head, static_cast<std::uint32_t>(members_.size() + heads.size()));
        }
        std::sort(heads.begin(), heads.end());
        for (const member& m : loop) {
            const auto index = static_cast<std::uint32_t>(members_.size());
            members_.push_back({m.head, m.threshold, 0, false, {}});
            for (const weighted_literal& p : m.parts) {
                const auto inner = std::lower_bound(heads.begin(), heads.end(), std::pair{p.of, std::uint32_t{0}});
                const bool is_inner = inner != heads.end() && inner->first == p.of;
                if (is_inner && inner->second == index) continue;  // nothing is founded on itself
                uses_[p.of.code()].push_back({index, static_cast<std::uint32_t>(members_[index].parts.size())});
                members_[index].parts.push_back({p, is_inner ? inner->second : none, false});
            }
            lost_.push_back(index);
        }
        is_due_ = true;
    }

    /// Takes note that a literal holds: its negation is no source any more.
    void assigned(literal l) {
        for (const use& u : uses_[(!l).code()]) lose(u);
    }
    /// Takes note that something was taken back: what has no source may have one again, or must fail again.
    void taken_back(std::size_t trail) {
        is_due_ = is_due_ || !lost_.empty();
        while (!explanations_.empty() && explanations_.back().place >= trail) explanations_.pop_back();
    }

    /// Lets unfounded sets fail. False where a member of one holds: then `broken()` tells the reason.
    [[nodiscard]] bool check(assignment& a) {
        if (!is_due_) return true;
        is_due_ = false;
        find_sources(a);
        bool any = false;
        for (const std::uint32_t m : lost_) any = any || !a.fails(members_[m].head);
        if (!any) return true;
        const auto index = static_cast<std::uint32_t>(explanations_.size());
        explanations_.push_back({a.trail().size(), {}});
        explanation& why = explanations_.back();
        for (const std::uint32_t m : lost_) {
            if (a.fails(members_[m].head)) continue;
            for (const part& p : members_[m].parts)
                if (a.fails(p.of.of)) why.fails.push_back(p.of.of);
        }
        std::sort(why.fails.begin(), why.fails.end());
        why.fails.erase(std::unique(why.fails.begin(), why.fails.end()), why.fails.end());
        for (const std::uint32_t m : lost_) {
            const literal head = members_[m].head;
            if (a.holds(head)) {
                broken_ = why.fails;
                broken_.push_back(!head);
                return false;
            }
            if (a.is_open(head)) a.assign(!head, {reason::source::foundedness, index});
        }
        return true;
    }
    /// Literals that all fail, of which one must hold.
    [[nodiscard]] std::span<const literal> broken() const noexcept { return broken_; }
    /// The literals whose failing is the reason.
    [[nodiscard]] std::span<const literal> because(std::uint32_t index) const { return explanations_[index].fails; }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    struct part {
        weighted_literal of;
        std::uint32_t inner;  // the member that it is the head of
        bool counts;          // towards the source
    };
    struct rule {
        literal head;
        std::int64_t threshold;
        std::int64_t sum;  // of the parts that count
        bool has_source;
        std::vector<part> parts;
    };
    struct use {
        std::uint32_t member, part;
    };
    struct explanation {
        std::size_t place;
        std::vector<literal> fails;
    };

    void lose(use first) {
        todo_.assign(1, first);
        while (!todo_.empty()) {
            const use u = todo_.back();
            todo_.pop_back();
            rule& m = members_[u.member];
            part& p = m.parts[u.part];
            if (!p.counts) continue;
            p.counts = false;
            m.sum -= p.of.weight;
            if (!m.has_source || m.sum >= m.threshold) continue;
            m.has_source = false;
            lost_.push_back(u.member);
            is_due_ = true;
            for (const use& above : uses_[m.head.code()])
                if (members_[above.member].parts[above.part].inner == u.member) todo_.push_back(above);
        }
    }
    void find_sources(const assignment& a) {
        found_.assign(lost_.begin(), lost_.end());
        while (!found_.empty()) {
            const std::uint32_t index = found_.back();
            found_.pop_back();
            rule& m = members_[index];
            if (m.has_source || a.fails(m.head)) continue;
            m.sum = 0;
            for (part& p : m.parts) {
                p.counts = !a.fails(p.of.of) && (p.inner == none || members_[p.inner].has_source);
                if (p.counts) m.sum += p.of.weight;
            }
            if (m.sum < m.threshold) continue;
            m.has_source = true;
            for (const use& above : uses_[m.head.code()])
                if (members_[above.member].parts[above.part].inner == index) found_.push_back(above.member);
        }
        std::erase_if(lost_, [&](std::uint32_t m) { return members_[m].has_source; });
    }

    std::vector<rule> members_;
    std::vector<std::vector<use>> uses_;  // by literal: of which it is a part
    std::vector<std::uint32_t> lost_;     // the members without a source
    std::vector<std::uint32_t> found_;
    std::vector<use> todo_;
    std::vector<explanation> explanations_;
    std::vector<literal> broken_;
    bool is_due_ = false;
};

}  // namespace muster::logic::search

#endif
