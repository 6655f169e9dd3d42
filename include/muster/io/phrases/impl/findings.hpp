#ifndef MUSTER_IO_PHRASES_IMPL_FINDINGS_HPP
#define MUSTER_IO_PHRASES_IMPL_FINDINGS_HPP

#include <string>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/findings.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

[[nodiscard]] inline text::line told(const phrasebook& words, const finding& f) {
    const proposal& p = words.source();
    const std::string key = p.key_of(f.on);
    const text::line thing = words.name(f.on);
    const text::line other = f.other ? words.name(f.other) : text::line{};
    text::line result = std::string{to_string(f.severity)} + ": " + (key.empty() ? "" : key + ": ");
    text::line report = "the report";
    if (f.event) {
        const event& e = p.events()[*f.event];
        report = text::line{"the report of " + to_words(e.date) + " on "} + thing + " (" +
                 (e.stage ? to_string(*e.stage) : to_string(*e.status)) + ")";
    }
    switch (f.flaw) {
        case flaw::replaces_other:
            return result + thing + " replaces " + other +
                   (f.severity == severity::error ? ", which somebody else said." : ", which is about something else.");
        case flaw::replaced_twice:
            return result + thing + " is replaced more than once, again by " + other + ".";
        case flaw::never_met:
            return result + "this can never be so, whatever happens: " + words.clause(f.on, status::met) + ".";
        case flaw::unsettled:
            return result +
                   "within the limit it was not found whether this can ever be so: " + words.clause(f.on, status::met) +
                   ".";
        case flaw::nobody_offers:
            return result + "nobody offers this: " + thing + ".";
        case flaw::past_expiry:
            return result + report + " lies beyond its last day.";
        case flaw::stage_backwards:
            return result + report + " comes after a stage that it should come before.";
        case flaw::not_begun:
            return result + report + " comes before what it builds on.";
        case flaw::unsourced:
            return result + (f.event ? report : thing) + " has no source.";
        case flaw::unreached:
            return result + "nothing depends on this: " + thing + ".";
        case flaw::unordered:
            return result + report + " is listed after one of a later day.";
    }
    return result;
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const finding& f) {
    const proposal p = f.of.get();
    text::document result;
    result.paragraph(detail::told(phrasebook{p}, f));
    return result;
}

MUSTER_INLINE text::document document_of(const findings& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    if (answer.empty()) result.paragraph("Nothing is wrong.");
    for (const finding& f : answer) result.item(detail::told(words, f));
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
