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
constexpr kind row(std::type_identity<timer>) {
    return {.word = "timer", .is_named = true};
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
[[nodiscard]] std::string with_article(const kind& k);

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
[[nodiscard]] std::string_view own_key_of(const node_value& value);

/// Whether somebody said it, so that it is in force or not. A precondition is a statement once it has a condition: it
/// says what it stands for.
[[nodiscard]] bool is_statement(const node_value& value);

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

/// Whether a gate is that of a whole condition on numbers, not of a part of one.
[[nodiscard]] constexpr bool is_amount(const gate& g) noexcept {
    return g.kind == gate_kind::amount && g.which == 0;
}

/// Every kind that is not a statement.
template <class T>
concept other_kind = among<T, gate, actor, role, mandate, contribution, decision, full_strength, vote, force, timer>;

/// The statement of a vertex; nothing where it is none.
[[nodiscard]] std::optional<statement> statement_of(const graph_type& g, vertex v);

/// What a statement is about: of a pledge the roles, of a requirement what it is put on, of a position the mandate.
[[nodiscard]] std::vector<any_handle> subjects_of(const node_value& value);

/// Whose a thing is: the contributor, the voter, the speaker, whose act it is. None for what is nobody's, for actors,
/// which are their own, and for gates.
[[nodiscard]] handle<actor> owner_of(const graph_type& g, vertex v);

/// Where what is known of a thing was published: of a statement who reports it, else who says that it is there.
[[nodiscard]] const handles<citation>& citations_of(const graph_type& g, vertex v);

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
[[nodiscard]] std::optional<vertex> word_behind(const graph_type& g, vertex v);

}  // namespace muster::detail

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/kinds.hpp>
#endif

#endif
