#ifndef MUSTER_IO_TEXT_FINDING_HPP
#define MUSTER_IO_TEXT_FINDING_HPP

#include <string>

#include <muster/io/names.hpp>
#include <muster/query/validate.hpp>

namespace muster {

/// A sentence on one finding, with its severity and the key of what it is about before it.
[[nodiscard]] inline std::string to_text(const finding& f) {
    const proposal p = f.of.get();
    const std::string thing = name_of(p, f.on), key = p.key_of(f.on);
    const std::string other = f.other ? name_of(p, f.other) : std::string{};
    std::string text = std::string{to_string(f.severity)} + ": " + (key.empty() ? "" : key + ": ");
    std::string of_event;
    if (f.event) {
        const event& e = p.events()[*f.event];
        of_event = "of " + to_words(e.date) + " on " + thing + " (" +
                   (e.stage ? to_string(*e.stage) : to_string(*e.status)) + ")";
    }
    switch (f.flaw) {
        case flaw::replaces_other:
            return text + thing + " replaces " + other +
                   (f.severity == severity::error ? ", which somebody else said." : ", which is about something else.");
        case flaw::replaced_twice:
            return text + thing + " is replaced more than once, again by " + other + ".";
        case flaw::never_met:
            return text + thing + " can never be met, whatever happens.";
        case flaw::unsettled:
            return text + "Whether " + thing + " can ever be met was not found within the limit.";
        case flaw::nobody_offers:
            return text + "Nobody offers " + thing + ".";
        case flaw::past_expiry:
            return text + "The report " + of_event + " lies beyond its last day.";
        case flaw::stage_backwards:
            return text + "The report " + of_event + " comes after a stage that it should come before.";
        case flaw::not_begun:
            return text + "The report " + of_event + " comes before what it builds on.";
        case flaw::unsourced:
            return text + (f.event ? "The report " + of_event : thing) + " has no source.";
        case flaw::unreached:
            return text + "Nothing depends on " + thing + ".";
        case flaw::unordered:
            return text + "The report " + of_event + " is listed after one of a later day.";
    }
    return text;
}

}  // namespace muster

#endif
