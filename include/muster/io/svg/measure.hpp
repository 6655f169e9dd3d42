#ifndef MUSTER_IO_SVG_MEASURE_HPP
#define MUSTER_IO_SVG_MEASURE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/io/layout.hpp>

namespace muster::detail {

/// How wide a character is in thousandths of the font size, in the widest of the common sans-serif fonts, so that a
/// text that fits by this fits in the others.
[[nodiscard]] inline double character_width(std::uint32_t point) noexcept {
    if (columns_of(point) == 0) return 0;  // marks above and below letters
    if (point >= 0x1100) {
        const bool is_punctuation = point >= 0x2000 && point < 0x2100;
        return is_punctuation ? 700 : point == 0xFFFD || (point >= 0x1E00 && point < 0x2000) ? 700 : 1050;
    }
    switch (point) {
        case 'i':
        case 'j':
        case 'l':
        case 'I':
        case 'J':
        case '\'':
            return 290;
        case ' ':
        case '.':
        case ',':
        case ':':
        case ';':
        case '/':
        case '|':
            return 335;
        case 'f':
        case 't':
        case 'r':
        case '-':
        case '(':
        case ')':
        case '[':
        case ']':
            return 405;
        case 'c':
        case 's':
        case 'z':
            return 545;
        case '<':
        case '>':
        case '=':
        case '+':
        case '~':
        case '#':
        case '_':
            return 840;
        case 'm':
        case 'M':
        case 'w':
        case '%':
        case '@':
        case '&':
            return 930;
        case 'W':
            return 1000;
        default:
            return point >= 'A' && point <= 'Z' ? 740 : 625;
    }
}

/// The width of a text, in the unit of `size`.
[[nodiscard]] inline double text_width(std::string_view text, double size) {
    double sum = 0;
    for_characters(text, [&](std::uint32_t point, std::string_view) { sum += character_width(point); });
    return sum * size / 1000;
}

/// The text in at most `most` lines of at most `width`; a word that is too long is broken, what is left over becomes
/// an ellipsis. Line breaks of the text separate words. No line where there is no word.
[[nodiscard]] inline std::vector<std::string> fitted(std::string_view text, double size, double width,
                                                     std::size_t most) {
    std::vector<std::string> lines;
    std::string line, word;
    double line_width = 0, word_width = 0;
    const auto end_line = [&] {
        if (!line.empty()) lines.push_back(line);
        line.clear();
        line_width = 0;
    };
    const auto end_word = [&] {
        if (word.empty()) return;
        const double space = line.empty() ? 0 : character_width(' ') * size / 1000;
        if (!line.empty() && line_width + space + word_width > width) end_line();
        if (!line.empty()) line += ' ';
        line_width += (line.empty() ? 0 : space) + word_width;
        line += word;
        word.clear();
        word_width = 0;
    };
    for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
        if (point == ' ' || point == '\n' || point == '\t') {
            end_word();
            return;
        }
        const double own = character_width(point) * size / 1000;
        if (!word.empty() && word_width + own > width) {
            end_word();
            end_line();
        }
        word += bytes;
        word_width += own;
    });
    end_word();
    end_line();
    if (lines.size() <= most) return lines;
    lines.resize(most);
    std::string& last = lines.back();
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    while (!last.empty() && text_width(last, size) + size * 0.7 > width) {
        while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0U) == 0x80U) last.pop_back();
        if (!last.empty()) last.pop_back();
    }
    last += ellipsis;
    return lines;
}

}  // namespace muster::detail

#endif
