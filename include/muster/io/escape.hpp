#ifndef MUSTER_IO_ESCAPE_HPP
#define MUSTER_IO_ESCAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

namespace detail {

/// Whether a character acts instead of showing something: controls (C0 but for tabs and line breaks, DEL and
/// C1), marks that turn the direction of a text, line separators, and the mark of a byte order.
[[nodiscard]] constexpr bool is_invisible(std::uint32_t point) noexcept {
    return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point <= 0x9F) || point == 0x61C ||
           point == 0x200B || point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB) ||
           (point >= 0xE0000 && point <= 0xE007F);
}

/// What is written in place of such a character: `<U+009B>`.
[[nodiscard]] inline std::string shown_as(std::uint32_t point) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string text = "<U+";
    for (int shift = point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) text += digits[point >> shift & 0xFU];
    return text + ">";
}

}  // namespace detail

/// Calls `action(code point, its bytes)` for each character of a text in UTF-8 as people are to see it: what does
/// something to a terminal or to the order of letters, instead of showing something, comes as what it is, `<U+009B>`,
/// letter by letter. What is not UTF-8 comes as U+FFFD. Every text of a proposal goes through here on its way out.
template <class Action>
void for_characters(std::string_view text, const Action& action) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        std::uint32_t point = lead < 0x80 ? lead : lead & (0x7FU >> length);
        bool is_good = lead < 0x80 || (lead >= 0xC2 && lead <= 0xF4);
        std::size_t end = at + 1;
        for (; is_good && end < at + length; ++end) {
            if (end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U) {
                is_good = false;
                break;
            }
            point = point << 6 | (static_cast<unsigned char>(text[end]) & 0x3FU);
        }
        const bool is_overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        if (!is_good || is_overlong || (point >= 0xD800 && point <= 0xDFFF) || point == 0xFFFE || point == 0xFFFF ||
            point > 0x10FFFF) {
            action(std::uint32_t{0xFFFD}, replacement);
        } else if (detail::is_invisible(point)) {
            const std::string shown = detail::shown_as(point);
            for (std::size_t i = 0; i < shown.size(); ++i)
                action(std::uint32_t{static_cast<unsigned char>(shown[i])}, std::string_view{shown}.substr(i, 1));
        } else {
            action(point, text.substr(at, length));
        }
        at = end;
    }
}

/// A text as people are to see it, see `for_characters`.
[[nodiscard]] inline std::string visible(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for_characters(text, [&](std::uint32_t, std::string_view bytes) { result += bytes; });
    return result;
}

/// A text as XML and HTML hold it, between tags or within double quotes. Line breaks stay.
[[nodiscard]] inline std::string xml_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
        switch (point) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += bytes;
        }
    });
    return result;
}

/// A text as a label of the DOT language, quotes included: shown to the letter, its line breaks too.
[[nodiscard]] inline std::string dot_quoted(std::string_view text) {
    std::string result = "\"";
    for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
        switch (point) {
            case '"':
                result += "\\\"";
                break;
            case '\\':
                result += "\\\\";
                break;
            case '\n':
                result += "\\n";
                break;
            case '&':  // Graphviz reads entities in labels
                result += "&amp;";
                break;
            default:
                result += bytes;
        }
    });
    return result + "\"";
}

/// Whether an address is one that a page may link to: http or https.
[[nodiscard]] inline bool is_web_address(std::string_view address) {
    return address.substr(0, 8) == "https://" || address.substr(0, 7) == "http://";
}

}  // namespace muster

#endif
