#ifndef MUSTER_IO_JSON_IMPL_TABLES_HPP
#define MUSTER_IO_JSON_IMPL_TABLES_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <muster/proposal/impl/describe.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster::detail {

// ---- the formats of files

/// The version of the format, as a file says it. Files are written in the newest, and read in all.
enum class scenario_format : std::uint8_t {
    last_day_of_membership = 1,  ///< `until` of a member of a group is its last day
    half_open_membership = 2     ///< it is the day after, as everywhere else
};
inline constexpr scenario_format newest_format = scenario_format::half_open_membership;

/// What a file of this format says of a membership's `until`, as C++ has it: the day after its last. After the last day
/// that files can say there is no end.
[[nodiscard]] inline date first_day_after(date until, scenario_format format) {
    if (format == scenario_format::half_open_membership || until == date{}) return until;
    const std::chrono::year_month_day after{until.day() + std::chrono::days{1}};  // a month counts as its last day
    return after.year() > std::chrono::year{9999} ? date{} : date{after};
}

// ---- the tables of a file

template <class... T>
struct type_list {};

/// Things that name only what stands above them or in a table before; the conditions of mandates and
/// preconditions are read last.
using things_in_order = type_list<citation, body, actor, role, mandate, precondition>;
/// What may name each other across these tables; within a table only what stands above.
using things_in_any_order = type_list<force, pledge, requirement, position>;

template <class... A, class... B>
[[nodiscard]] constexpr type_list<A..., B...> joined(type_list<A...>, type_list<B...>) noexcept {
    return {};
}
/// The tables of a file, in the order in which they are written.
using scenario_tables = decltype(joined(things_in_order{}, things_in_any_order{}));

/// Calls `action` with a `std::type_identity` of each type, in order.
template <class... T, class Action>
constexpr void for_each_type(type_list<T...>, const Action& action) {
    (action(std::type_identity<T>{}), ...);
}

/// A table, by its place among `scenario_tables`.
enum class scenario_table : std::uint8_t {};

template <class T, class... All>
[[nodiscard]] constexpr scenario_table place_among(type_list<All...>) noexcept {
    std::uint8_t place = 0;
    (void)((std::is_same_v<T, All> || (++place, false)) || ...);
    return static_cast<scenario_table>(place);
}
/// The table of the things that are a T.
template <class T>
inline constexpr scenario_table table_of = place_among<T>(scenario_tables{});

template <class... T>
[[nodiscard]] constexpr auto names_of(type_list<T...>) noexcept {
    return std::array<const char*, sizeof...(T)>{description<T>::table...};
}
/// The names of the tables, as they stand in a file.
inline constexpr auto table_names = names_of(scenario_tables{});
inline constexpr std::size_t table_count = table_names.size();

template <class... T>
[[nodiscard]] constexpr auto kinds_of(type_list<T...>) noexcept {
    return std::array<kind, sizeof...(T)>{kind_of_type<T>...};
}
/// What a thing of a table is called in a sentence, such as "an actor".
[[nodiscard]] inline std::string one_of(scenario_table t) {
    static constexpr auto kinds = kinds_of(scenario_tables{});
    return with_article(kinds[static_cast<std::size_t>(t)]);
}

/// Something for each table.
template <class Value>
struct by_table {
    std::array<Value, table_count> values{};

    [[nodiscard]] Value& operator[](scenario_table t) { return values[static_cast<std::size_t>(t)]; }
    [[nodiscard]] const Value& operator[](scenario_table t) const { return values[static_cast<std::size_t>(t)]; }
};

/// The members of a whole scenario: its format and name, the tables, and what has no key.
struct scenario_members {
    static constexpr std::size_t muster = 0, proposal = 1, first_table = 2, events = 2 + table_count,
                                 mentioned = 3 + table_count, count = 4 + table_count;
};
inline constexpr std::array<std::string_view, scenario_members::count> scenario_names = [] {
    std::array<std::string_view, scenario_members::count> names{"muster", "proposal"};
    for (std::size_t t = 0; t < table_count; ++t) names[scenario_members::first_table + t] = table_names[t];
    names[scenario_members::events] = "events";
    names[scenario_members::mentioned] = "mentioned";
    return names;
}();

}  // namespace muster::detail

#endif
