#ifndef MUSTER_LOGIC_NEGATION_HPP
#define MUSTER_LOGIC_NEGATION_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::logic {

/// Which positions have a negated part somewhere below them, through rules that nothing cuts. Elsewhere the fast
/// evaluation is exact. Linear. `settings` has one entry per position.
[[nodiscard]] inline std::vector<std::uint8_t> negation_below(const circuit& c, std::span<const setting> settings) {
    std::vector<std::uint8_t> result(c.size(), 0);
    const auto look = [&](std::uint32_t p) {
        if (settings[p] != setting::none) return false;
        for (const literal part : c.parts(p))
            if (part.is_negated() || result[part.position()] != 0) return true;
        return false;
    };
    auto loop = c.loops().begin();
    for (std::uint32_t p = 0; p < c.size();) {
        std::uint32_t end = p + 1;
        if (loop != c.loops().end() && loop->first == p) end = (loop++)->last;
        bool any = false;
        for (std::uint32_t q = p; q < end; ++q) any = look(q) || any;
        for (std::uint32_t q = p; q < end; ++q) result[q] = any ? 1 : 0;
        p = end;
    }
    return result;
}

}  // namespace muster::logic

#endif
