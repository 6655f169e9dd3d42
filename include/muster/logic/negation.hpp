#ifndef MUSTER_LOGIC_NEGATION_HPP
#define MUSTER_LOGIC_NEGATION_HPP

#include <cstdint>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::logic {

/// Which positions have a negated part somewhere below them, through rules that nothing cuts. Elsewhere the fast
/// evaluation is exact. Linear. `settings` has one entry per position.
[[nodiscard]] indexed<position, std::uint8_t> negation_below(const circuit& c,
                                                             indexed_span<position, const setting> settings);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/negation.hpp>
#endif

#endif
