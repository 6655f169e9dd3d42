#ifndef MUSTER_IO_HTML_JSON_QUOTED_HPP
#define MUSTER_IO_HTML_JSON_QUOTED_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include <muster/io/escape.hpp>

namespace muster::detail {

/// A string of JSON within a script, where no text may begin what looks like a tag.
[[nodiscard]] inline std::string json_quoted(std::string_view text) {
    std::string result = "\"";
    for_characters(text, [&](std::uint32_t point, std::string_view bytes) {
        constexpr const char* digits = "0123456789abcdef";
        if (point == '\\') {
            result += "\\\\";
        } else if (point < 0x20 || point == '"' || point == '<' || point == 0x2028 || point == 0x2029) {
            result += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) result += digits[point >> shift & 0xFU];
        } else {
            result += bytes;
        }
    });
    return result + "\"";
}

/// A list in JSON that grows: a comma comes between two members.
class json_list {
public:
    /// The text, ready for the next member.
    [[nodiscard]] std::string& next() {
        if (!text_.empty()) text_ += ',';
        return text_;
    }
    /// The next member of an object.
    [[nodiscard]] std::string& next(std::uint32_t name) { return next() += "\"" + std::to_string(name) + "\":"; }
    /// What is there so far.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_{};
};

}  // namespace muster::detail

#endif
