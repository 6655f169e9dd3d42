#ifndef MUSTER_IO_HTML_CARDS_HPP
#define MUSTER_IO_HTML_CARDS_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/html/reasons.hpp>
#include <muster/io/html/things.hpp>
#include <muster/io/html/words.hpp>
#include <muster/io/phrases/lead.hpp>
#include <muster/io/phrases/timeline.hpp>

namespace muster::detail {

/// The things of a page as cards, each with its status, what was said of it and why it is so.
class page_cards {
public:
    /// All must outlive it.
    page_cards(const proposal& p, const page_days& days, const page_things& things, const page_reasons& reasons)
        : proposal_{p}, days_{days}, things_{things}, reasons_{reasons} {}

    /// Who takes part, and on what condition, with the form that chooses among them.
    [[nodiscard]] std::string who() const {
        std::string out = filters() + "<ul class=\"cards\" id=\"who-cards\">\n";
        for (const any_handle h : things_.actors()) write_actor(out, h);
        return out + "</ul>\n";
    }
    /// All else that it hangs on.
    [[nodiscard]] std::string rest() const {
        std::string out;
        write_things(out, "Mandates", things_.mandates());
        write_things(out, "The force and its roles", things_.roles());
        write_things(out, "Preconditions", things_.preconditions());
        write_things(out, "Positions on mandates", things_.positions());
        write_things(out, "Other things", things_.others());
        return out;
    }

private:
    // What nobody had mentioned by the day is not shown.
    [[nodiscard]] std::string mention(any_handle h, const std::string& kind = "") const {
        const bool is_later = days_.all()[days_.start()].mentions[vertex_of(h)] == 0;
        const std::string all = kind + (is_later ? kind.empty() ? "later" : " later" : "");
        return (all.empty() ? "" : " class=\"" + all + "\"") + (" data-mention=\"" + std::to_string(h.index()) + "\"");
    }
    [[nodiscard]] std::string status_of(any_handle h) const {
        const std::size_t d = days_.start();
        return "<span class=\"status is-" + std::string{to_string(days_.all()[d].statuses[vertex_of(h)])} +
               "\" data-thing=\"" + std::to_string(h.index()) + "\">" + xml_escaped(days_.note(d, h)) + "</span>";
    }
    [[nodiscard]] std::string why(any_handle h) const {
        return "<details class=\"why\" data-why=\"" + std::to_string(h.index()) +
               "\"><summary>Why<span class=\"unseen\"> " + words_.name(h) + "</span></summary><div>" +
               reasons_.html(h, days_.start()) + "</div></details>\n";
    }

    // Who, in what role, how it stands, on whose word.
    [[nodiscard]] std::string filters() const {
        std::string out =
            "<form id=\"filters\" class=\"needs-program\" role=\"search\" aria-label=\"Choose who is shown\" hidden>"
            "<input type=\"search\" id=\"by-name\" placeholder=\"Name\" aria-label=\"Name\" autocomplete=\"off\">"
            "<select id=\"by-role\" aria-label=\"Role\"><option value=\"\">every role</option>";
        for (const any_handle h : things_.roles())
            if (proposal_.as<role>(h)) write_option(out, std::to_string(h.index()), words_.name(h));
        out +=
            "</select><select id=\"by-status\" aria-label=\"Status\"><option value=\"\">every status</option><option "
            "value=\"met\">would take part</option><option value=\"open\">may take part</option><option "
            "value=\"unmet\">would not take part</option></select><select id=\"by-source\" "
            "aria-label=\"Source\"><option value=\"\">every source</option>";
        std::map<std::string, std::string> by_publisher;
        for (const handle<citation> h : proposal_.all<citation>()) {
            const citation& c = proposal_[h];
            std::string& numbers = by_publisher[c.publisher.empty() ? c.key : c.publisher];
            numbers += (numbers.empty() ? "" : " ") + std::to_string(h.index());
        }
        for (const auto& [publisher, numbers] : by_publisher) write_option(out, numbers, xml_escaped(publisher));
        return out + "</select> <span id=\"filtered\" role=\"status\"></span></form>\n";
    }
    static void write_option(std::string& out, const std::string& value, const std::string& name) {
        out += "<option value=\"" + value + "\">" + name + "</option>";
    }

    void write_actor(std::string& out, any_handle h) const {
        const actor& who = proposal_[*proposal_.as<actor>(h)];
        std::string kind = to_string(who.kind);
        std::replace(kind.begin(), kind.end(), '_', ' ');
        std::string roles;
        std::set<std::uint32_t> sources;
        for (const handle<contribution> c : things_.contributions_of(h)) {
            roles += (roles.empty() ? "" : " ") + std::to_string(proposal_[c].fills.index());
            for (const any_handle said : things_.said_of(c))
                for (const handle<citation> cited : cited_by(said)) sources.insert(cited.index());
        }
        std::string numbers;
        for (const std::uint32_t source : sources) numbers += (numbers.empty() ? "" : " ") + std::to_string(source);
        out += "<li id=\"why-" + std::to_string(h.index()) + "\"" + mention(h) + " data-roles=\"" + roles +
               "\" data-sources=\"" + numbers + "\"><h3>" + words_.name(h) + " <span class=\"kind\">" + kind +
               "</span> " + status_of(h) + "</h3>\n";
        if (!who.members.empty()) {
            std::vector<any_handle> members;
            for (const membership& m : who.members) members.push_back(m.who);
            out += "<p class=\"soft\">Members: " + xml_escaped(phrasebook{proposal_}.names(members).text()) + "</p>";
        }
        for (const handle<contribution> c : things_.contributions_of(h)) {
            out += "<div id=\"why-" + std::to_string(c.index()) + "\"" + mention(c) + "><h4>" +
                   words_.name(proposal_[c].fills) + " " + status_of(c) + "</h4>\n";
            write_statements(out, c);
            out += why(c) + "</div>\n";
        }
        out += "</li>\n";
    }
    [[nodiscard]] const handles<citation>& cited_by(any_handle statement) const {
        return citations_of(proposal_.graph(), vertex_of(statement));
    }
    void write_statements(std::string& out, any_handle of) const {
        if (things_.said_of(of).empty()) return;
        out += "<ul class=\"said\">";
        for (const any_handle h : things_.said_of(of)) {
            const bool shows = days_.in_force(days_.start(), {h});
            out += "<li" + mention(h, shows ? "" : "gone") + " data-said=\"" + page_days::listed({h}) + "\">" +
                   words_.statement(h) + "</li>";
        }
        out += "</ul>\n";
    }
    void write_things(std::string& out, const char* heading, const std::vector<any_handle>& several) const {
        if (several.empty()) return;
        out += std::string{"<h3>"} + heading + "</h3>\n<ul class=\"cards\">\n";
        for (const any_handle h : several) {
            const node_value& value = value_of(proposal_.graph(), vertex_of(h));
            out += "<li id=\"why-" + std::to_string(h.index()) + "\"" + mention(h) + "><h4>" + words_.name(h) + " " +
                   status_of(h) + "</h4>";
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

    const proposal& proposal_;
    const page_days& days_;
    const page_things& things_;
    const page_reasons& reasons_;
    page_words words_{proposal_};
};

}  // namespace muster::detail

#endif
