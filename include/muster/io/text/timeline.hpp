#ifndef MUSTER_IO_TEXT_TIMELINE_HPP
#define MUSTER_IO_TEXT_TIMELINE_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/timeline.hpp>

namespace muster {

namespace detail {

/// One thing that happened on a day, or that this changed.
struct timeline_line {
    bool is_change = false;
    std::string sentence{};
    any_handle statement{};         ///< that comes into force, or goes out of it: stands after the sentence
    std::string why{};              ///< it goes out of force
    any_handle through{};           ///< of a change: where it began, if not in itself
    handles<citation> citations{};  ///< of an event
};

[[nodiscard]] inline std::vector<timeline_line> timeline_lines(const proposal& p, const timeline_entry& entry) {
    std::vector<timeline_line> result;
    for (const std::uint32_t i : entry.events) {
        const event& e = p.events()[i];
        std::string line = name_of(p, e.on) + ": ";
        line += e.stage ? to_string(*e.stage) : to_string(*e.status);
        std::replace(line.begin(), line.end(), '_', ' ');
        if (e.tally)
            line += ", " + std::to_string(e.tally->in_favour) + "-" + std::to_string(e.tally->against) + "-" +
                    std::to_string(e.tally->abstaining);
        if (!e.summary.empty()) line += "; " + e.summary;
        result.push_back({false, std::move(line), {}, {}, {}, e.citations});
    }
    for (const any_handle h : entry.statements) result.push_back({false, "new: ", h, {}, {}, {}});
    for (const hidden_statement& h : entry.ended)
        result.push_back({false, "ended: ", h.statement, in_words(h.why), {}, {}});
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& c : changes)
            result.push_back({true,
                              name_of(p, c.what) + " " + predicate(p, c.what, c.after) +
                                  " (before: " + predicate(p, c.what, c.before) + ")",
                              {},
                              {},
                              c.through.size() > 1 ? c.through.back() : any_handle{},
                              {}});
    };
    tell(entry.changes.contributions);
    tell(entry.changes.roles);
    tell(entry.changes.mandates);
    tell(entry.changes.forces);
    return result;
}

}  // namespace detail

/// What happened on a day, in words, and what it changed.
[[nodiscard]] inline std::string to_text(const timeline_entry& entry) {
    const proposal p = entry.changes.of.get();
    std::string text = to_words(entry.on) + "\n";
    for (const detail::timeline_line& l : detail::timeline_lines(p, entry))
        text +=
            wrapped((l.is_change ? "=> " : "- ") + l.sentence + (l.statement ? name_of(p, l.statement) : "") +
                        (l.why.empty() ? "" : ", " + l.why) + (l.through ? ", through " + name_of(p, l.through) : ""),
                    2, 4) +
            "\n";
    return text;
}

}  // namespace muster

#endif
