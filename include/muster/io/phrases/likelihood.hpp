#ifndef MUSTER_IO_PHRASES_LIKELIHOOD_HPP
#define MUSTER_IO_PHRASES_LIKELIHOOD_HPP

#include <muster/io/document.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/sample.hpp>

namespace muster {

/// The probability, what was taken as known, and the assumption that it rests on.
[[nodiscard]] text::document document_of(const likelihood_answer& answer);
/// The estimate with its standard error, and the assumption that it rests on.
[[nodiscard]] text::document document_of(const sampled_likelihood& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/likelihood.hpp>
#endif

#endif
