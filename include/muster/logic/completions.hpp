#ifndef MUSTER_LOGIC_COMPLETIONS_HPP
#define MUSTER_LOGIC_COMPLETIONS_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/limits.hpp>

namespace muster::logic {

/// What a position may be asked to be in some completion of the open leaves. A completion can leave it open only
/// through a loop with negation.
enum class goal : std::uint8_t { met, not_met, unmet, not_unmet };

/// Searches the completions of what is open for one that gives a position a status. Only leaves that bear on the
/// position both ways, met through one path and unmet through another, are branched on; the others are set to what
/// serves the goal, which is exact because the well-founded model is monotone in them. Without negation that is one
/// evaluation of the cone; else at most two to the number of two-way leaves.
class completions {
public:
    /// `settings` as for `evaluate`; an entry `open` makes its position one of the open leaves.
    completions(const circuit& c, indexed_span<position, const setting> settings, position target,
                loops mode = loops::wait);

    /// Whether some completion reaches the goal; nothing where that took more than `evaluations` of the cone, which are
    /// counted down, or more than the time of the budget.
    [[nodiscard]] std::optional<bool> exists(goal g, std::uint64_t& evaluations, const budget& allowed = {});

private:
    static constexpr std::uint8_t positively = 1, both_ways = 3;

    [[nodiscard]] bool is_cut(position p) const { return settings_[p] != setting::none; }
    [[nodiscard]] bool is_open_leaf(position p) const {
        return settings_[p] == setting::open || (settings_[p] == setting::none && circuit_.is_leaf(p));
    }
    // Which positions the target depends on, and through an even or an odd number of negations.
    void mark_cone();
    void evaluate_cone(indexed_span<position, const setting> tried);
    // An open two-way leaf on which the target depends, found along open parts.
    [[nodiscard]] std::optional<position> open_leaf(indexed_span<position, const setting> tried);

    const circuit& circuit_;
    position target_;
    loops mode_;
    indexed<position, setting> settings_;
    indexed<position, std::uint8_t> polarity_{}, seen_{};
    std::vector<position> cone_{}, leaves_{};
    indexed<position, status> statuses_{};
    loop_solver solver_{};
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/completions.hpp>
#endif

#endif
