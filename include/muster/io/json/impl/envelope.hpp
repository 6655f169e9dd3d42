#ifndef MUSTER_IO_JSON_IMPL_ENVELOPE_HPP
#define MUSTER_IO_JSON_IMPL_ENVELOPE_HPP

#include <utility>

#include <muster/core/inline.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/json/impl/answer_writer.hpp>
#include <muster/io/json/impl/describe_envelope.hpp>
#include <muster/version.hpp>

namespace muster::detail {

MUSTER_INLINE boost::json::object envelope_of(const asked& question, const proposal& p, const world& in,
                                              logic::ended ended, boost::json::value answer) {
    const answer_writer writer{&p};
    boost::json::object result;
    result["muster"] = MUSTER_VERSION_STRING;
    result["question"] = writer.of(question);
    for (auto& member : writer.view_of(in)) result.insert(member);
    result["left_out"] = writer.of(left_out_of(p, in.from()));
    result["limits"] = writer.of(question.limits);
    result["ended"] = writer.of(ended);
    result["answer"] = std::move(answer);
    return result;
}

}  // namespace muster::detail

#endif
