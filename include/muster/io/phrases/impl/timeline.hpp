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

namespace detail {

/// When an event was first reported; nothing where a source of it has no day.
[[nodiscard]] inline date first_report(const proposal& p, const event& e) {
    date first;
    for (const handle<citation> source : e.citations) {
        const date published = p[source].published;
        if (published == date{}) return {};
        if (first == date{} || published.day() < first.day()) first = published;
    }
    return first;
}

}  // namespace detail

MUSTER_INLINE text::document detail::timeline_items(const timeline_entry& entry) {
    const proposal p = entry.changes.source();
    const phrasebook words{p};
    text::document result;
    for (const std::uint32_t i : entry.events) {
        const event& e = p.events()[i];
        text::line what = detail::reported_words(words, e);
        if (e.tally)
            what += ", " + text::number(e.tally->in_favour) + " in favour, " + text::number(e.tally->against) +
                    " against, " + text::number(e.tally->abstaining) + " abstaining";
        if (const date known = detail::first_report(p, e); known != date{} && e.date.day() < known.first_day())
            what += ", reported on " + to_words(known);
        if (!e.summary.empty()) what += "; " + e.summary;
        result.item(words.name(e.on) + ": " + what + words.sources(e.citations));
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
    text::line view = from.known_by == date{} ? text::line{"Each day as known on that day"}
                                              : text::line{"As known by " + to_words(from.known_by)};
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
