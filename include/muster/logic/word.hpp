#ifndef MUSTER_LOGIC_WORD_HPP
#define MUSTER_LOGIC_WORD_HPP

#include <bit>
#include <cstddef>
#include <cstdint>

namespace muster::logic {

/// 512 cases side by side, one in each bit. Its operators work in vector registers where the compiler has vectors; it
/// is passed by reference only, so that it means the same whatever registers there are.
class wide_word {
public:
    /// How many numbers of 64 bits it is made of.
    static constexpr std::size_t chunks = 8;

    /// Bit by bit.
    wide_word& operator&=(const wide_word& other) noexcept {
        each(other, [](auto& a, const auto& b) { a &= b; });
        return *this;
    }
    /// Bit by bit.
    wide_word& operator|=(const wide_word& other) noexcept {
        each(other, [](auto& a, const auto& b) { a |= b; });
        return *this;
    }
    /// Bit by bit.
    wide_word& operator^=(const wide_word& other) noexcept {
        each(other, [](auto& a, const auto& b) { a ^= b; });
        return *this;
    }
    /// Every bit negated.
    void flip() noexcept {
        each(*this, [](auto& a, const auto&) { a = ~a; });
    }

    /// Lanes 64 k and the 63 after it, the first in the lowest bit.
    [[nodiscard]] std::uint64_t chunk(std::size_t k) const noexcept { return bits_[k]; }
    /// Sets lanes 64 k and the 63 after it.
    void set_chunk(std::size_t k, std::uint64_t bits) noexcept { bits_[k] = bits; }

private:
#if defined(__GNUC__)
    using storage = std::uint64_t __attribute__((vector_size(64)));
    template <class Action>
    void each(const wide_word& other, const Action& action) noexcept {
        action(bits_, other.bits_);
    }
    storage bits_{};
#else
    template <class Action>
    void each(const wide_word& other, const Action& action) noexcept {
        for (std::size_t k = 0; k < chunks; ++k) action(bits_[k], other.bits_[k]);
    }
    alignas(64) std::uint64_t bits_[chunks] = {};
#endif
};

/// How the word-parallel engine looks at a word: 64 cases in a number, or 512 in a `wide_word`.
template <class Word>
struct word_traits;

/// 64 cases in a number.
template <>
struct word_traits<std::uint64_t> {
    static constexpr std::uint32_t lanes = 64;  ///< cases in a word
    static constexpr std::size_t chunks = 1;    ///< of 64 cases
    /// The word.
    static std::uint64_t chunk(const std::uint64_t& w, std::size_t) noexcept { return w; }
    /// Sets the word.
    static void set_chunk(std::uint64_t& w, std::size_t, std::uint64_t bits) noexcept { w = bits; }
    /// Every case negated.
    static void flip(std::uint64_t& w) noexcept { w = ~w; }
};

/// 512 cases.
template <>
struct word_traits<wide_word> {
    static constexpr std::uint32_t lanes = 512;               ///< cases in a word
    static constexpr std::size_t chunks = wide_word::chunks;  ///< of 64 cases
    /// Cases 64 k and the 63 after it.
    static std::uint64_t chunk(const wide_word& w, std::size_t k) noexcept { return w.chunk(k); }
    /// Sets cases 64 k and the 63 after it.
    static void set_chunk(wide_word& w, std::size_t k, std::uint64_t bits) noexcept { w.set_chunk(k, bits); }
    /// Every case negated.
    static void flip(wide_word& w) noexcept { w.flip(); }
};

/// All lanes of a word.
template <class Word>
void fill(Word& w, bool value) noexcept {
    for (std::size_t k = 0; k < word_traits<Word>::chunks; ++k)
        word_traits<Word>::set_chunk(w, k, value ? ~std::uint64_t{0} : 0);
}
/// Whether a lane is set.
template <class Word>
[[nodiscard]] bool any(const Word& w) noexcept {
    std::uint64_t all = 0;
    for (std::size_t k = 0; k < word_traits<Word>::chunks; ++k) all |= word_traits<Word>::chunk(w, k);
    return all != 0;
}
/// Whether a lane differs.
template <class Word>
[[nodiscard]] bool differ(const Word& a, const Word& b) noexcept {
    Word both = a;
    both ^= b;
    return any(both);
}
/// Whether the lane of this number is set.
template <class Word>
[[nodiscard]] bool lane(const Word& w, std::uint32_t number) noexcept {
    return (word_traits<Word>::chunk(w, number / 64) >> number % 64 & 1U) != 0;
}
/// Sets the lane of this number.
template <class Word>
void set_lane(Word& w, std::uint32_t number, bool value) noexcept {
    const std::uint64_t bit = std::uint64_t{1} << number % 64;
    const std::uint64_t old = word_traits<Word>::chunk(w, number / 64);
    word_traits<Word>::set_chunk(w, number / 64, value ? old | bit : old & ~bit);
}
/// Calls `action` with the number of each lane that is set, in ascending order.
template <class Word, class Action>
void for_lanes(const Word& w, const Action& action) {
    for (std::size_t k = 0; k < word_traits<Word>::chunks; ++k)
        for (std::uint64_t bits = word_traits<Word>::chunk(w, k); bits != 0; bits &= bits - 1)
            action(static_cast<std::uint32_t>(k * 64) + static_cast<std::uint32_t>(std::countr_zero(bits)));
}
/// Puts `value` into the lanes of `mask`.
template <class Word>
void blend(Word& w, const Word& mask, const Word& value) noexcept {
    Word change = w;  // w ^ ((w ^ value) & mask)
    change ^= value;
    change &= mask;
    w ^= change;
}

}  // namespace muster::logic

#endif
