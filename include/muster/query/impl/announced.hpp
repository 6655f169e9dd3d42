#ifndef MUSTER_QUERY_IMPL_ANNOUNCED_HPP
#define MUSTER_QUERY_IMPL_ANNOUNCED_HPP

#include <array>
#include <cstdint>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/graph.hpp>

namespace muster::detail {

/// What puts a contribution there whatever was said, where it is set met: the contribution itself, its terms (it was
/// deployed), or the contributor's decision (it was approved). Precondition: something was said of it.
[[nodiscard]] inline std::array<std::uint32_t, 3> ways_to_be_there(const graph_type& g, std::uint32_t contribution) {
    return {contribution, terms_of(g, contribution), decision_of(g, contribution)};
}

/// What the gate of what such a contribution announced is set to: a single statement counts whether or not its
/// condition holds, several are told apart by their conditions.
[[nodiscard]] inline logic::setting announced_setting(std::uint32_t statements) noexcept {
    return statements == 1 ? logic::setting::met : logic::setting::none;
}

}  // namespace muster::detail

#endif
