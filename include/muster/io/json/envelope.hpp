#ifndef MUSTER_IO_JSON_ENVELOPE_HPP
#define MUSTER_IO_JSON_ENVELOPE_HPP

#include <concepts>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <muster/io/json/answers.hpp>
#include <muster/io/json/asked.hpp>
#include <muster/logic/limits.hpp>
#include <muster/proposal/world.hpp>
#include <muster/query/answer.hpp>

namespace muster {

namespace detail {
[[nodiscard]] boost::json::object envelope_of(const asked& question, const proposal& p, const world& in,
                                              logic::ended ended, boost::json::value answer);
}

/// An answer with all that it depends on: what was asked of which world, from which viewpoint, what was assumed, how
/// much the viewpoint leaves out, the limits, and how the question ended. docs/answers.schema.json describes it.
template <std::derived_from<answer_base> Answer>
[[nodiscard]] boost::json::object envelope(const asked& question, const Answer& answer) {
    return detail::envelope_of(question, answer.source(), answer.in, answer.ended, to_json(answer));
}
/// The same of an answer that does not say of which proposal it was asked, and in which world.
template <class Answer>
[[nodiscard]] boost::json::object envelope(const asked& question, const proposal& p, const world& in,
                                           const Answer& answer) {
    logic::ended ended = logic::ended::finished;
    if constexpr (requires { answer.ended; }) ended = answer.ended;
    if constexpr (requires { to_json(p, answer); })
        return detail::envelope_of(question, p, in, ended, to_json(p, answer));
    else return detail::envelope_of(question, p, in, ended, to_json(answer));
}

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/envelope.hpp>
#endif

#endif
