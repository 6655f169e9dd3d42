// What can Boost.Graph itself tell of a proposal?
//
// The graph is handed out as it is: any algorithm runs on it. Reachability answers what a force rests on, strong
// components find loops of mutual waiting, a filtered view leaves out a kind of vertex.

#include <iostream>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    // The Multinational Force in the Sinai, 1981: New Zealand waited for Australia; four Europeans waited for each
    // other. (The conditions as reported; sources are in the scenario file.)
    proposal mfo{"Multinational Force and Observers"};
    const auto air = mfo.add(role{.key = "air", .name = "air transport"});
    const auto staff = mfo.add(role{.key = "staff", .name = "headquarters staff"});
    const auto australia = mfo.add(actor{.key = "AUS", .name = "Australia"});
    const auto new_zealand = mfo.add(actor{.key = "NZL", .name = "New Zealand"});
    const auto britain = mfo.add(actor{.key = "GBR", .name = "Britain"});
    const auto france = mfo.add(actor{.key = "FRA", .name = "France"});
    const auto force = mfo.add(muster::force{.key = "mfo", .name = "the force", .when = all_of(air, staff)});
    mfo.add(pledge{.by = new_zealand, .fills = air, .when = australia});
    mfo.add(pledge{.by = australia, .fills = air, .when = britain});
    mfo.add(pledge{.by = britain, .fills = staff, .when = france});
    mfo.add(pledge{.by = france, .fills = air, .when = britain});

    const graph_type& graph = mfo.graph();

    // An arc u -> v reads "u depends on v": what a search from the force reaches is all that it can rest on.
    std::vector<boost::default_color_type> colour(num_vertices(graph));
    boost::queue<graph_type::vertex_descriptor> queue;
    const auto colours = boost::make_iterator_property_map(colour.begin(), get(boost::vertex_index, graph));
    boost::breadth_first_visit(graph, force.index(), queue, boost::default_bfs_visitor{}, colours);
    std::cout << "The force can rest on:\n";
    for (const auto who : mfo.all<actor>())
        if (const auto made = mfo.find<contribution>(mfo[who].key + "/air"))
            if (colour[made->index()] == boost::black_color)
                std::cout << "  " << name_of(mfo, any_handle{*made}) << '\n';

    // A component of more than one vertex is a loop: everyone in it waits, in the end, for itself.
    std::vector<std::size_t> component(num_vertices(graph));
    const auto components = boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph));
    boost::strong_components(graph, components);
    std::cout << "In a loop with Britain:\n";
    for (const auto who : mfo.all<actor>())
        if (component[who.index()] == component[britain.index()]) std::cout << "  " << mfo[who].name << '\n';

    // A view without the anonymous vertices.
    const auto named = [&](std::size_t v) { return !mfo.is_gate(static_cast<std::uint32_t>(v)); };
    const boost::filtered_graph view{graph, boost::keep_all{}, std::function<bool(std::size_t)>{named}};
    std::size_t count = 0;
    for (auto [v, last] = vertices(view); v != last; ++v) ++count;
    std::cout << "Vertices: " << num_vertices(graph) << ", of them with a name: " << count << '\n';
}
