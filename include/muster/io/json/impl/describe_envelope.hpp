#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_ENVELOPE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_ENVELOPE_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include <muster/io/json/asked.hpp>
#include <muster/io/json/impl/describe_answers.hpp>
#include <muster/io/left_out.hpp>

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
    [[nodiscard]] static std::optional<std::uint64_t> bytes(const logic::limits& l) {
        if (l.memory == logic::limits{}.memory) return std::nullopt;
        return l.memory;
    }
    static constexpr std::tuple fields{field{"nodes", &logic::limits::nodes}, field{"seconds", &seconds},
                                       field{"bytes", &bytes}};
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

}  // namespace muster::detail

#endif
