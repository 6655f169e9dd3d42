#ifndef MUSTER_IO_PHRASES_IMPL_COUNTERFACTUALS_HPP
#define MUSTER_IO_PHRASES_IMPL_COUNTERFACTUALS_HPP

#include <cstddef>
#include <variant>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/counterfactuals.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const counterfactuals_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("What each thing would change by itself");
    result.paragraph(words.view(answer.in) + ".");
    std::size_t without = 0;
    for (const counterfactual& one : answer) {
        text::document changes;
        for (const status_change& c : one.changes) {
            if (std::holds_alternative<actor>(p.graph()[c.what.index()].value)) continue;  // told by its contributions
            changes.item(words.statement_of_status(c.what, c.after) +
                         " (before: " + words.status_words(c.what, c.before) + ")");
        }
        if (changes.empty()) {
            ++without;
            continue;
        }
        result.item(text::line{"If "} + words.clause(one.supposed.what, one.supposed.is));
        result.append(changes, 1);
    }
    if (answer.size() == without) result.paragraph("Nothing would change anything by itself.");
    else if (without != 0)
        result.paragraph(text::counted(without, "other thing", "other things") + " would change nothing by " +
                         (without == 1 ? "itself." : "themselves."));
    return result;
}

}  // namespace muster

#endif
