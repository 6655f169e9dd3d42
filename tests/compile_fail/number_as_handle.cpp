#include <muster/proposal/world_at.hpp>

void number_as_handle(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                      muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void number_as_handle([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                      [[maybe_unused]] muster::handle<muster::role> task,
                      [[maybe_unused]] muster::handle<muster::citation> source,
                      [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    p.add(muster::pledge{.by = 7, .fills = task});
#else
    p.add(muster::pledge{.by = muster::handle<muster::actor>{}, .fills = task});
#endif
}
