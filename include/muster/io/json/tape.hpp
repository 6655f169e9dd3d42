#ifndef MUSTER_IO_JSON_TAPE_HPP
#define MUSTER_IO_JSON_TAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// What a scenario file may come to. A file that goes beyond one of these is refused with an error that says so.
struct json_limits {
    std::size_t size = 256U << 20U;            ///< bytes of the text; never more than 2^32 - 1
    std::size_t depth = 256;                   ///< objects and arrays within each other; never more than 2,000
    std::size_t count = 20'000'000;            ///< values and member names
    std::size_t string = 1U << 20U;            ///< bytes of one string
    std::uint64_t number = 1'000'000'000'000;  ///< the largest number
    std::uint64_t expansion = 20'000'000;      ///< vertices and arcs beyond those the file writes down one by one
    std::size_t findings = 100;                ///< after so many the reader gives up

    friend bool operator==(const json_limits&, const json_limits&) = default;
};

namespace detail {

enum class token_kind : std::uint8_t { null, boolean, number, other_number, string, array, object };

/// A value of a JSON text, or the name of a member, which is a string.
struct token {
    token_kind kind = token_kind::null;
    bool was_escaped = false;  ///< of a string: kept beside the text
    std::uint32_t size = 0;   ///< of a string: its bytes; of an array or object: how many tokens it is, itself included
    std::uint64_t value = 0;  ///< of a number; of a string: where it begins

    [[nodiscard]] bool is_container() const noexcept { return kind >= token_kind::array; }
};

/// A JSON text as a flat list of tokens in the order of the text: members as name and value, containers before their
/// parts. Holds no copy of what stands in the text as it is.
class tape {
public:
    static constexpr std::uint32_t still_open = 0xFFFFFFFFU;

    explicit tape(std::string_view text) : text_{text} {}

    /// Makes room for so many tokens.
    void reserve(std::size_t tokens) { tokens_.reserve(tokens); }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(tokens_.size()); }
    [[nodiscard]] const token& operator[](std::uint32_t t) const { return tokens_[t]; }
    /// The token after a value and all its parts.
    [[nodiscard]] std::uint32_t after(std::uint32_t t) const {
        const token& of = tokens_[t];
        if (!of.is_container()) return t + 1;
        return of.size == still_open ? size() : t + of.size;
    }
    /// The text of a string.
    [[nodiscard]] std::string_view string(std::uint32_t t) const {
        const token& of = tokens_[t];
        const std::string_view from = of.was_escaped ? std::string_view{unescaped_} : text_;
        return from.substr(static_cast<std::size_t>(of.value), of.size);
    }

private:
    friend class tape_handler;

    std::string_view text_;
    std::string unescaped_{};
    std::vector<token> tokens_{};
};

}  // namespace detail
}  // namespace muster

#endif
