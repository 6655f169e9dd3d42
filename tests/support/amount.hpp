#ifndef MUSTER_TESTS_SUPPORT_AMOUNT_HPP
#define MUSTER_TESTS_SUPPORT_AMOUNT_HPP

#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace tests {

/// Whether the slow suite runs: the environment has MUSTER_SLOW_TESTS=1.
[[nodiscard]] inline bool is_slow_suite() {
    const char* value = std::getenv("MUSTER_SLOW_TESTS");
    return value != nullptr && std::string_view{value} == "1";
}

/// How many random cases a test takes: so many in the quick suite, so many in the slow one.
[[nodiscard]] inline std::size_t amount(std::size_t quick, std::size_t slow) {
    return is_slow_suite() ? slow : quick;
}

}  // namespace tests

#endif
