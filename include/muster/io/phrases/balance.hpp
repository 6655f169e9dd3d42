#ifndef MUSTER_IO_PHRASES_BALANCE_HPP
#define MUSTER_IO_PHRASES_BALANCE_HPP

#include <string>
#include <vector>

#include <muster/io/document.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/query/balance.hpp>

namespace muster {

/// The force in numbers: for each role what is needed, there, firm, possible, barred and missing, and whose it is.
[[nodiscard]] text::document document_of(const balance_answer& answer);

namespace detail {

/// What is asked for: `troops: 20,000 personnel needed`.
[[nodiscard]] text::line need_words(const phrasebook& words, const role_balance& task, const need& wanted);
/// All figures of a need in a sentence: `1,200 deployed and up to 8,000 more possible; 18,800 missing.`
[[nodiscard]] text::line figures_words(const need_balance& balanced);
/// Who stands behind a figure of a need, as a sentence each: `Deployed: Malta (200).` Those of unknown size come last.
[[nodiscard]] std::vector<text::line> who_brings(const phrasebook& words, const need_balance& balanced);

}  // namespace detail

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/balance.hpp>
#endif

#endif
