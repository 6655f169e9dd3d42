#ifndef MUSTER_IO_PHRASES_OUTCOME_HPP
#define MUSTER_IO_PHRASES_OUTCOME_HPP

#include <muster/io/document.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// Who takes part, role by role who would come and what the others wait for, which mandates are in force, whether the
/// force is deployable. Rows that say the same are told once. Throws `error` where the proposal has grown since.
[[nodiscard]] text::document document_of(const outcome& o);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/outcome.hpp>
#endif

#endif
