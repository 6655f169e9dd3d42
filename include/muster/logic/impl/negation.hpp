#ifndef MUSTER_LOGIC_IMPL_NEGATION_HPP
#define MUSTER_LOGIC_IMPL_NEGATION_HPP

#include <cstdint>

#include <muster/core/inline.hpp>
#include <muster/logic/negation.hpp>

namespace muster::logic {

MUSTER_INLINE indexed<position, std::uint8_t> negation_below(const circuit& c,
                                                             indexed_span<position, const setting> settings) {
    indexed<position, std::uint8_t> result(c.size(), 0);
    const auto look = [&](index_range<position> run) {
        bool any = false;
        for (const position p : run) {
            if (settings[p] != setting::none) continue;
            for (const literal<position> part : c.parts(p)) any = any || part.is_negated() || result[part.index()] != 0;
        }
        for (const position p : run) result[p] = any ? 1 : 0;
    };
    position next{};
    const auto sweep = [&](position last) {
        for (const position p : index_range<position>{next, last}) look({p, position{to_number(p) + 1}});
        next = last;
    };
    for (const circuit::component& loop : c.loops()) {
        sweep(loop.first);
        look(loop);
        next = loop.last;
    }
    sweep(c.positions().last);
    return result;
}

}  // namespace muster::logic

#endif
