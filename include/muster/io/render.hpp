#ifndef MUSTER_IO_RENDER_HPP
#define MUSTER_IO_RENDER_HPP

#include <cstddef>
#include <string>

#include <muster/io/document.hpp>
#include <muster/proposal/proposal.hpp>

// Documents on a terminal, in Markdown and in HTML. All show the same words; what a text of the proposal could do to
// a terminal or a page is shown as what it is.

namespace muster::text {

/// How a document is shown on a terminal.
struct terminal_options {
    std::size_t width = 80;  ///< columns; longer words are broken
    bool colour = false;     ///< what is met in green, open in yellow, unmet in red, by ANSI escapes

    friend bool operator==(const terminal_options&, const terminal_options&) = default;
};

/// The document in lines of at most so many columns. Ends in a line break, unless it is empty. Linear.
[[nodiscard]] std::string to_terminal(const document& d, const terminal_options& options = {});

/// The document in Markdown, with tables as GitHub has them; sources that have a web address are links to it.
[[nodiscard]] std::string to_markdown(const document& d, const proposal& of);

/// The document as a piece of HTML: `h2` to `h4`, `p`, `ul` and `table`. A span of a thing has the attribute
/// `data-thing`, one of a status a class such as `is-met`; sources are links to `#source-` and their number.
[[nodiscard]] std::string to_html(const document& d);
/// A line as a piece of HTML.
[[nodiscard]] std::string to_html(const line& words);

}  // namespace muster::text

#ifndef MUSTER_COMPILED
#include <muster/io/impl/render.hpp>
#endif

#endif
