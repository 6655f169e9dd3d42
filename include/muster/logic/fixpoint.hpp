#ifndef MUSTER_LOGIC_FIXPOINT_HPP
#define MUSTER_LOGIC_FIXPOINT_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/circuit.hpp>

namespace muster::logic {

/// How a loop whose members only wait for each other is decided.
enum class loops : std::uint8_t {
    wait,          ///< nobody moves first: the least fixpoint
    move_together  ///< all move at once: the greatest fixpoint
};

/// What is set from outside at a position: nothing, or a status that cuts its rule.
enum class setting : std::uint8_t { unmet = 0, open = 1, met = 2, none = 3 };

/// The setting that cuts a rule with this status.
[[nodiscard]] constexpr setting setting_of(status s) noexcept {
    return static_cast<setting>(s);
}

/// The status of a literal whose position has status s.
[[nodiscard]] constexpr status of_literal(status s, bool is_negated) noexcept {
    return is_negated ? negated(s) : s;
}

/// The status of a rule whose parts are decided.
[[nodiscard]] status apply_rule(const circuit& c, position p, indexed_span<position, const status> statuses);

/// Decides loops: the alternating fixpoint on one strong component at a time.
/// L(0) is empty; U(i) is the fixpoint with open things met and a negated part holding iff it is not
/// in L(i); L(i+1) is the fixpoint with open things unmet, and a negated part holding iff it is not in
/// U(i) (Van Gelder, The alternating fixpoint of logic programs with negation, 1993). Linear in the component where no
/// negation lies inside, else linear in each round. With `loops::move_together` both fixpoints are greatest ones.
class loop_solver {
public:
    /// Writes the statuses of the members of `loop`; everything before it is decided. `settings` reaches as far as the
    /// loop, or is empty: nothing set.
    void solve(const circuit& c, const circuit::component& loop, indexed_span<position, const setting> settings,
               loops mode, indexed_span<position, status> statuses);

    static constexpr std::uint32_t undecided = 0xFFFFFFFFU;  ///< the fixpoint of a member that is open

    /// Of the loop solved last, by the place of a member in it: in which fixpoint it was decided (even: it left an
    /// upper one, unmet; odd: it entered a lower one, met), or `undecided`.
    [[nodiscard]] std::span<const std::uint32_t> times() const noexcept { return times_; }
    /// Of the loop solved last, by the place of a member that is met: its turn in the lower fixpoint that it entered.
    /// It rests on members of earlier fixpoints and earlier turns. Only with `loops::wait`.
    [[nodiscard]] std::span<const std::uint32_t> turns() const noexcept { return turns_; }

private:
    enum class bound : std::uint8_t { lower, upper };
    struct user {
        std::uint32_t member;  // the rule that has the part
        std::uint32_t part;
    };

    void record(const std::vector<std::uint8_t>& members, std::uint8_t value, std::uint32_t time);
    // Who inside uses each member, unnegated.
    void link(const circuit& c, const circuit::component& loop);
    // One fixpoint of the component: which members hold, a negated inner part holding iff `against` has not its member.
    void settle(const circuit& c, const circuit::component& loop, indexed_span<position, const setting> settings,
                indexed_span<position, const status> statuses, bound side, loops mode,
                const std::vector<std::uint8_t>& against, std::vector<std::uint8_t>& holds);

    // By the place of a member in the loop.
    std::vector<std::uint32_t> first_user_, cursor_, changed_, order_, times_, turns_;
    std::vector<user> users_;
    std::vector<std::uint64_t> sum_;
    std::vector<std::uint8_t> cut_, low_, high_, next_;
};

/// The well-founded model of the circuit (Van Gelder, Ross, Schlipf 1991) with `settings` cutting rules and unset
/// leaves open, written into `statuses` (one per position). `settings` has one entry per position or is empty: nothing
/// set. Sound for open leaves: met and unmet stand in every completion of them. Linear where no negation lies in a
/// loop.
void evaluate(const circuit& c, indexed_span<position, const setting> settings, indexed_span<position, status> statuses,
              loops mode = loops::wait);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/fixpoint.hpp>
#endif

#endif
