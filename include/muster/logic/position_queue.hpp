#ifndef MUSTER_LOGIC_POSITION_QUEUE_HPP
#define MUSTER_LOGIC_POSITION_QUEUE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/logic/index.hpp>

namespace muster::logic {

/// A set of positions from which the least is taken first: bits, and over each 64 of them one bit that says whether
/// there is any. Inserting and taking cost one step for each storey of bits, of which there are at most six; n bits
/// and a 63rd more.
class position_queue {
public:
    position_queue() = default;
    /// For positions below `size`; empty.
    explicit position_queue(std::uint32_t size) {
        std::size_t words = size == 0 ? 1 : size;
        do {
            words = (words + 63) / 64;
            first_[storeys_++] = static_cast<std::uint32_t>(bits_.size());
            bits_.resize(bits_.size() + words, 0);
        } while (words > 1);
    }

    /// Puts a position in; it may be there already.
    void insert(position p) {
        std::uint32_t at = to_number(p);
        for (std::uint32_t storey = 0; storey < storeys_; ++storey, at /= 64) {
            std::uint64_t& word = bits_[first_[storey] + at / 64];
            const bool was_empty = word == 0;
            word |= std::uint64_t{1} << at % 64;
            if (!was_empty) return;
        }
    }

    /// The least position; `none<position>` where there is no position.
    [[nodiscard]] position least() const {
        std::uint32_t at = 0;
        for (std::uint32_t storey = storeys_; storey-- > 0;) {
            const std::uint64_t word = bits_[first_[storey] + at];
            if (word == 0) return none<position>;  // only at the top
            at = at * 64 + static_cast<std::uint32_t>(std::countr_zero(word));
        }
        return position{at};
    }

    /// Takes a position out. Precondition: it is in.
    void erase(position p) {
        std::uint32_t at = to_number(p);
        for (std::uint32_t storey = 0; storey < storeys_; ++storey, at /= 64) {
            std::uint64_t& word = bits_[first_[storey] + at / 64];
            word &= ~(std::uint64_t{1} << at % 64);
            if (word != 0) return;
        }
    }

    /// Takes the least position out; `none<position>` where there is none.
    position take() {
        const position p = least();
        if (p != none<position>) erase(p);
        return p;
    }

private:
    std::vector<std::uint64_t> bits_{};  // storey after storey
    std::uint32_t first_[6] = {};        // where each storey begins
    std::uint32_t storeys_ = 0;
};

}  // namespace muster::logic

#endif
