#ifndef MUSTER_IO_JSON_IMPL_ANSWERS_HPP
#define MUSTER_IO_JSON_IMPL_ANSWERS_HPP

#include <muster/core/inline.hpp>
#include <muster/io/json/answers.hpp>
#include <muster/io/json/impl/answer_writer.hpp>

namespace muster {

namespace detail {

/// What an answer, or one of those that it lists, was asked of.
template <class Answer>
[[nodiscard]] proposal source_of(const Answer& answer) {
    return answer.of.get();
}
[[nodiscard]] inline proposal source_of(const timeline_entry& one) {
    return one.changes.of.get();
}

template <class Answer>
[[nodiscard]] boost::json::value json_of(const Answer& answer) {
    const proposal p = source_of(answer);
    return answer_writer{&p}.of(answer);
}

}  // namespace detail

MUSTER_INLINE boost::json::value to_json(const outcome& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const dependents_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const all_dependents_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const explanation& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const comparison& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const counterfactuals_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const timeline_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const standoffs_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const balance_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const watch_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const participation_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const change_sets& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const likelihood_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const sampled_likelihood& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const importance_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const findings& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const exact_status& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const tally_result& answer) {
    return detail::answer_writer{nullptr}.of(answer);
}
MUSTER_INLINE boost::json::value to_json(const power_table& answer) {
    return detail::answer_writer{nullptr}.of(answer);
}
MUSTER_INLINE boost::json::value to_json(const tally_answer& answer) {
    return detail::json_of(answer);
}
MUSTER_INLINE boost::json::value to_json(const proposal& p, const power_table& answer) {
    return detail::answer_writer{&p}.of(answer);
}

MUSTER_INLINE boost::json::value to_json(const dependent& one) {
    return detail::json_of(one);
}
MUSTER_INLINE boost::json::value to_json(const timeline_entry& one) {
    return detail::json_of(one);
}
MUSTER_INLINE boost::json::value to_json(const standoff& one) {
    return detail::json_of(one);
}
MUSTER_INLINE boost::json::value to_json(const finding& one) {
    return detail::json_of(one);
}

}  // namespace muster

#endif
