#ifndef MUSTER_IO_TEXT_HPP
#define MUSTER_IO_TEXT_HPP

#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>

#include <muster/io/text/change_sets.hpp>
#include <muster/io/text/comparison.hpp>
#include <muster/io/text/dependents.hpp>
#include <muster/io/text/explanation.hpp>
#include <muster/io/text/finding.hpp>
#include <muster/io/text/importance.hpp>
#include <muster/io/text/likelihood.hpp>
#include <muster/io/text/outcome.hpp>
#include <muster/io/text/standoff.hpp>
#include <muster/io/text/timeline.hpp>

// Every answer as text: `to_text(answer)`, and `<<`. One header an answer.

namespace muster {

/// An answer of the library that prints.
template <class Answer>
concept printable = requires(const Answer& a) {
    { to_text(a) } -> std::same_as<std::string>;
    requires std::is_class_v<Answer>;
};

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
