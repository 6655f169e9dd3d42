#ifndef MUSTER_PROPOSAL_KINDS_HPP
#define MUSTER_PROPOSAL_KINDS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/overloaded.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/graph.hpp>
#include <muster/vocabulary/body.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/event.hpp>

// What there is to know of every kind of thing and of gate, in this one place. Code that must differ by kind visits
// with a function for each kind and none for all the rest, so that a kind it does not know of is an error.

namespace muster::detail {

/// Which stages a report can say that a thing of some kind has reached.
enum class stages : std::uint8_t { none, of_mandates, of_contributions, withdrawal };

/// What all things of a kind have in common.
struct kind {
    const char* word;             ///< what one is called, without its article
    bool is_named = false;        ///< people name it, by a key that is its own or made of others
    bool is_statement = false;    ///< somebody says it, and it is in force or not; see `is_statement`
    bool is_result = false;       ///< what answers tell first: who comes, and what stands
    bool can_wait = false;        ///< has a place of its own in a loop of mutual waiting
    bool takes_status = false;    ///< a report can give it a status
    stages takes = stages::none;  ///< what else a report can say of it
    bool is_choice = false;  ///< somebody decides it; free in questions about what might change, whatever was reported
    bool passes_on = false;  ///< only passes on what is said about something else; chains and proofs leave it out
};

// One row for each kind.
constexpr kind row(std::type_identity<gate>) {
    return {.word = "part of a condition", .passes_on = true};
}
constexpr kind row(std::type_identity<actor>) {
    return {.word = "actor", .is_named = true, .is_result = true, .takes_status = true};
}
constexpr kind row(std::type_identity<role>) {
    return {.word = "role", .is_named = true, .is_result = true, .can_wait = true, .takes_status = true};
}
constexpr kind row(std::type_identity<mandate>) {
    return {.word = "mandate",
            .is_named = true,
            .is_result = true,
            .can_wait = true,
            .takes_status = true,
            .takes = stages::of_mandates};
}
constexpr kind row(std::type_identity<precondition>) {
    return {.word = "precondition", .is_named = true, .is_statement = true, .can_wait = true, .takes_status = true};
}
constexpr kind row(std::type_identity<contribution>) {
    return {.word = "contribution",
            .is_named = true,
            .is_result = true,
            .can_wait = true,
            .takes_status = true,
            .takes = stages::of_contributions};
}
constexpr kind row(std::type_identity<decision>) {
    return {.word = "decision", .is_named = true, .takes_status = true, .is_choice = true, .passes_on = true};
}
constexpr kind row(std::type_identity<full_strength>) {
    return {.word = "strength", .is_named = true, .takes_status = true};
}
constexpr kind row(std::type_identity<pledge>) {
    return {.word = "pledge", .is_named = true, .is_statement = true, .takes = stages::withdrawal};
}
constexpr kind row(std::type_identity<inherited_pledge>) {
    return {.word = "pledge of a group", .is_statement = true};
}
constexpr kind row(std::type_identity<requirement>) {
    return {.word = "requirement", .is_named = true, .is_statement = true, .takes = stages::withdrawal};
}
constexpr kind row(std::type_identity<position>) {
    return {.word = "position", .is_named = true, .is_statement = true, .takes = stages::withdrawal};
}
constexpr kind row(std::type_identity<vote>) {
    return {.word = "vote", .is_named = true, .can_wait = true, .takes_status = true, .is_choice = true};
}
constexpr kind row(std::type_identity<force>) {
    return {.word = "force", .is_named = true, .is_result = true, .can_wait = true, .takes_status = true};
}
// Not in the graph, but with a key.
constexpr kind row(std::type_identity<citation>) {
    return {.word = "citation", .is_named = true};
}
constexpr kind row(std::type_identity<body>) {
    return {.word = "voting body", .is_named = true};
}

/// The row of a type.
template <class T>
inline constexpr kind kind_of_type = row(std::type_identity<T>{});

template <std::size_t... I>
[[nodiscard]] constexpr std::array<kind, sizeof...(I)> all_kinds(std::index_sequence<I...>) {
    return {kind_of_type<std::variant_alternative_t<I, node_value>>...};
}
/// The row of what a vertex stands for.
[[nodiscard]] inline const kind& kind_of(const node_value& value) {
    static constexpr auto kinds = all_kinds(std::make_index_sequence<std::variant_size_v<node_value>>{});
    return kinds[value.index()];
}

/// The word for one of a kind, with its article: `a role`, `an actor`.
[[nodiscard]] inline std::string with_article(const kind& k) {
    const bool is_vowel = std::string_view{"aeiou"}.find(k.word[0]) != std::string_view::npos;
    return (is_vowel ? "an " : "a ") + std::string{k.word};
}

template <class T>
[[nodiscard]] constexpr bool is_statement_kind() {
    if constexpr (requires { row(std::type_identity<T>{}); }) return row(std::type_identity<T>{}).is_statement;
    else return false;
}
/// A kind of statement, to visit them all alike: `[](const statement_kind auto& said) {...}`.
template <class T>
concept statement_kind = is_statement_kind<T>();
/// One of these kinds: `[](const among<vote, force> auto&) {...}`.
template <class T, class... Kinds>
concept among = (std::is_same_v<T, Kinds> || ...);

/// The key that a thing has of its own; empty for the others. The key of a decision is made of its contribution's.
[[nodiscard]] inline std::string_view own_key_of(const node_value& value) {
    return muster::visit(
        [](const auto& thing) -> std::string_view {
            if constexpr (requires { thing.key; }) return thing.key;
            else return {};
        },
        value);
}

/// Whether somebody said it, so that it is in force or not. A precondition is a statement once it has a condition: it
/// says what it stands for.
[[nodiscard]] inline bool is_statement(const node_value& value) {
    const precondition* what = std::get_if<precondition>(&value);
    return kind_of(value).is_statement && (what == nullptr || what->when);
}

/// What every statement says, in one shape. It refers to the graph, and lasts until the next `add`.
struct statement {
    handle<actor> by{};                        ///< whose it is; may be nobody's
    handle<actor> told_by{};                   ///< who reports it, where that is not the actor itself
    muster::date date{};                       ///< when it was said, if that was recorded
    muster::basis basis = basis::stated;       ///< said, or concluded by somebody
    std::optional<muster::reading> reading{};  ///< none: it is no statement on a contribution
    /// on what condition; null where it has none of these: of a position in favour, against and absent, else when and
    /// unless
    std::array<const condition*, 3> conditions{};
    const handles<citation>* citations = nullptr;  ///< who reports it
    std::vector<any_handle> replaces{};            ///< earlier statements that it takes the place of
    std::string_view summary{};                    ///< what was said, in the recorder's words
    /// what it is set to while it is not in force, so that it neither brings nor binds anybody
    status when_hidden = status::unmet;
};

[[nodiscard]] inline const condition* if_given(const std::optional<condition>& c) {
    return c ? &*c : nullptr;
}
[[nodiscard]] inline status harmless(reading r) {
    return r == reading::not_unless ? status::met : status::unmet;
}

// One of these for each kind of statement.
[[nodiscard]] inline statement as_statement(const pledge& said, const graph_type&) {
    return {.by = said.by,
            .told_by = said.told_by,
            .date = said.date,
            .basis = said.basis,
            .reading = said.reading,
            .conditions = {&said.when, if_given(said.unless), nullptr},
            .citations = &said.citations,
            .replaces = {said.replaces.begin(), said.replaces.end()},
            .summary = said.summary,
            .when_hidden = harmless(said.reading)};
}
[[nodiscard]] inline statement as_statement(const inherited_pledge& passed, const graph_type& g) {
    const pledge& said = std::get<pledge>(g[passed.from.index()].value);
    statement result = as_statement(said, g);
    result.by = std::get<contribution>(g[passed.of.index()].value).by;
    result.told_by = said.by;
    result.basis = basis::inferred;
    result.replaces.clear();
    return result;
}
[[nodiscard]] inline statement as_statement(const requirement& said, const graph_type&) {
    return {.by = said.by,
            .told_by = said.told_by,
            .date = said.date,
            .basis = said.basis,
            .reading = said.reading,
            .conditions = {&said.when, nullptr, nullptr},
            .citations = &said.citations,
            .replaces = {said.replaces.begin(), said.replaces.end()},
            .summary = said.summary,
            .when_hidden = harmless(said.reading)};
}
[[nodiscard]] inline statement as_statement(const position& said, const graph_type&) {
    return {.by = said.by,
            .told_by = said.told_by,
            .date = said.date,
            .basis = said.basis,
            .conditions = {if_given(said.in_favour_when), if_given(said.against_when), if_given(said.absent_when)},
            .citations = &said.citations,
            .replaces = {said.replaces.begin(), said.replaces.end()},
            .summary = said.summary,
            .when_hidden = status::unmet};
}
[[nodiscard]] inline statement as_statement(const precondition& what, const graph_type&) {
    return {.by = what.by,
            .told_by = what.told_by,
            .date = what.date,
            .basis = what.basis,
            .conditions = {if_given(what.when), nullptr, nullptr},
            .citations = &what.citations,
            .replaces = {what.replaces.begin(), what.replaces.end()},
            .summary = what.summary,
            .when_hidden = status::open};
}

/// Every kind that is not a statement.
template <class T>
concept other_kind = among<T, gate, actor, role, mandate, contribution, decision, full_strength, vote, force>;

/// The statement of a vertex; nothing where it is none.
[[nodiscard]] inline std::optional<statement> statement_of(const graph_type& g, std::uint32_t vertex) {
    using found = std::optional<statement>;
    if (!is_statement(g[vertex].value)) return std::nullopt;
    return muster::visit(overloaded{[&](const statement_kind auto& said) -> found { return as_statement(said, g); },
                                    [](const other_kind auto&) -> found { return std::nullopt; }},
                         g[vertex].value);
}

// What each kind of statement is about.
[[nodiscard]] inline std::vector<any_handle> subjects(const pledge& said) {
    return {said.fills.begin(), said.fills.end()};
}
[[nodiscard]] inline std::vector<any_handle> subjects(const inherited_pledge& passed) {
    return {passed.of};
}
[[nodiscard]] inline std::vector<any_handle> subjects(const requirement& said) {
    return {said.on.begin(), said.on.end()};
}
[[nodiscard]] inline std::vector<any_handle> subjects(const position& said) {
    return {said.on};
}
[[nodiscard]] inline std::vector<any_handle> subjects(const precondition&) {
    return {};
}

/// What a statement is about: of a pledge the roles, of a requirement what it is put on, of a position the mandate.
[[nodiscard]] inline std::vector<any_handle> subjects_of(const node_value& value) {
    using found = std::vector<any_handle>;
    return muster::visit(overloaded{[](const statement_kind auto& said) -> found { return subjects(said); },
                                    [](const other_kind auto&) -> found { return {}; }},
                         value);
}

/// Whose a thing is: the contributor, the voter, the speaker, whose act it is. None for what is nobody's, for actors,
/// which are their own, and for gates.
[[nodiscard]] inline handle<actor> owner_of(const graph_type& g, std::uint32_t vertex) {
    using found = handle<actor>;
    const auto contributor = [&](handle<contribution> h) { return std::get<contribution>(g[h.index()].value).by; };
    return muster::visit(overloaded{[&](const statement_kind auto& said) -> found { return as_statement(said, g).by; },
                                    [](const contribution& made) -> found { return made.by; },
                                    [&](const decision& made) -> found { return contributor(made.of); },
                                    [&](const full_strength& most) -> found { return contributor(most.of); },
                                    [](const vote& cast) -> found { return cast.by; },
                                    [](const among<gate, actor, role, mandate, force> auto&) -> found { return {}; }},
                         g[vertex].value);
}

/// Where what is known of a thing was published: of a statement who reports it, else who says that it is there.
[[nodiscard]] inline const handles<citation>& citations_of(const graph_type& g, std::uint32_t vertex) {
    static const handles<citation> none{};
    using found = const handles<citation>&;
    return muster::visit(
        overloaded{[&](const statement_kind auto& said) -> found { return *as_statement(said, g).citations; },
                   [](const among<actor, role, mandate, force> auto& thing) -> found { return thing.citations; },
                   [](const among<gate, contribution, decision, full_strength, vote> auto&) -> found { return none; }},
        g[vertex].value);
}

/// Whether a report can say that a thing of some kind has reached a stage.
[[nodiscard]] constexpr bool can_reach(const kind& k, stage s) {
    switch (k.takes) {
        case stages::none:
            return false;
        case stages::of_mandates:
            return is_mandate_stage(s);
        case stages::of_contributions:
            return is_contribution_stage(s);
        case stages::withdrawal:
            return s == stage::withdrawn;
    }
    return false;
}

/// The statement that a vertex rests on, besides what it depends on: itself, or the one that a gate is a part
/// of. Nothing for a vertex that rests on no statement.
[[nodiscard]] inline std::optional<std::uint32_t> word_behind(const graph_type& g, std::uint32_t vertex) {
    if (is_statement(g[vertex].value)) return vertex;
    const gate* part = std::get_if<gate>(&g[vertex].value);
    if (part == nullptr) return std::nullopt;
    switch (part->kind) {
        case gate_kind::ending:
        case gate_kind::against:
        case gate_kind::absent:
            return part->owner;
        case gate_kind::offer:
            return part->detail;
        case gate_kind::condition:
        case gate_kind::terms:
        case gate_kind::presence:
        case gate_kind::membership:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace muster::detail

#endif
