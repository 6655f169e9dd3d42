#ifndef MUSTER_IO_JSON_IMPL_ENVELOPE_HPP
#define MUSTER_IO_JSON_IMPL_ENVELOPE_HPP

#include <chrono>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/io/json/envelope.hpp>
#include <muster/io/json/impl/answer_writer.hpp>
#include <muster/io/left_out.hpp>
#include <muster/version.hpp>

namespace muster::detail {

template <>
struct description<left_out> {
    static constexpr std::tuple fields{
        field{"later_statements", &left_out::later_statements}, field{"later_events", &left_out::later_events},
        field{"unused_statements", &left_out::unused_statements}, field{"unused_events", &left_out::unused_events}};
};

/// What is believed of one thing.
struct told_belief {
    any_handle what{};
    double probability = 0;
};
template <>
struct description<told_belief> {
    static constexpr std::tuple fields{field{"what", &told_belief::what},
                                       field{"probability", &told_belief::probability}};
};
template <>
struct description<beliefs> {
    [[nodiscard]] static std::vector<told_belief> things(const beliefs& b) {
        std::vector<told_belief> result;
        for (const auto& [what, p] : b.all()) result.push_back({what, p});
        return result;
    }
    [[nodiscard]] static std::optional<double> otherwise(const beliefs& b) { return b.otherwise(); }
    static constexpr std::tuple fields{field{"things", &things}, field{"otherwise", &otherwise}};
};

template <>
struct description<logic::limits> {
    [[nodiscard]] static std::optional<double> seconds(const logic::limits& l) {
        if (l.time == (std::chrono::nanoseconds::max)()) return std::nullopt;
        return std::chrono::duration<double>{l.time}.count();
    }
    static constexpr std::tuple fields{field{"nodes", &logic::limits::nodes}, field{"seconds", &seconds}};
};

template <>
struct description<asked> {
    [[nodiscard]] static std::optional<std::vector<assumption>> supposed(const asked& a) {
        return a.supposed.empty() ? std::optional<std::vector<assumption>>{} : std::optional{a.supposed};
    }
    static constexpr std::tuple fields{field{"name", &asked::question}, field{"thing", &asked::thing},
                                       field{"body", &asked::body}, field{"supposed", &supposed},
                                       field{"beliefs", &asked::believed}};
};

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
