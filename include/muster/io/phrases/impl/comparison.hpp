#ifndef MUSTER_IO_PHRASES_IMPL_COMPARISON_HPP
#define MUSTER_IO_PHRASES_IMPL_COMPARISON_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/comparison.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

/// What one world supposes besides another, where they differ in nothing else.
[[nodiscard]] inline std::optional<std::vector<assumption>> supposed_besides(const world& before, const world& after) {
    if (before.from() != after.from()) return std::nullopt;
    std::vector<assumption> result;
    std::size_t shared = 0;
    for (const world::setting& s : after.settings()) {
        if (s.why != cause::overridden) continue;
        const auto same = std::find(before.settings().begin(), before.settings().end(), s);
        if (same == before.settings().end()) result.push_back({s.on, s.is});
        else ++shared;
    }
    const auto is_supposed = [](const world::setting& s) { return s.why == cause::overridden; };
    const auto held = std::count_if(before.settings().begin(), before.settings().end(), is_supposed);
    if (static_cast<std::size_t>(held) != shared || result.empty()) return std::nullopt;
    return result;
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const comparison& c) {
    const proposal p = c.source();
    const phrasebook words{p};
    text::document result;
    result.heading("What would change");
    if (const auto supposed = detail::supposed_besides(c.before, c.in)) {
        result.paragraph(words.view(c.before) + ".");
        result.paragraph(text::line{"Supposed: "} + words.changes(*supposed) + ".");
    } else {
        result.paragraph(text::line{"Before: "} + words.view(c.before) + ".");
        result.paragraph(text::line{"After: "} + words.view(c.in) + ".");
    }
    struct row {
        std::vector<any_handle> what;
        text::line words;
    };
    std::vector<row> rows;
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& x : changes) {
            const node_value& value = p.graph()[x.what.index()].value;
            const bool has_verb = std::holds_alternative<contribution>(value);
            text::line line = text::line{has_verb ? " " : ": "} + words.status_words(x.what, x.after) +
                              " (before: " + words.status_words(x.what, x.before) + ")";
            std::vector<text::line> through;
            for (std::size_t i = 1; i < x.through.size(); ++i) {
                const node_value& on_the_way = p.graph()[x.through[i].index()].value;
                const bool is_last = i + 1 == x.through.size();
                const bool is_said = std::holds_alternative<decision>(on_the_way) ||
                                     std::holds_alternative<pledge>(on_the_way) ||
                                     std::holds_alternative<inherited_pledge>(on_the_way);
                if (is_last || !is_said) through.push_back(words.as_object(x.through[i]));
            }
            if (!through.empty()) line += text::line{"; through "} + text::listed(through, ", then ", ", then ");
            line += ".";
            const auto same =
                std::find_if(rows.begin(), rows.end(), [&](const row& r) { return r.words.text() == line.text(); });
            if (same == rows.end()) rows.push_back({{x.what}, std::move(line)});
            else same->what.push_back(x.what);
        }
        for (const row& r : rows) result.item(words.names(r.what) + r.words);
        rows.clear();
    };
    tell(c.contributions);
    tell(c.roles);
    tell(c.mandates);
    tell(c.forces);
    for (const hidden_statement& h : c.hidden_after)
        result.item(text::line{"No longer in force: "} + words.name(h.statement) + " (" + phrasebook::why(h.why) +
                    ").");
    for (const hidden_statement& h : c.hidden_before)
        result.item(text::line{"Newly in force: "} + words.name(h.statement) + " (before: " + phrasebook::why(h.why) +
                    ").");
    if (c.empty() && c.hidden_after.empty() && c.hidden_before.empty()) result.paragraph("Nothing changes.");
    return result;
}

}  // namespace muster

#endif
