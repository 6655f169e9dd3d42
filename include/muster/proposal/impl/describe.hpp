#ifndef MUSTER_PROPOSAL_IMPL_DESCRIBE_HPP
#define MUSTER_PROPOSAL_IMPL_DESCRIBE_HPP

#include <array>
#include <string_view>
#include <tuple>

#include <muster/proposal/impl/field.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/body.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/event.hpp>
#include <muster/vocabulary/force.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/pledge.hpp>
#include <muster/vocabulary/position.hpp>
#include <muster/vocabulary/precondition.hpp>
#include <muster/vocabulary/requirement.hpp>
#include <muster/vocabulary/role.hpp>

// What each thing says, member by member, told once for each type: files, merging and their messages go by these
// descriptions. The names of members equal those in C++. The description of a thing with a key has, beside its
// `fields`, the name of its `table` in a file; `alone` is the member whose value may stand in a file for an object that
// says nothing else.

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
    static constexpr std::tuple fields{field{"name", &mandate::name},
                                       field{"kind", &mandate::kind},
                                       field{"symbol", &mandate::symbol},
                                       field{"sponsors", &mandate::sponsors},
                                       field{"when", &mandate::when},
                                       field{"expires", &mandate::expires},
                                       field{"adopted_by", &mandate::adopted_by},
                                       field{"body", &mandate::body},
                                       field{"vote_on", &mandate::vote_on},
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

template <>
struct description<event> {
    static constexpr std::tuple fields{field{"date", &event::date},           field{"on", &event::on},
                                       field{"status", &event::status},       field{"stage", &event::stage},
                                       field{"tally", &event::tally},         field{"roll_call", &event::roll_call},
                                       field{"strength", &event::strength},   field{"expires", &event::expires},
                                       field{"citations", &event::citations}, field{"summary", &event::summary}};
};

/// The names of the members of an object that says a T.
template <class T>
inline constexpr auto field_names = std::apply(
    [](const auto&... f) { return std::array<std::string_view, sizeof...(f)>{f.name...}; }, description<T>::fields);

}  // namespace muster::detail

#endif
