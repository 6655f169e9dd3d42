#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_VOTES_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_VOTES_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>
#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/votes.hpp>

// What tallies and tables of power hold.

namespace muster::detail {

template <>
struct description<quota_count> {
    static constexpr std::tuple fields{field{"alternative", &quota_count::alternative},
                                       field{"in_favour", &quota_count::in_favour},
                                       field{"missing", &quota_count::missing}};
};

template <>
struct description<tally_result> {
    static constexpr std::tuple fields{field{"outcome", &tally_result::outcome},
                                       field{"reason", &tally_result::reason},
                                       field{"in_favour", &tally_result::in_favour},
                                       field{"against", &tally_result::against},
                                       field{"abstaining", &tally_result::abstaining},
                                       field{"absent", &tally_result::absent},
                                       field{"not_participating", &tally_result::not_participating},
                                       field{"quotas", &tally_result::quotas},
                                       field{"short_by", &tally_result::short_by},
                                       field{"vetoed_by", seats_of{&tally_result::vetoed_by}},
                                       field{"opposed_veto_holders", seats_of{&tally_result::opposed_veto_holders}},
                                       field{"bound_parties", seats_of{&tally_result::bound_parties}},
                                       field{"outstanding", seats_of{&tally_result::outstanding}},
                                       field{"can_block", seats_of{&tally_result::can_block}},
                                       field{"still_needed", &tally_result::still_needed}};
};

template <>
struct description<tally_answer> {
    static constexpr auto fields =
        std::tuple_cat(description<tally_result>::fields, std::tuple{field{"contradicts", &tally_answer::contradicts}});
};

/// The power of one member, by every index of a table.
struct told_power {
    seat_holder member{};
    const std::vector<power_index>& indices;
    const std::vector<power_value>& values;
};
template <>
struct description<power_value> {
    /// Such as "421/2145"; none where the value is estimated.
    [[nodiscard]] static std::optional<std::string> exact(const power_value& v) {
        return v.exact ? std::optional{v.exact->str()} : std::nullopt;
    }
    [[nodiscard]] static std::optional<double> error(const power_value& v) {
        return v.exact ? std::nullopt : std::optional{v.error};
    }
    static constexpr std::tuple fields{field{"value", &power_value::value}, field{"exact", &exact},
                                       field{"error", &error}};
};
template <>
struct description<told_power> {
    /// An object with a member for each index.
    [[nodiscard]] static std::vector<std::pair<const char*, power_value>> values(const told_power& row) {
        std::vector<std::pair<const char*, power_value>> result;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            result.emplace_back(to_string(row.indices[i]), row.values[i]);
        return result;
    }
    static constexpr std::tuple fields{field{"member", &told_power::member}, field{"values", &values}};
};

template <>
struct description<power_table> {
    [[nodiscard]] static std::vector<told_power> members(const power_table& t) {
        std::vector<told_power> result;
        for (const power_table::row& r : t.members) result.push_back({{r.member}, t.indices, r.values});
        return result;
    }
    static constexpr std::tuple fields{field{"of", &power_table::of}, field{"members", &members},
                                       field{"ended", &power_table::ended}};
};

}  // namespace muster::detail

#endif
