#ifndef MUSTER_LOGIC_POSITION_QUEUE_HPP
#define MUSTER_LOGIC_POSITION_QUEUE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::logic {

/// A set of positions from which the least is taken first: bits, and over each 64 of them one bit that says whether
/// there is any. Inserting and taking cost one step for each level, of which there are at most six; n bits and a 63rd
/// more.
class position_queue {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;  ///< what `least` returns where there is no position

    position_queue() = default;
    /// For positions below `size`; empty.
    explicit position_queue(std::uint32_t size) {
        std::size_t words = size == 0 ? 1 : size;
        do {
            words = (words + 63) / 64;
            first_[levels_++] = static_cast<std::uint32_t>(bits_.size());
            bits_.resize(bits_.size() + words, 0);
        } while (words > 1);
    }

    /// Puts a position in; it may be there already.
    void insert(std::uint32_t position) {
        for (std::uint32_t level = 0; level < levels_; ++level) {
            std::uint64_t& word = bits_[first_[level] + position / 64];
            const bool was_empty = word == 0;
            word |= std::uint64_t{1} << position % 64;
            if (!was_empty) return;
            position /= 64;
        }
    }

    /// The least position, or `none`.
    [[nodiscard]] std::uint32_t least() const {
        std::uint32_t at = 0;
        for (std::uint32_t level = levels_; level-- > 0;) {
            const std::uint64_t word = bits_[first_[level] + at];
            if (word == 0) return none;  // only at the top
            at = at * 64 + static_cast<std::uint32_t>(std::countr_zero(word));
        }
        return at;
    }

    /// Takes a position out. Precondition: it is in.
    void erase(std::uint32_t position) {
        for (std::uint32_t level = 0; level < levels_; ++level) {
            std::uint64_t& word = bits_[first_[level] + position / 64];
            word &= ~(std::uint64_t{1} << position % 64);
            if (word != 0) return;
            position /= 64;
        }
    }

    /// Takes the least position out, or returns `none`.
    std::uint32_t take() {
        const std::uint32_t p = least();
        if (p != none) erase(p);
        return p;
    }

private:
    std::vector<std::uint64_t> bits_{};  // level after level
    std::uint32_t first_[6] = {};        // where each level begins
    std::uint32_t levels_ = 0;
};

}  // namespace muster::logic

#endif
