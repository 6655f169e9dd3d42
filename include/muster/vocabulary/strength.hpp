#ifndef MUSTER_VOCABULARY_STRENGTH_HPP
#define MUSTER_VOCABULARY_STRENGTH_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/handle.hpp>

namespace muster {

struct role;

/// What an offer amounts to: at least and at most so much of a unit.
struct strength {
    /// of a range whose top is open
    static constexpr std::uint64_t unbounded = (std::numeric_limits<std::uint64_t>::max)();
    /// what a bounded range may name at most
    static constexpr std::uint64_t largest = 1'000'000'000'000;

    std::uint64_t least = 0;         ///< what is offered at the least
    std::uint64_t most = unbounded;  ///< `unbounded`: the top is open
    std::string unit{};              ///< empty: the only unit that the role needs a strength in
    handle<role> in{};               ///< none: in the only role that the statement is about

    friend bool operator==(const strength&, const strength&) = default;
};

/// One number, or several in different units or roles: `.strength = strength{1000, 8000}`,
/// `.strength = {{300, 300, "personnel"}, {4, 10, "helicopters"}}`. Default-made: no number was given.
class strengths {
public:
    strengths() = default;
    /// One.
    strengths(muster::strength one) : all_(1, std::move(one)) {}
    /// Several, in this order.
    strengths(std::initializer_list<muster::strength> several) : all_(several) {}
    strengths(std::vector<muster::strength> several) noexcept : all_(std::move(several)) {}

    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }
    /// How many.
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    /// Precondition: `i` is less than `size()`.
    [[nodiscard]] const muster::strength& operator[](std::size_t i) const { return all_[i]; }

    friend bool operator==(const strengths&, const strengths&) = default;

private:
    std::vector<muster::strength> all_{};
};

}  // namespace muster

#endif
