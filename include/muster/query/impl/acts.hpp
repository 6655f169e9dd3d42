#ifndef MUSTER_QUERY_IMPL_ACTS_HPP
#define MUSTER_QUERY_IMPL_ACTS_HPP

#include <map>
#include <vector>

#include <muster/core/handle.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// Who decides a thing that is no part of its own contributions: a fact that is its act, a mandate that it adopts, a
/// vote that it casts. None for everything else.
[[nodiscard]] inline handle<actor> who_decides(const node_value& value) {
    using found = handle<actor>;
    return muster::visit(
        overloaded{[](const precondition& act) -> found { return act.by; },
                   [](const mandate& adopted) -> found { return adopted.adopted_by; },
                   [](const vote& cast) -> found { return cast.by; },
                   [](const among<gate, actor, role, contribution, decision, full_strength, pledge, inherited_pledge,
                                  requirement, position, force, timer> auto&) -> found { return {}; }},
        value);
}

/// What each actor decides besides its own contributions, in order of addition. Linear.
[[nodiscard]] inline std::map<handle<actor>, std::vector<any_handle>> acts_by_actor(const proposal& p) {
    std::map<handle<actor>, std::vector<any_handle>> result;
    for (const vertex v : vertices_of(p.graph()))
        if (const handle<actor> who = who_decides(value_of(p.graph(), v))) result[who].push_back(p.handle_of(v));
    return result;
}

}  // namespace muster::detail

#endif
