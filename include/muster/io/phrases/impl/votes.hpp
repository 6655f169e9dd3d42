#ifndef MUSTER_IO_PHRASES_IMPL_VOTES_HPP
#define MUSTER_IO_PHRASES_IMPL_VOTES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
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

/// How a member voted, by the last of some reports that says so of it alone or by name; nothing where none does.
[[nodiscard]] inline std::optional<ballot> recorded_ballot(const proposal& p, handle<vote> side,
                                                           const std::vector<std::uint32_t>& reports) {
    for (auto r = reports.rbegin(); r != reports.rend(); ++r) {
        const event& e = p.events()[*r];
        for (const recorded_vote& one : e.roll_call)
            if (one.by == p[side].by && e.on == any_handle{p[side].on}) return one.vote;
    }
    return std::nullopt;
}

}  // namespace muster::detail

#endif
