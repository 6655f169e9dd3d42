#ifndef MUSTER_IO_PHRASES_IMPL_TIMELINE_HPP
#define MUSTER_IO_PHRASES_IMPL_TIMELINE_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/impl/votes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/timeline.hpp>

namespace muster {

MUSTER_INLINE text::document detail::timeline_items(const timeline_entry& entry) {
    const proposal p = entry.changes.source();
    const phrasebook words{p};
    text::document result;
    for (const timeline_event& told : entry.events) {
        const event& e = p.events()[told.number];
        text::line what = detail::reported_words(words, e);
        if (e.tally)
            what += ", " + text::number(e.tally->in_favour) + " in favour, " + text::number(e.tally->against) +
                    " against, " + text::number(e.tally->abstaining) + " abstaining";
        if (e.date.day() != entry.on.day()) what += ", on " + to_words(e.date);
        else if (e.date.precision() != precision::day) what += ", some day of " + to_words(e.date);
        if (told.reported != date{} && told.reported.day() != entry.on.day())
            what += ", reported on " + to_words(told.reported);
        if (!e.summary.empty()) what += "; " + e.summary;
        result.item(words.name(e.on) + ": " + what + words.sources(told.citations));
    }
    for (const any_handle h : entry.statements) result.item(text::line{"new: "} + words.statement(h));
    for (const hidden_statement& h : entry.ended)
        result.item(text::line{"ended: "} + words.statement(h.statement) + " (" + phrasebook::why(h.why) + ")");
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& c : changes) {
            text::line line = text::line{"so "} + words.statement_of_status(c.what, c.after) +
                              " (before: " + words.status_words(c.what, c.before) + ")";
            if (c.through.size() > 1) line += text::line{"; through "} + words.as_object(c.through.back());
            result.item(line, 1);
        }
    };
    tell(entry.changes.contributions);
    tell(entry.changes.roles);
    tell(entry.changes.mandates);
    tell(entry.changes.forces);
    return result;
}

MUSTER_INLINE text::document document_of(const timeline_entry& entry) {
    text::document result;
    result.heading(to_words(entry.on), 1);
    result.append(detail::timeline_items(entry));
    return result;
}

MUSTER_INLINE text::document document_of(const timeline_answer& answer) {
    text::document result;
    result.heading("Day by day");
    const viewpoint& from = answer.in.from();
    const date knows = from.known_by != date{} ? from.known_by : from.true_on;
    const bool knows_all = knows == date{} || knows == viewpoint::latest;
    text::line view = answer.order == timeline_order::report ? "By the day of report, each day as known on that day"
                                                             : "By the day on which things happened, ";
    if (answer.order == timeline_order::happening)
        view += knows_all ? std::string{"as known in the end"} : "as known by " + to_words(knows);
    if (from.true_on != date{}) view += ", up to " + to_words(from.true_on);
    if (from.on_record_only) view += "; sources on the record only";
    result.paragraph(view + ".");
    if (answer.empty()) result.paragraph("Nothing happened.");
    for (const timeline_entry& entry : answer) result.append(document_of(entry));
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
