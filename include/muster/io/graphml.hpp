#ifndef MUSTER_IO_GRAPHML_HPP
#define MUSTER_IO_GRAPHML_HPP

#include <cstdint>
#include <functional>
#include <sstream>
#include <string>
#include <variant>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <muster/io/escape.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// The whole graph with what is known of it in a world, as GraphML: for Gephi, yEd, NetworkX and `boost::read_graphml`.
/// A node for each vertex, parts of conditions included, in order; an edge from what depends to what it depends on.
/// What nobody had mentioned by the day by which the world knows is not there.
///
/// - of nodes: `key`, `name`, `kind`, `owner` (whose it is, by key), `rule` (`given`, `all_of`, `any_of`, `at_least`),
///   `threshold` (of `at_least`), `status`, `cause`, `sources` (keys, with spaces between);
/// - of edges: `weight` (what it counts for), `counts_while` (`met`, or `unmet` where the condition negates it).
///
/// Written by Boost, which needs run-time type information for it; defined here, so that no other header does.
/// Deterministic; linear.
[[nodiscard]] inline std::string to_graphml(const outcome& o) {
    const proposal p = o.source();
    const graph_type& g = p.graph();
    using node_descriptor = graph_type::vertex_descriptor;
    using edge_descriptor = graph_type::edge_descriptor;

    boost::dynamic_properties properties;
    const auto of_nodes = [&](const char* name, auto value) {
        properties.property(name, boost::make_function_property_map<node_descriptor>(value));
    };
    const auto of_edges = [&](const char* name, auto value) {
        properties.property(name, boost::make_function_property_map<edge_descriptor>(value));
    };
    const auto handle_of = [&p](node_descriptor v) { return p.handle_of(static_cast<std::uint32_t>(v)); };
    const in_force said{p, o.in.from()};
    const auto value_of = [&g](node_descriptor v) -> const node_value& { return g[v].value; };

    of_nodes("key", [&](node_descriptor v) { return visible(p.key_of(handle_of(v))); });
    of_nodes("name", [&](node_descriptor v) {
        return std::holds_alternative<gate>(value_of(v)) ? std::string{} : visible(name_of(p, handle_of(v)));
    });
    of_nodes("kind", [&](node_descriptor v) { return std::string{detail::kind_of(value_of(v)).word}; });
    of_nodes("owner", [&](node_descriptor v) {
        const handle<actor> by = detail::owner_of(g, detail::vertex_of(handle_of(v)));
        return by ? visible(p[by].key) : std::string{};
    });
    const auto rule_of = [&](node_descriptor v) {
        return said.has_rule(detail::vertex_of(handle_of(v))) ? g[v].rule : rule{};
    };
    of_nodes("rule", [&](node_descriptor v) { return std::string{to_string(rule_of(v).kind)}; });
    of_nodes("threshold", [&](node_descriptor v) { return rule_of(v).threshold; });
    of_nodes("status", [&](node_descriptor v) { return std::string{to_string(o[handle_of(v)])}; });
    of_nodes("cause", [&](node_descriptor v) { return std::string{to_string(o.why(handle_of(v)))}; });
    of_nodes("sources", [&](node_descriptor v) {
        std::string keys;
        for (const handle<citation> c : said.visible(detail::citations_of(g, detail::vertex_of(handle_of(v)))))
            keys += (keys.empty() ? "" : " ") + visible(p[c].key);
        return keys;
    });
    of_edges("weight", [&](edge_descriptor e) { return g[e].weight; });
    of_edges("counts_while",
             [&](edge_descriptor e) { return std::string{to_string(g[e].negated ? status::unmet : status::met)}; });

    const auto is_there = [&](node_descriptor v) { return said.is_mentioned(detail::vertex_of(handle_of(v))); };
    const std::function<bool(node_descriptor)> nodes = is_there;
    const boost::filtered_graph<graph_type, boost::keep_all, std::function<bool(node_descriptor)>> there{
        g, boost::keep_all{}, nodes};
    std::ostringstream out;
    boost::write_graphml(out, there, boost::get(boost::vertex_index, g), properties);
    return out.str();
}

}  // namespace muster

#endif
