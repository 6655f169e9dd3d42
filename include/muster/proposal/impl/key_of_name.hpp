#ifndef MUSTER_PROPOSAL_IMPL_KEY_OF_NAME_HPP
#define MUSTER_PROPOSAL_IMPL_KEY_OF_NAME_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include <muster/core/near_miss.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/graph.hpp>

namespace muster::detail {

/// The key of the first thing that has a name, be its letters large or small; empty where none has. People write a name
/// where a key belongs.
[[nodiscard]] inline std::string key_of_name(const graph_type& graph, std::string_view name) {
    const std::string wanted = in_small_letters(name);
    for (const vertex v : vertices_of(graph)) {
        std::string key;
        muster::visit(
            [&](const auto& value) {
                if constexpr (requires { value.name; })
                    if (value.name.size() == wanted.size() && in_small_letters(value.name) == wanted) key = value.key;
            },
            value_of(graph, v));
        if (!key.empty()) return key;
    }
    return {};
}

}  // namespace muster::detail

#endif
