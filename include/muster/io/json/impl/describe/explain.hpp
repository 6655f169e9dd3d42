#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_EXPLAIN_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_EXPLAIN_HPP

#include <optional>
#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/balance.hpp>
#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/explain.hpp>

// What an explanation holds.

namespace muster::detail {

template <>
struct description<explanation_step::reason> {
    static constexpr std::tuple fields{field{"step", &explanation_step::reason::step},
                                       field{"negated", &explanation_step::reason::negated}};
};

template <>
struct description<explanation_step> {
    [[nodiscard]] static std::optional<std::uint64_t> threshold(const explanation_step& s) {
        return s.threshold == 0 ? std::optional<std::uint64_t>{} : std::optional{s.threshold};
    }
    static constexpr std::tuple fields{field{"what", &explanation_step::what},
                                       field{"is", &explanation_step::is},
                                       field{"why", &explanation_step::why},
                                       field{"because", &explanation_step::because},
                                       field{"reports", events_of{&explanation_step::reports}},
                                       field{"citations", &explanation_step::citations},
                                       field{"said_on", &explanation_step::said_on},
                                       field{"threshold", &threshold},
                                       field{"figures", &explanation_step::figures}};
};

template <>
struct description<explanation_case> {
    static constexpr std::tuple fields{field{"assuming", &explanation_case::assuming},
                                       field{"steps", &explanation_case::steps}};
};

template <>
struct description<explanation> {
    static constexpr std::tuple fields{field{"steps", &explanation::steps}, field{"cases", &explanation::cases},
                                       field{"ended", &explanation::ended}};
};

}  // namespace muster::detail

#endif
