#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_DEPENDENTS_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_DEPENDENTS_HPP

#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/dependents.hpp>

// What dependents hold.

namespace muster::detail {

template <>
struct description<dependent> {
    static constexpr std::tuple fields{field{"who", &dependent::who},
                                       field{"contribution", &dependent::contribution},
                                       field{"on", &dependent::on},
                                       field{"how", &dependent::how},
                                       field{"also_barred", &dependent::also_barred},
                                       field{"exact", &dependent::exact},
                                       field{"direct", &dependent::direct},
                                       field{"inferred", &dependent::inferred},
                                       field{"chain", &dependent::chain},
                                       field{"citations", &dependent::citations},
                                       field{"enough_now", &dependent::enough_now}};
};

template <>
struct description<dependents_answer> {
    static constexpr std::tuple fields{field{"thing", &dependents_answer::thing}, field{"all", &dependents_answer::all},
                                       field{"taken_away", &dependents_answer::taken_away},
                                       field{"ended", &dependents_answer::ended}};
};

template <>
struct description<hanging> {
    static constexpr std::tuple fields{field{"contribution", &hanging::contribution}, field{"on", &hanging::on},
                                       field{"how", &hanging::how}, field{"exact", &hanging::exact}};
};

/// One thing of `all_dependents`, and what depends on it.
struct told_hanging {
    any_handle thing{};
    std::span<const hanging> all{};
};
template <>
struct description<told_hanging> {
    static constexpr std::tuple fields{field{"thing", &told_hanging::thing}, field{"all", &told_hanging::all}};
};
template <>
struct description<all_dependents_answer> {
    [[nodiscard]] static std::vector<told_hanging> all(const all_dependents_answer& answer) {
        std::vector<told_hanging> result;
        for (std::size_t i = 0; i < answer.size(); ++i) result.push_back({answer.thing(i), answer[i]});
        return result;
    }
    static constexpr std::tuple fields{field{"all", &all}, field{"ended", &all_dependents_answer::ended}};
};

}  // namespace muster::detail

#endif
