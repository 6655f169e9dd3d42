#ifndef MUSTER_IO_PHRASES_IMPL_WATCH_HPP
#define MUSTER_IO_PHRASES_IMPL_WATCH_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/watch.hpp>

namespace muster {

namespace detail {

/// How many of those who wait are named.
constexpr std::size_t most_named = 8;

/// Contributions by their role: `Egypt and Qatar (troops); Qatar (money)`.
[[nodiscard]] inline text::line by_role(const phrasebook& words, const std::vector<handle<contribution>>& all) {
    const proposal& p = words.source();
    std::vector<std::pair<handle<role>, std::vector<any_handle>>> groups;
    for (const handle<contribution> c : all) {
        const auto same =
            std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == p[c].fills; });
        if (same == groups.end()) groups.push_back({p[c].fills, {p[c].by}});
        else same->second.push_back(p[c].by);
    }
    std::vector<text::line> parts;
    for (const auto& [task, who] : groups)
        parts.push_back(words.names(who, most_named) + " (" + words.name(task) + ")");
    return text::listed(parts, "; ", "; ");
}

/// `up to 700 personnel between them; 1 named no number`; empty where roles need contributors only.
[[nodiscard]] inline text::line strength_words(const std::vector<held_strength>& all) {
    std::vector<text::line> parts;
    for (const held_strength& s : all) {
        text::line part;
        if (s.announced.most == strength::unbounded)
            part += s.announced.least == 0 ? "any number of " + s.unit
                                           : text::number(s.announced.least) + " or more " + s.unit;
        else if (s.announced.most != 0) part += "up to " + text::amount(s.announced.most, s.unit);
        else continue;
        if (s.unsized != 0) part += " from those who named a number, and " + text::number(s.unsized) + " named none";
        parts.push_back(std::move(part));
    }
    return text::listed(parts, "; ", "; ");
}

/// What would end the waiting of some: `holds up 3 contributions (a, b and c), ...; alone it would be enough for 2.`
[[nodiscard]] inline text::line held_words(const phrasebook& words, const watched& one, bool is_against_it) {
    std::vector<handle<contribution>> who;
    std::size_t enough = 0;
    for (const held_up& h : one.holds_up) {
        if (is_against(h.how) != is_against_it) continue;
        who.push_back(h.of);
        enough += h.enough_now ? 1 : 0;
    }
    if (who.empty()) return {};
    text::line result = is_against_it ? "keeps out " : "holds up ";
    result += text::counted(who.size(), "contribution", "contributions") + ": ";
    result += by_role(words, who);
    if (enough == who.size()) result += who.size() == 1 ? "; that alone would be enough" : "; alone enough for all";
    else if (enough != 0) result += "; alone enough for " + text::number(enough);
    return result;
}

[[nodiscard]] inline text::line due_words(const phrasebook& words, const due& one) {
    switch (one.kind) {
        case due_kind::ends:
            if (words.source().as<contribution>(one.what))
                return text::line{"the time of a deployment is over: "} + words.name(one.what);
            if (words.source().as<pledge>(one.what))
                return text::line{"the last day of what was offered: "} + words.statement(one.what);
            return words.name(one.what) + " runs out";
        case due_kind::decided:
            return text::line{"the vote on "} + words.name(one.what);
        case due_kind::lapses:
            return text::line{"the last day for "} + words.as_object(one.what);
        case due_kind::announced:
            return text::line{"something was announced of "} + words.as_object(one.what);
        case due_kind::elapses:
            return words.clause(one.what, status::met);
    }
    return {};
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const watch_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("What to watch");
    result.paragraph(words.view(answer.in) + ".");
    if (answer.empty()) result.paragraph("Nobody waits for anything.");
    for (const watched& one : answer) {
        text::line head = words.statement_of_status(one.what, one.is);
        if (const std::string why = phrasebook::why(one.why); !why.empty() && one.is != status::met)
            head += " (" + why + ")";
        if (one.by) head += text::line{"; "} + words.name(one.by) + " decides";
        result.item(std::move(head));
        for (const bool is_against_it : {false, true})
            if (text::line held = detail::held_words(words, one, is_against_it); !held.empty())
                result.item(std::move(held), 1);
        if (const text::line strength = detail::strength_words(one.strengths); !strength.empty())
            result.item(strength, 1);
    }
    if (!answer.falls_due.empty()) {
        result.heading("What falls due", 1);
        for (const due& one : answer.falls_due) {
            text::line line = text::line{to_words(one.on) + ": "} + detail::due_words(words, one);
            if (!one.touches.empty())
                line += "; " + text::counted(one.touches.size(), "contribution depends", "contributions depend") +
                        " on it: " + detail::by_role(words, one.touches);
            result.item(std::move(line));
        }
    }
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
