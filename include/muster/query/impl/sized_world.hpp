#ifndef MUSTER_QUERY_IMPL_SIZED_WORLD_HPP
#define MUSTER_QUERY_IMPL_SIZED_WORLD_HPP

#include <cstddef>
#include <utility>
#include <vector>

#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/offers.hpp>

namespace muster::detail {

/// A world in which an offer whose size nobody named fills nothing, unless the caller says otherwise. Questions about
/// what may come are asked of it: what is unknown keeps a role open, but is no way to fill it. To rule a thing out,
/// such offers are taken to be enough.
struct sized_world {
    muster::world world{};
    std::size_t unsized = 0;  ///< how many such offers bear on the thing that was asked about, and may come

    /// For what chances and shares are asked of: what is unmet only so far is open. Linear.
    sized_world(const compiled& c, const muster::world& w, any_handle what) : sized_world{c, w, what, status::unmet} {
        for (const muster::world::setting& s : w.settings())
            if (s.is == status::unmet && is_only_so_far(s.why)) world.set({s.on, status::open, s.why, s.reports});
    }
    /// What is known stays as it is. Linear.
    sized_world(const compiled& c, const muster::world& w, any_handle what, status unsized_is) : world{w} {
        const proposal p = c.current_source();
        p.check(what);
        const offers all{p, in_force{p, w.from()}};
        std::vector<std::pair<handle<contribution>, vertex>> leaves;
        for (const handle<contribution> made : p.all<contribution>()) {
            const needs& wanted = p[p[made].fills].needs;
            for (std::uint32_t which = 0; which < wanted.size(); ++which)
                for (const counted_offer& o : all.of(made, which))
                    if (!o.is_sized && w.find(p.handle_of(*o.most)) == nullptr && p.handle_of(*o.most) != what) {
                        leaves.emplace_back(made, *o.most);
                        world = std::move(world).with(p.handle_of(*o.most), unsized_is);
                    }
        }
        if (leaves.empty()) return;
        const evaluation e{c, w};
        const auto used = rests_on(c.circuit(), e.settings(), c.position_of(what));
        for (const auto& [made, leaf] : leaves)
            if (e.of(made) != status::unmet) unsized += used[c.circuit().position_of(leaf)];
    }
};

}  // namespace muster::detail

#endif
