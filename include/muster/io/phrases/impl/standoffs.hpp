#ifndef MUSTER_IO_PHRASES_IMPL_STANDOFFS_HPP
#define MUSTER_IO_PHRASES_IMPL_STANDOFFS_HPP

#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/standoffs.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const standoff& s) {
    constexpr std::size_t most = 12;  // of what a sentence lists, and of the steps of a loop
    const proposal p = s.of.get();
    const phrasebook words{p};
    text::document result;
    const std::vector<any_handle> who(s.actors.begin(), s.actors.end());
    result.heading(who.empty()
                       ? text::line{"A stand-off"}
                       : text::line{"A stand-off between "} + words.names(who, most) + ": each waits for the others",
                   1);
    for (std::size_t i = 0; i < s.links.size() && (i + 1 < most || s.links.size() <= most); ++i) {
        const standoff::link& l = s.links[i];
        text::line line = words.name(l.waits) + " waits for this: " + words.clause(l.on, status::met);
        if (l.through) line += text::line{" ("} + words.statement(l.through) + ")";
        result.item(line);
    }
    if (s.links.size() > most) result.item("and " + text::number(s.links.size() - most + 1) + " more such steps");
    if (!s.unlocks.empty()) {
        std::vector<text::line> unlocked;
        for (const any_handle h : s.unlocks)
            if (unlocked.size() < most) unlocked.push_back(words.clause(h, status::met));
        if (s.unlocks.size() > most) unlocked.emplace_back(text::number(s.unlocks.size() - most) + " more");
        result.item(text::line{"If they moved together, this would be so too: "} + text::listed(unlocked, "; ", "; ") +
                    ".");
    }
    if (!s.provided.empty()) result.item(text::line{"Provided: "} + words.names(s.provided, most) + ".");
    std::vector<text::line> moves;
    for (const auto& move : s.first_moves)
        if (moves.size() < most) moves.push_back(words.names(move));
    if (!moves.empty()) {
        text::line line =
            text::line{"It would be enough if one of these moved first: "} + text::listed(moves, "; or ", "; ");
        if (s.first_moves.size() > moves.size())
            line += "; and " + text::number(s.first_moves.size() - moves.size()) + " more";
        result.item(line + (s.all_first_moves ? "." : "; and perhaps others."));
    }
    if (!s.citations.empty()) result.item(text::line{"By:"} + words.sources(s.citations));
    return result;
}

MUSTER_INLINE text::document document_of(const standoffs_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("Who waits for whom");
    result.paragraph(words.view(answer.in) + ".");
    if (answer.empty()) result.paragraph("There is no stand-off.");
    for (const standoff& s : answer) result.append(document_of(s));
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
