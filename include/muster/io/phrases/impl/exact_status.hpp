#ifndef MUSTER_IO_PHRASES_IMPL_EXACT_STATUS_HPP
#define MUSTER_IO_PHRASES_IMPL_EXACT_STATUS_HPP

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/exact_status.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const exact_status& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(words.statement_of_status(answer.what, answer.is));
    result.paragraph(words.view(answer.in) + ".");
    if (answer.ended != logic::ended::finished) result.paragraph(text::not_whole(answer.ended));
    else if (answer.is == status::open) result.paragraph("It depends on how what is open turns out.");
    else result.paragraph("It is so however what is open turns out.");
    return result;
}

}  // namespace muster

#endif
