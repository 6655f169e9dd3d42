#ifndef MUSTER_VOCABULARY_NEED_HPP
#define MUSTER_VOCABULARY_NEED_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

/// What a role needs: an amount in a unit of the role's own (personnel, helicopters, dollars), or so many contributors.
struct need {
    std::uint64_t amount = 1;           ///< 1 to 10^12
    std::string unit = "contributors";  ///< "contributors" counts actors; any other unit adds up strengths

    /// Whether it asks for a number of contributors, not for a strength.
    [[nodiscard]] bool counts_contributors() const { return unit == "contributors"; }
    friend bool operator==(const need&, const need&) = default;
};

/// One need, or several in different units, all of which must be reached: `.needs = {20000, "personnel"}`,
/// `.needs = {{300, "personnel"}, {10, "helicopters"}}`. Default-made: one contributor.
class needs {
public:
    needs() : all_(1) {}
    /// One.
    needs(need one) : all_(1, std::move(one)) {}
    /// One: so much of a unit.
    needs(std::uint64_t amount, std::string unit = "contributors") : all_(1, need{amount, std::move(unit)}) {}
    /// Several, in this order.
    needs(std::initializer_list<need> several) : all_(several) {}
    needs(std::vector<need> several) noexcept : all_(std::move(several)) {}

    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }
    /// How many.
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    /// Precondition: `i` is less than `size()`.
    [[nodiscard]] const need& operator[](std::size_t i) const { return all_[i]; }
    /// The place of the need in a unit; `size()` where there is none.
    [[nodiscard]] std::size_t find(std::string_view unit) const {
        std::size_t i = 0;
        while (i < all_.size() && all_[i].unit != unit) ++i;
        return i;
    }
    /// In how many units it asks for a strength.
    [[nodiscard]] std::size_t count_units() const {
        std::size_t units = 0;
        for (const need& n : all_) units += n.counts_contributors() ? 0U : 1U;
        return units;
    }

    friend bool operator==(const needs&, const needs&) = default;

private:
    std::vector<need> all_;
};

}  // namespace muster

#endif
