#ifndef MUSTER_IO_TEXT_HPP
#define MUSTER_IO_TEXT_HPP

#include <concepts>
#include <ostream>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/io/phrases/balance.hpp>
#include <muster/io/phrases/change_sets.hpp>
#include <muster/io/phrases/comparison.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/phrases/exact_status.hpp>
#include <muster/io/phrases/explanation.hpp>
#include <muster/io/phrases/findings.hpp>
#include <muster/io/phrases/importance.hpp>
#include <muster/io/phrases/likelihood.hpp>
#include <muster/io/phrases/outcome.hpp>
#include <muster/io/phrases/participation.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/power.hpp>
#include <muster/io/phrases/standoffs.hpp>
#include <muster/io/phrases/tally.hpp>
#include <muster/io/phrases/timeline.hpp>
#include <muster/io/phrases/watch.hpp>
#include <muster/io/render.hpp>

// Every answer as text: `to_text(answer)`, `to_markdown(answer)` and `<<`, all from its `document_of`. Those of
// `counterfactuals` and `all_dependents` stand in io/phrases/ in headers of their own, for as their questions they are
// not in <muster/muster.hpp>.

namespace muster {

/// An answer of the library that prints.
template <class Answer>
concept printable = requires(const Answer& a) {
    { document_of(a) } -> std::same_as<text::document>;
};

/// An answer as lines of at most 80 columns, or as the options say. Ends in a line break.
template <printable Answer>
[[nodiscard]] std::string to_text(const Answer& answer, const text::terminal_options& options = {}) {
    return text::to_terminal(document_of(answer), options);
}

/// An answer in Markdown; sources that have a web address are links to it.
template <printable Answer>
[[nodiscard]] std::string to_markdown(const Answer& answer) {
    if constexpr (requires { answer.source(); }) return text::to_markdown(document_of(answer), answer.source());
    else if constexpr (requires { answer.of.get(); }) return text::to_markdown(document_of(answer), answer.of.get());
    else return text::to_markdown(document_of(answer), proposal{});
}

/// Prints an answer of a question as `to_text` does.
template <printable Answer>
std::ostream& operator<<(std::ostream& out, const Answer& answer) {
    return out << to_text(answer);
}
/// Prints a date as `to_string` does.
inline std::ostream& operator<<(std::ostream& out, date d) {
    return out << to_string(d);
}
/// Prints the word of an enumerator.
template <named_enumeration E>
std::ostream& operator<<(std::ostream& out, E e) {
    return out << to_string(e);
}

}  // namespace muster

#endif
