#ifndef MUSTER_IO_TEXT_STANDOFF_HPP
#define MUSTER_IO_TEXT_STANDOFF_HPP

#include <string>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/standoffs.hpp>

namespace muster {

/// Who waits for whom, what moving together would unlock, and who could move first.
[[nodiscard]] inline std::string to_text(const standoff& s) {
    const proposal p = s.of.get();
    std::vector<std::string> who;
    for (const handle<actor> a : s.actors) who.push_back(name_of(p, any_handle{a}));
    std::string text =
        who.empty() ? "A stand-off:" : "A stand-off between " + listed(who) + ": each waits for the others.";
    text = wrapped(text, 0, 2) + "\n";
    for (const standoff::link& l : s.links) {
        std::string line = "- " + name_of(p, l.waits) + " waits for " + name_of(p, l.on);
        if (l.through) line += ", by " + name_of(p, l.through);
        text += wrapped(line, 2, 4) + "\n";
    }
    const auto add = [&](const std::string& sentence) { text += wrapped(sentence, 2, 4) + "\n"; };
    if (!s.unlocks.empty()) add("If they moved together, this too would be met: " + detail::names(p, s.unlocks) + ".");
    if (!s.provided.empty()) add("Provided: " + detail::names(p, s.provided) + ".");
    std::vector<std::string> moves;
    for (const auto& move : s.first_moves) moves.push_back(detail::names(p, move));
    if (!moves.empty())
        add("It would be enough if one of these moved first: " + listed(moves, "; or ") +
            (s.all_first_moves ? "." : "; and perhaps others."));
    if (!s.citations.empty()) add("Source: " + detail::sources_text(p, s.citations) + ".");
    return text;
}

}  // namespace muster

#endif
