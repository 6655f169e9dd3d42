#ifndef MUSTER_IO_PHRASES_BALANCE_HPP
#define MUSTER_IO_PHRASES_BALANCE_HPP

#include <muster/io/document.hpp>
#include <muster/query/balance.hpp>

namespace muster {

/// The force in numbers: for each role what is needed, there, firm, possible, barred and missing, and whose it is.
[[nodiscard]] text::document document_of(const balance_answer& answer);

namespace detail {

/// What a need comes to, in a few words: `1,200 of 20,000 personnel firm, up to 8,000 more possible`.
[[nodiscard]] text::line short_of_figures(const need& wanted, const need_figures& f);

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/balance.hpp>
#endif

#endif
