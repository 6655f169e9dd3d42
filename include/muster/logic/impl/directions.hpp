#ifndef MUSTER_LOGIC_IMPL_DIRECTIONS_HPP
#define MUSTER_LOGIC_IMPL_DIRECTIONS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>

namespace muster::logic::detail {

/// The nodes of a module by their place in it, copied into a manager; an input's level is its place.
[[nodiscard]] inline std::vector<bdd> load_module(const diagram& d, const diagram::module& part, bdd_manager& manager) {
    std::vector<bdd> image(part.nodes.size());
    const auto moved = [&](diagram::edge e) {
        return (part.nodes.contains(e.index()) ? image[part.nodes.place_of(e.index())] : bdd{})
            .negated_if(e.is_negated());
    };
    for (const diagram::node_index n : part.nodes) {
        const diagram::node& at = d.nodes()[n];
        image[part.nodes.place_of(n)] =
            manager.make(level{part.inputs.place_of(at.input)}, moved(at.low), moved(at.high));
    }
    return image;
}

/// For each input of a module, by its place, whether it raises and whether it lowers the module, exactly. What the
/// gates leave open, the diagram tells. Tests of implication; no diagram grows beyond what they need. `loaded` is
/// needed only where the gates leave something open.
[[nodiscard]] inline std::vector<std::array<bool, 2>> directions(const diagram& d, const diagram::module& part,
                                                                 const std::vector<bdd>& loaded, bdd_manager& manager) {
    std::vector<std::array<bool, 2>> found(part.inputs.size(), {false, false});
    std::vector<std::array<bool, 2>> reached(part.nodes.size(), {false, false});  // as it stands, and negated
    for (const diagram::input_index i : part.inputs) {
        const diagram::input& in = d.inputs()[i];
        if (!in.may_raise || !in.may_lower) found[part.inputs.place_of(i)] = {in.may_raise, in.may_lower};
    }
    reached.back()[0] = true;
    for (std::uint32_t n = part.nodes.size(); n-- > 0;) {
        const diagram::node& at = d.nodes()[part.nodes[n]];
        const std::array<bool, 2> here = reached[n];
        for (const diagram::edge next : {at.low, at.high})
            for (std::size_t sign = 0; sign < 2; ++sign)
                if (here[sign] && part.nodes.contains(next.index()))
                    reached[part.nodes.place_of(next.index())][next.is_negated() ? 1 - sign : sign] = true;
        const diagram::input& in = d.inputs()[at.input];
        if (!in.may_raise || !in.may_lower) continue;
        std::array<bool, 2>& known = found[part.inputs.place_of(at.input)];
        const bdd f = loaded[n];
        for (std::size_t sign = 0; sign < 2; ++sign) {
            if (!here[sign]) continue;
            if (!known[sign] && !manager.implies(manager.high(f), manager.low(f))) known[sign] = true;
            if (!known[1 - sign] && !manager.implies(manager.low(f), manager.high(f))) known[1 - sign] = true;
        }
    }
    return found;
}

}  // namespace muster::logic::detail

#endif
