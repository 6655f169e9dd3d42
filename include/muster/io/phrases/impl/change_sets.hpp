#ifndef MUSTER_IO_PHRASES_IMPL_CHANGE_SETS_HPP
#define MUSTER_IO_PHRASES_IMPL_CHANGE_SETS_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/change_sets.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/impl/exchangeable_sets.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/standoffs.hpp>

namespace muster {

namespace detail {

/// How much of what is offered is enough, as sentences of their own.
[[nodiscard]] inline text::line told(const phrasebook& words, const std::vector<extra_strength>& extra) {
    const proposal& p = words.source();
    text::line result;
    for (const extra_strength& e : extra)
        result += text::line{". " + text::number(e.more.amount) + " more " + e.more.unit + " from "} +
                  words.name(p[p[e.of].of].by) + " would do";
    return extra.empty() ? result : result + ".";
}

[[nodiscard]] inline text::line told(const phrasebook& words, const change_set& set) {
    text::line result = words.changes(set.changes);
    if (set.probability) result += " (" + text::percent(*set.probability) + ")";
    return result + told(words, set.extra);
}

[[nodiscard]] inline text::line told(const phrasebook& words, const exchangeable_sets& sets) {
    gathered_changes gathered{words};
    for (const assumption& a : sets.shared) gathered.add(a);
    for (const exchangeable_votes& votes : sets.votes) gathered.add(votes);
    text::line result = gathered.words();
    if (!sets.votes.empty()) result += " (" + text::number(sets.ways) + " ways)";
    return result + told(words, sets.extra);
}

/// Tells minimal sets as a list, those that differ only by which members vote once. Returns how many sets that tells.
/// The likeliest sets are told one by one, for there it matters who votes.
inline logic::natural tell(text::document& into, const phrasebook& words, const world& in,
                           const std::vector<change_set>& sets) {
    if (std::any_of(sets.begin(), sets.end(), [](const change_set& set) { return set.probability.has_value(); })) {
        for (const change_set& set : sets) into.item(told(words, set));
        return sets.size();
    }
    logic::natural total;
    for (const exchangeable_sets& each : told_once(words.source(), in, sets)) {
        into.item(told(words, each));
        total += each.ways;
    }
    return total;
}

/// Up to which size all ways are known, and what that says of those that are told.
[[nodiscard]] inline std::string told_of_known(const change_sets& answer) {
    const std::string size = text::counted(*answer.known_up_to, "change", "changes");
    if (answer.empty()) return " There is no way of up to " + size + ".";
    if (answer.all.front().size() > *answer.known_up_to)
        return " There is no way of up to " + size +
               ". Each of these is enough, but there may be ways with fewer changes:";
    if (answer.all.back().size() > *answer.known_up_to)
        return " All ways are told of up to " + size + ", and some that take more:";
    return " All ways are told of up to " + size + ":";
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const change_set& set) {
    const proposal p = set.of.get();
    text::document result;
    result.paragraph(detail::told(phrasebook{p}, set));
    return result;
}

MUSTER_INLINE text::document document_of(const change_sets& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    const text::line goal = words.clause(answer.goal.what, answer.goal.is);
    result.heading(text::line{"What would be enough for this: "} + goal);
    result.paragraph(words.view(answer.in) + ".");
    if (answer.unsized != 0)
        result.paragraph(answer.goal.is == status::met ? text::not_counted(answer.unsized)
                                                       : "Taking " + text::counted(answer.unsized, "offer", "offers") +
                                                             " of unknown size to be enough.");
    if (answer.holds_already()) {
        result.paragraph("It is so already.");
        return result;
    }
    if (answer.ended != logic::ended::finished) {
        text::line note = text::not_whole(answer.ended);
        if (answer.known_up_to) note += detail::told_of_known(answer);
        result.paragraph(note);
    } else if (answer.count && *answer.count == 0) {
        result.paragraph("Nothing that could change would be enough.");
    }
    text::document ways;
    const logic::natural told = detail::tell(ways, words, answer.in, answer.all);
    if (answer.ended == logic::ended::finished && !answer.count)
        result.paragraph("At least " + text::number(told) + " ways; there may be more, which were not counted:");
    if (answer.ended == logic::ended::finished && answer.count && *answer.count > told)
        result.paragraph("The first " + text::number(told) + " of " + text::number(*answer.count) + " ways:");
    result.append(ways);
    if (!answer.moving_together.empty())
        result.paragraph("Enough only if those who wait for each other move together:");
    detail::tell(result, words, answer.in, answer.moving_together);
    if (answer.moving_together_ended != logic::ended::finished)
        result.paragraph(answer.moving_together.empty()
                             ? "Whether anything else is enough if those who wait for each other move together was not "
                               "found out: the search for it was cut short."
                             : "There may be more of these: the search for them was cut short.");
    if (answer.empty())
        for (const standoff& s : answer.standoffs) result.append(document_of(s));
    return result;
}

}  // namespace muster

#endif
