#include <muster/proposal/world_at.hpp>

void actor_as_role(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                   muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void actor_as_role([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                   [[maybe_unused]] muster::handle<muster::role> task,
                   [[maybe_unused]] muster::handle<muster::citation> source,
                   [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    p.add(muster::pledge{.by = who, .fills = who});
#else
    p.add(muster::pledge{.by = who, .fills = task});
#endif
}
