#ifndef MUSTER_IO_PHRASES_STANDOFFS_HPP
#define MUSTER_IO_PHRASES_STANDOFFS_HPP

#include <muster/io/document.hpp>
#include <muster/query/standoffs.hpp>

namespace muster {

/// Who waits for whom, what moving together would unlock, and who could move first.
[[nodiscard]] text::document document_of(const standoff& s);
/// All of them.
[[nodiscard]] text::document document_of(const standoffs_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/standoffs.hpp>
#endif

#endif
