#include <muster/proposal/world_at.hpp>

void event_on_citation(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                       muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void event_on_citation([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                       [[maybe_unused]] muster::handle<muster::role> task,
                       [[maybe_unused]] muster::handle<muster::citation> source,
                       [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    p.add(muster::event{.on = source, .status = muster::status::met, .citations = source});
#else
    p.add(muster::event{.on = fact, .status = muster::status::met, .citations = source});
#endif
}
