#ifndef MUSTER_IO_PHRASES_WATCH_HPP
#define MUSTER_IO_PHRASES_WATCH_HPP

#include <muster/io/document.hpp>
#include <muster/query/watch.hpp>

namespace muster {

/// What to watch: each fact, vote and decision with who decides it and whom it holds up, and what falls due when.
[[nodiscard]] text::document document_of(const watch_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/watch.hpp>
#endif

#endif
