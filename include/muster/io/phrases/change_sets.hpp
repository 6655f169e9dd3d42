#ifndef MUSTER_IO_PHRASES_CHANGE_SETS_HPP
#define MUSTER_IO_PHRASES_CHANGE_SETS_HPP

#include <muster/io/document.hpp>
#include <muster/query/enabling_sets.hpp>

namespace muster {

/// What would have to be so, in one line.
[[nodiscard]] text::document document_of(const change_set& set);
/// The sets that were listed, how many there are, and what stands in the way where there are none.
[[nodiscard]] text::document document_of(const change_sets& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/change_sets.hpp>
#endif

#endif
