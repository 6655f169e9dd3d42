#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_COMPARE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_COMPARE_HPP

#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/timeline.hpp>

// What comparisons hold, of two worlds, day by day and of many suppositions.

namespace muster::detail {

template <>
struct description<change> {
    static constexpr std::tuple fields{field{"what", &change::what}, field{"before", &change::before},
                                       field{"after", &change::after}, field{"through", &change::through}};
};

/// What differs, without the two worlds.
struct told_changes : comparison {};
template <>
struct description<told_changes> {
    static constexpr std::tuple fields{field{"contributions", &comparison::contributions},
                                       field{"actors", &comparison::actors},
                                       field{"roles", &comparison::roles},
                                       field{"mandates", &comparison::mandates},
                                       field{"forces", &comparison::forces},
                                       field{"hidden_after", &comparison::hidden_after},
                                       field{"hidden_before", &comparison::hidden_before}};
};
template <>
struct description<comparison> {
    static constexpr auto fields =
        std::tuple_cat(std::tuple{field{"before", &comparison::before}}, description<told_changes>::fields,
                       std::tuple{field{"ended", &comparison::ended}});
};

template <>
struct description<timeline_entry> {
    [[nodiscard]] static told_changes changes(const timeline_entry& t) { return {t.changes}; }
    static constexpr std::tuple fields{field{"on", &timeline_entry::on}, field{"events", &timeline_entry::events},
                                       field{"statements", &timeline_entry::statements},
                                       field{"ended", &timeline_entry::ended}, field{"changes", &changes}};
};
template <>
struct description<timeline_answer> {
    static constexpr std::tuple fields{field{"order", &timeline_answer::order}, field{"all", &timeline_answer::all},
                                       field{"ended", &timeline_answer::ended}};
};

template <>
struct description<status_change> {
    static constexpr std::tuple fields{field{"what", &status_change::what}, field{"before", &status_change::before},
                                       field{"after", &status_change::after}};
};

template <>
struct description<counterfactual> {
    static constexpr std::tuple fields{field{"supposed", &counterfactual::supposed},
                                       field{"changes", &counterfactual::changes}};
};

template <>
struct description<counterfactuals_answer> {
    [[nodiscard]] static std::vector<counterfactual> all(const counterfactuals_answer& answer) {
        return {answer.begin(), answer.end()};
    }
    static constexpr std::tuple fields{field{"all", &all}, field{"ended", &counterfactuals_answer::ended}};
};

}  // namespace muster::detail

#endif
