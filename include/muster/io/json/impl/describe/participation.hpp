#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_PARTICIPATION_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_PARTICIPATION_HPP

#include <tuple>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/participation.hpp>

// What participation holds.

namespace muster::detail {

template <>
struct description<participation_span> {
    static constexpr std::tuple fields{field{"how", &participation_span::how}, field{"from", &participation_span::from},
                                       field{"until", &participation_span::until}};
};

template <>
struct description<participation_row> {
    [[nodiscard]] static bool ever_took_part(const participation_row& row) { return row.ever_took_part(); }
    [[nodiscard]] static bool takes_part_at_the_end(const participation_row& row) {
        return row.takes_part_at_the_end();
    }
    static constexpr std::tuple fields{field{"of", &participation_row::of}, field{"spans", &participation_row::spans},
                                       field{"ever_took_part", &ever_took_part},
                                       field{"takes_part_at_the_end", &takes_part_at_the_end}};
};

template <>
struct description<participation_answer> {
    static constexpr std::tuple fields{
        field{"all", &participation_answer::all}, field{"first", &participation_answer::first},
        field{"last", &participation_answer::last}, field{"ended", &participation_answer::ended}};
};

}  // namespace muster::detail

#endif
