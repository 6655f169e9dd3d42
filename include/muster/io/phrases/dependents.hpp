#ifndef MUSTER_IO_PHRASES_DEPENDENTS_HPP
#define MUSTER_IO_PHRASES_DEPENDENTS_HPP

#include <string>

#include <muster/io/document.hpp>
#include <muster/query/dependents.hpp>

namespace muster {

/// How strictly something depends on a thing, in the few words that fit a picture: `cannot come without it`.
[[nodiscard]] std::string how_strictly(const dependent& d);
/// A sentence or two on one dependent: who, how strictly, through what, and who said so.
[[nodiscard]] text::document document_of(const dependent& d);
/// One after the other, those of whom the same is to be said together; and what sources that were left out took away.
[[nodiscard]] text::document document_of(const dependents_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/dependents.hpp>
#endif

#endif
