#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_SETS_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_SETS_HPP

#include <cstdint>
#include <string>
#include <tuple>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/standoffs.hpp>

// What sets of changes and stand-offs hold.

namespace muster::detail {

template <>
struct description<standoff::link> {
    static constexpr std::tuple fields{field{"waits", &standoff::link::waits},
                                       field{"through", &standoff::link::through}, field{"on", &standoff::link::on}};
};

template <>
struct description<standoff> {
    static constexpr std::tuple fields{field{"actors", &standoff::actors},
                                       field{"members", &standoff::members},
                                       field{"links", &standoff::links},
                                       field{"citations", &standoff::citations},
                                       field{"provided", &standoff::provided},
                                       field{"unlocks", &standoff::unlocks},
                                       field{"first_moves", &standoff::first_moves},
                                       field{"all_first_moves", &standoff::all_first_moves}};
};

template <>
struct description<standoffs_answer> {
    static constexpr std::tuple fields{field{"all", &standoffs_answer::all}, field{"ended", &standoffs_answer::ended}};
};

template <>
struct description<extra_strength> {
    [[nodiscard]] static std::uint64_t amount(const extra_strength& e) { return e.more.amount; }
    [[nodiscard]] static const std::string& unit(const extra_strength& e) { return e.more.unit; }
    static constexpr std::tuple fields{field{"of", &extra_strength::of}, field{"amount", &amount},
                                       field{"unit", &unit}};
};

template <>
struct description<change_set> {
    static constexpr std::tuple fields{field{"changes", &change_set::changes},
                                       field{"probability", &change_set::probability},
                                       field{"extra", &change_set::extra}};
};

template <>
struct description<change_sets> {
    static constexpr std::tuple fields{field{"goal", &change_sets::goal},
                                       field{"all", &change_sets::all},
                                       field{"count", &change_sets::count},
                                       field{"known_up_to", &change_sets::known_up_to},
                                       field{"moving_together", &change_sets::moving_together},
                                       field{"moving_together_ended", &change_sets::moving_together_ended},
                                       field{"standoffs", &change_sets::standoffs},
                                       field{"ended", &change_sets::ended},
                                       field{"unsized", &change_sets::unsized}};
};

}  // namespace muster::detail

#endif
