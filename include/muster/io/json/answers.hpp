#ifndef MUSTER_IO_JSON_ANSWERS_HPP
#define MUSTER_IO_JSON_ANSWERS_HPP

#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <muster/fwd.hpp>

// Answers as JSON, for other programs. Members have the names of those in C++; a thing is an object of its `key`, its
// `name` and its `kind`, and what says nothing is left out. docs/answers.schema.json describes them all.

namespace muster {

class all_dependents_answer;
class change_sets;
class counterfactuals_answer;
class dependents_answer;
class explanation;
class outcome;
struct comparison;
struct dependent;
struct exact_status;
struct finding;
struct importance_answer;
struct likelihood_answer;
struct power_table;
struct sampled_likelihood;
struct standoff;
struct tally_result;
struct timeline_entry;

/// Every thing that has a key with its status and cause, reports that the rules contradict, and what is not in force.
[[nodiscard]] boost::json::value to_json(const outcome& answer);
[[nodiscard]] boost::json::value to_json(const dependent& answer);
[[nodiscard]] boost::json::value to_json(const dependents_answer& answer);
/// The steps, the first about the thing asked for; `because` counts them from zero.
[[nodiscard]] boost::json::value to_json(const explanation& answer);
[[nodiscard]] boost::json::value to_json(const comparison& answer);
[[nodiscard]] boost::json::value to_json(const standoff& answer);
[[nodiscard]] boost::json::value to_json(const timeline_entry& answer);
[[nodiscard]] boost::json::value to_json(const likelihood_answer& answer);
[[nodiscard]] boost::json::value to_json(const sampled_likelihood& answer);
/// What is not a number, or infinite, is null.
[[nodiscard]] boost::json::value to_json(const importance_answer& answer);
/// How many there are is a text of digits, for it may be any number.
[[nodiscard]] boost::json::value to_json(const change_sets& answer);
/// With the sentence that people read.
[[nodiscard]] boost::json::value to_json(const finding& answer);
[[nodiscard]] boost::json::value to_json(const tally_result& answer);
/// Each value as a number, and exactly, as a text such as "421/2145".
[[nodiscard]] boost::json::value to_json(const power_table& answer);
[[nodiscard]] boost::json::value to_json(const exact_status& answer);

/// The same of answers that do not remember what they were asked of, or that name members of a body by their keys.
[[nodiscard]] boost::json::value to_json(const proposal& p, const counterfactuals_answer& answer);
[[nodiscard]] boost::json::value to_json(const proposal& p, const all_dependents_answer& answer);
[[nodiscard]] boost::json::value to_json(const proposal& p, const tally_result& answer);
[[nodiscard]] boost::json::value to_json(const proposal& p, const power_table& answer);

/// Several answers, such as all stand-offs, all findings, all days of a timeline: a list.
template <class Answer>
[[nodiscard]] boost::json::value to_json(const std::vector<Answer>& answers) {
    boost::json::array result;
    for (const Answer& a : answers) result.push_back(to_json(a));
    return result;
}

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/answers.hpp>
#endif

#endif
