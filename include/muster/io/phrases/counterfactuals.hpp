#ifndef MUSTER_IO_PHRASES_COUNTERFACTUALS_HPP
#define MUSTER_IO_PHRASES_COUNTERFACTUALS_HPP

#include <muster/io/document.hpp>
#include <muster/query/counterfactuals.hpp>

namespace muster {

/// What each thing would change by itself; those that change nothing are counted.
[[nodiscard]] text::document document_of(const counterfactuals_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/counterfactuals.hpp>
#endif

#endif
