#ifndef MUSTER_TESTS_SUPPORT_OCCURRENCES_HPP
#define MUSTER_TESTS_SUPPORT_OCCURRENCES_HPP

#include <cstddef>
#include <string>

namespace tests {

/// How often a part stands in a text; overlapping ones count too.
[[nodiscard]] inline std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

[[nodiscard]] inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace tests

#endif
