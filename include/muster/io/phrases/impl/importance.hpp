#ifndef MUSTER_IO_PHRASES_IMPL_IMPORTANCE_HPP
#define MUSTER_IO_PHRASES_IMPL_IMPORTANCE_HPP

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/importance.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const importance_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(text::line{"What matters most for this: "} + words.clause(answer.what, status::met));
    result.paragraph(words.view(answer.in) + ".");
    if (answer.unsized != 0) result.paragraph(text::not_counted(answer.unsized));
    const auto number = [](double x) -> std::string {
        if (std::isnan(x)) return "-";
        if (std::isinf(x)) return "infinite";
        std::array<char, 32> digits{};
        std::snprintf(digits.data(), digits.size(), "%.3g", x);
        return digits.data();
    };
    if (answer.how == certainty::estimate)
        result.paragraph("It could not be computed exactly within what was allowed. These are estimates in " +
                         text::counted(answer.worlds, "random world", "random worlds") +
                         ", with a standard error of up to " + number(answer.error) + " in the Birnbaum measure.");
    result.paragraph(text::line{answer.how == certainty::estimate ? "It is about " : "It is "} +
                     text::span{.text = text::percent(answer.probability), .weight = text::emphasis::strong} +
                     " likely, if these are independent of each other:");
    std::vector<std::vector<text::line>> leaves, actors;
    for (const leaf_importance& row : answer.leaves)
        leaves.push_back({words.clause(row.leaf, status::met), number(row.probability), number(row.birnbaum),
                          number(row.criticality), row.fussell_vesely ? number(*row.fussell_vesely) : "-",
                          number(row.risk_achievement_worth), number(row.risk_reduction_worth)});
    result.table({"what", "p", "Birnbaum", "criticality", "Fussell-Vesely", "RAW", "RRW"}, std::move(leaves));
    for (const actor_importance& row : answer.actors)
        actors.push_back({words.name(row.who), text::percent(row.when_it_comes), text::percent(row.when_it_stays_out),
                          number(row.birnbaum())});
    result.table({"who", "if it comes", "if it stays out", "difference"}, std::move(actors));
    return result;
}

}  // namespace muster

#endif
