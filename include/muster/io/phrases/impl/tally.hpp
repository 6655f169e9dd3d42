#ifndef MUSTER_IO_PHRASES_IMPL_TALLY_HPP
#define MUSTER_IO_PHRASES_IMPL_TALLY_HPP

#include <cstddef>
#include <string>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/tally.hpp>

namespace muster {

namespace detail {

/// Tells a tally; `name` gives the member of a key.
template <class Name>
void tell(text::document& result, const tally_result& t, const Name& name) {
    const auto keys = [&](const std::vector<std::string>& all) {
        std::vector<text::line> names;
        for (const std::string& key : all) names.push_back(name(key));
        return text::listed(names);
    };
    const auto count = [](std::size_t n, const char* what) { return text::number(n) + what; };
    std::string votes =
        count(t.in_favour, " in favour, ") + count(t.against, " against, ") + count(t.abstaining, " abstaining");
    if (t.absent != 0) votes += ", " + count(t.absent, " absent");
    if (t.not_participating != 0) votes += ", " + count(t.not_participating, " not participating");
    const auto say = [&](status is, const char* what, const text::line& more) {
        result.paragraph(text::line{text::span{.text = what, .is = is}} + ": " + votes + more + ".");
    };
    switch (t.reason) {
        case vote_reason::carried:
            say(status::met, "Adopted", {});
            break;
        case vote_reason::short_of_quota:
            say(status::unmet, "Not adopted", "; short by " + std::to_string(t.short_by) + " in favour");
            break;
        case vote_reason::vetoed:
            say(status::unmet, "Not adopted", text::line{"; vetoed by "} + keys(t.vetoed_by));
            break;
        case vote_reason::objected:
            say(status::unmet, "Not adopted",
                text::line{"; "} + keys(t.vetoed_by) +
                    (t.vetoed_by.size() == 1 ? " objects, so there is no consensus"
                                             : " object, so there is no consensus"));
            break;
        case vote_reason::veto_or_insufficient:
            say(status::unmet, "Not adopted",
                text::line{"; "} + keys(t.opposed_veto_holders) +
                    (t.opposed_veto_holders.size() == 1 ? " opposes it and holds a veto"
                                                        : " oppose it and hold vetoes"));
            break;
        case vote_reason::no_quorum:
            say(status::unmet, "Not adopted", "; too few are present");
            break;
        case vote_reason::votes_outstanding:
            say(status::open, "Undecided",
                text::line{" so far; " + text::counted(t.outstanding.size(), "vote is", "votes are") +
                           " outstanding, of "} +
                    keys(t.outstanding));
            if (!t.can_block.empty())
                result.paragraph(keys(t.can_block) + (t.can_block.size() == 1 ? " can still block it."
                                                                              : " can each still block it alone."));
            if (t.still_needed)
                result.paragraph(*t.still_needed == 0 ? "It is adopted if all the others abstain."
                                                      : "It is adopted with " + text::number(*t.still_needed) +
                                                            " more in favour if the others abstain.");
            break;
    }
    if (!t.bound_parties.empty())
        result.paragraph(text::line{"Bound by the rule on parties to a dispute: "} + keys(t.bound_parties) + ".");
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const tally_result& answer) {
    text::document result;
    detail::tell(result, answer, [](const std::string& key) { return text::line{key}; });
    return result;
}

MUSTER_INLINE text::document document_of(const tally_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading(text::line{"The vote on "} + words.name(answer.on));
    result.paragraph(words.view(answer.in) + ".");
    detail::tell(result, answer, [&](const std::string& key) {
        const auto member = p.find<actor>(key);
        return member ? words.name(*member) : text::line{key};
    });
    return result;
}

}  // namespace muster

#endif
