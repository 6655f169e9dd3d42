#ifndef MUSTER_IO_PHRASES_IMPL_DEPENDENTS_HPP
#define MUSTER_IO_PHRASES_IMPL_DEPENDENTS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

/// The parts of a sentence on a dependent: who, and what is to be said of them.
struct told_dependent {
    std::vector<any_handle> who{};
    handle<role> in{};
    text::line words{};
};

[[nodiscard]] inline told_dependent told(const phrasebook& words, const dependent& d) {
    const proposal& p = words.source();
    const any_handle thing = d.chain.back();
    const node_value& value = p.graph()[thing.index()].value;
    const bool is_noun = std::holds_alternative<mandate>(value);
    told_dependent result{{d.who}, p[d.contribution].fills, {}};
    switch (d.how) {
        case dependence::necessary:
            result.words += is_noun ? text::line{" cannot come without "} + words.name(thing)
                                    : text::line{" cannot come unless "} + words.clause(thing, status::met);
            break;
        case dependence::contingent:
            result.words += d.exact ? " may come in some cases only if " : " may come only if ";
            result.words += words.clause(thing, status::met);
            if (d.also_barred)
                result.words += text::line{", and in others only if "} + words.clause(thing, status::unmet);
            break;
        case dependence::barred:
            result.words += text::line{" may come in some cases only if "} + words.clause(thing, status::unmet);
            break;
        case dependence::ruled_out:
            result.words += text::line{" cannot come if "} + words.clause(thing, status::met);
            break;
    }
    std::vector<any_handle> through;
    for (std::size_t i = 1; i + 1 < d.chain.size(); ++i) {
        const node_value& on_the_way = p.graph()[d.chain[i].index()].value;
        if (std::holds_alternative<pledge>(on_the_way) || std::holds_alternative<inherited_pledge>(on_the_way))
            continue;
        through.push_back(d.chain[i]);
    }
    if (d.direct) {
        result.words += "; by its own terms";
    } else if (!through.empty()) {
        std::vector<text::line> steps;
        for (const any_handle h : through) steps.push_back(words.as_object(h));
        result.words += text::line{"; through "} + text::listed(steps, ", then ", ", then ");
    }
    if (d.inferred) result.words += " (inferred)";
    result.words += ".";
    if (d.enough_now)
        result.words +=
            std::string{d.how == dependence::ruled_out ? " If not, that alone would " : " That alone would "} +
            (*d.enough_now ? "be enough now." : "not be enough now.");
    result.words += words.sources(d.citations);
    return result;
}

/// Those for whom `is_told`, as items: of whom the same is to be said, together. Whether there are any.
template <class Predicate>
bool tell_dependents(text::document& result, const phrasebook& words, const std::vector<dependent>& all,
                     const Predicate& is_told) {
    std::vector<told_dependent> rows;
    for (const dependent& d : all) {
        if (!is_told(d)) continue;
        told_dependent made = told(words, d);
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const told_dependent& r) {
            return r.in == made.in && r.words.text() == made.words.text();
        });
        if (same == rows.end()) rows.push_back(std::move(made));
        else same->who.push_back(made.who.front());
    }
    for (const told_dependent& r : rows) result.item(words.names(r.who) + " (" + words.name(r.in) + ")" + r.words);
    return !rows.empty();
}

/// Who depends on a thing, and who on what an actor decides.
inline void tell_dependents(text::document& result, const phrasebook& words, const std::vector<dependent>& all,
                            any_handle thing) {
    tell_dependents(result, words, all, [&](const dependent& d) { return d.on == thing; });
    text::document decided;
    if (!tell_dependents(decided, words, all, [&](const dependent& d) { return d.on != thing; })) return;
    result.paragraph(text::line{"Through what "} + words.name(thing) + " decides:");
    result.append(decided);
}

}  // namespace detail

MUSTER_INLINE std::string how_strictly(const dependent& d) {
    std::string words;
    switch (d.how) {
        case dependence::necessary:
            words = "cannot come without it";
            break;
        case dependence::contingent:
            words = d.exact ? "in some cases cannot come without it" : "may depend on it";
            break;
        case dependence::barred:
            words = "in some cases comes only without it";
            break;
        case dependence::ruled_out:
            words = "cannot come with it";
            break;
    }
    return words + (d.inferred ? " (inferred)" : "");
}

MUSTER_INLINE text::document document_of(const dependent& d) {
    const proposal p = d.of.get();
    const phrasebook words{p};
    const detail::told_dependent told = detail::told(words, d);
    text::document result;
    result.paragraph(words.name(d.who) + " (" + words.name(told.in) + ")" + told.words);
    return result;
}

MUSTER_INLINE text::document document_of(const dependents_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(text::line{"Whose participation depends on this: "} + words.name(answer.thing));
    result.paragraph(words.view(answer.in) + ".");
    detail::tell_dependents(result, words, answer.all, answer.thing);
    if (answer.empty()) result.paragraph("Nobody's.");
    if (!answer.taken_away.empty()) {
        result.paragraph("Only by the sources that are left out:");
        detail::tell_dependents(result, words, answer.taken_away, answer.thing);
    }
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
