#ifndef MUSTER_EXAMPLES_ASK_MERGE_HPP
#define MUSTER_EXAMPLES_ASK_MERGE_HPP

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <muster/core/enumeration.hpp>
#include <muster/query/sample.hpp>

#include "command_line.hpp"

// Puts together what was counted apart: answers in JSON, without the scenario that they are about.

namespace ask {

/// What is asked, and of what: all of an answer but its counts.
[[nodiscard]] inline boost::json::object without_counts(boost::json::object whole) {
    boost::json::object& answer = whole.at("answer").as_object();
    for (const char* count : {"from", "worlds", "met", "unmet", "least", "most", "least_error", "most_error", "ended"})
        answer.erase(count);
    for (const char* other : {"limits", "ended"}) whole.erase(other);
    return whole;
}

/// The answer of all these, as JSON. Throws `wrong_use` where they are not shards of one sample.
[[nodiscard]] inline std::string merged(const std::vector<std::string>& files) {
    std::vector<muster::sampled_likelihood> shards;
    boost::json::object first, common;
    for (const std::string& file : files) {
        std::ifstream in{file, std::ios::binary};
        if (!in) throw std::runtime_error{"\"" + file + "\" cannot be read"};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        try {
            const boost::json::object whole = boost::json::parse(text).as_object();
            const boost::json::object& answer = whole.at("answer").as_object();
            const auto number = [&](const char* of) { return answer.at(of).to_number<std::uint64_t>(); };
            muster::sampled_likelihood shard;
            shard.from = number("from");
            shard.worlds = number("worlds");
            shard.seed = number("seed");
            shard.met = number("met");
            shard.unmet = number("unmet");
            if (answer.at("ended").as_string() != "finished") shard.ended = muster::logic::ended::stopped;
            shards.push_back(shard);
            if (shards.size() == 1) {
                first = whole;
                common = without_counts(whole);
            } else if (without_counts(whole) != common) {
                throw wrong_use{"\"" + file + "\" answers another question than \"" + files.front() + "\""};
            }
        } catch (const std::exception&) {
            throw wrong_use{"\"" + file + "\" is no answer of likelihood --samples --format json"};
        }
    }
    muster::sampled_likelihood all;
    try {
        all = muster::merge(shards);
    } catch (const muster::error& e) {
        throw wrong_use{e.what()};
    }
    boost::json::object& answer = first.at("answer").as_object();
    answer["from"] = all.from;
    answer["worlds"] = all.worlds;
    answer["met"] = all.met;
    answer["unmet"] = all.unmet;
    answer["least"] = all.least;
    answer["most"] = all.most;
    answer["least_error"] = all.least_error;
    answer["most_error"] = all.most_error;
    const char* const ended = all.ended == muster::logic::ended::finished ? "finished" : "stopped";
    answer["ended"] = ended;
    first["ended"] = ended;
    return boost::json::serialize(first) + '\n';
}

}  // namespace ask

#endif
