#ifndef MUSTER_TESTS_ORACLES_UNSIZED_HPP
#define MUSTER_TESTS_ORACLES_UNSIZED_HPP

#include <algorithm>
#include <string>
#include <vector>

#include <muster/proposal/in_force.hpp>

namespace tests {

/// The leaves of the offers whose size nobody named: of each contribution to a role that needs a strength, while no
/// statement in force and no report names one and the role assumes none.
[[nodiscard]] inline std::vector<muster::any_handle> unsized_leaves(const muster::proposal& p,
                                                                    const muster::viewpoint& from = {}) {
    using namespace muster;
    const in_force said{p, from};
    std::vector<any_handle> result;
    for (const handle<contribution> c : p.all<contribution>()) {
        const handle<role> task = p[c].fills;
        if (!p[p[c].by].members.empty()) continue;
        for (const need& wanted : p[task].needs) {
            if (wanted.counts_contributors()) continue;
            const auto names_it = [&](const strengths& all) {
                return std::any_of(all.begin(), all.end(), [&](const strength& s) {
                    return (!s.in || s.in == task) && (s.unit.empty() || s.unit == wanted.unit);
                });
            };
            bool is_sized = names_it(p[task].unsized);
            for (const handle<pledge> h : p.all<pledge>()) {
                const bool binds = p[h].reading == reading::will_if || p[h].reading == reading::not_unless;
                const bool is_here = std::find(p[h].fills.begin(), p[h].fills.end(), task) != p[h].fills.end();
                is_sized = is_sized || (p[h].by == p[c].by && is_here && binds && said.shows(detail::vertex_of(h)) &&
                                        names_it(p[h].strength));
            }
            const event* standing = nullptr;
            for (const event& e : p.events()) {
                if (e.on != any_handle{c} || !e.stage || !said.happened(e)) continue;
                const bool ends = *e.stage == stage::withdrawn || *e.stage == stage::declined;
                if (!ends && e.strength.empty()) continue;
                if (standing != nullptr && e.date.day() < standing->date.day()) continue;
                standing = &e;
            }
            is_sized = is_sized || (standing != nullptr && names_it(standing->strength));
            std::string key = p[c].key + "/strength";
            if (p[task].needs.count_units() > 1) key += "/" + wanted.unit;
            if (!is_sized) result.push_back(p.at(key));
        }
    }
    return result;
}

}  // namespace tests

#endif
