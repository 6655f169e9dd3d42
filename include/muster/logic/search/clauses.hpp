#ifndef MUSTER_LOGIC_SEARCH_CLAUSES_HPP
#define MUSTER_LOGIC_SEARCH_CLAUSES_HPP

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/search/assignment.hpp>

namespace muster::logic::search {

/// Clauses, of which one literal at least must hold; two literals of each are watched (Moskewicz and others, Chaff,
/// 2001). Those learned are forgotten again unless they prove useful (Audemard, Simon, Predicting learnt clauses
/// quality, 2009).
class clauses {
public:
    /// Makes room for the literals of one more variable.
    void add_variable() { watches_.resize(watches_.size() + 2); }

    /// Adds a clause. Precondition: two literals at least; the first two are those to be watched. `spread`: how many
    /// levels a learned one speaks of; 0 for one that is never forgotten.
    std::uint32_t add(std::span<const literal> literals, std::uint32_t spread) {
        std::uint32_t index = 0;
        if (unused_.empty()) {
            index = static_cast<std::uint32_t>(clauses_.size());
            clauses_.emplace_back();
        } else {
            index = unused_.back();
            unused_.pop_back();
        }
        clauses_[index] = {{literals.begin(), literals.end()}, spread, ++clock_};
        learned_ += spread != 0 ? 1 : 0;
        for (std::size_t i = 0; i < 2; ++i) watches_[literals[i].code()].push_back({index, literals[1 - i]});
        return index;
    }
    /// The literals of a clause.
    [[nodiscard]] std::span<const literal> literals(std::uint32_t index) const { return clauses_[index].literals; }
    /// How many are learned and not forgotten.
    [[nodiscard]] std::size_t learned() const noexcept { return learned_; }
    /// Notes that a clause was of use.
    void use(std::uint32_t index) { clauses_[index].used = ++clock_; }

    /// Follows a literal that holds; gives the clause that is broken, if one is.
    [[nodiscard]] const std::uint32_t* assigned(literal l, assignment& a) {
        const literal failed = !l;
        std::vector<watch>& watching = watches_[failed.code()];
        std::size_t kept = 0;
        const std::uint32_t* result = nullptr;
        for (std::size_t i = 0; i < watching.size(); ++i) {
            const watch w = watching[i];
            watching[kept++] = w;
            if (result != nullptr || a.holds(w.other)) continue;
            std::vector<literal>& own = clauses_[w.clause].literals;
            if (own[0] == failed) std::swap(own[0], own[1]);
            if (own[0] != w.other && a.holds(own[0])) {
                watching[kept - 1].other = own[0];
                continue;
            }
            const auto next = std::find_if(own.begin() + 2, own.end(), [&](literal o) { return !a.fails(o); });
            if (next != own.end()) {
                std::swap(own[1], *next);
                watches_[own[1].code()].push_back({w.clause, own[0]});
                --kept;
            } else if (a.fails(own[0])) {
                broken_ = w.clause;
                result = &broken_;
            } else {
                a.assign(own[0], {reason::source::clause, w.clause});
            }
        }
        watching.resize(kept);
        return result;
    }

    /// Forgets half of the learned clauses: those of the widest spread, the longest unused first. What is the reason of
    /// something stays. Gives how many literals they had.
    std::uint64_t forget(const assignment& a) {
        std::vector<std::uint32_t> candidates;
        for (std::uint32_t i = 0; i < clauses_.size(); ++i)
            if (clauses_[i].spread > 2 && !is_reason(i, a)) candidates.push_back(i);
        std::sort(candidates.begin(), candidates.end(), [&](std::uint32_t x, std::uint32_t y) {
            return clauses_[x].spread != clauses_[y].spread ? clauses_[x].spread > clauses_[y].spread
                                                            : clauses_[x].used < clauses_[y].used;
        });
        candidates.resize(candidates.size() / 2);
        std::uint64_t forgotten = 0;
        for (const std::uint32_t i : candidates) {
            forgotten += clauses_[i].literals.size();
            clauses_[i] = {};
            unused_.push_back(i);
        }
        learned_ -= candidates.size();
        for (std::vector<watch>& watching : watches_)
            std::erase_if(watching, [&](const watch& w) { return clauses_[w.clause].literals.empty(); });
        return forgotten;
    }

private:
    struct clause {
        std::vector<literal> literals{};
        std::uint32_t spread = 0;
        std::uint64_t used = 0;
    };
    struct watch {
        std::uint32_t clause;
        literal other;  // where it holds the clause need not be looked at
    };

    [[nodiscard]] bool is_reason(std::uint32_t index, const assignment& a) const {
        const literal first = clauses_[index].literals.front();
        if (!a.holds(first)) return false;
        const reason why = a.why(first);
        return why.from == reason::source::clause && why.index == index;
    }

    std::vector<clause> clauses_;
    std::vector<std::uint32_t> unused_;
    std::vector<std::vector<watch>> watches_;  // by the literal that is watched
    std::size_t learned_ = 0;
    std::uint64_t clock_ = 0;
    std::uint32_t broken_ = 0;
};

}  // namespace muster::logic::search

#endif
