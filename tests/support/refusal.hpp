#ifndef MUSTER_TESTS_SUPPORT_REFUSAL_HPP
#define MUSTER_TESTS_SUPPORT_REFUSAL_HPP

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include <muster/core/error.hpp>

namespace tests {

/// The code and the key of an error; prints for failed checks.
struct refusal {
    muster::errc code{};
    std::string key{};

    friend bool operator==(const refusal&, const refusal&) = default;
    friend std::ostream& operator<<(std::ostream& out, const refusal& r) {
        return out << to_string(r.code) << " of \"" << r.key << '"';
    }
};

/// What the action is refused for; nothing where it is not. Every error says something.
template <class Action>
[[nodiscard]] std::optional<refusal> refusal_of(Action&& action) {
    try {
        std::forward<Action>(action)();
    } catch (const muster::error& e) {
        if (std::string{e.what()}.empty()) return std::nullopt;
        return refusal{e.code(), e.key()};
    }
    return std::nullopt;
}

}  // namespace tests

#endif
