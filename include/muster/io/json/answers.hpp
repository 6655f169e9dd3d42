#ifndef MUSTER_IO_JSON_ANSWERS_HPP
#define MUSTER_IO_JSON_ANSWERS_HPP

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <muster/fwd.hpp>

// Answers as JSON, for other programs. Members have the names of those in C++; a thing is an object of its `key`, its
// `name` and its `kind`, and what says nothing is left out. docs/answers.schema.json describes them all.

namespace muster {

class all_dependents_answer;
class counterfactuals_answer;
class outcome;
struct change_sets;
struct comparison;
struct dependent;
struct dependents_answer;
struct exact_status;
struct explanation;
struct finding;
struct findings;
struct importance_answer;
struct likelihood_answer;
struct participation_answer;
struct power_table;
struct sampled_likelihood;
struct standoff;
struct balance_answer;
struct standoffs_answer;
struct tally_answer;
struct tally_result;
struct timeline_answer;
struct timeline_entry;
struct watch_answer;

/// Every thing that has a key with its status and cause, reports that the rules contradict, and what is not in force.
[[nodiscard]] boost::json::value to_json(const outcome& answer);
[[nodiscard]] boost::json::value to_json(const exact_status& answer);
[[nodiscard]] boost::json::value to_json(const dependents_answer& answer);
[[nodiscard]] boost::json::value to_json(const all_dependents_answer& answer);
/// `because` counts the steps from zero.
[[nodiscard]] boost::json::value to_json(const explanation& answer);
[[nodiscard]] boost::json::value to_json(const comparison& answer);
[[nodiscard]] boost::json::value to_json(const counterfactuals_answer& answer);
[[nodiscard]] boost::json::value to_json(const timeline_answer& answer);
[[nodiscard]] boost::json::value to_json(const standoffs_answer& answer);
[[nodiscard]] boost::json::value to_json(const balance_answer& answer);
[[nodiscard]] boost::json::value to_json(const watch_answer& answer);
[[nodiscard]] boost::json::value to_json(const participation_answer& answer);
/// How many there are is a text of digits, for it may be any number.
[[nodiscard]] boost::json::value to_json(const change_sets& answer);
[[nodiscard]] boost::json::value to_json(const likelihood_answer& answer);
[[nodiscard]] boost::json::value to_json(const sampled_likelihood& answer);
/// What is not a number, or infinite, is null.
[[nodiscard]] boost::json::value to_json(const importance_answer& answer);
/// Each with the sentence that people read.
[[nodiscard]] boost::json::value to_json(const findings& answer);
/// Who sits is told by the keys of the body alone.
[[nodiscard]] boost::json::value to_json(const tally_result& answer);
/// Each value as a number, and exactly, as a text such as "421/2145". Members are told by their keys alone.
[[nodiscard]] boost::json::value to_json(const power_table& answer);
/// With the names that members have in the proposal.
[[nodiscard]] boost::json::value to_json(const tally_answer& answer);
/// With the names that members have in a proposal.
[[nodiscard]] boost::json::value to_json(const proposal& p, const power_table& answer);

// One of those that an answer lists.
[[nodiscard]] boost::json::value to_json(const dependent& one);
[[nodiscard]] boost::json::value to_json(const timeline_entry& one);
[[nodiscard]] boost::json::value to_json(const standoff& one);
[[nodiscard]] boost::json::value to_json(const finding& one);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/answers.hpp>
#endif

#endif
