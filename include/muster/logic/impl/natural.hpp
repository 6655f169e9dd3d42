#ifndef MUSTER_LOGIC_IMPL_NATURAL_HPP
#define MUSTER_LOGIC_IMPL_NATURAL_HPP

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include <muster/core/inline.hpp>
#include <muster/logic/natural.hpp>

namespace muster::logic {

MUSTER_INLINE natural& natural::operator+=(const natural& other) {
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

MUSTER_INLINE natural& natural::operator*=(const natural& other) {
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

MUSTER_INLINE std::string natural::str() const {
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

MUSTER_INLINE natural::operator double() const noexcept {
    double value = static_cast<double>(small_);
    for (std::size_t i = limbs_.size(); i-- > 0;) value = value * 4294967296.0 + limbs_[i];
    return value;
}

MUSTER_INLINE void natural::take(limbs& value) noexcept {
    while (!value.empty() && value.back() == 0) value.pop_back();
    small_ = 0;
    limbs_.clear();
    if (value.size() > 2) limbs_.swap(value);
    else
        for (std::size_t i = value.size(); i-- > 0;) small_ = (small_ << 32) + value[i];
}

}  // namespace muster::logic

#endif
