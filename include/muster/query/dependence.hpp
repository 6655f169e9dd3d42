#ifndef MUSTER_QUERY_DEPENDENCE_HPP
#define MUSTER_QUERY_DEPENDENCE_HPP

#include <array>
#include <cstdint>

#include <muster/core/enumeration.hpp>

namespace muster {

/// How a participation depends on a thing.
enum class dependence : std::uint8_t {
    necessary,   ///< it can come while the thing is met, never while it is unmet
    contingent,  ///< it depends on the thing in some circumstances: the thing is one way among others, or one of
                 ///< several
    barred,      ///< in some circumstances it comes only while the thing is unmet
    ruled_out    ///< it can come while the thing is unmet, never while it is met
};

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(dependence) noexcept {
    return {"necessary", "contingent", "barred", "ruled_out"};
}
/// Whether what hangs so on a thing waits for the thing to be unmet, and not for it to be met.
[[nodiscard]] constexpr bool is_against(dependence how) noexcept {
    return how == dependence::barred || how == dependence::ruled_out;
}

}  // namespace muster

#endif
