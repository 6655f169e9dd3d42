#ifndef MUSTER_IO_TEXT_CHANGE_SETS_HPP
#define MUSTER_IO_TEXT_CHANGE_SETS_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/standoff.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/enabling_sets.hpp>

namespace muster {

namespace detail {

/// Votes that are wanted together: who is in favour of a mandate, who is not, who is not against, who is there.
class wanted_votes {
public:
    explicit wanted_votes(const proposal& p) : proposal_{p} {}

    void add(const vote& cast, status is) {
        row& r = row_of(cast.on);
        const std::string who = name_of(proposal_, any_handle{cast.by});
        const bool holds = is == status::met;
        switch (cast.side) {
            case vote_side::in_favour:
                (holds ? r.in_favour : r.not_in_favour).push_back(who);
                break;
            case vote_side::against:
                (holds ? r.against : r.not_against).push_back(who);
                break;
            case vote_side::absent:
                (holds ? r.absent : r.not_absent).push_back(who);
                break;
        }
    }
    /// One phrase a mandate and stance. Who is in favour is not named again as not against.
    [[nodiscard]] std::vector<std::string> phrases() const {
        std::vector<std::string> result;
        for (const row& r : rows_) {
            const std::string what = " " + name_of(proposal_, any_handle{r.on});
            std::vector<std::string> only_not_against;
            for (const std::string& who : r.not_against)
                if (std::find(r.in_favour.begin(), r.in_favour.end(), who) == r.in_favour.end())
                    only_not_against.push_back(who);
            const auto add = [&](const std::vector<std::string>& who, const char* how) {
                if (!who.empty()) result.push_back(listed(who) + how + what);
            };
            add(r.in_favour, r.in_favour.size() == 1 ? " votes for" : " vote for");
            add(r.against, r.against.size() == 1 ? " votes against" : " vote against");
            add(r.not_in_favour, r.not_in_favour.size() == 1 ? " does not vote for" : " do not vote for");
            add(only_not_against, only_not_against.size() == 1 ? " does not vote against" : " do not vote against");
            add(r.absent, r.absent.size() == 1 ? " stays away from the vote on" : " stay away from the vote on");
            add(r.not_absent, r.not_absent.size() == 1 ? " does not stay away from the vote on"
                                                       : " do not stay away from the vote on");
        }
        return result;
    }

private:
    struct row {
        handle<mandate> on{};
        std::vector<std::string> in_favour{}, against{}, not_in_favour{}, not_against{}, absent{}, not_absent{};
    };
    [[nodiscard]] row& row_of(handle<mandate> on) {
        for (row& r : rows_)
            if (r.on == on) return r;
        rows_.push_back({});
        rows_.back().on = on;
        return rows_.back();
    }

    const proposal& proposal_;
    std::vector<row> rows_{};
};

}  // namespace detail

/// What would have to be so, in one line.
[[nodiscard]] inline std::string to_text(const change_set& set) {
    const proposal p = set.of.get();
    std::vector<std::string> parts;
    detail::wanted_votes votes{p};
    for (const assumption& x : set.changes) {
        if (const auto cast = p.as<vote>(x.what)) votes.add(p[*cast], x.is);
        else parts.push_back(name_of(p, x.what) + " " + predicate(p, x.what, x.is));
    }
    for (std::string& phrase : votes.phrases()) parts.push_back(std::move(phrase));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    if (parts.empty()) text = "nothing more";
    if (set.probability) text += " (" + detail::percent(*set.probability) + ")";
    return text;
}

/// The sets that were listed, how many there are, and what stands in the way where there are none.
[[nodiscard]] inline std::string to_text(const change_sets& answer) {
    const proposal p = answer.source();
    const std::string goal = name_of(p, answer.goal.what) + " " + predicate(p, answer.goal.what, answer.goal.is);
    if (answer.holds_already()) return wrapped(goal + " already.", 0, 4) + "\n";
    std::string text;
    if (answer.ended != logic::ended::finished)
        text =
            wrapped("For \"" + goal + "\": " + logic::to_string(answer.ended) + "." +
                        (answer.known_up_to ? " Certain are all sets of up to " + std::to_string(*answer.known_up_to) +
                                                  " changes" + (answer.empty() ? ": there is none." : ", listed first:")
                                            : ""),
                    0, 4) +
            "\n";
    else if (answer.empty())
        text = wrapped("Nothing that could change would be enough for \"" + goal + "\".", 0, 4) + "\n";
    else
        text = wrapped("Enough for \"" + goal + "\"" +
                           (answer.count && *answer.count > answer.size()
                                ? ", the first " + std::to_string(answer.size()) + " of " + answer.count->str()
                                : "") +
                           ":",
                       0, 4) +
               "\n";
    for (const change_set& set : answer) text += wrapped("- " + to_text(set), 2, 4) + "\n";
    if (!answer.moving_together.empty()) text += "Enough only if those who wait for each other move together:\n";
    for (const change_set& set : answer.moving_together) text += wrapped("- " + to_text(set), 2, 4) + "\n";
    if (answer.empty())
        for (const standoff& s : answer.standoffs) text += to_text(s);
    return text;
}

}  // namespace muster

#endif
