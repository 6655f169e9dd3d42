#ifndef MUSTER_PROPOSAL_IMPL_KINDS_HPP
#define MUSTER_PROPOSAL_IMPL_KINDS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster::detail {

MUSTER_INLINE std::string with_article(const kind& k) {
    const bool is_vowel = std::string_view{"aeiou"}.find(k.word[0]) != std::string_view::npos;
    return (is_vowel ? "an " : "a ") + std::string{k.word};
}

MUSTER_INLINE std::string_view own_key_of(const node_value& value) {
    return muster::visit(
        [](const auto& thing) -> std::string_view {
            if constexpr (requires { thing.key; }) return thing.key;
            else return {};
        },
        value);
}

MUSTER_INLINE bool is_statement(const node_value& value) {
    const precondition* what = std::get_if<precondition>(&value);
    return kind_of(value).is_statement && (what == nullptr || what->when);
}

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
    const pledge& said = std::get<pledge>(value_of(g, vertex_of(passed.from)));
    statement result = as_statement(said, g);
    result.by = std::get<contribution>(value_of(g, vertex_of(passed.of))).by;
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

MUSTER_INLINE std::optional<statement> statement_of(const graph_type& g, vertex v) {
    using found = std::optional<statement>;
    if (!is_statement(value_of(g, v))) return std::nullopt;
    return muster::visit(overloaded{[&](const statement_kind auto& said) -> found { return as_statement(said, g); },
                                    [](const other_kind auto&) -> found { return std::nullopt; }},
                         value_of(g, v));
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

MUSTER_INLINE std::vector<any_handle> subjects_of(const node_value& value) {
    using found = std::vector<any_handle>;
    return muster::visit(overloaded{[](const statement_kind auto& said) -> found { return subjects(said); },
                                    [](const other_kind auto&) -> found { return {}; }},
                         value);
}

MUSTER_INLINE handle<actor> owner_of(const graph_type& g, vertex v) {
    using found = handle<actor>;
    const auto contributor = [&](handle<contribution> h) {
        return std::get<contribution>(value_of(g, vertex_of(h))).by;
    };
    return muster::visit(overloaded{[&](const statement_kind auto& said) -> found { return as_statement(said, g).by; },
                                    [](const contribution& made) -> found { return made.by; },
                                    [&](const decision& made) -> found { return contributor(made.of); },
                                    [&](const full_strength& most) -> found { return contributor(most.of); },
                                    [](const vote& cast) -> found { return cast.by; },
                                    [&](const timer& running) -> found {
                                        return running.of.size() == 1 ? owner_of(g, vertex_of(running.of.front()))
                                                                      : found{};
                                    },
                                    [](const among<gate, actor, role, mandate, force> auto&) -> found { return {}; }},
                         value_of(g, v));
}

MUSTER_INLINE const handles<citation>& citations_of(const graph_type& g, vertex v) {
    static const handles<citation> none{};
    using found = const handles<citation>&;
    return muster::visit(
        overloaded{
            [&](const statement_kind auto& said) -> found { return *as_statement(said, g).citations; },
            [](const among<actor, role, mandate, force> auto& thing) -> found { return thing.citations; },
            [](const among<gate, contribution, decision, full_strength, vote, timer> auto&) -> found { return none; }},
        value_of(g, v));
}

MUSTER_INLINE std::optional<vertex> word_behind(const graph_type& g, vertex v) {
    if (is_statement(value_of(g, v))) return v;
    const gate* part = std::get_if<gate>(&value_of(g, v));
    if (part == nullptr) return std::nullopt;
    switch (part->kind) {
        case gate_kind::ending:
        case gate_kind::against:
        case gate_kind::absent:
            return vertex{part->owner};
        case gate_kind::said:
        case gate_kind::counted:
        case gate_kind::offer:
            return vertex{part->detail};
        case gate_kind::condition:
        case gate_kind::terms:
        case gate_kind::need:
        case gate_kind::amount:
        case gate_kind::unprompted:
        case gate_kind::reported:
        case gate_kind::presence:
        case gate_kind::membership:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace muster::detail

#endif
