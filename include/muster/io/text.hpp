#ifndef MUSTER_IO_TEXT_HPP
#define MUSTER_IO_TEXT_HPP

#include <concepts>
#include <ostream>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
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
#include <muster/proposal/kinds.hpp>

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

/// A handle by itself, for logs and failed tests: what kind of thing it names, and its number, `role 3`; `no role`
/// where it names nothing. What people call the thing is known to its proposal alone: see `name_of`.
template <class T>
[[nodiscard]] std::string to_string(handle<T> h) {
    const std::string word = detail::kind_of_type<T>.word;
    return h ? word + ' ' + std::to_string(h.index()) : "no " + word;
}
/// The same of one whose kind is not known: `thing 3`.
[[nodiscard]] inline std::string to_string(any_handle h) {
    return h ? "thing " + std::to_string(h.index()) : "nothing";
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
/// Prints a handle as `to_string` does.
template <class T>
std::ostream& operator<<(std::ostream& out, handle<T> h) {
    return out << to_string(h);
}
/// Prints a handle as `to_string` does.
inline std::ostream& operator<<(std::ostream& out, any_handle h) {
    return out << to_string(h);
}
/// Prints the word of an enumerator.
template <named_enumeration E>
std::ostream& operator<<(std::ostream& out, E e) {
    return out << to_string(e);
}

}  // namespace muster

#endif
