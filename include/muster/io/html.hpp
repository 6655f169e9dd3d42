#ifndef MUSTER_IO_HTML_HPP
#define MUSTER_IO_HTML_HPP

#include <optional>
#include <string>

#include <muster/proposal/viewpoint.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// What a page shows first.
struct page_options {
    viewpoint from{};  ///< the day it opens with; none: the last on which something happened
    /// What the picture and the table of dependents are about; none: the first mandate.
    std::optional<any_handle> about{};
};

/// A proposal as one HTML file that fetches nothing: the answer in five lines and the force in numbers, who takes part
/// and on what condition, the picture, who took part when, what that hangs on, whose participation depends on a thing,
/// what happened day by day, the sources, and a slider over the days that all of it follows. A reader can suppose
/// things, look as known by another day, on the record only or without a source: the page evaluates anew, and its
/// address holds what was chosen. Any text of the proposal comes out as text; only http and https addresses become
/// links. Deterministic. Every thing is explained on every day; where there are many things an explanation leads on to
/// those of others instead of telling them, and what is too large to be looked at is not drawn. Throws `error` for a
/// handle of another proposal.
[[nodiscard]] std::string to_html(const compiled& c, const page_options& options = {});
[[nodiscard]] std::string to_html(const proposal& p, const page_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/html.hpp>
#endif

#endif
