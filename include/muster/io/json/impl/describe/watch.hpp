#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_WATCH_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_WATCH_HPP

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/watch.hpp>

// What is to be watched holds.

namespace muster::detail {

template <>
struct description<held_up> {
    static constexpr std::tuple fields{field{"of", &held_up::of}, field{"how", &held_up::how},
                                       field{"exact", &held_up::exact}, field{"enough_now", &held_up::enough_now}};
};

template <>
struct description<held_strength> {
    [[nodiscard]] static std::vector<std::optional<std::uint64_t>> announced(const held_strength& s) {
        return {s.announced.least, bounded(s.announced.most)};
    }
    static constexpr std::tuple fields{field{"unit", &held_strength::unit}, field{"announced", &announced},
                                       field{"unsized", &held_strength::unsized}};
};

template <>
struct description<watched> {
    static constexpr std::tuple fields{field{"what", &watched::what},         field{"is", &watched::is},
                                       field{"why", &watched::why},           field{"by", &watched::by},
                                       field{"holds_up", &watched::holds_up}, field{"strengths", &watched::strengths}};
};

template <>
struct description<due> {
    static constexpr std::tuple fields{field{"on", &due::on}, field{"what", &due::what}, field{"kind", &due::kind},
                                       field{"touches", &due::touches}};
};

template <>
struct description<watch_answer> {
    static constexpr std::tuple fields{field{"all", &watch_answer::all}, field{"falls_due", &watch_answer::falls_due},
                                       field{"ended", &watch_answer::ended}};
};

}  // namespace muster::detail

#endif
