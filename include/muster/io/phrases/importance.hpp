#ifndef MUSTER_IO_PHRASES_IMPORTANCE_HPP
#define MUSTER_IO_PHRASES_IMPORTANCE_HPP

#include <muster/io/document.hpp>
#include <muster/query/importance.hpp>

namespace muster {

/// Two tables, the most decisive first: leaves, and actors.
[[nodiscard]] text::document document_of(const importance_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/importance.hpp>
#endif

#endif
