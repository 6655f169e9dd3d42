#ifndef MUSTER_IO_PHRASES_EXACT_STATUS_HPP
#define MUSTER_IO_PHRASES_EXACT_STATUS_HPP

#include <muster/io/document.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// What the thing is in every completion of what is open, or that it depends on them.
[[nodiscard]] text::document document_of(const exact_status& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/exact_status.hpp>
#endif

#endif
