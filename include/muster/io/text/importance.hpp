#ifndef MUSTER_IO_TEXT_IMPORTANCE_HPP
#define MUSTER_IO_TEXT_IMPORTANCE_HPP

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/importance.hpp>

namespace muster {

/// Two tables, the most decisive first: leaves, and actors.
[[nodiscard]] inline std::string to_text(const importance_answer& answer) {
    const proposal p = answer.of.get();
    const std::string name = name_of(p, answer.what);
    if (answer.ended != logic::ended::finished)
        return wrapped(name + ": " + logic::to_string(answer.ended) + ".", 0, 4) + "\n";
    const auto number = [](double x) -> std::string {
        if (std::isnan(x)) return "-";
        if (std::isinf(x)) return "infinite";
        std::array<char, 32> digits{};
        std::snprintf(digits.data(), digits.size(), "%.4g", x);
        return digits.data();
    };
    std::string text = wrapped("What matters for \"" + name + "\" (" + detail::percent(answer.probability) +
                                   "), the leaves being independent of each other:",
                               0, 4) +
                       "\n\n";
    table leaves{{"leaf", "p", "Birnbaum", "criticality", "Fussell-Vesely", "RAW", "RRW"}};
    for (const leaf_importance& row : answer.leaves)
        leaves.add({name_of(p, row.leaf), number(row.probability), number(row.birnbaum), number(row.criticality),
                    row.fussell_vesely ? number(*row.fussell_vesely) : "-", number(row.risk_achievement_worth),
                    number(row.risk_reduction_worth)});
    text += leaves.text(2);
    table actors{{"actor", "if it comes", "if it stays out", "Birnbaum"}};
    for (const actor_importance& row : answer.actors)
        actors.add({name_of(p, any_handle{row.who}), detail::percent(row.when_it_comes),
                    detail::percent(row.when_it_stays_out), number(row.birnbaum())});
    if (actors.has_rows()) text += "\n" + actors.text(2);
    return text;
}

}  // namespace muster

#endif
