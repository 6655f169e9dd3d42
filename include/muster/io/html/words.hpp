#ifndef MUSTER_IO_HTML_WORDS_HPP
#define MUSTER_IO_HTML_WORDS_HPP

#include <string>
#include <variant>

#include <muster/io/escape.hpp>
#include <muster/io/picture/labels.hpp>
#include <muster/io/render.hpp>

namespace muster::detail {

/// What is said of a proposal in the words of the page, escaped, with links to the sources on it.
class page_words {
public:
    explicit page_words(const proposal& p) : proposal_{p} {}

    [[nodiscard]] std::string name(any_handle h) const { return xml_escaped(figure_words(proposal_, h)); }
    template <class Citations>
    [[nodiscard]] std::string cited(const Citations& citations) const {
        const text::line sources = words_.sources(citations);
        return sources.empty() ? "" : "<span class=\"cited\">" + text::to_html(sources) + "</span>";
    }
    /// What a statement says, who concluded or told it, and its sources.
    [[nodiscard]] std::string statement(any_handle h) const {
        std::string html = text::to_html(words_.statement(h));
        if (const node_value& said = value(h); const inherited_pledge* passed = std::get_if<inherited_pledge>(&said))
            return html + cited(proposal_[passed->from].citations);
        return muster::visit(
            [&](const auto& said) {
                if constexpr (requires {
                                  said.basis;
                                  said.told_by;
                              }) {
                    const bool ends = said.basis != basis::inferred && !said.told_by && html.ends_with('.');
                    return html + (said.basis == basis::inferred ? " (inferred)" : "") +
                           (said.told_by ? ", as told by " + name(said.told_by) : "") + (ends ? "" : ".") +
                           cited(said.citations);
                } else return html;
            },
            value(h));
    }
    [[nodiscard]] const node_value& value(any_handle h) const { return proposal_.graph()[h.index()].value; }

private:
    const proposal& proposal_;
    phrasebook words_{proposal_};
};

}  // namespace muster::detail

#endif
