#ifndef MUSTER_IO_JSON_IMPL_LOCATE_HPP
#define MUSTER_IO_JSON_IMPL_LOCATE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <muster/core/error.hpp>
#include <muster/io/json/impl/tape.hpp>

// Where the tokens of a tape stand in its text. The parser does not tell, so it is worked out when there is something
// to say: a second look at the text that costs nothing where all is well.

namespace muster::detail {

/// Goes through a JSON text token by token, in step with its tape.
class token_finder {
public:
    explicit token_finder(std::string_view text) : text_{text} {}

    /// Where the token begins, from the start of the text. Precondition: no later one was asked for.
    [[nodiscard]] std::size_t offset_of(std::uint32_t t) {
        while (next_ <= t && at_ < text_.size()) step();
        return begin_;
    }

private:
    void step() {
        at_ = (std::min)(text_.find_first_not_of(" \t\r\n,:]}", at_), text_.size());
        if (at_ == text_.size()) return;
        begin_ = at_;
        ++next_;
        const char first = text_[at_++];
        if (first == '"') {
            while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
            ++at_;
        } else if (first != '{' && first != '[') {
            at_ = text_.find_first_of(" \t\r\n,:]}", at_);
        }
        at_ = (std::min)(at_, text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::uint32_t next_ = 0;
};

/// Counts lines and columns up to ascending offsets.
class line_counter {
public:
    explicit line_counter(std::string_view text) : text_{text} {}

    void advance(std::size_t offset) {
        for (offset = (std::min)(offset, text_.size()); at_ < offset; ++at_) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte == '\n') {
                ++line_;
                column_ = 1;
            } else if ((byte & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
    }
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    [[nodiscard]] std::size_t column() const noexcept { return column_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
};

/// The JSON pointer (RFC 6901) of a token; of the name of a member, that of the member.
[[nodiscard]] inline std::string pointer_to(const tape& in, std::uint32_t target) {
    std::string pointer;
    for (std::uint32_t t = 0; t < target && t < in.size();) {
        const bool is_object = in[t].kind == token_kind::object;
        std::uint32_t part = t + 1;
        std::size_t number = 0;
        const auto value_of = [&](std::uint32_t member) {  // of the last member the text may break off before
            return is_object && member + 1 < in.size() ? member + 1 : member;
        };
        while (in.after(value_of(part)) <= target) {
            part = in.after(value_of(part));
            ++number;
        }
        pointer += '/';
        if (is_object) {
            for (const char c : in.string(part)) {
                if (c == '~') pointer += "~0";
                else if (c == '/') pointer += "~1";
                else pointer += c;
            }
        } else {
            pointer += std::to_string(number);
        }
        if (part == target) break;
        t = value_of(part);
    }
    return pointer;
}

}  // namespace muster::detail

#endif
