#ifndef MUSTER_IO_PHRASES_IMPL_EXPLANATION_HPP
#define MUSTER_IO_PHRASES_IMPL_EXPLANATION_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/explanation.hpp>
#include <muster/io/phrases/impl/explanation_teller.hpp>
#include <muster/io/phrases/impl/phrasebook.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

MUSTER_INLINE text::line waits_for(const proposal& p, const explanation& e, any_handle own) {
    std::vector<any_handle> ends;
    for (const explanation_step& s : e.steps)
        if (s.because.empty() && s.what != e.steps.front().what && s.why != cause::not_in_force) ends.push_back(s.what);
    return grounds(p, ends, own);
}

MUSTER_INLINE text::line grounds(const proposal& p, const std::vector<any_handle>& ends, any_handle own) {
    constexpr std::size_t most = 3;
    const phrasebook words{p};
    std::vector<any_handle> facts, deciders, senders;
    std::map<std::uint32_t, std::vector<any_handle>> voters;  // by mandate
    std::vector<text::line> parts;
    const auto add = [](std::vector<any_handle>& to, any_handle h) {
        if (std::find(to.begin(), to.end(), h) == to.end()) to.push_back(h);
    };
    bool is_own = false;
    for (const any_handle end : ends) {
        const node_value& value = value_of(p.graph(), vertex_of(end));
        if (const decision* d = std::get_if<decision>(&value)) {
            if (own && own == any_handle{d->of}) is_own = true;
            else add(deciders, p[d->of].by);
        } else if (const vote* cast = std::get_if<vote>(&value)) {
            add(voters[cast->on.index()], cast->by);
        } else if (const full_strength* most_of_it = std::get_if<full_strength>(&value)) {
            add(senders, p[most_of_it->of].by);
        } else {
            add(facts, end);
        }
    }
    for (std::size_t i = 0; i < facts.size() && (i + 1 < most || facts.size() <= most); ++i)
        parts.push_back(words.name(facts[i]));
    if (parts.size() < facts.size()) parts.push_back(text::number(facts.size() - parts.size()) + " more");
    for (const auto& [on, who] : voters)
        parts.push_back(text::line{who.size() == 1 ? "the vote of " : "the votes of "} + words.names(who, most) +
                        " on " + words.name(p.handle_of(on)));
    if (is_own) parts.push_back("its own decision");
    if (!deciders.empty())
        parts.push_back(text::line{deciders.size() == 1 ? "the decision of " : "the decisions of "} +
                        words.names(deciders, most));
    if (!senders.empty()) parts.push_back(text::line{"how many would come from "} + words.names(senders, most));
    return text::listed(parts, "; ", "; ");
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const explanation& e) {
    const proposal p = e.source();
    const phrasebook words{p};
    text::document result;
    detail::explanation_teller teller{p, e.in.from().true_on, e.steps};
    result.heading(teller.sentence(0, false));
    result.paragraph(words.view(e.in) + ".");
    result.append(teller.items());
    if (!e.cases.empty()) result.paragraph("It comes out so either way:");
    for (const explanation_case& c : e.cases) {
        std::vector<text::line> assumed;
        for (const assumption& a : c.assuming) assumed.push_back(words.clause(a.what, a.is));
        result.item(text::line{"if "} + text::listed(assumed) + ":");
        result.append(detail::explanation_teller{p, e.in.from().true_on, c.steps}.items(), 1);
    }
    if (e.ended != logic::ended::finished)
        result.paragraph(
            text::line{"Whether it comes out the same in every case is not known: "} +
            (e.ended == logic::ended::nodes ? "there are too many cases to try." : "the time to try them is over."));
    return result;
}

}  // namespace muster

#endif
