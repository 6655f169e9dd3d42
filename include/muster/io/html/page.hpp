#ifndef MUSTER_IO_HTML_PAGE_HPP
#define MUSTER_IO_HTML_PAGE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/io/html/days.hpp>
#include <muster/io/html/program.hpp>
#include <muster/io/html/style.hpp>
#include <muster/io/html/words.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/phrases/impl/explanation.hpp>
#include <muster/io/phrases/timeline.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/io/render.hpp>
#include <muster/io/svg/writer.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/explaining.hpp>

namespace muster::detail {

/// Writes the page. All that comes from the proposal goes through `xml_escaped`.
class page_writer {
public:
    page_writer(const compiled& c, const viewpoint& from, std::optional<any_handle> about)
        : compiled_{c}, proposal_{c.current_source()}, about_{about}, days_{c, from} {
        if (!about_ && !proposal_.all<mandate>().empty()) about_ = *proposal_.all<mandate>().begin();
        if (about_) proposal_.check(*about_);
        collect_statements();
    }

    [[nodiscard]] std::string text() {
        choose_things();
        explain_things();
        std::string body;
        write_pictures(body);
        write_who(body);
        write_rest(body);
        write_dependents(body);
        write_timeline(body);
        write_sources(body);
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
                "known. All "
                "is worked out from what the sources had said by then.</p></footer>\n<script type=\"application/json\" "
                "id=\"muster-data\">" +
                data() + "</script>\n<script>\n" + page_program + "</script>\n</body>\n</html>\n";
        return page;
    }

private:
    struct variant_of_why {
        std::size_t first, last;  // days
        std::string html;
    };

    template <class Action>
    void for_steps(const Action& action) const {
        for (std::size_t d = 0; d < days_.all().size(); ++d) action(d);
    }

    // ---- what is on the page

    void collect_statements() {
        const auto on_contribution = [&](handle<actor> by, handle<role> to, any_handle said) {
            const std::string key = proposal_.key_of(by) + "/" + proposal_.key_of(to);
            if (const auto c = proposal_.find<contribution>(key)) said_of_[c->index()].push_back(said);
        };
        for (const handle<pledge> h : proposal_.all<pledge>())
            for (const handle<role> to : proposal_[h].fills) on_contribution(proposal_[h].by, to, h);
        for (const handle<inherited_pledge> h : proposal_.all<inherited_pledge>())
            said_of_[proposal_[h].of.index()].push_back(h);
        for (const handle<requirement> h : proposal_.all<requirement>())
            for (const any_handle on : proposal_[h].on) said_of_[on.index()].push_back(h);
        for (const handle<position> h : proposal_.all<position>()) {
            const std::string key =
                proposal_.key_of(proposal_[h].by) + "/" + proposal_.key_of(proposal_[h].on) + "/for";
            if (const auto v = proposal_.find<vote>(key)) said_of_[v->index()].push_back(h);
        }
    }
    void choose_things() {
        std::set<std::uint32_t> reported;
        for (const event& e : proposal_.events()) reported.insert(e.on.index());
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (said_of_.count(h.index()) != 0 || reported.count(h.index()) != 0 || !proposal_.decision_of(h))
                contributions_[proposal_[h].by.index()].push_back(h);
        for (const handle<actor> h : proposal_.all<actor>())
            if (contributions_.count(h.index()) != 0) take(h, actors_);
        for (const auto& [by, several] : contributions_)
            for (const handle<contribution> h : several) things_.push_back(h);
        for (const handle<mandate> h : proposal_.all<mandate>()) take(h, mandates_);
        for (const handle<force> h : proposal_.all<force>()) take(h, roles_);
        for (const handle<role> h : proposal_.all<role>()) take(h, roles_);
        for (const handle<precondition> h : proposal_.all<precondition>()) take(h, preconditions_);
        for (const handle<vote> h : proposal_.all<vote>())
            if (said_of_.count(h.index()) != 0) take(h, positions_);
        std::set<std::uint32_t> known;
        for (const any_handle h : things_) known.insert(h.index());
        const outcome o = evaluate(compiled_, days_.world_on(days_.start()));
        constexpr std::size_t readable = 45;
        whole_ = picture_of(o, {.about = {}, .statements = false, .ever_said = true});
        if (about_ && whole_.items.size() > readable)
            near_ = picture_of(o, {.about = about_, .statements = false, .ever_said = true});
        for (const picture* drawn : {&near_, &whole_})
            for (const picture::item& i : drawn->items) {
                if (!i.what) continue;
                drawn_.insert(i.what.index());
                if (i.shape != figure::gate && known.insert(i.what.index()).second) take(i.what, others_);
            }
    }
    void take(any_handle h, std::vector<any_handle>& into) {
        into.push_back(h);
        things_.push_back(h);
    }

    // ---- explanations, each told once for the days on which it holds

    void explain_things() {
        std::map<std::uint32_t, std::vector<variant_of_why>>& why = whys_;
        for_steps([&](std::size_t d) {
            const evaluation e{compiled_, days_.world_on(d)};
            const explaining reasons{e};
            for (const any_handle h : things_) {
                std::string html = listed_steps(reasons.of(h));
                std::vector<variant_of_why>& variants = why[h.index()];
                if (!variants.empty() && variants.back().html == html) variants.back().last = d;
                else variants.push_back({d, d, std::move(html)});
            }
        });
    }
    [[nodiscard]] std::string listed_steps(const explanation& e) const {
        explanation_teller teller{proposal_, e.in.from().true_on, e.steps};
        return "<p>" + text::to_html(teller.sentence(0, false)) + "</p>" + text::to_html(teller.items());
    }
    // ---- parts of the page

    // `kind` long: its explanations stay folded on paper.
    void begin_section(std::string& out, const std::string& id, const std::string& heading,
                       const std::string& short_name, const std::string& kind = "") {
        contents_.emplace_back(id, short_name);
        out += "<section class=\"" + kind + "\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + heading +
               "</h2>\n";
    }
    [[nodiscard]] std::string status_of(any_handle h) const {
        const std::size_t d = days_.start();
        return "<span class=\"status is-" + std::string{to_string(days_.all()[d].statuses[vertex_of(h)])} +
               "\" data-thing=\"" + std::to_string(h.index()) + "\">" + xml_escaped(days_.note(d, h)) + "</span>";
    }
    [[nodiscard]] std::string why(any_handle h) const {
        std::string html =
            "<details class=\"why\"><summary>Why<span class=\"unseen\"> " + words_.name(h) + "</span></summary>";
        const auto found = whys_.find(h.index());
        for (const variant_of_why& v : found->second) {
            const bool is_now = v.first <= days_.start() && days_.start() <= v.last;
            html += "<div data-from=\"" + std::to_string(v.first) + "\" data-to=\"" + std::to_string(v.last) + "\"" +
                    (is_now ? ">" : " hidden>") + v.html + "</div>";
        }
        return html + "</details>\n";
    }

    void write_day(std::string& page) const {
        const std::size_t last = days_.all().size() - 1, start = days_.start();
        page +=
            "<section class=\"day\" aria-label=\"The day that is shown\"><div>\n<div class=\"controls needs-program\" "
            "hidden>"
            "<output id=\"date\" for=\"slider\">" +
            days_.label(start) +
            "</output><button type=\"button\" data-step=\"-1\" aria-label=\"The day before\">&#8249;</button>"
            "<input type=\"range\" id=\"slider\" min=\"0\" max=\"" +
            std::to_string(last) + "\" step=\"1\" value=\"" + std::to_string(start) +
            "\" autocomplete=\"off\" aria-label=\"Day\" aria-valuetext=\"" + days_.label(start) +
            "\"><button type=\"button\" data-step=\"1\" aria-label=\"The day after\">&#8250;</button></div>\n"
            "<noscript><p><strong>" +
            days_.label(start) + "</strong></p></noscript><p id=\"summary\" aria-live=\"polite\">" +
            xml_escaped(summary(start)) + "</p>\n</div></section>\n";
    }
    [[nodiscard]] std::string summary(std::size_t d) const {
        std::vector<any_handle> coming;
        std::size_t open = 0, not_coming = 0;
        for (const any_handle h : actors_) {
            if (!proposal_[*proposal_.as<actor>(h)].members.empty()) continue;
            if (days_.all()[d].causes[vertex_of(h)] == cause::nothing_said) continue;
            switch (days_.all()[d].statuses[vertex_of(h)]) {
                case status::met:
                    coming.push_back(h);
                    break;
                case status::open:
                    ++open;
                    break;
                case status::unmet:
                    ++not_coming;
                    break;
            }
        }
        constexpr std::size_t most = 8;
        const std::size_t count = coming.size();
        return (count == 0 ? "Nobody" : std::to_string(count)) + " would take part" +
               (count == 0 ? "" : " (" + phrasebook{proposal_}.names(coming, most).text() + ")") + ", " +
               std::to_string(open) + " may, " + std::to_string(not_coming) + " would not.";
    }

    void write_pictures(std::string& out) {
        begin_section(out, "picture", "The picture", "Picture");
        out +=
            "<p class=\"soft\">An arrow leads from what depends to what it depends on; a dashed one that ends in a "
            "bar, "
            "to what must not hold. Follow a box to its explanation.</p>\n";
        if (!near_.items.empty()) {
            write_figure(out, near_, "What depends on " + words_.name(*about_) + ", and what that depends on");
            out += "<details><summary>The whole proposal</summary>\n";
            write_figure(out, whole_, "All that was said");
            out += "</details>\n";
        } else {
            write_figure(out, whole_, "All that was said");
        }
        out += "</section>\n";
    }
    void write_figure(std::string& out, picture drawn, const std::string& caption) const {
        page_marks marks;
        std::vector<std::vector<std::vector<any_handle>>> ties(drawn.items.size());  // what the lines of an item need
        for (const picture::line& l : drawn.lines) {
            marks.lines.push_back(mark({l.through}));
            ties[l.head].push_back(l.through);
            if (drawn.items[l.tail].shape != figure::gate) ties[l.tail].push_back(l.through);
        }
        for (const auto& several : ties) marks.items.push_back(several.empty() ? page_marks::mark{} : mark(several));
        drawn.title = "Picture: what depends on what";
        out += "<figure><figcaption><span>" + caption + "</span>";
        for (const status s : {status::met, status::open, status::unmet})
            out += std::string{"<span class=\"status is-"} + to_string(s) + "\">" + to_string(s) + "</span>";
        out += "<span class=\"zoom needs-program\" hidden>";
        for (const auto& [act, sign, label] :
             {std::array{"out", "&#8722;", "Smaller"}, std::array{"in", "+", "Larger"},
              std::array{"fit", "Fit", "Fit to the width"}, std::array{"whole", "1:1", "Full size"}})
            out += std::string{"<button type=\"button\" data-zoom=\""} + act + "\" aria-label=\"" + label + "\">" +
                   sign + "</button>";
        out +=
            "</span></figcaption>\n<div class=\"pan\" tabindex=\"0\" role=\"region\" aria-label=\"The picture; arrow "
            "keys "
            "move it, plus and minus zoom\">\n" +
            svg_writer{drawn, &marks}.text() + "</div></figure>\n";
    }

    // A part of the picture is there while one of its lines is: as long as one of the statements behind it is in force.
    [[nodiscard]] page_marks::mark mark(const std::vector<std::vector<any_handle>>& lines) const {
        std::vector<any_handle> together;
        for (const std::vector<any_handle>& through : lines) {
            if (through.empty()) return {};
            together.insert(together.end(), through.begin(), through.end());
        }
        return {days_.force_runs(together), !days_.in_force(days_.start(), together)};
    }

    void write_who(std::string& out) {
        if (actors_.empty()) return;
        begin_section(out, "who", "Who takes part, and on what condition", "Who, and on what condition");
        out += "<ul class=\"cards\">\n";
        for (const any_handle h : actors_) {
            const actor& who = proposal_[*proposal_.as<actor>(h)];
            std::string kind = to_string(who.kind);
            std::replace(kind.begin(), kind.end(), '_', ' ');
            out += "<li id=\"why-" + std::to_string(h.index()) + "\"><h3>" + words_.name(h) + " <span class=\"kind\">" +
                   kind + "</span> " + status_of(h) + "</h3>\n";
            if (!who.members.empty()) {
                std::vector<any_handle> members;
                for (const membership& m : who.members) members.push_back(m.who);
                out +=
                    "<p class=\"soft\">Members: " + xml_escaped(phrasebook{proposal_}.names(members).text()) + "</p>";
            }
            for (const handle<contribution> c : contributions_[h.index()]) {
                out += "<div id=\"why-" + std::to_string(c.index()) + "\"><h4>" + words_.name(proposal_[c].fills) +
                       " " + status_of(c) + "</h4>\n";
                write_statements(out, c);
                out += why(c) + "</div>\n";
            }
            out += "</li>\n";
        }
        out += "</ul>\n</section>\n";
    }
    void write_statements(std::string& out, any_handle of) const {
        const auto found = said_of_.find(of.index());
        if (found == said_of_.end()) return;
        out += "<ul class=\"said\">";
        for (const any_handle h : found->second) {
            const bool shows = days_.all()[days_.start()].shows[vertex_of(h)] != 0;
            out += std::string{"<li"} + (shows ? "" : " class=\"gone\"") + " data-force=\"" + days_.force_runs({h}) +
                   "\">" + words_.statement(h) + "</li>";
        }
        out += "</ul>\n";
    }
    void write_rest(std::string& out) {
        begin_section(out, "things", "What it hangs on", "What it hangs on", "long");
        write_things(out, "Mandates", mandates_);
        write_things(out, "The force and its roles", roles_);
        write_things(out, "Preconditions", preconditions_);
        write_things(out, "Positions on mandates", positions_);
        write_things(out, "Other things", others_);
        out += "</section>\n";
    }
    void write_things(std::string& out, const char* heading, const std::vector<any_handle>& several) const {
        if (several.empty()) return;
        out += std::string{"<h3>"} + heading + "</h3>\n<ul class=\"cards\">\n";
        for (const any_handle h : several) {
            const node_value& value = proposal_.graph()[h.index()].value;
            out +=
                "<li id=\"why-" + std::to_string(h.index()) + "\"><h4>" + words_.name(h) + " " + status_of(h) + "</h4>";
            if (const std::string detail = standing_detail(proposal_, value); !detail.empty())
                out += "<p class=\"soft\">" + xml_escaped(detail) + "</p>";
            if (const precondition* what = std::get_if<precondition>(&value); what != nullptr && what->when)
                out += "<p>Stands for: " + text::to_html(phrasebook{proposal_}.condition(*what->when)) +
                       words_.cited(what->citations) + "</p>";
            write_statements(out, h);
            out += why(h) + "</li>\n";
        }
        out += "</ul>\n";
    }

    void write_dependents(std::string& out) {
        if (!about_) return;
        begin_section(out, "dependents", "Whose participation depends on " + words_.name(*about_),
                      "Whose participation depends");
        const std::string on = "By the statements in force on " + days_.label(days_.start());
        const dependents_answer answer = dependents(compiled_, days_.world_on(days_.start()), *about_);
        if (answer.empty()) {
            out += "<p>" + on + ": nobody&#8217;s.</p>\n</section>\n";
            return;
        }
        out += "<table><caption>" + on +
               ", whatever is reported of it</caption><thead><tr><th scope=\"col\">Who</th><th scope=\"col\">In what "
               "role</th><th scope=\"col\">How strictly</th><th scope=\"col\">Through</th><th "
               "scope=\"col\">On whose word</th></tr></thead><tbody>\n";
        for (const dependent& d : answer) {
            const std::string how = how_strictly(d);
            std::vector<text::line> through;
            for (std::size_t i = 1; i + 1 < d.chain.size(); ++i) {
                const node_value& value = proposal_.graph()[d.chain[i].index()].value;
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
        out += "</tbody></table>\n</section>\n";
    }

    void write_timeline(std::string& out) {
        if (days_.entries().empty()) return;
        begin_section(out, "timeline", "Day by day", "Day by day");
        out += "<ol class=\"days\">\n";
        for_steps([&](std::size_t d) {
            const std::size_t entry = days_.all()[d].entry;
            if (entry == page_days::none) return;
            out += "<li data-day=\"" + std::to_string(d) + "\"" +
                   (d == days_.start() ? " class=\"now\" aria-current=\"date\"" : "") + "><h3><span>" + days_.label(d) +
                   "</span> <button type=\"button\" class=\"needs-program\" hidden data-go=\"" + std::to_string(d) +
                   "\" aria-label=\"Show " + days_.label(d) + "\">Show</button></h3>";
            out += text::to_html(timeline_items(days_.entries()[entry]));
            out += "</li>\n";
        });
        out += "</ol>\n</section>\n";
    }

    void write_sources(std::string& out) {
        if (proposal_.all<citation>().empty()) return;
        begin_section(out, "sources", "Sources", "Sources");
        out += "<ol class=\"sources\">\n";
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
        out += "</ol>\n</section>\n";
    }

    // ---- what the page's program reads

    // In a script no text may look like a tag.
    [[nodiscard]] static std::string quoted(std::string_view text) {
        std::string result = "\"";
        for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
            constexpr const char* digits = "0123456789abcdef";
            if (point < 0x20 || point == '"' || point == '\\' || point == '<' || point == '>' || point == '&' ||
                point == 0x2028 || point == 0x2029) {
                result += "\\u";
                for (int shift = 12; shift >= 0; shift -= 4) result += digits[point >> shift & 0xFU];
            } else {
                result += bytes;
            }
        });
        return result + "\"";
    }
    [[nodiscard]] std::string data() {
        std::string things;
        std::set<std::uint32_t> told = drawn_;
        for (const any_handle h : things_) told.insert(h.index());
        for (const std::uint32_t v : told)
            things += (things.empty() ? "\"" : ",\n\"") + std::to_string(v) + "\":\"" +
                      days_.status_runs(proposal_.handle_of(v)) + "\"";
        std::string notes, days;
        for (const auto& [is, words] : days_.notes())
            notes += (notes.empty() ? "[\"" : ",[\"") + std::string{to_string(is)} + "\"," + quoted(words) + "]";
        for_steps([&](std::size_t d) {
            days += (d == 0 ? "{\"label\":" : ",\n{\"label\":") + quoted(days_.label(d)) +
                    ",\"summary\":" + quoted(summary(d)) + "}";
        });
        return "{\"days\":[" + days + "],\n\"notes\":[" + notes + "],\n\"things\":{" + things + "}}";
    }

    const compiled& compiled_;
    const proposal proposal_;
    page_words words_{proposal_};
    std::optional<any_handle> about_;
    page_days days_;
    picture near_{}, whole_{};
    std::map<std::uint32_t, std::vector<any_handle>> said_of_{};                  // statements by what they bear on
    std::map<std::uint32_t, std::vector<handle<contribution>>> contributions_{};  // by actor
    std::vector<any_handle> actors_{}, mandates_{}, roles_{}, preconditions_{}, positions_{}, others_{};
    std::vector<any_handle> things_{};  // all of these
    std::set<std::uint32_t> drawn_{};
    std::map<std::uint32_t, std::vector<variant_of_why>> whys_{};
    std::vector<std::pair<std::string, std::string>> contents_{};
};

}  // namespace muster::detail

#endif
