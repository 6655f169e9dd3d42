#ifndef MUSTER_IO_PHRASES_ENDED_HPP
#define MUSTER_IO_PHRASES_ENDED_HPP

#include <muster/io/document.hpp>
#include <muster/logic/limits.hpp>

namespace muster {

namespace text {

/// How an answer ended, as a sentence; empty where it is whole.
[[nodiscard]] line not_whole(logic::ended how);

}  // namespace text

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/ended.hpp>
#endif

#endif
