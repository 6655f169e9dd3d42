#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_BALANCE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_BALANCE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/balance.hpp>

// What the balance of a force holds.

namespace muster::detail {

template <>
struct description<need_figures> {
    [[nodiscard]] static std::optional<std::uint64_t> possible(const need_figures& f) { return bounded(f.possible); }
    [[nodiscard]] static std::optional<std::uint64_t> barred(const need_figures& f) { return bounded(f.barred); }
    static constexpr std::tuple fields{field{"needed", &need_figures::needed},
                                       field{"deployed", &need_figures::deployed},
                                       field{"firm", &need_figures::firm},
                                       field{"possible", &possible},
                                       field{"barred", &barred},
                                       field{"missing", &need_figures::missing},
                                       field{"unsized", &need_figures::unsized}};
};

template <>
struct description<balance_row> {
    [[nodiscard]] static std::optional<std::uint64_t> most(const balance_row& row) { return bounded(row.most); }
    [[nodiscard]] static std::vector<std::optional<std::uint64_t>> announced(const balance_row& row) {
        return {row.announced.least, bounded(row.announced.most)};
    }
    static constexpr std::tuple fields{field{"of", &balance_row::of},
                                       field{"is", &balance_row::is},
                                       field{"why", &balance_row::why},
                                       field{"is_deployed", &balance_row::is_deployed},
                                       field{"is_sized", &balance_row::is_sized},
                                       field{"is_assumed", &balance_row::is_assumed},
                                       field{"least", &balance_row::least},
                                       field{"most", &most},
                                       field{"announced", &announced},
                                       field{"said_in", &balance_row::said_in},
                                       field{"waits_for", &balance_row::waits_for}};
};

template <>
struct description<need_balance> {
    [[nodiscard]] static const std::string& unit(const need_balance& n) { return n.wanted.unit; }
    static constexpr std::tuple fields{field{"unit", &unit}, field{"figures", &need_balance::figures},
                                       field{"rows", &need_balance::rows}};
};

template <>
struct description<role_balance> {
    static constexpr std::tuple fields{field{"of", &role_balance::of}, field{"is", &role_balance::is},
                                       field{"needs", &role_balance::needs}};
};

template <>
struct description<balance_answer> {
    static constexpr std::tuple fields{field{"all", &balance_answer::all}, field{"ended", &balance_answer::ended}};
};

}  // namespace muster::detail

#endif
