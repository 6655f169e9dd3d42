#ifndef MUSTER_IO_IMPL_GRAPHML_HPP
#define MUSTER_IO_IMPL_GRAPHML_HPP

#include <cstdint>
#include <sstream>
#include <string>
#include <variant>

#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <muster/core/inline.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/graphml.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster {

namespace detail {

/// What a vertex is: of a part of a condition what it is there for, else its kind.
[[nodiscard]] inline std::string word_for_kind(const node_value& value) {
    const gate* const part = std::get_if<gate>(&value);
    return part != nullptr ? to_string(part->kind) : kind_of(value).word;
}

}  // namespace detail

MUSTER_INLINE std::string to_graphml(const outcome& o) {
    using detail::vertex;
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
    const auto value_of = [&g](node_descriptor v) -> const node_value& { return g[v].value; };

    of_nodes("key", [&](node_descriptor v) { return visible(p.key_of(handle_of(v))); });
    of_nodes("name", [&](node_descriptor v) {
        return std::holds_alternative<gate>(value_of(v)) ? std::string{} : visible(name_of(p, handle_of(v)));
    });
    of_nodes("kind", [&](node_descriptor v) { return detail::word_for_kind(value_of(v)); });
    of_nodes("owner", [&](node_descriptor v) {
        const handle<actor> by = detail::owner_of(g, detail::vertex_of(handle_of(v)));
        return by ? visible(p[by].key) : std::string{};
    });
    of_nodes("rule", [&](node_descriptor v) { return std::string{to_string(g[v].rule.kind)}; });
    of_nodes("threshold", [&](node_descriptor v) { return g[v].rule.threshold; });
    of_nodes("status", [&](node_descriptor v) { return std::string{to_string(o[handle_of(v)])}; });
    of_nodes("cause", [&](node_descriptor v) { return std::string{to_string(o.why(handle_of(v)))}; });
    of_nodes("sources", [&](node_descriptor v) {
        std::string keys;
        for (const handle<citation> c : detail::citations_of(g, detail::vertex_of(handle_of(v))))
            keys += (keys.empty() ? "" : " ") + visible(p[c].key);
        return keys;
    });
    of_edges("weight", [&](edge_descriptor e) { return g[e].weight; });
    of_edges("counts_while",
             [&](edge_descriptor e) { return std::string{to_string(g[e].negated ? status::unmet : status::met)}; });

    std::ostringstream out;
    boost::write_graphml(out, g, boost::get(boost::vertex_index, g), properties, true);
    return out.str();
}

}  // namespace muster

#endif
