#ifndef MUSTER_IO_PHRASES_IMPL_CHANGE_SETS_HPP
#define MUSTER_IO_PHRASES_IMPL_CHANGE_SETS_HPP

#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/change_sets.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/standoffs.hpp>

namespace muster {

namespace detail {

[[nodiscard]] inline text::line told(const phrasebook& words, const change_set& set) {
    text::line result = words.changes(set.changes);
    if (set.probability) result += " (" + text::percent(*set.probability) + ")";
    return result;
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const change_set& set) {
    const proposal p = set.of.get();
    text::document result;
    result.paragraph(detail::told(phrasebook{p}, set));
    return result;
}

MUSTER_INLINE text::document document_of(const change_sets& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    const text::line goal = words.clause(answer.goal.what, answer.goal.is);
    result.heading(text::line{"What would be enough for this: "} + goal);
    result.paragraph(words.view(answer.in) + ".");
    if (answer.holds_already()) {
        result.paragraph("It is so already.");
        return result;
    }
    if (answer.ended != logic::ended::finished) {
        text::line note = text::not_whole(answer.ended);
        if (answer.known_up_to)
            note += (answer.empty() ? " There is no way of up to " : " All ways are told of up to ") +
                    text::counted(*answer.known_up_to, "change", "changes") + (answer.empty() ? "." : ":");
        result.paragraph(note);
    } else if (answer.count && *answer.count == 0) {
        result.paragraph("Nothing that could change would be enough.");
    } else if (!answer.count) {
        result.paragraph("At least " + text::counted(answer.size(), "way", "ways") +
                         "; there may be more, not counted:");
    } else if (*answer.count > answer.size()) {
        result.paragraph("The first " + text::number(answer.size()) + " of " + answer.count->str() + " ways:");
    }
    for (const change_set& set : answer) result.item(detail::told(words, set));
    if (!answer.moving_together.empty())
        result.paragraph("Enough only if those who wait for each other move together:");
    for (const change_set& set : answer.moving_together) result.item(detail::told(words, set));
    if (answer.empty())
        for (const standoff& s : answer.standoffs) result.append(document_of(s));
    return result;
}

}  // namespace muster

#endif
