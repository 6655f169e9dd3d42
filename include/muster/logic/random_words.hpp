#ifndef MUSTER_LOGIC_RANDOM_WORDS_HPP
#define MUSTER_LOGIC_RANDOM_WORDS_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>

#include <muster/logic/word.hpp>

namespace muster::logic {

/// Bits that are set with a given probability, independent of each other, and the same on every platform: bit i of
/// block b of variable v depends on the seed, v, b and i alone, however many are drawn, in what order, on how many
/// threads.
class bernoulli {
public:
    /// Exact to 2^-64. Precondition: 0 <= probability <= 1.
    explicit bernoulli(double probability)
        : always_{probability >= 1},
          threshold_{always_ ? 0 : static_cast<std::uint64_t>(std::ldexp(probability, 64))} {}

    /// The 64 cases of a block. Some eight random numbers on average.
    [[nodiscard]] std::uint64_t block(std::uint64_t seed, std::uint64_t variable, std::uint64_t number) const {
        if (always_) return ~std::uint64_t{0};
        // Compares 64 random fractions with the threshold from the first binary digit on, until all are decided.
        std::uint64_t state = mixed(mixed(mixed(seed) ^ variable) ^ number);
        std::uint64_t result = 0, undecided = ~std::uint64_t{0};
        for (std::uint64_t rest = threshold_; rest != 0 && undecided != 0; rest <<= 1) {
            state += golden;
            const std::uint64_t digits = mixed(state);
            if (rest >> 63 != 0) {
                result |= undecided & ~digits;
                undecided &= digits;
            } else {
                undecided &= ~digits;
            }
        }
        return result;
    }
    /// As many blocks as the word holds, from `first` on.
    template <class Word>
    void fill(std::uint64_t seed, std::uint64_t variable, std::uint64_t first, Word& word) const {
        for (std::size_t k = 0; k < word_traits<Word>::chunks; ++k)
            word_traits<Word>::set_chunk(word, k, block(seed, variable, first + k));
    }

private:
    static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;

    // The finaliser of SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014).
    [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9U;
        x = (x ^ x >> 27) * 0x94D049BB133111EBU;
        return x ^ x >> 31;
    }

    bool always_;
    std::uint64_t threshold_;
};

}  // namespace muster::logic

#endif
