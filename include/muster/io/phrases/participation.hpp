#ifndef MUSTER_IO_PHRASES_PARTICIPATION_HPP
#define MUSTER_IO_PHRASES_PARTICIPATION_HPP

#include <string>

#include <muster/io/document.hpp>
#include <muster/query/participation.hpp>

namespace muster {

/// Who took part when: for each contribution its days, and who came without staying to the end.
[[nodiscard]] text::document document_of(const participation_answer& answer);

namespace detail {

/// How far a contribution is, in a word or two: `willing`, `would come`, `there`, `had left`.
[[nodiscard]] const char* words_of(taking_part how);
/// Its days: `from 3 to 9 January 2030`, `since 1 February 2030`.
[[nodiscard]] std::string days_words(const participation_span& span);
/// Up to which day, as known by when.
[[nodiscard]] std::string participation_view(const participation_answer& answer);

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/participation.hpp>
#endif

#endif
