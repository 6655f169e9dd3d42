#ifndef MUSTER_IO_PHRASES_COMPARISON_HPP
#define MUSTER_IO_PHRASES_COMPARISON_HPP

#include <muster/io/document.hpp>
#include <muster/query/comparison.hpp>

namespace muster {

/// Who joins, who leaves, what else changes, and through what.
[[nodiscard]] text::document document_of(const comparison& c);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/comparison.hpp>
#endif

#endif
