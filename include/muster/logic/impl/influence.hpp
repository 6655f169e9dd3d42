#ifndef MUSTER_LOGIC_IMPL_INFLUENCE_HPP
#define MUSTER_LOGIC_IMPL_INFLUENCE_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/bdd.hpp>
#include <muster/logic/impl/directions.hpp>
#include <muster/logic/impl/possibility.hpp>
#include <muster/logic/influence.hpp>

namespace muster::logic {

MUSTER_INLINE std::vector<influence> influences(const diagram& d, budget& allowed) {
    std::vector<influence> result;
    indexed<diagram::module_index, std::array<bool, 2>> of_module(d.modules().size());  // raises, lowers the whole
    if (!of_module.empty()) of_module.back()[d.is_negated() ? 1 : 0] = true;
    bdd_manager manager{allowed};
    detail::possibility possible{d, input_numbers(d.inputs().size(), 0.5)};
    for (std::uint32_t number = d.modules().size(); number-- > 0;) {
        const diagram::module_index m{number};
        const diagram::module& part = d.modules()[m];
        bool is_plain = true;
        for (const diagram::input_index i : part.inputs)
            is_plain = is_plain && !(d.inputs()[i].may_raise && d.inputs()[i].may_lower);
        std::vector<bdd> loaded;
        if (!is_plain) loaded = detail::load_module(d, part, manager);
        const auto found = detail::directions(d, part, loaded, manager);
        manager.reset();
        for (const diagram::input_index i : part.inputs) {
            const auto [raises, lowers] = found[part.inputs.place_of(i)];
            const bool up = (of_module[m][0] && raises) || (of_module[m][1] && lowers);
            const bool down = (of_module[m][0] && lowers) || (of_module[m][1] && raises);
            const diagram::input& in = d.inputs()[i];
            if (in.is_module()) of_module[in.module] = {up, down};
            else
                result.push_back({in.variable, up, down, up && !down && !possible.holds_with(i, false),
                                  down && !up && !possible.holds_with(i, true)});
        }
    }
    std::sort(result.begin(), result.end(),
              [](const influence& a, const influence& b) { return a.variable < b.variable; });
    return result;
}

}  // namespace muster::logic

#endif
