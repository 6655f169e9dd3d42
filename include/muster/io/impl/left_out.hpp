#ifndef MUSTER_IO_IMPL_LEFT_OUT_HPP
#define MUSTER_IO_IMPL_LEFT_OUT_HPP

#include <muster/core/inline.hpp>
#include <muster/io/left_out.hpp>

namespace muster {

MUSTER_INLINE left_out left_out_of(const proposal& p, const viewpoint& from) {
    left_out result;
    const in_force used{p, from}, known{p, {.true_on = from.true_on, .known_by = from.known_by}};
    for (const detail::vertex v : detail::vertices_of(p.graph())) {
        if (used.shows(v) || p.as<inherited_pledge>(p.handle_of(v))) continue;  // its group's pledge is counted
        const hidden_because why = used.why_hidden(v);
        if (why == hidden_because::not_yet_said || why == hidden_because::not_yet_published) ++result.later_statements;
        else if (why == hidden_because::left_out) ++result.unused_statements;
    }
    for (const event& e : p.events()) {
        if (!known.happened(e)) ++result.later_events;
        else if (!used.happened(e)) ++result.unused_events;
    }
    return result;
}

}  // namespace muster

#endif
