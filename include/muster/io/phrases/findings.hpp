#ifndef MUSTER_IO_PHRASES_FINDINGS_HPP
#define MUSTER_IO_PHRASES_FINDINGS_HPP

#include <muster/io/document.hpp>
#include <muster/query/validate.hpp>

namespace muster {

/// A sentence on one finding, with its severity and the key of what it is about before it.
[[nodiscard]] text::document document_of(const finding& f);
/// All of them, the most serious first; those that share a flaw are told together.
[[nodiscard]] text::document document_of(const findings& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/findings.hpp>
#endif

#endif
