#ifndef MUSTER_LOGIC_SEARCH_ASSIGNMENT_HPP
#define MUSTER_LOGIC_SEARCH_ASSIGNMENT_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/search/variable.hpp>

namespace muster::logic::search {

/// Why a literal holds: by decision, or because a constraint left no choice.
struct reason {
    /// Who can explain it.
    enum class source : std::uint8_t { decision, clause, threshold, foundedness };
    /// What forced it.
    source from = source::decision;
    std::uint32_t index = 0;  ///< which of its constraints
};

/// What is decided so far, in the order in which it was, with the reason of each step. Levels count decisions; what
/// holds at level 0 holds always.
class assignment {
public:
    /// One more variable, open.
    variable add_variable() {
        values_.resize(values_.size() + 2, status::open);
        return steps_.push_back({});
    }
    /// All variables.
    [[nodiscard]] index_range<variable> variables() const noexcept { return steps_.indices(); }

    /// The value of a literal: met, unmet, or open where it is not assigned.
    [[nodiscard]] status of(literal l) const { return values_[l.code()]; }
    /// Whether it is assigned and true.
    [[nodiscard]] bool holds(literal l) const { return of(l) == status::met; }
    /// Whether it is assigned and false.
    [[nodiscard]] bool fails(literal l) const { return of(l) == status::unmet; }
    /// Whether it is not assigned.
    [[nodiscard]] bool is_open(literal l) const { return of(l) == status::open; }

    /// Of what is decided: its level, its place on the trail and its reason.
    [[nodiscard]] std::uint32_t level(literal l) const { return steps_[l.index()].level; }
    /// Its place in the order of assignment. Precondition: it is assigned.
    [[nodiscard]] std::uint32_t place(literal l) const { return steps_[l.index()].place; }
    /// What forced it. Precondition: it is assigned.
    [[nodiscard]] reason why(literal l) const { return steps_[l.index()].why; }
    /// All that holds, in order.
    [[nodiscard]] std::span<const literal> trail() const noexcept { return trail_; }
    /// How many decisions were made.
    [[nodiscard]] std::uint32_t level() const noexcept { return static_cast<std::uint32_t>(levels_.size()); }

    /// Precondition: open.
    void assign(literal l, reason why) {
        values_[l.code()] = status::met;
        values_[(!l).code()] = status::unmet;
        steps_[l.index()] = {level(), static_cast<std::uint32_t>(trail_.size()), why};
        trail_.push_back(l);
    }
    /// Begins a level. What is assigned next is its decision.
    void begin_level() { levels_.push_back(static_cast<std::uint32_t>(trail_.size())); }
    /// Takes back all levels above `level`, calling `undone` with each literal, the latest first.
    template <class Undone>
    void back_to(std::uint32_t level, const Undone& undone) {
        if (level >= this->level()) return;
        while (trail_.size() > levels_[level]) {
            const literal l = trail_.back();
            undone(l);
            trail_.pop_back();
            values_[l.code()] = values_[(!l).code()] = status::open;
        }
        levels_.resize(level);
    }

private:
    struct step {
        std::uint32_t level = 0, place = 0;
        reason why{};
    };

    std::vector<status> values_;  // by literal
    indexed<variable, step> steps_;
    std::vector<literal> trail_;
    std::vector<std::uint32_t> levels_;  // where each begins on the trail
};

}  // namespace muster::logic::search

#endif
