#ifndef MUSTER_QUERY_AMOUNT_COUNTS_HPP
#define MUSTER_QUERY_AMOUNT_COUNTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <muster/vocabulary/strength.hpp>

namespace muster {

/// In how many of many worlds an amount is how large: a histogram with a bar for every amount that occurs.
class amount_counts {
public:
    /// An amount, and in how many worlds it is that.
    using bar = std::pair<std::uint64_t, std::uint64_t>;

    amount_counts() = default;
    /// Of bars in any order; those of one amount add up. n log n.
    explicit amount_counts(std::vector<bar> bars) : bars_{std::move(bars)} { put_together(); }

    /// The amounts that occur, ascending.
    [[nodiscard]] const std::vector<bar>& bars() const noexcept { return bars_; }
    /// How many worlds.
    [[nodiscard]] std::uint64_t worlds() const noexcept {
        std::uint64_t sum = 0;
        for (const bar& b : bars_) sum += b.second;
        return sum;
    }
    /// The mean; 0 of no worlds, infinite where an amount has no upper end, that is `strength::unbounded`.
    [[nodiscard]] double mean() const noexcept {
        if (!bars_.empty() && bars_.back().first == strength::unbounded) return std::numeric_limits<double>::infinity();
        double sum = 0;
        for (const bar& b : bars_) sum += static_cast<double>(b.first) * static_cast<double>(b.second);
        const std::uint64_t n = worlds();
        return n == 0 ? 0 : sum / static_cast<double>(n);
    }
    /// The largest amount that is reached in at least this share of the worlds, 0 to 1: for 0.9, what comes in nine of
    /// ten. 0 of no worlds.
    [[nodiscard]] std::uint64_t reached_in(double share) const noexcept {
        const double wanted = share * static_cast<double>(worlds());
        std::uint64_t sum = 0;
        for (auto b = bars_.rbegin(); b != bars_.rend(); ++b) {
            sum += b->second;
            if (static_cast<double>(sum) >= wanted) return b->first;
        }
        return 0;
    }
    /// In how many worlds it is at least this.
    [[nodiscard]] std::uint64_t at_least(std::uint64_t amount) const noexcept {
        std::uint64_t sum = 0;
        for (const bar& b : bars_)
            if (b.first >= amount) sum += b.second;
        return sum;
    }

    /// Adds the counts of other worlds.
    amount_counts& operator+=(const amount_counts& more) {
        bars_.insert(bars_.end(), more.bars_.begin(), more.bars_.end());
        put_together();
        return *this;
    }

    friend bool operator==(const amount_counts&, const amount_counts&) = default;

private:
    void put_together() {
        std::sort(bars_.begin(), bars_.end());
        std::size_t kept = 0;
        for (const bar& b : bars_) {
            if (kept != 0 && bars_[kept - 1].first == b.first) bars_[kept - 1].second += b.second;
            else bars_[kept++] = b;
        }
        bars_.resize(kept);
    }

    std::vector<bar> bars_{};
};

}  // namespace muster

#endif
