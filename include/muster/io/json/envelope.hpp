#ifndef MUSTER_IO_JSON_ENVELOPE_HPP
#define MUSTER_IO_JSON_ENVELOPE_HPP

#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <muster/io/json/answers.hpp>
#include <muster/logic/limits.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/proposal/world.hpp>
#include <muster/query/beliefs.hpp>

namespace muster {

/// What was asked, as it stands at the head of an answer.
struct asked {
    std::string question{};              ///< its name, such as `dependents`
    any_handle thing{};                  ///< what it is about; none: everything
    std::string body{};                  ///< of power: the key of the voting body that it is about
    std::vector<assumption> supposed{};  ///< of a comparison: what is supposed in the second world
    std::optional<beliefs> believed{};   ///< where it was asked how likely something is
    logic::limits limits{};              ///< what it was allowed to cost
};

namespace detail {

[[nodiscard]] boost::json::object envelope_of(const proposal& p, const world& w, const asked& question,
                                              logic::ended ended, boost::json::value answer);

/// How a question ended, of an answer that tells; of several, of the first that did not finish.
template <class Answer>
[[nodiscard]] logic::ended ended_of(const Answer& answer) {
    if constexpr (requires {
                      { answer.ended } -> std::convertible_to<logic::ended>;
                  })
        return answer.ended;
    else if constexpr (requires {
                           { answer.ended() } -> std::convertible_to<logic::ended>;
                       })
        return answer.ended();
    else return logic::ended::finished;
}
template <class Answer>
[[nodiscard]] logic::ended ended_of(const std::vector<Answer>& answers) {
    for (const Answer& a : answers)
        if (const logic::ended how = ended_of(a); how != logic::ended::finished) return how;
    return logic::ended::finished;
}

}  // namespace detail

/// An answer with all that it depends on: what was asked of which world, from which viewpoint, what was assumed, how
/// much the viewpoint leaves out, the limits, and how the question ended. docs/answers.schema.json describes it.
template <class Answer>
[[nodiscard]] boost::json::object envelope(const proposal& p, const world& w, const asked& question,
                                           const Answer& answer) {
    if constexpr (requires { to_json(p, answer); })
        return detail::envelope_of(p, w, question, detail::ended_of(answer), to_json(p, answer));
    else return detail::envelope_of(p, w, question, detail::ended_of(answer), to_json(answer));
}

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/envelope.hpp>
#endif

#endif
