#ifndef MUSTER_LOGIC_INFLUENCE_HPP
#define MUSTER_LOGIC_INFLUENCE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/implicants.hpp>

namespace muster::logic {

/// How a function can hang on one of its variables.
struct influence {
    std::uint32_t variable = 0;
    bool raises = false;  ///< for some values of the others the function becomes true as the variable does
    bool lowers = false;  ///< for some values of the others it becomes false as the variable becomes true

    friend bool operator==(const influence&, const influence&) = default;
};

/// The exact influence of every variable, in the order of the diagram. A variable acts at a node of a diagram; the
/// values above the node can be had, and modules share no variables, so what acts in a module acts in the whole.
/// At worst quadratic in a module's diagram. Throws `limit_reached`.
[[nodiscard]] inline std::vector<influence> influences(const diagram& d, budget& allowed) {
    std::vector<influence> result;
    if (d.is_constant()) return result;
    bdd_manager manager{allowed};
    std::vector<std::array<bool, 2>> of_module(d.modules().size(), {false, false});  // on the whole: raises, lowers
    of_module.back() = {!d.is_negated(), d.is_negated()};
    for (std::size_t m = d.modules().size(); m-- > 0;) {
        const diagram::module& part = d.modules()[m];
        manager.reset();
        const std::vector<bdd> functions = detail::load_module(d, m, manager);
        std::vector<std::array<bool, 2>> reached(functions.size(), {false, false});  // unnegated, negated
        std::vector<std::array<bool, 2>> acts(part.last_input - part.first_input, {false, false});
        reached.back() = {true, false};
        for (std::uint32_t n = part.last_node; n-- > part.first_node;) {
            const diagram::node& at = d.nodes()[n];
            const std::array<bool, 2> here = reached[n - part.first_node];
            for (const literal next : {at.low, at.high})
                for (std::size_t sign = 0; sign < 2; ++sign)
                    if (here[sign] && next.position() != 0)
                        reached[next.position() - part.first_node][next.is_negated() ? 1 - sign : sign] = true;
            const bdd f = functions[n - part.first_node];
            std::array<bool, 2>& act = acts[at.input - part.first_input];
            const auto raises = [&](bool down) {
                const bdd low = manager.low(f), high = manager.high(f);
                return down ? !manager.implies(low, high) : !manager.implies(high, low);
            };
            for (std::size_t sign = 0; sign < 2; ++sign)
                if (here[sign])
                    for (std::size_t k = 0; k < 2; ++k) act[k] = act[k] || raises(k != sign);
        }
        for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
            const std::array<bool, 2> act = acts[i - part.first_input], out = of_module[m];
            const bool up = (act[0] && out[0]) || (act[1] && out[1]), down = (act[0] && out[1]) || (act[1] && out[0]);
            if (d.inputs()[i].is_module) {
                of_module[d.inputs()[i].id][0] = of_module[d.inputs()[i].id][0] || up;
                of_module[d.inputs()[i].id][1] = of_module[d.inputs()[i].id][1] || down;
            } else {
                result.push_back({d.inputs()[i].id, up, down});
            }
        }
    }
    return result;
}

}  // namespace muster::logic

#endif
