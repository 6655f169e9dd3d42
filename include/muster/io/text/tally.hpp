#ifndef MUSTER_IO_TEXT_TALLY_HPP
#define MUSTER_IO_TEXT_TALLY_HPP

#include <cstddef>
#include <string>
#include <vector>

#include <muster/council/tally.hpp>
#include <muster/io/layout.hpp>
#include <muster/io/names.hpp>

namespace muster {

/// The outcome with the counts and the reason; for a vote that is not decided, what may still become of it. Members by
/// key.
[[nodiscard]] inline std::string to_text(const tally_result& t) {
    const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + what; };
    std::string votes =
        count(t.in_favour, " in favour, ") + count(t.against, " against, ") + count(t.abstaining, " abstaining");
    if (t.absent != 0) votes += ", " + count(t.absent, " absent");
    if (t.not_participating != 0) votes += ", " + count(t.not_participating, " not participating");
    const auto sentence = [](const std::string& text) { return wrapped(text, 0, 4) + "\n"; };
    const std::string short_by = "short by " + std::to_string(t.short_by) + " in favour";
    std::string text;
    switch (t.reason) {
        case vote_reason::carried:
            text = sentence("Adopted: " + votes + ".");
            break;
        case vote_reason::short_of_quota:
            text = sentence("Not adopted: " + votes + "; " + short_by + ".");
            break;
        case vote_reason::vetoed:
            text = sentence("Not adopted: " + votes + "; vetoed by " + listed(t.vetoed_by) + ".");
            break;
        case vote_reason::veto_or_insufficient:
            text = sentence(
                "Not adopted: " + votes + "; " + listed(t.opposed_veto_holders) +
                (t.opposed_veto_holders.size() == 1 ? " opposes it and holds a veto." : " oppose it and hold vetoes."));
            break;
        case vote_reason::no_quorum:
            text = sentence("Not adopted: " + votes + "; too few are present.");
            break;
        case vote_reason::votes_outstanding:
            text = sentence("Undecided: " + votes + " so far; " + std::to_string(t.outstanding.size()) +
                            (t.outstanding.size() == 1 ? " vote is" : " votes are") + " outstanding, of " +
                            listed(t.outstanding) + ".");
            if (!t.can_block.empty())
                text += sentence(listed(t.can_block) + (t.can_block.size() == 1 ? " can still block it."
                                                                                : " can each still block it alone."));
            if (t.still_needed)
                text += sentence(*t.still_needed == 0 ? "It is adopted if all the others abstain."
                                                      : "It is adopted with " + std::to_string(*t.still_needed) +
                                                            " more in favour if the others abstain.");
            break;
    }
    if (!t.bound_parties.empty())
        text += sentence("Bound by the rule on parties to a dispute: " + listed(t.bound_parties) + ".");
    return text;
}

}  // namespace muster

#endif
