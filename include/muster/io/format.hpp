#ifndef MUSTER_IO_FORMAT_HPP
#define MUSTER_IO_FORMAT_HPP

#include <version>

#include <muster/io/text.hpp>

// What prints with `<<` works with std::format, where the standard library has it: the same text, with the width, fill
// and precision of strings. No other header includes it, because <format> takes long to compile. Without std::format
// this adds nothing.

#ifdef __cpp_lib_format
#include <format>

namespace muster::detail {

[[nodiscard]] inline std::string formatted(date d) {
    return to_string(d);
}
template <named_enumeration E>
[[nodiscard]] std::string formatted(E e) {
    return std::string{to_string(e)};
}
template <class T>
[[nodiscard]] std::string formatted(handle<T> h) {
    return to_string(h);
}
[[nodiscard]] inline std::string formatted(any_handle h) {
    return to_string(h);
}
template <printable Answer>
[[nodiscard]] std::string formatted(const Answer& answer) {
    return to_text(answer);
}

template <class T>
concept formattable = requires(const T& value) {
    formatted(value);
};

}  // namespace muster::detail

template <muster::detail::formattable T>
struct std::formatter<T, char> : std::formatter<std::string, char> {
    template <class Context>
    auto format(const T& value, Context& context) const {
        return std::formatter<std::string, char>::format(muster::detail::formatted(value), context);
    }
};
#endif

#endif
