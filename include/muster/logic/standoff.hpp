#ifndef MUSTER_LOGIC_STANDOFF_HPP
#define MUSTER_LOGIC_STANDOFF_HPP

#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::logic {

/// The members of a loop that wait for each other: start with its unmet members that nothing sets and that are not
/// unmet when the loop moves together; set them met and decide the loop again, drop those whose rule is then unmet,
/// repeat. What is left would hold if it moved together, as far as the open inputs allow. `statuses` is the evaluation.
/// Ascending. Linear where no negation lies inside, else each round is linear.
[[nodiscard]] std::vector<position> standoff_members(const circuit& c, const circuit::component& loop,
                                                     indexed_span<position, const setting> settings,
                                                     indexed_span<position, const status> statuses);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/standoff.hpp>
#endif

#endif
