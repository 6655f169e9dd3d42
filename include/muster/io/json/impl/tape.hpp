#ifndef MUSTER_IO_JSON_IMPL_TAPE_HPP
#define MUSTER_IO_JSON_IMPL_TAPE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::detail {

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

}  // namespace muster::detail

#endif
