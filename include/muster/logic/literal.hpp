#ifndef MUSTER_LOGIC_LITERAL_HPP
#define MUSTER_LOGIC_LITERAL_HPP

#include <cstdint>

#include <muster/logic/index.hpp>

namespace muster::logic {

/// What an index stands for, or its negation; four bytes.
template <index_type Index>
class literal {
public:
    constexpr literal() noexcept = default;
    /// The thing, or its negation. Precondition: a number below 2^31.
    constexpr explicit literal(Index of, bool is_negated = false) noexcept
        : code_{to_number(of) << 1 | static_cast<std::uint32_t>(is_negated)} {}

    /// The index of what it is about.
    [[nodiscard]] constexpr Index index() const noexcept { return Index{code_ >> 1}; }
    /// Whether it holds where that does not.
    [[nodiscard]] constexpr bool is_negated() const noexcept { return (code_ & 1U) != 0; }
    /// The index and the negation in one number.
    [[nodiscard]] constexpr std::uint32_t code() const noexcept { return code_; }
    /// Its negation.
    [[nodiscard]] constexpr literal operator!() const noexcept { return negated_if(true); }
    /// The literal or its negation.
    [[nodiscard]] constexpr literal negated_if(bool negate) const noexcept {
        literal result;
        result.code_ = code_ ^ static_cast<std::uint32_t>(negate);
        return result;
    }

    friend constexpr auto operator<=>(literal, literal) noexcept = default;

private:
    std::uint32_t code_ = 0;
};

}  // namespace muster::logic

#endif
