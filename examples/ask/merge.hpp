#ifndef MUSTER_EXAMPLES_ASK_MERGE_HPP
#define MUSTER_EXAMPLES_ASK_MERGE_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
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
    for (const char* count :
         {"from", "worlds", "met", "unmet", "least", "most", "least_error", "most_error", "strengths", "ended"})
        answer.erase(count);
    for (const char* other : {"limits", "ended"}) whole.erase(other);
    return whole;
}

/// How much comes, need by need, as an answer tells it; none of what is no role.
[[nodiscard]] inline std::vector<muster::sampled_strength> strengths_of(const boost::json::object& answer) {
    std::vector<muster::sampled_strength> result;
    if (!answer.contains("strengths")) return result;
    const auto number = [](const boost::json::value& of, const char* key) {
        return of.at(key).to_number<std::uint64_t>();
    };
    const auto counts = [&](const boost::json::value& of) {
        std::vector<muster::amount_counts::bar> bars;
        for (const boost::json::value& bar : of.at("bars").as_array())
            bars.emplace_back(bar.as_object().contains("amount") ? number(bar, "amount") : muster::strength::unbounded,
                              number(bar, "worlds"));
        return muster::amount_counts{std::move(bars)};
    };
    for (const boost::json::value& told : answer.at("strengths").as_array())
        result.push_back({{},
                          {number(told, "needed"), std::string{told.at("unit").as_string()}},
                          counts(told.at("least")),
                          counts(told.at("most"))});
    return result;
}

/// Such counts, as an answer tells them.
[[nodiscard]] inline boost::json::object json_of(const muster::amount_counts& counts) {
    boost::json::array bars;
    for (const auto& [amount, worlds] : counts.bars()) {
        boost::json::object bar;
        if (amount != muster::strength::unbounded) bar["amount"] = amount;
        bar["worlds"] = worlds;
        bars.push_back(std::move(bar));
    }
    const double mean = counts.mean();
    return {{"mean", std::isfinite(mean) ? boost::json::value(mean) : boost::json::value(nullptr)},
            {"bars", std::move(bars)}};
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
            shard.strengths = strengths_of(answer);
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
    for (std::size_t n = 0; n < all.strengths.size(); ++n) {
        boost::json::object& told = answer.at("strengths").as_array()[n].as_object();
        told["least"] = json_of(all.strengths[n].least);
        told["most"] = json_of(all.strengths[n].most);
    }
    const char* const ended = all.ended == muster::logic::ended::finished ? "finished" : "stopped";
    answer["ended"] = ended;
    first["ended"] = ended;
    return boost::json::serialize(first) + '\n';
}

}  // namespace ask

#endif
