#ifndef MUSTER_IO_NAMES_HPP
#define MUSTER_IO_NAMES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <muster/proposal/proposal.hpp>

namespace muster {

/// What people call a thing: its name, else its key; for what has neither, what it is.
[[nodiscard]] inline std::string name_of(const proposal& p, any_handle h) {
    p.check(h);
    const auto named = [](const auto& value) { return value.name.empty() ? value.key : value.name; };
    return muster::visit(
        [&](const auto& value) -> std::string {
            using value_type = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<value_type, contribution>) {
                return named(p[value.by]) + " (" + named(p[value.fills]) + ")";
            } else if constexpr (std::is_same_v<value_type, decision>) {
                const contribution& made = p[value.of];
                return "the decision of " + named(p[made.by]) + " (" + named(p[made.fills]) + ")";
            } else if constexpr (std::is_same_v<value_type, pledge>) {
                return "what " + named(p[value.by]) + " said" + (value.key.empty() ? "" : " [" + value.key + "]");
            } else if constexpr (std::is_same_v<value_type, inherited_pledge>) {
                return "what " + named(p[p[value.from].by]) + " said, for its member " + named(p[p[value.of].by]);
            } else if constexpr (std::is_same_v<value_type, requirement>) {
                return "what " + named(p[value.by]) + " requires" + (value.key.empty() ? "" : " [" + value.key + "]");
            } else if constexpr (std::is_same_v<value_type, position>) {
                return "the position of " + named(p[value.by]) + " on " + named(p[value.on]);
            } else if constexpr (std::is_same_v<value_type, vote>) {
                if (value.side == vote_side::absent)
                    return "the absence of " + named(p[value.by]) + " from the vote on " + named(p[value.on]);
                return "the vote of " + named(p[value.by]) +
                       (value.side == vote_side::against ? " against " : " for ") + named(p[value.on]);
            } else if constexpr (std::is_same_v<value_type, full_strength>) {
                const contribution& made = p[value.of];
                return "the full strength of " + named(p[made.by]) + " (" + named(p[made.fills]) + ")";
            } else if constexpr (std::is_same_v<value_type, gate>) {
                return "a part of a condition";
            } else {
                return named(value);
            }
        },
        p.graph()[h.index()].value);
}

/// A source as a sentence names it: the speaker and whether on the record, the publisher, the day.
[[nodiscard]] inline std::string name_of(const proposal& p, handle<citation> h) {
    const citation& c = p[h];
    std::string where = c.publisher.empty() ? c.key : c.publisher;
    if (c.published != date{}) where += ", " + to_words(c.published);
    if (c.attribution == attribution::unnamed)
        return (c.speaker.empty() ? "an unnamed source" : c.speaker + ", unnamed") + " (" + where + ")";
    return c.speaker.empty() ? where : c.speaker + " (" + where + ")";
}

/// Several, as a sentence lists them: `a`, `a and b`, `a, b and c`.
[[nodiscard]] inline std::string listed(const std::vector<std::string>& parts, const char* last = " and ") {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i];
    return text;
}

/// A condition in words, `a and (b or c)`. Linear.
[[nodiscard]] inline std::string in_words(const proposal& p, const condition& what) {
    struct phrase {
        std::string text;
        bool is_compound;
        std::uint64_t weight;
    };
    std::vector<phrase> stack;
    const auto bracketed = [](const phrase& part) { return part.is_compound ? "(" + part.text + ")" : part.text; };
    for (const condition::term& t : what.terms()) {
        std::vector<std::string> parts;
        for (std::size_t i = stack.size() - t.parts; i < stack.size(); ++i) {
            std::string text = t.parts == 1 ? stack[i].text : bracketed(stack[i]);
            if (t.kind == condition_kind::at_least && stack[i].weight != 1)
                text += " (counting " + std::to_string(stack[i].weight) + ")";
            parts.push_back(std::move(text));
        }
        phrase made{"", parts.size() > 1, t.weight};
        switch (t.kind) {
            case condition_kind::thing:
                made.text = name_of(p, t.what);
                break;
            case condition_kind::all_of:
                made.text = parts.empty() ? "in any case" : listed(parts);
                break;
            case condition_kind::any_of:
                made.text = parts.empty() ? "in no case" : listed(parts, " or ");
                break;
            case condition_kind::not_:
                made.text = "not " + bracketed(stack.back());
                made.is_compound = false;
                break;
            case condition_kind::at_least:
                made.text = "at least " + std::to_string(t.threshold) + " of " + listed(parts);
                made.is_compound = true;
                break;
            case condition_kind::members:
                made.text = "at least " + std::to_string(t.threshold) + " members of " + name_of(p, t.what) +
                            (t.in ? " in " + name_of(p, any_handle{t.in}) : "");
                break;
        }
        stack.resize(stack.size() - t.parts);
        stack.push_back(std::move(made));
    }
    return stack.back().text;
}

}  // namespace muster

#endif
