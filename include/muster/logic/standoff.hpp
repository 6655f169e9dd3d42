#ifndef MUSTER_LOGIC_STANDOFF_HPP
#define MUSTER_LOGIC_STANDOFF_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::logic {

/// The members of a loop that wait for each other: start with its unmet members that nothing sets and that are not
/// unmet when the loop moves together; set them met and decide the loop again, drop those whose rule is then unmet,
/// repeat. What is left would hold if it moved together, as far as the open inputs allow. `statuses` is the evaluation.
/// Ascending. Linear where no negation lies inside, else each round is linear.
[[nodiscard]] inline std::vector<std::uint32_t> standoff_members(const circuit& c, circuit::component loop,
                                                                 std::span<const setting> settings,
                                                                 std::span<const status> statuses) {
    std::vector<status> trial(statuses.begin(), statuses.begin() + loop.last);
    std::vector<setting> set(loop.last, setting::none);
    if (!settings.empty()) set.assign(settings.begin(), settings.begin() + loop.last);
    loop_solver solver;
    std::vector<std::uint32_t> members;
    solver.solve(c, loop, set, loops::move_together, trial);
    for (std::uint32_t p = loop.first; p < loop.last; ++p)
        if (set[p] == setting::none && statuses[p] == status::unmet && trial[p] != status::unmet) members.push_back(p);
    if (!loop.has_negation) return members;

    for (;;) {
        for (const std::uint32_t p : members) set[p] = setting::met;
        solver.solve(c, loop, set, loops::wait, trial);
        std::vector<std::uint32_t> kept;
        for (const std::uint32_t p : members) {
            if (apply_rule(c, p, trial) != status::unmet) kept.push_back(p);
            else set[p] = setting::none;
        }
        if (kept.size() == members.size()) return members;
        members.swap(kept);
    }
}

}  // namespace muster::logic

#endif
