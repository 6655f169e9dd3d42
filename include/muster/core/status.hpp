#ifndef MUSTER_CORE_STATUS_HPP
#define MUSTER_CORE_STATUS_HPP

#include <array>
#include <cstdint>

#include <muster/core/enumeration.hpp>

namespace muster {

/// What is known of a thing on a day. Unknown is never false: `open` lies between the two.
/// `unmet` means *not on that day*, never *not ever*. The order is the truth order of Kleene's strong logic.
enum class status : std::uint8_t { unmet = 0, open = 1, met = 2 };

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(status) noexcept {
    return {"unmet", "open", "met"};
}

/// The status of the negation: met and unmet change places, open stays.
[[nodiscard]] constexpr status negated(status s) noexcept {
    return static_cast<status>(2 - static_cast<int>(s));
}

}  // namespace muster

#endif
