#ifndef MUSTER_IO_LAYOUT_HPP
#define MUSTER_IO_LAYOUT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <muster/io/escape.hpp>

namespace muster {

/// How many columns a terminal gives a character: two for the wide ones of East Asian scripts and for pictographs, none
/// for marks that combine with the letter before (Unicode Standard Annex 11), else one.
[[nodiscard]] inline std::size_t columns_of(std::uint32_t point) noexcept {
    struct range {
        std::uint32_t first, last;
    };
    constexpr range combining[] = {
        {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},    {0x670, 0x670},
        {0x6D6, 0x6DC},   {0x6DF, 0x6E4},   {0x900, 0x902},   {0x93C, 0x93C},   {0x941, 0x948},    {0x94D, 0x94D},
        {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},  {0x20D0, 0x20FF},
        {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};
    constexpr range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},
                              {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                              {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                              {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    if (point < 0x300) return 1;
    const auto is_in = [point](const auto& ranges) {
        return std::any_of(std::begin(ranges), std::end(ranges),
                           [point](const range& r) { return r.first <= point && point <= r.last; });
    };
    return is_in(combining) ? 0 : is_in(wide) ? 2 : 1;
}

/// How many columns a terminal gives a text in UTF-8.
[[nodiscard]] inline std::size_t columns(std::string_view text) {
    std::size_t total = 0;
    for_characters(text, [&](std::uint32_t point, std::string_view) { total += columns_of(point); });
    return total;
}

/// The text in lines of at most `width` columns, where its words allow; the first line is indented by `first`, the
/// others by `rest`. Spaces and line breaks of the text separate words. Ends without a line break.
[[nodiscard]] inline std::string wrapped(std::string_view text, std::size_t first = 0, std::size_t rest = 0,
                                         std::size_t width = 80) {
    std::string result(first, ' ');
    std::size_t used = first;
    bool is_line_empty = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = (std::min)(text.find_first_of(" \n", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (!is_line_empty && used + 1 + columns(word) > width) {
            result += '\n';
            result.append(rest, ' ');
            used = rest;
            is_line_empty = true;
        }
        if (!is_line_empty) {
            result += ' ';
            ++used;
        }
        result += word;
        used += columns(word);
        is_line_empty = false;
        at = end;
    }
    return result;
}

}  // namespace muster

#endif
