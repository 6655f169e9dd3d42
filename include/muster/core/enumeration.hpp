#ifndef MUSTER_CORE_ENUMERATION_HPP
#define MUSTER_CORE_ENUMERATION_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace muster {

/// An enumeration whose enumerators are called the same in C++, in files and in print: `enumerator_names(E{})` lists
/// the names in order, from the enumerator of value 0 on.
template <class E>
concept named_enumeration = requires(E e) {
    enumerator_names(e).size();
};

/// The word of an enumerator; an empty text for a value that is not an enumerator.
template <named_enumeration E>
[[nodiscard]] constexpr const char* to_string(E e) noexcept {
    return enumerator_names(e)[static_cast<std::size_t>(e)];
}

/// The enumerator of this name, or nothing.
template <named_enumeration E>
[[nodiscard]] constexpr std::optional<E> parse_enumerator(std::string_view name) noexcept {
    constexpr auto names = enumerator_names(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i]) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace muster

#endif
