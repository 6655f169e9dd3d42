#ifndef MUSTER_IO_LAYOUT_HPP
#define MUSTER_IO_LAYOUT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <muster/io/escape.hpp>
#include <muster/io/impl/columns.hpp>

namespace muster {

/// How many columns a terminal gives a character: two for the wide ones of East Asian scripts and for pictographs, none
/// for marks that combine with the letter before (Unicode Standard Annex 11), else one.
[[nodiscard]] inline std::size_t columns_of(std::uint32_t point) noexcept {
    if (point < 0x300) return 1;
    return detail::is_in(detail::combining_characters, point) ? 0
           : detail::is_in(detail::wide_characters, point)    ? 2
                                                              : 1;
}

namespace detail {

/// Whether a line may break between two characters that stand side by side: beside those of scripts that are written
/// without spaces, but not before a sign that closes or after one that opens.
[[nodiscard]] inline bool may_break_between(std::uint32_t before, std::uint32_t after) noexcept {
    constexpr std::u32string_view opening =
        U"([\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\uFF08\uFF3B\uFF5B";
    constexpr std::u32string_view closing =
        U")].,:;!?%"
        U"\u2019\u201D\u2026\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u30FB\u30FC"
        U"\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D";
    const auto is_ideographic = [](std::uint32_t point) { return point >= 0x2E80 && columns_of(point) == 2; };
    return (is_ideographic(before) || is_ideographic(after)) && opening.find(before) == opening.npos &&
           closing.find(after) == closing.npos;
}

}  // namespace detail

/// How many columns a terminal gives a text in UTF-8.
[[nodiscard]] inline std::size_t columns(std::string_view text) {
    std::size_t total = 0;
    for_characters(text, [&](std::uint32_t point, std::string_view) { total += columns_of(point); });
    return total;
}

/// The text in lines of at most `width` columns; the first line is indented by `first`, the others by `rest`. Lines
/// break at the spaces and line breaks of the text, beside the wide characters of scripts that have none, and anywhere
/// in a word that is longer than a line. Ends without a line break.
[[nodiscard]] inline std::string wrapped(std::string_view text, std::size_t first = 0, std::size_t rest = 0,
                                         std::size_t width = 80) {
    std::string result(first, ' '), word;
    std::size_t used = first, of_word = 0;
    bool is_line_empty = true, is_after_space = false;
    std::uint32_t last = 0;  // that has a column
    const auto put_word = [&] {
        if (word.empty()) return;
        const std::size_t space = is_after_space && !is_line_empty ? 1 : 0;
        if (!is_line_empty && used + space + of_word > width) {
            result += '\n';
            result.append(rest, ' ');
            used = rest;
        } else {
            result.append(space, ' ');
            used += space;
        }
        result += word;
        used += of_word;
        word.clear();
        of_word = 0;
        is_line_empty = is_after_space = false;
    };
    for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
        if (point == ' ' || point == '\n') {
            put_word();
            is_after_space = true;
            return;
        }
        const std::size_t columns = columns_of(point);
        const bool breaks = detail::may_break_between(last, point) || rest + of_word + columns > width;
        if (columns != 0 && !word.empty() && breaks) put_word();
        word += bytes;
        of_word += columns;
        if (columns != 0) last = point;
    });
    put_word();
    return result;
}

}  // namespace muster

#endif
