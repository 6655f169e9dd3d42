#include <muster/proposal/world_at.hpp>

void handle_as_number(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                      muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void handle_as_number([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                      [[maybe_unused]] muster::handle<muster::role> task,
                      [[maybe_unused]] muster::handle<muster::citation> source,
                      [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    [[maybe_unused]] const int number = who;
#else
    [[maybe_unused]] const int number = static_cast<int>(who.index());
#endif
}
