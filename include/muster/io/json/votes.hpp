#ifndef MUSTER_IO_JSON_VOTES_HPP
#define MUSTER_IO_JSON_VOTES_HPP

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>

// Votes and power as JSON, for other programs.

namespace muster {

/// An object with the outcome, the reason and the counts.
[[nodiscard]] inline boost::json::value to_json(const tally_result& t) {
    const auto keys = [](const std::vector<std::string>& all) {
        boost::json::array result;
        for (const std::string& key : all) result.push_back(boost::json::string(key));
        return result;
    };
    boost::json::array quotas;
    for (const quota_count& q : t.quotas)
        quotas.push_back({{"alternative", q.alternative}, {"in_favour", q.in_favour}, {"missing", q.missing}});
    boost::json::object result{{"outcome", to_string(t.outcome)},
                               {"reason", to_string(t.reason)},
                               {"in_favour", t.in_favour},
                               {"against", t.against},
                               {"abstaining", t.abstaining},
                               {"absent", t.absent},
                               {"not_participating", t.not_participating},
                               {"quotas", quotas},
                               {"short_by", t.short_by},
                               {"vetoed_by", keys(t.vetoed_by)},
                               {"opposed_veto_holders", keys(t.opposed_veto_holders)},
                               {"bound_parties", keys(t.bound_parties)},
                               {"outstanding", keys(t.outstanding)},
                               {"can_block", keys(t.can_block)}};
    if (t.still_needed) result["still_needed"] = *t.still_needed;
    return result;
}

/// Each value as a number, and exactly, as a text such as "421/2145"; or with its standard error.
[[nodiscard]] inline boost::json::value to_json(const power_table& answer) {
    boost::json::array members;
    for (const power_table::row& row : answer.members) {
        boost::json::object values;
        for (std::size_t i = 0; i < answer.indices.size(); ++i) {
            boost::json::object value{{"value", row.values[i].value}};
            if (row.values[i].exact) value["exact"] = row.values[i].exact->str();
            else value["error"] = row.values[i].error;
            values[to_string(answer.indices[i])] = std::move(value);
        }
        members.push_back({{"member", row.member}, {"values", values}});
    }
    return {{"of", answer.of}, {"members", members}};
}

}  // namespace muster

#endif
