#ifndef MUSTER_IO_PHRASES_ALL_DEPENDENTS_HPP
#define MUSTER_IO_PHRASES_ALL_DEPENDENTS_HPP

#include <muster/io/document.hpp>
#include <muster/query/all_dependents.hpp>

namespace muster {

/// For each thing that something depends on, who and how strictly; the others are counted.
[[nodiscard]] text::document document_of(const all_dependents_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/all_dependents.hpp>
#endif

#endif
