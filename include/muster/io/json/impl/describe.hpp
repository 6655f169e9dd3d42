#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <muster/io/json/impl/field.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/proposal.hpp>

// What the objects of a scenario file hold, said once for each type: the reader, the writer and the messages of both go
// by these descriptions. The names of members equal those in C++. The description of a thing with a key has, beside its
// `fields`, the name of its `table`; `alone` is the member whose value may stand for an
// object that says nothing else.

namespace muster::detail {

template <>
struct description<citation> {
    static constexpr const char* table = "citations";
    static constexpr std::tuple fields{
        field{"publisher", &citation::publisher}, field{"title", &citation::title},
        field{"address", &citation::address},     field{"published", &citation::published},
        field{"speaker", &citation::speaker},     field{"attribution", &citation::attribution}};
};

template <>
struct description<body_member> {
    static constexpr auto alone = &body_member::key;
    static constexpr std::tuple fields{field{"key", &body_member::key},       field{"from", &body_member::from},
                                       field{"until", &body_member::until},   field{"name", &body_member::name},
                                       field{"weight", &body_member::weight}, field{"weights", &body_member::weights}};
};

template <>
struct description<quota> {
    static constexpr std::tuple fields{field{"at_least", &quota::at_least}, field{"in_every", &quota::in_every},
                                       field{"strictly_more", &quota::strictly_more}, field{"of", &quota::of},
                                       field{"by", &quota::by}};
};

template <>
struct description<body> {
    static constexpr const char* table = "bodies";
    static constexpr std::tuple fields{field{"name", &body::name},
                                       field{"members", &body::members},
                                       field{"seats", &body::seats},
                                       field{"adopted_when", &body::adopted_when},
                                       field{"consensus", &body::consensus},
                                       field{"veto_holders", &body::veto_holders},
                                       field{"matter", &body::matter},
                                       field{"abstention_is_veto", &body::abstention_is_veto},
                                       field{"absence_is_veto", &body::absence_is_veto},
                                       field{"quorum", &body::quorum},
                                       field{"party_to_dispute", &body::party_to_dispute},
                                       field{"from", &body::from},
                                       field{"until", &body::until}};
};

template <>
struct description<membership> {
    static constexpr auto alone = &membership::who;
    static constexpr std::tuple fields{field{"who", &membership::who}, field{"from", &membership::from},
                                       field{"until", &membership::until}};
};

template <>
struct description<actor> {
    static constexpr const char* table = "actors";
    static constexpr std::tuple fields{field{"name", &actor::name}, field{"kind", &actor::kind},
                                       field{"members", &actor::members}, field{"body", &actor::body},
                                       field{"citations", &actor::citations}};
};

template <>
struct description<role> {
    static constexpr const char* table = "roles";
    static constexpr std::tuple fields{field{"name", &role::name}, field{"needs", &role::needs},
                                       field{"unsized", &role::unsized}, field{"citations", &role::citations}};
};

template <>
struct description<mandate> {
    static constexpr const char* table = "mandates";
    static constexpr std::tuple fields{
        field{"name", &mandate::name},          field{"kind", &mandate::kind},
        field{"symbol", &mandate::symbol},      field{"sponsors", &mandate::sponsors},
        field{"expires", &mandate::expires},    field{"adopted_by", &mandate::adopted_by},
        field{"body", &mandate::body},          field{"vote_on", &mandate::vote_on},
        field{"citations", &mandate::citations}};
};

template <>
struct description<precondition> {
    static constexpr const char* table = "preconditions";
    static constexpr std::tuple fields{
        field{"name", &precondition::name},       field{"by", &precondition::by},
        field{"when", &precondition::when},       field{"presumed", &precondition::presumed},
        field{"due", &precondition::due},         field{"citations", &precondition::citations},
        field{"date", &precondition::date},       field{"basis", &precondition::basis},
        field{"told_by", &precondition::told_by}, field{"replaces", &precondition::replaces},
        field{"summary", &precondition::summary}};
};

template <>
struct description<force> {
    static constexpr const char* table = "forces";
    static constexpr std::tuple fields{field{"name", &force::name}, field{"when", &force::when},
                                       field{"citations", &force::citations}};
};

template <>
struct description<pledge> {
    static constexpr const char* table = "pledges";
    static constexpr std::tuple fields{field{"by", &pledge::by},
                                       field{"fills", &pledge::fills},
                                       field{"strength", &pledge::strength},
                                       field{"when", &pledge::when},
                                       field{"unless", &pledge::unless},
                                       field{"citations", &pledge::citations},
                                       field{"date", &pledge::date},
                                       field{"reading", &pledge::reading},
                                       field{"basis", &pledge::basis},
                                       field{"told_by", &pledge::told_by},
                                       field{"replaces", &pledge::replaces},
                                       field{"summary", &pledge::summary}};
};

template <>
struct description<requirement> {
    static constexpr const char* table = "requirements";
    static constexpr std::tuple fields{field{"on", &requirement::on},
                                       field{"by", &requirement::by},
                                       field{"when", &requirement::when},
                                       field{"citations", &requirement::citations},
                                       field{"date", &requirement::date},
                                       field{"reading", &requirement::reading},
                                       field{"basis", &requirement::basis},
                                       field{"told_by", &requirement::told_by},
                                       field{"replaces", &requirement::replaces},
                                       field{"summary", &requirement::summary}};
};

template <>
struct description<position> {
    static constexpr const char* table = "positions";
    static constexpr std::tuple fields{field{"by", &position::by},
                                       field{"on", &position::on},
                                       field{"in_favour_when", &position::in_favour_when},
                                       field{"against_when", &position::against_when},
                                       field{"absent_when", &position::absent_when},
                                       field{"citations", &position::citations},
                                       field{"date", &position::date},
                                       field{"basis", &position::basis},
                                       field{"told_by", &position::told_by},
                                       field{"replaces", &position::replaces},
                                       field{"summary", &position::summary}};
};

/// What an event in a file is on: a thing, or the vote of a member on a mandate, such as `CHN/resolution`.
struct event_subject {
    any_handle thing{};     ///< the thing; of a vote the mandate
    handle<actor> voter{};  ///< whose vote; none: it is not on a vote

    friend bool operator==(const event_subject&, const event_subject&) = default;
};
/// An event as files say it. The vote of one member is one value: `"on": "CHN/resolution", "vote": "abstaining"`.
struct event_in_file : event {
    event_subject subject{};
    std::optional<ballot> vote{};
};
template <>
struct description<event_in_file> {
    static constexpr std::tuple fields{field{"date", &event::date},           field{"on", &event_in_file::subject},
                                       field{"vote", &event_in_file::vote},   field{"status", &event::status},
                                       field{"stage", &event::stage},         field{"tally", &event::tally},
                                       field{"roll_call", &event::roll_call}, field{"strength", &event::strength},
                                       field{"expires", &event::expires},     field{"citations", &event::citations},
                                       field{"summary", &event::summary}};
};

/// The names of the members of an object that says a T.
template <class T>
inline constexpr auto field_names = std::apply(
    [](const auto&... f) { return std::array<std::string_view, sizeof...(f)>{f.name...}; }, description<T>::fields);

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

/// Things that name only what stands above them or in a table before; the condition of a precondition is read last.
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
