#include <muster/proposal/world_at.hpp>

void change_the_graph(muster::proposal& p, muster::handle<muster::actor> who, muster::handle<muster::role> task,
                      muster::handle<muster::citation> source, muster::handle<muster::precondition> fact);

void change_the_graph([[maybe_unused]] muster::proposal& p, [[maybe_unused]] muster::handle<muster::actor> who,
                      [[maybe_unused]] muster::handle<muster::role> task,
                      [[maybe_unused]] muster::handle<muster::citation> source,
                      [[maybe_unused]] muster::handle<muster::precondition> fact) {
#ifdef MUSTER_MISTAKE
    boost::add_vertex(p.graph());
#else
    [[maybe_unused]] const auto vertices = boost::num_vertices(p.graph());
#endif
}
