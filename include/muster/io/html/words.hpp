#ifndef MUSTER_IO_HTML_WORDS_HPP
#define MUSTER_IO_HTML_WORDS_HPP

#include <string>
#include <variant>

#include <muster/io/escape.hpp>
#include <muster/io/picture/labels.hpp>

namespace muster::detail {

/// What is said of a proposal in the words of the page, escaped, with links to the sources on it.
class page_words {
public:
    explicit page_words(const proposal& p) : proposal_{p} {}

    [[nodiscard]] std::string name(any_handle h) const { return xml_escaped(figure_words(proposal_, h)); }
    template <class Citations>
    [[nodiscard]] std::string cited(const Citations& citations) const {
        std::string html;
        for (const handle<citation> h : citations) {
            const citation& c = proposal_[h];
            std::string text = c.publisher.empty() ? c.key : c.publisher;
            if (c.published != date{}) text += ", " + to_words(c.published);
            if (c.attribution == attribution::unnamed) text += ", unnamed";
            html += (html.empty() ? " <span class=\"cited\">[" : "; ") + std::string{"<a href=\"#source-"} +
                    std::to_string(h.index()) + "\">" + xml_escaped(text) + "</a>";
        }
        return html.empty() ? "" : html + "]</span>";
    }
    /// What a statement says: how it reads, its condition, who told it, the recorder's summary, its sources.
    [[nodiscard]] std::string statement(any_handle h) const {
        const node_value& value = proposal_.graph()[h.index()].value;
        if (const pledge* said = std::get_if<pledge>(&value)) return offered(*said);
        if (const inherited_pledge* passed = std::get_if<inherited_pledge>(&value))
            return "As a member of " + name(proposal_[passed->from].by) + ": " + offered(proposal_[passed->from]);
        if (const requirement* asked = std::get_if<requirement>(&value)) {
            const std::string who = name(asked->by);
            if (asked->reading == reading::refuses)
                return who + held(" refuses while:", asked->when, " refuses in any case") + around(*asked);
            if (asked->reading == reading::prefers)
                return who + held(" would prefer:", asked->when, " would prefer it") + around(*asked);
            return who + held(" requires:", asked->when, " requires nothing") + around(*asked);
        }
        const position& stand = std::get<position>(value);
        std::string html;
        if (stand.in_favour_when) html += held("In favour if:", *stand.in_favour_when, "In favour");
        if (stand.against_when)
            html += html.empty() ? held("Against if:", *stand.against_when, "Against")
                                 : "; " + held("against if:", *stand.against_when, "against");
        return (html.empty() ? "Spoke of it" : html) + around(stand);
    }
    [[nodiscard]] const node_value& value(any_handle h) const { return proposal_.graph()[h.index()].value; }
    [[nodiscard]] bool is_named(any_handle h) const {
        return h && figure_of(value(h)) != figure::statement && !std::holds_alternative<decision>(value(h));
    }
    // A statement, or the condition of a precondition, as the day's news.
    [[nodiscard]] std::string told(any_handle h) const {
        if (figure_of(value(h)) != figure::statement) return name(h);
        return xml_escaped(statement_words(proposal_, value(h)));
    }

private:
    [[nodiscard]] static bool is_always(const condition& when) {
        return when.terms().size() == 1 && when.terms()[0].kind == condition_kind::all_of;
    }
    [[nodiscard]] std::string held(const char* verb, const condition& when, const char* always) const {
        return is_always(when) ? always : verb + std::string{" "} + xml_escaped(in_words(proposal_, when));
    }
    template <class Statement>
    [[nodiscard]] std::string around(const Statement& said) const {
        std::string html;
        if (said.basis == basis::inferred) html += " (inferred)";
        if (said.told_by) html += ", as told by " + name(said.told_by);
        html += ".";
        if (!said.summary.empty()) html += " " + xml_escaped(said.summary);
        return html + cited(said.citations);
    }
    [[nodiscard]] std::string offered(const pledge& said) const {
        std::string html;
        switch (said.reading) {
            case reading::will_if:
                html = held("Will come if:", said.when, "Will come");
                break;
            case reading::not_unless:
                html = held("Will not come unless:", said.when, "Asks for nothing");
                break;
            case reading::refuses:
                html = held("Refuses while:", said.when, "Refuses in any case");
                break;
            case reading::prefers:
                html = held("Would prefer:", said.when, "Would prefer it");
                break;
        }
        if (said.unless) html += ", and not once " + xml_escaped(in_words(proposal_, *said.unless));
        return html + around(said);
    }

    const proposal& proposal_;
};

}  // namespace muster::detail

#endif
