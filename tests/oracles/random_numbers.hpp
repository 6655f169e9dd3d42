#ifndef MUSTER_TESTS_ORACLES_RANDOM_NUMBERS_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_NUMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace tests {

/// Random numbers that are the same on every platform for the same seed.
class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) : engine_{seed} {}

    /// From 0 to n - 1.
    [[nodiscard]] std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(engine_() % n); }
    [[nodiscard]] std::uint32_t between(std::uint32_t first, std::uint32_t last) {
        return first + below(last - first + 1);
    }
    /// True in so many of a hundred cases.
    [[nodiscard]] bool percent(std::uint32_t n) { return below(100) < n; }
    template <class T>
    [[nodiscard]] const T& one_of(const std::vector<T>& several) {
        return several[below(several.size())];
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace tests

#endif
