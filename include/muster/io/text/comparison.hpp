#ifndef MUSTER_IO_TEXT_COMPARISON_HPP
#define MUSTER_IO_TEXT_COMPARISON_HPP

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/compare.hpp>

namespace muster {

/// Who joins, who leaves, what else changes, and through what.
[[nodiscard]] inline std::string to_text(const comparison& c) {
    const proposal p = c.of.get();
    std::string text;
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& x : changes) {
            std::string line = name_of(p, x.what) + " " + predicate(p, x.what, x.after) +
                               " (before: " + predicate(p, x.what, x.before) + ")";
            std::vector<std::string> through;
            for (std::size_t i = 1; i < x.through.size(); ++i) {
                const node_value& value = p.graph()[x.through[i].index()].value;
                if (std::holds_alternative<decision>(value) && i + 1 < x.through.size()) continue;
                through.push_back(name_of(p, x.through[i]));
            }
            if (!through.empty()) line += ", through " + listed(through, ", then ");
            text += wrapped(line + ".", 0, 4) + "\n";
        }
    };
    tell(c.contributions);
    tell(c.roles);
    tell(c.mandates);
    tell(c.forces);
    for (const hidden_statement& h : c.hidden_after)
        text += wrapped("No longer in force: " + name_of(p, h.statement) + " (" + in_words(h.why) + ").", 0, 4) + "\n";
    for (const hidden_statement& h : c.hidden_before)
        text +=
            wrapped("Newly in force: " + name_of(p, h.statement) + " (" + in_words(h.why) + " before).", 0, 4) + "\n";
    return text.empty() ? "Nothing changes.\n" : text;
}

}  // namespace muster

#endif
