#ifndef MUSTER_IO_PHRASES_TIMELINE_HPP
#define MUSTER_IO_PHRASES_TIMELINE_HPP

#include <muster/io/document.hpp>
#include <muster/query/timeline.hpp>

namespace muster {

/// What happened on a day, and what it changed.
[[nodiscard]] text::document document_of(const timeline_entry& entry);
namespace detail {

/// The same without its heading.
[[nodiscard]] text::document timeline_items(const timeline_entry& entry);

}  // namespace detail

/// Day by day.
[[nodiscard]] text::document document_of(const timeline_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/timeline.hpp>
#endif

#endif
