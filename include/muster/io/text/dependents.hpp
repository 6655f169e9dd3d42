#ifndef MUSTER_IO_TEXT_DEPENDENTS_HPP
#define MUSTER_IO_TEXT_DEPENDENTS_HPP

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/dependents.hpp>

namespace muster {

/// A sentence or two on one dependent: who, how strictly, through what, on whose word.
[[nodiscard]] inline std::string to_text(const dependent& d) {
    const proposal p = d.of.get();
    const std::string thing = name_of(p, d.chain.back());
    std::string text = name_of(p, any_handle{d.contribution});
    switch (d.how) {
        case dependence::necessary:
            text += " cannot come without " + thing;
            break;
        case dependence::contingent:
            text += (d.exact ? " depends in part on " : " may depend on ") + thing;
            break;
        case dependence::barred:
            text += " comes in some cases only without " + thing;
            break;
    }
    std::vector<std::string> through;
    for (std::size_t i = 1; i + 1 < d.chain.size(); ++i) {
        const node_value& value = p.graph()[d.chain[i].index()].value;
        if (std::holds_alternative<pledge>(value) || std::holds_alternative<inherited_pledge>(value)) continue;
        through.push_back(name_of(p, d.chain[i]));
    }
    text += d.direct ? ", directly" : through.empty() ? "" : ", through " + listed(through, ", then ");
    if (d.inferred) text += " (inferred)";
    text += ".";
    if (d.enough_now)
        text += *d.enough_now ? " That alone would now be enough." : " That alone would not now be enough.";
    if (!d.citations.empty()) text += " Source: " + detail::sources_text(p, d.citations) + ".";
    return wrapped(text, 0, 4);
}

/// One after the other, and what sources that were left out took away.
[[nodiscard]] inline std::string to_text(const dependents_answer& answer) {
    std::string text;
    for (const dependent& d : answer) text += to_text(d) + "\n";
    if (answer.empty()) text = "Nobody.\n";
    if (!answer.taken_away.empty()) text += "Only by the sources left out:\n";
    for (const dependent& d : answer.taken_away) text += to_text(d) + "\n";
    return text;
}

}  // namespace muster

#endif
