#include <muster/proposal/world_at.hpp>

void citation_set_in_world(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                           muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void citation_set_in_world([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                           [[maybe_unused]] muster::handle<muster::role> task,
                           [[maybe_unused]] muster::handle<muster::citation> source,
                           [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    [[maybe_unused]] const auto w = muster::world{}.with(source, muster::status::met);
#else
    [[maybe_unused]] const auto w = muster::world{}.with(fact, muster::status::met);
#endif
}
