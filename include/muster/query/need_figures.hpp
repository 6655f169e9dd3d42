#ifndef MUSTER_QUERY_NEED_FIGURES_HPP
#define MUSTER_QUERY_NEED_FIGURES_HPP

#include <cstddef>
#include <cstdint>

#include <muster/vocabulary/strength.hpp>

namespace muster {

/// How much of a need is there, is firm, is possible and is missing. Amounts are in the unit of the need; what has no
/// upper end is `strength::unbounded`.
struct need_figures {
    std::uint64_t needed = 0;    ///< what the role asks for
    std::uint64_t deployed = 0;  ///< what is in the field, at the least
    std::uint64_t firm = 0;      ///< what would come besides, at the least
    std::uint64_t possible =
        0;  ///< what may come besides, at the most: what is open is met, and all come at their full strength
    std::uint64_t barred = 0;   ///< what was offered by those who would not come, at the most
    std::uint64_t missing = 0;  ///< what is needed beyond what is deployed and firm
    std::size_t unsized = 0;    ///< offers of unknown size by those who come or may come; they are in no other figure

    friend bool operator==(const need_figures&, const need_figures&) = default;
};

}  // namespace muster

#endif
