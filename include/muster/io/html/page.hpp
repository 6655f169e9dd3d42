#ifndef MUSTER_IO_HTML_PAGE_HPP
#define MUSTER_IO_HTML_PAGE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/html/cards.hpp>
#include <muster/io/html/days.hpp>
#include <muster/io/html/engine.hpp>
#include <muster/io/html/lanes.hpp>
#include <muster/io/html/lead.hpp>
#include <muster/io/html/lead_model.hpp>
#include <muster/io/html/lead_program.hpp>
#include <muster/io/html/lists.hpp>
#include <muster/io/html/picture_program.hpp>
#include <muster/io/html/pictures.hpp>
#include <muster/io/html/program.hpp>
#include <muster/io/html/reasons.hpp>
#include <muster/io/html/style.hpp>
#include <muster/io/html/things.hpp>
#include <muster/io/html/what_if.hpp>
#include <muster/io/html/words.hpp>

namespace muster::detail {

/// Writes the page: the question and the view, the answer, the force in numbers, who and on what condition, the
/// picture, who took part when, day by day, the sources. All that comes from the proposal goes through `xml_escaped`.
class page_writer {
public:
    page_writer(const compiled& c, const viewpoint& from, std::optional<any_handle> about)
        : compiled_{c}, proposal_{c.current_source()}, about_{about}, days_{c, from} {
        if (!about_ && !proposal_.all<mandate>().empty()) about_ = *proposal_.all<mandate>().begin();
        if (about_) proposal_.check(*about_);
    }

    [[nodiscard]] std::string text() {
        const page_pictures pictures{compiled_, proposal_, days_, about_};
        const page_things things{proposal_, pictures};
        const page_reasons reasons{compiled_, days_, things.all()};
        const page_cards cards{proposal_, days_, things, reasons};
        const page_lists lists{compiled_, proposal_, days_};
        page_lead lead{compiled_, proposal_, days_, things};

        std::string body;
        write_section(body, "answer", "The answer", "Answer", lead.html());
        if (lead.has_needs()) write_section(body, "balance", "The force in numbers", "Numbers", lead.bars());
        if (!things.actors().empty())
            write_section(body, "who", "Who takes part, and on what condition", "Who, and on what condition",
                          cards.who());
        write_section(body, "picture", "The picture", "Picture", pictures.html());
        if (const std::string lanes = page_lanes{compiled_, proposal_, days_}.html(); !lanes.empty())
            write_section(body, "lanes", "Who took part when", "Who took part when", lanes);
        write_section(body, "things", "What it hangs on", "What it hangs on", cards.rest(), "long");
        if (about_)
            write_section(body, "dependents", "Whose participation depends on " + words_.name(*about_),
                          "Whose participation depends", lists.dependents_on(*about_));
        if (!days_.entries().empty())
            write_section(body, "timeline", "Day by day", "Day by day", lists.timeline(), "long");
        if (!proposal_.all<citation>().empty())
            write_section(body, "sources", "Sources", "Sources", lists.sources(), "long");

        const std::string title = xml_escaped(proposal_.name().empty() ? "A proposal" : proposal_.name());
        std::string page =
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
            "content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
            "form-action 'none'\">\n<title>" +
            title + "</title>\n<style>\n" + page_style() + "</style>\n</head>\n<body>\n" +
            "<a class=\"skip\" href=\"#content\">To the content</a>\n<header>\n<h1>" + title +
            "</h1>\n<p class=\"soft\">Who would come, and on what condition?</p>\n<nav aria-label=\"Contents\"><ul>";
        for (const auto& [id, name] : contents_) page += "<li><a href=\"#" + id + "\">" + name + "</a></li>";
        page += "</ul></nav>\n</header>\n";
        write_day(page);
        page += "<main id=\"content\">\n" + body +
                "</main>\n<footer><p>Statuses are of a day: unmet is not on that day, never not ever; open is not "
                "known. All is worked out from what the sources had said by then.</p></footer>\n<script "
                "type=\"application/json\" id=\"muster-data\">" +
                data(pictures, things, reasons) + "</script>\n<script>\n\"use strict\";\n" + page_engine +
                page_lead_program + page_program + page_picture_program + "</script>\n</body>\n</html>\n";
        return page;
    }

private:
    // `kind` long: its explanations stay folded on paper.
    void write_section(std::string& out, const std::string& id, const std::string& heading,
                       const std::string& short_name, const std::string& body, const std::string& kind = "") {
        contents_.emplace_back(id, short_name);
        out += "<section" + (kind.empty() ? "" : " class=\"" + kind + "\"") + " aria-labelledby=\"" + id +
               "\">\n<h2 id=\"" + id + "\">" + heading + "</h2>\n" + body + "</section>\n";
    }

    void write_day(std::string& page) const {
        const std::size_t last = days_.all().size() - 1, start = days_.start();
        page +=
            "<section class=\"day\" aria-label=\"The day that is shown\"><div>\n<div class=\"controls needs-program\" "
            "hidden><output id=\"date\" for=\"slider\">" +
            days_.label(start) +
            "</output><button type=\"button\" data-step=\"-1\" aria-label=\"The day before\">&#8249;</button>"
            "<input type=\"range\" id=\"slider\" min=\"0\" max=\"" +
            std::to_string(last) + "\" step=\"1\" value=\"" + std::to_string(start) +
            "\" autocomplete=\"off\" aria-label=\"Day\" aria-valuetext=\"" + days_.label(start) +
            "\"><button type=\"button\" data-step=\"1\" aria-label=\"The day after\">&#8250;</button></div>\n" +
            what_if_.form() + "<p id=\"view\" role=\"status\">" +
            xml_escaped(phrasebook{proposal_}.view(days_.world_on(start)).text()) + ".</p></div></section>\n";
    }

    [[nodiscard]] std::string data(const page_pictures& pictures, const page_things& shown,
                                   const page_reasons& reasons) {
        std::string things;
        std::set<std::uint32_t> told = pictures.drawn();
        for (const any_handle h : shown.all()) told.insert(h.index());
        for (const std::uint32_t v : told)
            things += (things.empty() ? "\"" : ",\n\"") + std::to_string(v) + "\":\"" +
                      days_.status_runs(proposal_.handle_of(v)) + "\"";
        const std::string supposed = what_if_.data(told, shown);
        std::string notes, days;
        for (const auto& [is, words] : days_.notes())
            notes += (notes.empty() ? "[\"" : ",[\"") + std::string{to_string(is)} + "\"," + json_quoted(words) + "]";
        for (std::size_t d = 0; d < days_.all().size(); ++d)
            days += (d == 0 ? "{\"label\":" : ",\n{\"label\":") + json_quoted(days_.label(d)) +
                    ",\"view\":" + json_quoted(phrasebook{proposal_}.view(world{days_.all()[d].from}).text() + ".") +
                    "}";
        std::string lines, whys;
        for (const std::string& line : reasons.lines()) lines += (lines.empty() ? "" : ",\n") + json_quoted(line);
        for (const any_handle h : shown.all()) {
            whys += (whys.empty() ? "\"" : ",\n\"") + std::to_string(h.index()) + "\":[";
            bool is_first = true;
            for (const page_reasons::variant& v : reasons.of(h)) {
                whys += (is_first ? "[" : ",[") + std::to_string(v.from);
                for (const std::size_t line : v.lines) whys += "," + std::to_string(line);
                whys += "]";
                is_first = false;
            }
            whys += "]";
        }
        return "{\"days\":[" + days + "],\n\"notes\":[" + notes + "],\n\"things\":{" + things + "},\n\"lines\":[" +
               lines + "],\n\"whys\":{" + whys + "},\n" + supposed + ",\n" + page_lead_model{proposal_}.text() + "}";
    }

    const compiled& compiled_;
    const proposal proposal_;
    page_words words_{proposal_};
    std::optional<any_handle> about_;
    page_days days_;
    page_what_if what_if_{compiled_, days_};
    std::vector<std::pair<std::string, std::string>> contents_{};
};

}  // namespace muster::detail

#endif
