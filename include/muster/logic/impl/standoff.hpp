#ifndef MUSTER_LOGIC_IMPL_STANDOFF_HPP
#define MUSTER_LOGIC_IMPL_STANDOFF_HPP

#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/standoff.hpp>

namespace muster::logic {

MUSTER_INLINE std::vector<position> standoff_members(const circuit& c, const circuit::component& loop,
                                                     indexed_span<position, const setting> settings,
                                                     indexed_span<position, const status> statuses) {
    indexed<position, status> trial{statuses.before(loop.last)};
    indexed<position, setting> set{settings.empty() ? settings : settings.before(loop.last)};
    set.resize(trial.size(), setting::none);
    loop_solver solver;
    std::vector<position> members;
    solver.solve(c, loop, set, loops::move_together, trial);
    for (const position p : loop)
        if (set[p] == setting::none && statuses[p] == status::unmet && trial[p] != status::unmet) members.push_back(p);
    if (!loop.has_negation) return members;

    for (;;) {
        for (const position p : members) set[p] = setting::met;
        solver.solve(c, loop, set, loops::wait, trial);
        std::vector<position> kept;
        for (const position p : members) {
            if (apply_rule(c, p, trial) != status::unmet) kept.push_back(p);
            else set[p] = setting::none;
        }
        if (kept.size() == members.size()) return members;
        members.swap(kept);
    }
}

}  // namespace muster::logic

#endif
