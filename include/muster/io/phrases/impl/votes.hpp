#ifndef MUSTER_IO_PHRASES_IMPL_VOTES_HPP
#define MUSTER_IO_PHRASES_IMPL_VOTES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/vocabulary/ballot.hpp>
#include <muster/vocabulary/event.hpp>

namespace muster::detail {

/// What somebody did who voted so: `abstained`.
[[nodiscard]] inline std::string voted(ballot how, bool many) {
    switch (how) {
        case ballot::in_favour:
            return "voted in favour";
        case ballot::against:
            return "voted against";
        case ballot::abstaining:
            return "abstained";
        case ballot::absent:
            return many ? "were absent" : "was absent";
        case ballot::not_participating:
            return "took no part in the vote";
    }
    return "";
}

/// What a report says: its stage or its status, or who voted how.
[[nodiscard]] inline text::line reported_words(const phrasebook& words, const event& e) {
    if (e.stage || e.status) {
        std::string what = e.stage ? to_string(*e.stage) : to_string(*e.status);
        std::replace(what.begin(), what.end(), '_', ' ');
        return what;
    }
    std::vector<text::line> parts;
    for (std::size_t i = 0; i < e.roll_call.size();) {  // in the order of ballots
        const ballot how = e.roll_call[i].vote;
        std::vector<any_handle> who;
        for (; i < e.roll_call.size() && e.roll_call[i].vote == how; ++i) who.push_back(e.roll_call[i].by);
        const bool many = who.size() > 1 || is_many(words.source(), e.roll_call[i - 1].by);
        parts.push_back(words.names(who) + " " + voted(how, many));
    }
    return text::listed(parts, "; ", "; ");
}

/// What was reported of a vote, and when: `the vote of China: abstained on 17 November 2025`. Where a report speaks of
/// one side alone, no more is known.
[[nodiscard]] inline text::line recorded_vote_words(const phrasebook& words, handle<vote> side, status is,
                                                    const std::vector<std::uint32_t>& reports) {
    const proposal& p = words.source();
    const vote& cast = p[side];
    const event& last = p.events()[reports.back()];
    std::string what = is == status::open ? "reports of one day disagree"
                       : cast.side == vote_side::absent
                           ? (is == status::met ? "stayed away" : "did not stay away")
                           : std::string{is == status::met ? "" : "not "} +
                                 (cast.side == vote_side::in_favour ? "in favour" : "against");
    for (const recorded_vote& one : last.roll_call)
        if (one.by == cast.by && is != status::open) what = voted(one.vote, is_many(p, cast.by));
    return text::line{"the vote of "} + words.name(cast.by) + ": " + text::span{.text = what, .is = is} + " on " +
           to_words(last.date);
}

}  // namespace muster::detail

#endif
