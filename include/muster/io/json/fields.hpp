#ifndef MUSTER_IO_JSON_FIELDS_HPP
#define MUSTER_IO_JSON_FIELDS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

#include <muster/core/enumeration.hpp>
#include <muster/proposal/proposal.hpp>

// What the objects of a scenario file hold: read and written from one list. Names equal those of the C++ members.

namespace muster::detail {

/// The tables of a file, in the order in which they are written.
enum class scenario_table : std::uint8_t {
    citations,
    bodies,
    actors,
    roles,
    mandates,
    preconditions,
    pledges,
    requirements,
    positions,
    forces
};

[[nodiscard]] constexpr std::array<const char*, 10> enumerator_names(scenario_table) noexcept {
    return {"citations",     "bodies",  "actors",       "roles",     "mandates",
            "preconditions", "pledges", "requirements", "positions", "forces"};
}

/// What a thing of a table is called in a sentence.
[[nodiscard]] constexpr const char* one_of(scenario_table t) noexcept {
    constexpr const char* names[] = {"a citation",     "a voting body", "an actor",      "a role",     "a mandate",
                                     "a precondition", "a pledge",      "a requirement", "a position", "a force"};
    return names[static_cast<std::size_t>(t)];
}

template <class T>
inline constexpr scenario_table table_of{};
template <>
inline constexpr scenario_table table_of<citation> = scenario_table::citations;
template <>
inline constexpr scenario_table table_of<actor> = scenario_table::actors;
template <>
inline constexpr scenario_table table_of<role> = scenario_table::roles;
template <>
inline constexpr scenario_table table_of<mandate> = scenario_table::mandates;
template <>
inline constexpr scenario_table table_of<precondition> = scenario_table::preconditions;
template <>
inline constexpr scenario_table table_of<pledge> = scenario_table::pledges;
template <>
inline constexpr scenario_table table_of<requirement> = scenario_table::requirements;
template <>
inline constexpr scenario_table table_of<position> = scenario_table::positions;
template <>
inline constexpr scenario_table table_of<force> = scenario_table::forces;

/// A member of an object of the file, and of the aggregate it stands for.
template <class T, class Member>
struct field {
    std::string_view name;
    Member T::*member;
};
template <class T, class Member>
field(const char*, Member T::*) -> field<T, Member>;

template <class T>
inline constexpr std::tuple<> fields_of{};

template <>
inline constexpr std::tuple fields_of<citation>{
    field{"publisher", &citation::publisher}, field{"title", &citation::title},
    field{"address", &citation::address},     field{"published", &citation::published},
    field{"speaker", &citation::speaker},     field{"attribution", &citation::attribution}};

template <>
inline constexpr std::tuple fields_of<membership>{field{"who", &membership::who}, field{"from", &membership::from},
                                                  field{"until", &membership::until}};

template <>
inline constexpr std::tuple fields_of<body_member>{field{"key", &body_member::key}, field{"from", &body_member::from},
                                                   field{"until", &body_member::until},
                                                   field{"weight", &body_member::weight}};

template <>
inline constexpr std::tuple fields_of<quota>{field{"at_least", &quota::at_least}, field{"in_every", &quota::in_every},
                                             field{"strictly_more", &quota::strictly_more}, field{"of", &quota::of},
                                             field{"by", &quota::by}};

template <>
inline constexpr std::tuple fields_of<body>{field{"name", &body::name},
                                            field{"members", &body::members},
                                            field{"seats", &body::seats},
                                            field{"adopted_when", &body::adopted_when},
                                            field{"veto_holders", &body::veto_holders},
                                            field{"matter", &body::matter},
                                            field{"abstention_is_veto", &body::abstention_is_veto},
                                            field{"absence_is_veto", &body::absence_is_veto},
                                            field{"quorum", &body::quorum},
                                            field{"party_to_dispute", &body::party_to_dispute},
                                            field{"from", &body::from},
                                            field{"until", &body::until}};

template <>
inline constexpr std::tuple fields_of<actor>{field{"name", &actor::name}, field{"kind", &actor::kind},
                                             field{"members", &actor::members}, field{"body", &actor::body},
                                             field{"citations", &actor::citations}};

template <>
inline constexpr std::tuple fields_of<role>{field{"name", &role::name}, field{"needs", &role::needs},
                                            field{"unsized", &role::unsized},
                                            field{"citations", &role::citations}};

template <>
inline constexpr std::tuple fields_of<mandate>{
    field{"name", &mandate::name},       field{"kind", &mandate::kind},
    field{"symbol", &mandate::symbol},   field{"sponsors", &mandate::sponsors},
    field{"expires", &mandate::expires}, field{"adopted_by", &mandate::adopted_by},
    field{"vote_on", &mandate::vote_on}, field{"citations", &mandate::citations}};

template <>
inline constexpr std::tuple fields_of<precondition>{
    field{"name", &precondition::name},       field{"by", &precondition::by},
    field{"when", &precondition::when},       field{"presumed", &precondition::presumed},
    field{"due", &precondition::due},         field{"citations", &precondition::citations},
    field{"date", &precondition::date},       field{"basis", &precondition::basis},
    field{"told_by", &precondition::told_by}, field{"replaces", &precondition::replaces},
    field{"summary", &precondition::summary}};

template <>
inline constexpr std::tuple fields_of<pledge>{
    field{"by", &pledge::by},           field{"fills", &pledge::fills},       field{"strength", &pledge::strength},
    field{"when", &pledge::when},       field{"unless", &pledge::unless},     field{"citations", &pledge::citations},
    field{"date", &pledge::date},       field{"reading", &pledge::reading},   field{"basis", &pledge::basis},
    field{"told_by", &pledge::told_by}, field{"replaces", &pledge::replaces}, field{"summary", &pledge::summary}};

template <>
inline constexpr std::tuple fields_of<requirement>{field{"on", &requirement::on},
                                                   field{"by", &requirement::by},
                                                   field{"when", &requirement::when},
                                                   field{"citations", &requirement::citations},
                                                   field{"date", &requirement::date},
                                                   field{"reading", &requirement::reading},
                                                   field{"basis", &requirement::basis},
                                                   field{"told_by", &requirement::told_by},
                                                   field{"replaces", &requirement::replaces},
                                                   field{"summary", &requirement::summary}};

template <>
inline constexpr std::tuple fields_of<position>{field{"by", &position::by},
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

template <>
inline constexpr std::tuple fields_of<force>{field{"name", &force::name}, field{"when", &force::when},
                                             field{"citations", &force::citations}};

template <>
inline constexpr std::tuple fields_of<event>{field{"date", &event::date},           field{"on", &event::on},
                                             field{"status", &event::status},       field{"stage", &event::stage},
                                             field{"tally", &event::tally},         field{"strength", &event::strength},
                                             field{"expires", &event::expires},
                                             field{"citations", &event::citations}, field{"summary", &event::summary}};

/// A value of a file that is looked at later. Zero, which is the whole text, where there is none.
struct token_ref {
    std::uint32_t token = 0;
    [[nodiscard]] explicit operator bool() const noexcept { return token != 0; }
};

/// What a condition that is not a key may hold.
struct condition_form {
    token_ref all_of{}, any_of{}, at_least{}, of{}, weights{}, members_of{}, in{}, not_{};
};
template <>
inline constexpr std::tuple fields_of<condition_form>{field{"all_of", &condition_form::all_of},
                                                      field{"any_of", &condition_form::any_of},
                                                      field{"at_least", &condition_form::at_least},
                                                      field{"of", &condition_form::of},
                                                      field{"weights", &condition_form::weights},
                                                      field{"members_of", &condition_form::members_of},
                                                      field{"in", &condition_form::in},
                                                      field{"not", &condition_form::not_}};

/// What a file may hold.
struct scenario_form {
    token_ref muster{}, proposal{};
    token_ref citations{}, bodies{}, actors{}, roles{}, mandates{}, preconditions{};
    token_ref pledges{}, requirements{}, positions{}, forces{};
    token_ref events{}, mentioned{};
};
template <>
inline constexpr std::tuple fields_of<scenario_form>{
    field{"muster", &scenario_form::muster},       field{"proposal", &scenario_form::proposal},
    field{"citations", &scenario_form::citations}, field{"bodies", &scenario_form::bodies},
    field{"actors", &scenario_form::actors},       field{"roles", &scenario_form::roles},
    field{"mandates", &scenario_form::mandates},   field{"preconditions", &scenario_form::preconditions},
    field{"pledges", &scenario_form::pledges},     field{"requirements", &scenario_form::requirements},
    field{"positions", &scenario_form::positions}, field{"forces", &scenario_form::forces},
    field{"events", &scenario_form::events},       field{"mentioned", &scenario_form::mentioned}};

/// Calls `action` with each field of a T, in the order in which they are written.
template <class T, class Action>
constexpr void for_each_field(const Action& action) {
    std::apply([&](const auto&... fields) { (action(fields), ...); }, fields_of<T>);
}

}  // namespace muster::detail

#endif
