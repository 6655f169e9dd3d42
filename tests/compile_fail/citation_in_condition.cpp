#include <muster/proposal/world_at.hpp>

void citation_in_condition(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                           muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void citation_in_condition([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                           [[maybe_unused]] muster::handle<muster::role> task,
                           [[maybe_unused]] muster::handle<muster::citation> source,
                           [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    p.add(muster::pledge{.by = who, .fills = task, .when = all_of(fact, source)});
#else
    p.add(muster::pledge{.by = who, .fills = task, .when = all_of(fact, fact)});
#endif
}
