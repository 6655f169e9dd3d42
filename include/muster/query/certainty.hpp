#ifndef MUSTER_QUERY_CERTAINTY_HPP
#define MUSTER_QUERY_CERTAINTY_HPP

#include <array>
#include <cstdint>

namespace muster {

/// What a number stands for.
enum class certainty : std::uint8_t {
    exact,    ///< the number itself
    bounds,   ///< it lies between two that were computed
    estimate  ///< it was counted in random worlds, and has an error
};
/// By enumerator, as they stand in answers.
[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(certainty) noexcept {
    return {"exact", "bounds", "estimate"};
}

}  // namespace muster

#endif
