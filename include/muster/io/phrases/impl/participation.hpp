#ifndef MUSTER_IO_PHRASES_IMPL_PARTICIPATION_HPP
#define MUSTER_IO_PHRASES_IMPL_PARTICIPATION_HPP

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/participation.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE const char* detail::words_of(taking_part how) {
    switch (how) {
        case taking_part::willing:
            return "willing";
        case taking_part::would_come:
            return "would come";
        case taking_part::there:
            return "there";
        case taking_part::left:
            return "had left";
    }
    return "";
}

MUSTER_INLINE std::string detail::days_words(const participation_span& span) {
    if (span.until == date{}) return span.from == date{} ? "all the time" : "since " + to_words(span.from);
    const date last{std::chrono::year_month_day{span.until.day() - std::chrono::days{1}}};
    if (span.from == date{}) return "up to " + to_words(last);
    return last == span.from ? "on " + to_words(last) : "from " + to_words(span.from) + " to " + to_words(last);
}

MUSTER_INLINE std::string detail::participation_view(const participation_answer& answer) {
    const viewpoint& from = answer.in.from();
    std::string view = from.true_on == date{} ? "From beginning to end" : "Up to " + to_words(from.true_on);
    if (from.known_by != date{}) view += ", as known by " + to_words(from.known_by);
    else view += from.true_on == date{} ? ", by all that was ever said" : ", as known on that day";
    if (from.on_record_only) view += "; sources on the record only";
    if (!from.without.empty()) view += "; without " + text::counted(from.without.size(), "source", "sources");
    return view + ".";
}

MUSTER_INLINE text::document document_of(const participation_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("Who took part when");
    result.paragraph(detail::participation_view(answer));
    if (answer.empty()) result.paragraph("Nobody ever offered anything.");
    std::vector<any_handle> in_between;
    for (const participation_row& row : answer) {
        std::vector<text::line> spans;
        for (const participation_span& span : row.spans) {
            const bool takes_part = span.how == taking_part::there || span.how == taking_part::would_come;
            text::line told = text::span{.text = detail::words_of(span.how),
                                         .is = takes_part                         ? status::met
                                               : span.how == taking_part::willing ? status::open
                                                                                  : status::unmet};
            spans.push_back(std::move(told) + " " + detail::days_words(span));
        }
        result.item(words.name(row.of) + ": " + text::listed(spans, ", ", ", "));
        if (row.ever_took_part() && !row.takes_part_at_the_end()) in_between.push_back(row.of);
    }
    if (!in_between.empty())
        result.paragraph(text::line{"Took part or would have come on some day, but not at the end: "} +
                         words.names(in_between) + ".");
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
