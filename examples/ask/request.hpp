#ifndef ASK_REQUEST_HPP
#define ASK_REQUEST_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/near_miss.hpp>
#include <muster/core/status.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/vocabulary/actor.hpp>

namespace ask {

/// What was wrong with the command line.
struct wrong_use : std::runtime_error {
    using runtime_error::runtime_error;
};

/// How an answer can be written.
enum class format : std::uint8_t { text, md, json, dot, svg, html };

[[nodiscard]] constexpr std::array<const char*, 6> enumerator_names(format) noexcept {
    return {"text", "md", "json", "dot", "svg", "html"};
}
/// Whether it is a drawing of one answer.
[[nodiscard]] constexpr bool is_picture(format f) noexcept {
    return f == format::dot || f == format::svg;
}

/// When statuses are coloured.
enum class colour : std::uint8_t { automatic, always, never };

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(colour) noexcept {
    return {"auto", "always", "never"};
}

struct question;

/// What the command line asks for.
struct request {
    std::string file{};               ///< of the scenario; `-`: standard input
    const ask::question* question{};  ///< what is asked of it
    std::vector<std::string> keys{};  ///< about what

    muster::viewpoint from{};
    std::vector<std::string> without{};  ///< sources, by key
    std::vector<std::string> assumed{};  ///< KEY=STATUS

    std::size_t most_sets = 20;
    std::optional<std::size_t> largest_set{};
    std::vector<std::string> probable{};  ///< KEY=P
    std::optional<double> otherwise{};
    std::optional<std::uint64_t> samples{};
    std::uint64_t seed = 1;
    std::optional<muster::actor_kind> only{};
    muster::status open_as = muster::status::unmet;

    std::optional<ask::format> asked_format{};
    ask::format format{};  ///< as asked for, or as the ending of the output tells
    std::string output{};  ///< a file; empty: standard output
    colour coloured{};
};

/// KEY=VALUE, cut at the last equals sign, for keys may hold some.
[[nodiscard]] inline std::pair<std::string, std::string> cut(const std::string& text) {
    const std::size_t at = text.rfind('=');
    if (at == std::string::npos || at == 0) throw wrong_use{"\"" + text + "\": expected KEY=VALUE"};
    return {text.substr(0, at), text.substr(at + 1)};
}

/// The enumerator of a name that somebody typed.
template <muster::named_enumeration E>
[[nodiscard]] E enumerator_of(const std::string& text, const char* what) {
    if (const auto e = muster::parse_enumerator<E>(text)) return *e;
    muster::near_miss near{text};
    for (const char* name : enumerator_names(E{})) near.consider(name);
    throw wrong_use{"\"" + text + "\" is no " + what + near.hint()};
}

/// A number from 0 to 1.
[[nodiscard]] double probability_of(const std::string& text);

}  // namespace ask

#endif
