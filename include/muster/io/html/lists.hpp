#ifndef MUSTER_IO_HTML_LISTS_HPP
#define MUSTER_IO_HTML_LISTS_HPP

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/html/words.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/phrases/timeline.hpp>
#include <muster/query/dependents.hpp>

namespace muster::detail {

/// The lists of a page: whose participation depends on a thing, what happened day by day, and the sources.
class page_lists {
public:
    /// All must outlive it.
    page_lists(const compiled& c, const proposal& p, const page_days& days) : compiled_{c}, proposal_{p}, days_{days} {}

    [[nodiscard]] std::string dependents_on(any_handle about) const {
        const std::string on = "By the statements in force on " + days_.label(days_.start());
        const dependents_answer answer = dependents(compiled_, days_.world_on(days_.start()), about);
        if (answer.empty()) return "<p>" + on + ": nobody&#8217;s.</p>\n";
        std::string out = "<table><caption>" + on +
                          ", whatever is reported of it</caption><thead><tr><th scope=\"col\">Who</th><th "
                          "scope=\"col\">In what role</th><th scope=\"col\">How strictly</th><th "
                          "scope=\"col\">Through</th><th scope=\"col\">On whose word</th></tr></thead><tbody>\n";
        for (const dependent& d : answer) {
            const std::string how = how_strictly(d);
            std::vector<text::line> through;
            const std::size_t end = d.chain.size() - (d.on == about ? 1 : 0);  // what it decides is told too
            for (std::size_t i = 1; i < end; ++i) {
                const node_value& value = value_of(proposal_.graph(), vertex_of(d.chain[i]));
                if (figure_of(value) != figure::statement) through.push_back(name_of(proposal_, d.chain[i]));
            }
            out += "<tr><th scope=\"row\"><a href=\"#why-" + std::to_string(d.contribution.index()) + "\">" +
                   words_.name(d.who) + "</a></th><td data-label=\"Role\">" +
                   words_.name(proposal_[d.contribution].fills) + "</td><td data-label=\"How\">" + how +
                   "</td><td data-label=\"Through\">" +
                   (through.empty() ? (d.direct ? "directly" : "")
                                    : xml_escaped(text::listed(through, ", then ", ", then ").text())) +
                   "</td><td data-label=\"Source\">" + words_.cited(d.citations) + "</td></tr>\n";
        }
        return out + "</tbody></table>\n";
    }

    [[nodiscard]] std::string timeline() const {
        std::string out = "<ol class=\"days\">\n";
        for (std::size_t d = 0; d < days_.all().size(); ++d) {
            const std::size_t entry = days_.all()[d].entry;
            if (entry == page_days::none) continue;
            out += "<li data-day=\"" + std::to_string(d) + "\"" +
                   (d == days_.start() ? " class=\"now\" aria-current=\"date\"" : "") + "><h3><span>" + days_.label(d) +
                   "</span> <button type=\"button\" class=\"needs-program\" hidden data-go=\"" + std::to_string(d) +
                   "\" aria-label=\"Show " + days_.label(d) + "\">Show</button></h3>" +
                   text::to_html(timeline_items(days_.entries()[entry])) + "</li>\n";
        }
        return out + "</ol>\n";
    }

    [[nodiscard]] std::string sources() const {
        std::string out = "<ol class=\"sources\">\n";
        for (const handle<citation> h : proposal_.all<citation>()) {
            const citation& c = proposal_[h];
            out += "<li id=\"source-" + std::to_string(h.index()) + "\">";
            if (!c.speaker.empty())
                out += xml_escaped(c.speaker) + (c.attribution == attribution::unnamed ? ", unnamed" : "") + ". ";
            else if (c.attribution == attribution::unnamed) out += "An unnamed source. ";
            const std::string title = xml_escaped(!c.title.empty()       ? c.title
                                                  : !c.publisher.empty() ? c.publisher
                                                                         : c.key);
            if (is_web_address(c.address))
                out += "<a href=\"" + xml_escaped(c.address) + "\" rel=\"noopener noreferrer\">" + title + "</a>";
            else out += title;
            if (!c.title.empty() && !c.publisher.empty()) out += ", " + xml_escaped(c.publisher);
            if (c.published != date{}) out += ", " + to_words(c.published);
            if (!c.address.empty() && !is_web_address(c.address)) out += " (" + xml_escaped(c.address) + ")";
            out += "</li>\n";
        }
        return out + "</ol>\n";
    }

private:
    const compiled& compiled_;
    const proposal& proposal_;
    const page_days& days_;
    page_words words_{proposal_};
};

}  // namespace muster::detail

#endif
