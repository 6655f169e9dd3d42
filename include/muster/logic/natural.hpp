#ifndef MUSTER_LOGIC_NATURAL_HPP
#define MUSTER_LOGIC_NATURAL_HPP

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace muster::logic {

/// A natural number of any size: what sets are counted in. It adds, multiplies, compares and prints, and no more, for
/// the large libraries that can do more take longer to compile than everything else here. `str()` is what they read.
class natural {
public:
    natural() = default;
    /// This number.
    natural(std::uint64_t value) noexcept : small_{value} {}

    /// Adds. Linear in the digits; constant time below 2^64.
    natural& operator+=(const natural& other);
    /// Multiplies. Product of the digits; constant time below 2^64.
    natural& operator*=(const natural& other);
    [[nodiscard]] friend natural operator+(natural a, const natural& b) {
        a += b;
        return a;
    }
    [[nodiscard]] friend natural operator*(natural a, const natural& b) {
        a *= b;
        return a;
    }

    friend bool operator==(const natural&, const natural&) = default;
    [[nodiscard]] friend std::strong_ordering operator<=>(const natural& a, const natural& b) noexcept {
        if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
        for (std::size_t i = a.limbs_.size(); i-- > 0;)
            if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
        return a.small_ <=> b.small_;
    }

    /// In decimal digits. Quadratic in their number.
    [[nodiscard]] std::string str() const;
    /// As a double, rounded once for each 32 bits at most; infinite where it is larger than all of them.
    [[nodiscard]] explicit operator double() const noexcept;

private:
    using limbs = std::vector<std::uint32_t>;
    using pair_of_limbs = std::array<std::uint32_t, 2>;
    static constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();

    struct view {
        const std::uint32_t* first;
        std::size_t size;
        [[nodiscard]] std::uint32_t at(std::size_t i) const noexcept { return i < size ? first[i] : 0; }
    };
    [[nodiscard]] view limbs_of(pair_of_limbs& room) const noexcept {
        if (!limbs_.empty()) return {limbs_.data(), limbs_.size()};
        room = {static_cast<std::uint32_t>(small_), static_cast<std::uint32_t>(small_ >> 32)};
        return {room.data(), room.size()};
    }
    void take(limbs& value) noexcept;

    std::uint64_t small_ = 0;  // 0 if there are limbs
    limbs limbs_{};            // least first, for what needs more than 64 bits
};

/// In decimal digits, to any stream that takes strings.
template <class Stream>
auto operator<<(Stream& out, const natural& n) -> decltype(out << n.str()) {
    return out << n.str();
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/natural.hpp>
#endif

#endif
