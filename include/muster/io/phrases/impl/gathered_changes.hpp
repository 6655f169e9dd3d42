#ifndef MUSTER_IO_PHRASES_IMPL_GATHERED_CHANGES_HPP
#define MUSTER_IO_PHRASES_IMPL_GATHERED_CHANGES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster::detail {

MUSTER_INLINE bool is_many(const proposal& p, handle<actor> who) {
    return p[who].kind == actor_kind::group;
}

MUSTER_INLINE std::string voting_verb(vote_side side, bool is, bool many) {
    const std::string what = side == vote_side::in_favour ? " for"
                             : side == vote_side::against ? " against"
                                                          : " away from the vote on";
    const bool stays = side == vote_side::absent;
    if (is) return (stays ? (many ? "stay" : "stays") : (many ? "vote" : "votes")) + what;
    return std::string{many ? "do not " : "does not "} + (stays ? "stay" : "vote") + what;
}

MUSTER_INLINE gathered_changes::gathered_changes(const phrasebook& words) : words_{words}, proposal_{words.source()} {}

MUSTER_INLINE void gathered_changes::add(const assumption& a) {
    const node_value& value = proposal_.graph()[a.what.index()].value;
    const bool is = a.is == status::met;
    if (const vote* cast = std::get_if<vote>(&value)) {
        votes_[{cast->on.index(), cast->by}][static_cast<std::size_t>(cast->side)] = is;
    } else if (const decision* d = std::get_if<decision>(&value)) {
        decisions_[{proposal_[d->of].fills.index(), is}].push_back(proposal_[d->of].by);
    } else if (std::holds_alternative<precondition>(value)) {
        (is ? holding_ : not_holding_).push_back(a.what);
    } else {
        others_.push_back(words_.clause(a.what, a.is));
    }
}

MUSTER_INLINE void gathered_changes::add(const exchangeable_votes& votes) {
    exchangeable_.push_back(votes);
}

MUSTER_INLINE text::line gathered_changes::words() const {
    std::vector<text::line> parts;
    const auto facts = [&](const std::vector<any_handle>& all, const char* one, const char* several) {
        std::vector<text::line> names;
        for (const any_handle h : all) names.push_back(words_.name(h));
        if (!all.empty())
            parts.push_back(text::line{all.size() == 1 ? one : several} + text::listed(names, " and ", ", "));
    };
    facts(holding_, "this holds: ", "these hold: ");
    facts(not_holding_, "this does not hold: ", "none of these holds: ");
    for (const text::line& other : others_) parts.push_back(other);
    for (const exchangeable_votes& votes : exchangeable_) parts.push_back(told(votes));
    std::map<std::pair<std::uint32_t, voting>, std::vector<any_handle>> voters;
    for (const auto& [key, said] : votes_)
        for (const voting how : ways_of_voting(key.first, key.second, said))
            voters[{key.first, how}].push_back(key.second);
    for (const auto& [key, who] : voters) {
        const bool many = who.size() > 1 || is_many(proposal_, *proposal_.as<actor>(who.front()));
        parts.push_back(words_.names(who) + " " + words_of(key.second, many) + " " +
                        words_.name(proposal_.handle_of(key.first)));
    }
    for (const auto& [key, who] : decisions_) {
        const auto& [in, is] = key;
        const std::vector<any_handle> deciders(who.begin(), who.end());
        const bool many = deciders.size() > 1 || is_many(proposal_, who.front());
        parts.push_back(words_.names(deciders) + (many ? " decide" : " decides") +
                        (is ? " to come (" : " not to come (") + words_.name(proposal_.handle_of(in)) + ")");
    }
    return parts.empty() ? text::line{"nothing more"} : text::listed(parts, "; ", "; ");
}

MUSTER_INLINE text::line gathered_changes::told(const exchangeable_votes& votes) const {
    text::line who = "any " + text::number(votes.count) + " of ";
    if (votes.are_all) who += "the " + text::number(votes.among.size()) + " members";
    else who += words_.names({votes.among.begin(), votes.among.end()});
    const bool many = votes.count != 1;
    if (votes.gives) return who + (many ? " vote for " : " votes for ") + words_.name(votes.on);
    return who + (many ? " do not vote for " : " does not vote for ") + words_.name(votes.on) +
           (many ? ", or vote against it" : ", or votes against it");
}

// A vote against counts as such whatever else is said, and one in favour as one that is not against.
MUSTER_INLINE std::vector<gathered_changes::voting> gathered_changes::ways_of_voting(std::uint32_t on,
                                                                                     handle<actor> who,
                                                                                     const sides& said) const {
    const auto [for_it, against, absent] = said;
    if (against.value_or(false)) return {voting::against};
    if (for_it.value_or(false)) return {voting::for_it};
    if (absent.value_or(false)) return {voting::away};
    std::vector<voting> result;
    if (for_it && against) {
        const std::string away = proposal_[who].key + "/" + proposal_.key_of(proposal_.handle_of(on)) + "/absent";
        return {absent || !proposal_.find<vote>(away) ? voting::abstains : voting::neither};
    }
    if (for_it) result.push_back(voting::not_for);
    if (against) result.push_back(voting::not_against);
    if (absent) result.push_back(voting::not_away);
    return result;
}

MUSTER_INLINE std::string gathered_changes::words_of(voting how, bool many) {
    switch (how) {
        case voting::not_for:
            return voting_verb(vote_side::in_favour, false, many);
        case voting::for_it:
            return voting_verb(vote_side::in_favour, true, many);
        case voting::not_against:
            return voting_verb(vote_side::against, false, many);
        case voting::against:
            return voting_verb(vote_side::against, true, many);
        case voting::abstains:
            return many ? "abstain in the vote on" : "abstains in the vote on";
        case voting::neither:
            return many ? "vote neither for nor against" : "votes neither for nor against";
        case voting::away:
            return voting_verb(vote_side::absent, true, many);
        case voting::not_away:
            return voting_verb(vote_side::absent, false, many);
    }
    return "";
}

}  // namespace muster::detail

#endif
