#ifndef MUSTER_IO_PHRASES_IMPL_FINDINGS_HPP
#define MUSTER_IO_PHRASES_IMPL_FINDINGS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/findings.hpp>
#include <muster/io/phrases/impl/votes.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

/// The report that a finding is about.
[[nodiscard]] inline text::line report_words(const phrasebook& words, const finding& f) {
    if (!f.event) return "the report";
    const event& e = words.source().events()[*f.event];
    return text::line{"the report of " + to_words(e.date) + " on "} + words.name(f.on) + " (" +
           reported_words(words, e) + ")";
}

[[nodiscard]] inline text::line told(const phrasebook& words, const finding& f) {
    const proposal& p = words.source();
    const std::string key = p.key_of(f.on);
    const text::line thing = words.name(f.on);
    const text::line other = f.other ? words.name(f.other) : text::line{};
    text::line result = std::string{to_string(f.severity)} + ": " + (key.empty() ? "" : key + ": ");
    const text::line report = report_words(words, f);
    switch (f.flaw) {
        case flaw::replaces_other:
            return result + thing + " replaces " + other +
                   (f.severity == severity::error ? ", which somebody else said." : ", which is about something else.");
        case flaw::replaced_twice:
            return result + thing + " is replaced more than once, again by " + other + ".";
        case flaw::never_met:
            return result + "this can never be so, whatever happens: " + words.clause(f.on, status::met) + ".";
        case flaw::never_runs:
            return result + thing +
                   (f.other ? text::line{": this time never begins, for this can never be so: "} +
                                  words.clause(f.other, status::met) + "."
                            : text::line{" stands for a time, but no day tells when it was said."});
        case flaw::unsettled:
            return result +
                   "within the limit it was not found whether this can ever be so: " + words.clause(f.on, status::met) +
                   ".";
        case flaw::nobody_offers:
            return result + "nobody offers this: " + thing + ".";
        case flaw::unit_not_needed:
            return result + (f.event ? report : thing) + " names a number in a unit that its role does not ask for.";
        case flaw::out_of_reach:
            return result + "all offers together do not reach what " + thing + " needs.";
        case flaw::condition_out_of_reach:
            return result + "all offers together do not reach the number of " + other + " on which " + thing +
                   " depends.";
        case flaw::nothing_to_count:
            return result + thing + " depends on a number of " + other + " that nobody offers anything to.";
        case flaw::no_number_needed:
            return result + "one contributor fills " + thing + ", though offers name numbers; say how many it needs.";
        case flaw::side_by_side:
            return result + thing + " and " + other +
                   " both count; if one restates the other, say that it replaces it.";
        case flaw::no_rule_of_adoption:
            return result + thing + " names the body that adopts it, but does not depend on its vote yet.";
        case flaw::record_contradicts:
            return result + report + " has votes with which the rule of the body says otherwise.";
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

/// What several findings of a flaw have in common, where it is all that is said but for the thing.
[[nodiscard]] inline const char* told_of_several(flaw what) {
    switch (what) {
        case flaw::never_met:
            return "these can never be so, whatever happens:";
        case flaw::unsettled:
            return "within the limit it was not found whether these can ever be so:";
        case flaw::nobody_offers:
            return "nobody offers these:";
        case flaw::unsourced:
            return "these have no source:";
        case flaw::unreached:
            return "nothing depends on these:";
        case flaw::past_expiry:
            return "these reports lie beyond the last day of what they are on:";
        case flaw::stage_backwards:
            return "these reports come after a stage that they should come before:";
        case flaw::not_begun:
            return "these reports come before what they build on:";
        case flaw::no_rule_of_adoption:
        case flaw::record_contradicts:
        case flaw::unit_not_needed:
        case flaw::out_of_reach:
        case flaw::condition_out_of_reach:
        case flaw::nothing_to_count:
        case flaw::no_number_needed:
        case flaw::side_by_side:
            return nullptr;
        case flaw::unordered:
            return "these reports are listed after one of a later day:";
        case flaw::replaces_other:
        case flaw::replaced_twice:
        case flaw::never_runs:
            return nullptr;
    }
    return nullptr;
}

/// What a finding is about, in a list of those that share a flaw.
[[nodiscard]] inline text::line told_of_one(const phrasebook& words, const finding& f) {
    const proposal& p = words.source();
    const std::string key = p.key_of(f.on);
    text::line result = key.empty() ? "" : key + ": ";
    if (f.event) return result + report_words(words, f);
    const bool is_status = f.flaw == flaw::never_met || f.flaw == flaw::unsettled;
    return result + (is_status ? words.clause(f.on, status::met) : words.name(f.on));
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
    for (auto f = answer.begin(); f != answer.end(); ++f) {
        const auto is_alike = [&](const finding& other) {
            return other.severity == f->severity && other.flaw == f->flaw;
        };
        const char* const shared = detail::told_of_several(f->flaw);
        if (shared == nullptr || std::count_if(answer.begin(), answer.end(), is_alike) == 1) {
            result.item(detail::told(words, *f));
        } else if (std::find_if(answer.begin(), answer.end(), is_alike) == f) {  // the first tells them all
            result.item(std::string{to_string(f->severity)} + ": " + shared);
            for (const finding& each : answer)
                if (is_alike(each)) result.item(detail::told_of_one(words, each), 1);
        }
    }
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
