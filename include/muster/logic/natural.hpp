#ifndef MUSTER_LOGIC_NATURAL_HPP
#define MUSTER_LOGIC_NATURAL_HPP

#include <algorithm>
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
    natural& operator+=(const natural& other) {
        if (limbs_.empty() && other.limbs_.empty() && small_ <= most - other.small_) {
            small_ += other.small_;
            return *this;
        }
        pair_of_limbs own, others;
        const view a = limbs_of(own), b = other.limbs_of(others);
        limbs sum((std::max)(a.size, b.size) + 1);
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < sum.size(); ++i) {
            carry += std::uint64_t{a.at(i)} + b.at(i);
            sum[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        take(sum);
        return *this;
    }
    /// Multiplies. Product of the digits; constant time below 2^64.
    natural& operator*=(const natural& other) {
        if (limbs_.empty() && other.limbs_.empty() && (other.small_ == 0 || small_ <= most / other.small_)) {
            small_ *= other.small_;
            return *this;
        }
        pair_of_limbs own, others;
        const view a = limbs_of(own), b = other.limbs_of(others);
        limbs product(a.size + b.size);
        for (std::size_t i = 0; i < a.size; ++i) {
            std::uint64_t carry = 0;
            for (std::size_t k = 0; k < b.size || carry != 0; ++k) {
                carry += std::uint64_t{a.first[i]} * b.at(k) + product[i + k];
                product[i + k] = static_cast<std::uint32_t>(carry);
                carry >>= 32;
            }
        }
        take(product);
        return *this;
    }
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
    [[nodiscard]] std::string str() const {
        if (limbs_.empty()) return std::to_string(small_);
        std::string reversed;
        for (limbs rest = limbs_; !rest.empty();) {
            std::uint64_t remainder = 0;
            for (std::size_t i = rest.size(); i-- > 0;) {
                remainder = (remainder << 32) + rest[i];
                rest[i] = static_cast<std::uint32_t>(remainder / 1'000'000'000);
                remainder %= 1'000'000'000;
            }
            while (!rest.empty() && rest.back() == 0) rest.pop_back();
            for (int digit = 0; digit < 9 && (remainder != 0 || !rest.empty()); ++digit, remainder /= 10)
                reversed += static_cast<char>('0' + remainder % 10);
        }
        return {reversed.rbegin(), reversed.rend()};
    }
    /// As a double, rounded once for each 32 bits at most; infinite where it is larger than all of them.
    [[nodiscard]] explicit operator double() const noexcept {
        double value = static_cast<double>(small_);
        for (std::size_t i = limbs_.size(); i-- > 0;) value = value * 4294967296.0 + limbs_[i];
        return value;
    }

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
    void take(limbs& value) noexcept {
        while (!value.empty() && value.back() == 0) value.pop_back();
        small_ = 0;
        limbs_.clear();
        if (value.size() > 2) limbs_.swap(value);
        else
            for (std::size_t i = value.size(); i-- > 0;) small_ = (small_ << 32) + value[i];
    }

    std::uint64_t small_ = 0;  // 0 if there are limbs
    limbs limbs_{};            // least first, for what needs more than 64 bits
};

/// In decimal digits, to any stream that takes strings.
template <class Stream>
auto operator<<(Stream& out, const natural& n) -> decltype(out << n.str()) {
    return out << n.str();
}

}  // namespace muster::logic

#endif
