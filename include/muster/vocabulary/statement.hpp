#ifndef MUSTER_VOCABULARY_STATEMENT_HPP
#define MUSTER_VOCABULARY_STATEMENT_HPP

#include <array>
#include <cstdint>

#include <muster/core/enumeration.hpp>

namespace muster {

/// What a statement says of its condition.
enum class reading : std::uint8_t {
    will_if,     ///< they come once it holds
    not_unless,  ///< it is necessary only: whether they then come is their decision
    refuses,     ///< they stay out while it holds
    prefers      ///< recorded, decides nothing
};

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(reading) noexcept {
    return {"will_if", "not_unless", "refuses", "prefers"};
}

/// Whether somebody said it, or somebody concluded it.
enum class basis : std::uint8_t { stated, inferred };

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(basis) noexcept {
    return {"stated", "inferred"};
}

}  // namespace muster

#endif
