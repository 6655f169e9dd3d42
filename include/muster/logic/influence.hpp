#ifndef MUSTER_LOGIC_INFLUENCE_HPP
#define MUSTER_LOGIC_INFLUENCE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/importance.hpp>

namespace muster::logic {

/// How a function depends on a variable x.
struct influence {
    std::uint32_t variable = 0;  ///< its number in the network
    bool raises = false;         ///< for some values of the others it holds with x only
    bool lowers = false;         ///< for some values of the others it holds without x only
    bool needed = false;         ///< it never holds without x
    bool barred = false;         ///< it never holds with x
};

namespace detail {

// The nodes of a module, and what they depend on, copied into a manager.
[[nodiscard]] inline std::vector<bdd> load_module(const diagram& d, std::size_t m, bdd_manager& manager) {
    const diagram::module& part = d.modules()[m];
    std::vector<bdd> image(part.last_node - part.first_node);
    const auto moved = [&](literal e) {
        return (e.position() == 0 ? bdd{} : image[e.position() - part.first_node]).negated_if(e.is_negated());
    };
    for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
        const diagram::node& at = d.nodes()[n];
        image[n - part.first_node] = manager.make(at.input - part.first_input, moved(at.low), moved(at.high));
    }
    return image;
}

// For each input of a module whether it raises and whether it lowers the module, exactly. What the gates leave open,
// the diagram tells. Tests of implication; no diagram grows beyond what they need.
[[nodiscard]] inline std::vector<std::array<bool, 2>> directions(const diagram& d, std::size_t m,
                                                                 const std::vector<bdd>& loaded, bdd_manager& manager) {
    const diagram::module& part = d.modules()[m];
    std::vector<std::array<bool, 2>> found(part.last_input - part.first_input, {false, false});
    std::vector<std::array<bool, 2>> reached(loaded.size(), {false, false});  // as it stands, and negated
    for (std::size_t i = 0; i < found.size(); ++i) {
        const diagram::input& in = d.inputs()[part.first_input + i];
        if (!in.may_raise || !in.may_lower) found[i] = {in.may_raise, in.may_lower};
    }
    reached.back()[0] = true;
    for (std::uint32_t n = part.last_node; n-- > part.first_node;) {
        const diagram::node& at = d.nodes()[n];
        const std::array<bool, 2> here = reached[n - part.first_node];
        for (const literal next : {at.low, at.high})
            for (std::size_t sign = 0; sign < 2; ++sign)
                if (here[sign] && next.position() != 0)
                    reached[next.position() - part.first_node][next.is_negated() ? 1 - sign : sign] = true;
        const diagram::input& in = d.inputs()[at.input];
        if (!in.may_raise || !in.may_lower) continue;
        std::array<bool, 2>& known = found[at.input - part.first_input];
        const bdd f = loaded[n - part.first_node];
        for (std::size_t sign = 0; sign < 2; ++sign) {
            if (!here[sign]) continue;
            if (!known[sign] && !manager.implies(manager.high(f), manager.low(f))) known[sign] = true;
            if (!known[1 - sign] && !manager.implies(manager.low(f), manager.high(f))) known[1 - sign] = true;
        }
    }
    return found;
}

}  // namespace detail

/// The influence of every variable the function depends on, exactly, by variable. A variable that is missing has none.
/// Throws `limit_reached`.
[[nodiscard]] inline std::vector<influence> influences(const diagram& d, budget& allowed) {
    std::vector<influence> result;
    std::vector<std::array<bool, 2>> of_module(d.modules().size(), {false, false});  // raises, lowers the whole
    if (!of_module.empty()) of_module.back()[d.is_negated() ? 1 : 0] = true;
    bdd_manager manager{allowed};
    detail::possibility possible{d, [](std::uint32_t) { return 0.5; }};
    for (std::size_t m = d.modules().size(); m-- > 0;) {
        const diagram::module& part = d.modules()[m];
        bool is_plain = true;
        for (std::uint32_t i = part.first_input; i < part.last_input; ++i)
            is_plain = is_plain && !(d.inputs()[i].may_raise && d.inputs()[i].may_lower);
        std::vector<bdd> loaded(is_plain ? part.last_node - part.first_node : 0);
        if (!is_plain) loaded = detail::load_module(d, m, manager);
        const auto found = detail::directions(d, m, loaded, manager);
        manager.reset();
        for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
            const auto [raises, lowers] = found[i - part.first_input];
            const bool up = (of_module[m][0] && raises) || (of_module[m][1] && lowers);
            const bool down = (of_module[m][0] && lowers) || (of_module[m][1] && raises);
            const diagram::input& in = d.inputs()[i];
            if (in.is_module) of_module[in.id] = {up, down};
            else
                result.push_back({in.id, up, down, up && !down && !possible.holds_with(i, false),
                                  down && !up && !possible.holds_with(i, true)});
        }
    }
    std::sort(result.begin(), result.end(),
              [](const influence& a, const influence& b) { return a.variable < b.variable; });
    return result;
}

}  // namespace muster::logic

#endif
