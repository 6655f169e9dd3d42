#ifndef MUSTER_IO_HTML_WHAT_IF_HPP
#define MUSTER_IO_HTML_WHAT_IF_HPP

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/io/html/days.hpp>
#include <muster/io/html/json_quoted.hpp>
#include <muster/io/html/model.hpp>
#include <muster/io/html/things.hpp>
#include <muster/io/html/views.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster::detail {

/// What a reader of a page may suppose, and what the page's program needs to answer it: the model, and what each day
/// sets in it.
class page_what_if {
public:
    page_what_if(const compiled& c, page_days& days) : proposal_{c.current_source()}, model_{c}, days_{days} {
        for (const vertex v : vertices_of(proposal_.graph())) {
            const any_handle h = proposal_.handle_of(v);
            if (can_be_supposed(proposal_, h)) things_.push_back(h);
        }
    }

    /// The forms, hidden where no program runs: what is supposed, and whose word counts and as known by when.
    [[nodiscard]] std::string form() const {
        std::string html =
            "<form id=\"what-if\" class=\"needs-program\" hidden><label for=\"suppose\">What if</label> <input "
            "id=\"suppose\" list=\"supposable\" autocomplete=\"off\" placeholder=\"a fact, a vote, a decision, a state "
            "...\"><select id=\"suppose-is\" aria-label=\"is\"><option value=\"2\">met</option><option "
            "value=\"0\">unmet</option><option value=\"1\">open</option></select><button>Suppose</button> <span "
            "id=\"supposed\"></span></form><datalist id=\"supposable\">";
        for (const any_handle h : things_)
            html += "<option value=\"" + xml_escaped(proposal_.key_of(h)) + "\">" + xml_escaped(words_.name(h).text()) +
                    "</option>";
        return html +
               "</datalist>\n<form id=\"whose-word\" class=\"needs-program\" hidden><label for=\"known\">Known "
               "by</label> <input type=\"range\" id=\"known\" min=\"0\" step=\"1\" value=\"0\" "
               "autocomplete=\"off\"><output id=\"known-day\" for=\"known\"></output><select id=\"word\" "
               "aria-label=\"Whose word counts\"><option value=\"\">every source</option><option "
               "value=\"record\">sources on the record only</option></select></form>";
    }
    /// The members of the page's data: `model`, those of `page_views`, `supposable`: number, key and name, `words` of
    /// statuses as numbers in the notes of the days, and the actors that are counted, each with the days on which
    /// nothing was said of it, and its contributions with the statements that bear on
    /// them.
    [[nodiscard]] std::string data(const std::set<std::uint32_t>& told, const page_things& shown) {
        json_list keys, words, counted;
        for (const any_handle h : things_)
            keys.next() += "\n[" + std::to_string(h.index()) + "," + json_quoted(proposal_.key_of(h)) + "," +
                           json_quoted(words_.name(h).text()) + "]";
        for (const std::uint32_t v : told) {
            json_list notes;
            for (const status s : {status::unmet, status::open, status::met})
                notes.next() += std::to_string(
                    days_.number_of_note(s, short_note(proposal_, proposal_.handle_of(v), s, cause::derived)));
            words.next(v) += "[" + notes.text() + "]";
        }
        for (const any_handle h : shown.actors()) {
            if (!proposal_[*proposal_.as<actor>(h)].members.empty()) continue;
            json_list said;
            for (const handle<contribution> c : shown.contributions_of(h)) {
                json_list statements;
                for (const any_handle statement : shown.said_of(c))
                    statements.next() += std::to_string(statement.index());
                said.next() += "[" + std::to_string(c.index()) + ",[" + statements.text() + "]]";
            }
            counted.next() += "[" + std::to_string(h.index()) + ",\"" + days_.runs([&](std::size_t d) {
                return std::size_t{days_.all()[d].causes[vertex_of(h)] == cause::nothing_said};
            }) + "\",[" + said.text() +
                              "]]";
        }
        return "\"model\":{" + model_.text() + "},\n" + page_views{proposal_, model_, days_}.text() +
               ",\n\"supposable\":[" + keys.text() + "],\n\"words\":{" + words.text() + "},\n\"actors\":[" +
               counted.text() + "]";
    }

private:
    const proposal proposal_;
    phrasebook words_{proposal_};
    page_model model_;
    page_days& days_;
    std::vector<any_handle> things_{};
};

}  // namespace muster::detail

#endif
