#ifndef MUSTER_IO_PHRASES_IMPL_LIKELIHOOD_HPP
#define MUSTER_IO_PHRASES_IMPL_LIKELIHOOD_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/likelihood.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const likelihood_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(text::line{"How likely is this: "} + words.clause(answer.what, status::met));
    text::line view = words.view(answer.in);
    if (!answer.given.empty()) view += text::line{"; given: "} + words.changes(answer.given);
    result.paragraph(view + ".");
    if (answer.unsized != 0) result.paragraph(text::not_counted(answer.unsized));
    if (answer.given_probability <= 0) {
        result.paragraph("What is taken as known cannot be.");
        return result;
    }
    std::string found = text::percent(answer.least);
    if (answer.least != answer.most) found += " to " + text::percent(answer.most);
    if (answer.how == certainty::estimate) found = "About " + found;
    if (answer.how == certainty::bounds)
        found = "Between " + text::percent(answer.least) + " and " + text::percent(answer.most);
    text::line line = text::span{.text = found, .weight = text::emphasis::strong};
    if (answer.how == certainty::estimate)
        line += ", estimated in " + text::counted(answer.worlds, "random world", "random worlds") +
                " with a standard error of " + text::percent(answer.error);
    if (answer.how != certainty::exact) result.paragraph("It could not be computed exactly within what was allowed.");
    if (answer.leaves.empty()) {
        const bool may_change = !answer.in.settings().empty();  // with what is reported or assumed
        result.paragraph(
            line + (may_change ? ", as long as what was reported and assumed stays so." : ", whatever else happens."));
        return result;
    }
    result.paragraph(line + ", if these are independent of each other:");
    std::vector<std::vector<text::line>> rows;
    constexpr std::size_t most = 100;
    for (const auto& [leaf, probability] : answer.leaves)
        if (rows.size() < most) rows.push_back({words.clause(leaf, status::met), text::percent(probability)});
    result.table({"what", "believed"}, std::move(rows));
    if (answer.leaves.size() > most)
        result.paragraph("And " + text::number(answer.leaves.size() - most) + " more of these.");
    return result;
}

MUSTER_INLINE text::document document_of(const sampled_likelihood& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(text::line{"How likely is this: "} + words.clause(answer.what, status::met));
    result.paragraph(words.view(answer.in) + ".");
    if (answer.unsized != 0) result.paragraph(text::not_counted(answer.unsized));
    if (answer.worlds == 0) {
        result.paragraph("No world was drawn.");
        return result;
    }
    std::string found = "About " + text::percent(answer.least);
    if (answer.least != answer.most) found += " to " + text::percent(answer.most);
    result.paragraph(text::line{text::span{.text = found, .weight = text::emphasis::strong}} +
                     ", with a standard error of " + text::percent((std::max)(answer.least_error, answer.most_error)) +
                     " (" + text::counted(answer.worlds, "world", "worlds") + ", seed " + std::to_string(answer.seed) +
                     "), if all that is believed of is independent of each other.");
    if (answer.strengths.empty()) return result;
    result.paragraph(
        "How much comes: on average, and what is reached in 9 of 10 of these worlds, in half of them and in 1 of 10:");
    const auto amount = [](std::uint64_t n) { return n == strength::unbounded ? "any number" : text::number(n); };
    std::vector<std::vector<text::line>> rows;
    for (const sampled_strength& s : answer.strengths) {
        const auto row = [&](const std::string& what, const amount_counts& counts) {
            const double mean = counts.mean();
            rows.push_back(
                {words.name(s.of), text::amount(s.wanted.amount, s.wanted.unit), what,
                 std::isfinite(mean) ? text::number(static_cast<std::uint64_t>(std::llround(mean))) : "any number",
                 amount(counts.reached_in(0.9)), amount(counts.reached_in(0.5)), amount(counts.reached_in(0.1))});
        };
        row("for certain", s.least);
        if (!(s.least == s.most)) row("with what stays open", s.most);
    }
    result.table({"role", "needed", "what comes", "average", "9 of 10", "half", "1 of 10"}, std::move(rows));
    return result;
}

}  // namespace muster

#endif
