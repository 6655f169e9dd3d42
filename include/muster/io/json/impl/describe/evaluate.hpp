#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_EVALUATE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_EVALUATE_HPP

#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/evaluate.hpp>

// What an outcome and an exact status hold.

namespace muster::detail {

template <>
struct description<disagreement> {
    static constexpr std::tuple fields{field{"what", &disagreement::what}, field{"reported", &disagreement::reported},
                                       field{"derived", &disagreement::derived}};
};

/// A thing, its status and why it has it.
struct told_status {
    any_handle what{};
    status is = status::open;
    cause why = cause::derived;
};
template <>
struct description<told_status> {
    static constexpr std::tuple fields{field{"what", &told_status::what}, field{"is", &told_status::is},
                                       field{"why", &told_status::why}};
};

template <>
struct description<outcome> {
    [[nodiscard]] static std::vector<told_status> things(const outcome& o) {
        const proposal p = o.source();
        std::vector<told_status> result;
        for (const vertex v : vertices_of(p.graph()))
            if (const any_handle h = p.handle_of(v); !p.key_of(h).empty() && o.is_mentioned(h))
                result.push_back({h, o[h], o.why(h)});
        return result;
    }
    static constexpr std::tuple fields{field{"things", &things}, field{"disagreements", &outcome::disagreements},
                                       field{"hidden", &outcome::hidden}, field{"ended", &outcome::ended}};
};

template <>
struct description<exact_status> {
    static constexpr std::tuple fields{field{"what", &exact_status::what}, field{"is", &exact_status::is},
                                       field{"ended", &exact_status::ended}};
};

}  // namespace muster::detail

#endif
