#ifndef MUSTER_LOGIC_IMPL_USERS_HPP
#define MUSTER_LOGIC_IMPL_USERS_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include <muster/core/inline.hpp>
#include <muster/logic/users.hpp>

namespace muster::logic {

MUSTER_INLINE users::users(const circuit& c)
    : first_(c.size() + std::size_t{1}, 0), in_loop_(c.size() / 64 + std::size_t{1}, 0) {
    bool weighted = false;
    for (const position p : c.positions()) {
        weighted = weighted || c.is_weighted(p);
        for (const literal<position> part : c.parts(p)) ++first_[to_number(part.index())];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& f : first_) {
        sum += f;
        f = sum;
    }
    of_.resize(c.part_count());
    if (weighted) weights_.resize(c.part_count());
    for (std::uint32_t i = c.size(); i-- > 0;) {  // backwards, so that users stand in ascending order
        const position p{i};
        const std::span<const literal<position>> parts = c.parts(p);
        for (std::size_t k = parts.size(); k-- > 0;) {
            const std::uint32_t at = --first_[to_number(parts[k].index())];
            of_[at] = literal{p, parts[k].is_negated()};
            if (weighted) weights_[at] = c.weight(p, k);
        }
    }
    for (const circuit::component& loop : c.loops())
        for (const position p : loop) in_loop_[to_number(p) / 64] |= std::uint64_t{1} << to_number(p) % 64;
}

}  // namespace muster::logic

#endif
