#ifndef MUSTER_PROPOSAL_IMPL_WORLD_AT_HPP
#define MUSTER_PROPOSAL_IMPL_WORLD_AT_HPP

#include <utility>

#include <muster/core/inline.hpp>
#include <muster/proposal/impl/history.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/world_at.hpp>

namespace muster {

MUSTER_INLINE world world_at(const proposal& p, viewpoint from) {
    for (const date d : {from.true_on, from.known_by})
        if (d != date{} && !d.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    for (const handle<citation> c : from.without) p.check(c);
    return detail::history{p, from, false}.on(from, in_force{p, from});
}

MUSTER_INLINE world world_at(const proposal& p, date true_on) {
    if (!true_on.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    return world_at(p, viewpoint{.true_on = true_on});
}

MUSTER_INLINE world world_at(const proposal& p, date true_on, date known_by) {
    for (const date d : {true_on, known_by})
        if (!d.ok()) detail::refuse(errc::invalid_date, {}, "a day that does not exist in the calendar");
    return world_at(p, viewpoint{.true_on = true_on, .known_by = known_by});
}

}  // namespace muster

#endif
