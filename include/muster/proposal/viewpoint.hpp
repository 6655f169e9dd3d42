#ifndef MUSTER_PROPOSAL_VIEWPOINT_HPP
#define MUSTER_PROPOSAL_VIEWPOINT_HPP

#include <array>
#include <chrono>
#include <cstdint>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/citation.hpp>

namespace muster {

/// What an answer takes into account: what was true on which day, as known by which day, and which sources count.
struct viewpoint {
    /// As `known_by`: by all that was published since.
    static constexpr date latest{std::chrono::year{9999} / 12 / 31};

    date true_on{};               ///< none: all that was ever said
    date known_by{};              ///< none: the same day; `latest`: whenever it became known
    bool on_record_only = false;  ///< leaves out sources that do not name their speaker
    handles<citation> without{};  ///< sources to leave out

    friend bool operator==(const viewpoint&, const viewpoint&) = default;
};

/// Why a statement is not in force.
enum class hidden_because : std::uint8_t {
    not_yet_said,
    not_yet_published,
    left_out,
    replaced,
    withdrawn,
    displaced,
    no_member,
    lapsed  ///< it was for a time, which is over
};

[[nodiscard]] constexpr std::array<const char*, 8> enumerator_names(hidden_because) noexcept {
    return {"not_yet_said", "not_yet_published", "left_out",  "replaced",
            "withdrawn",    "displaced",         "no_member", "lapsed"};
}

/// A statement that does not bind from a viewpoint, and why.
struct hidden_statement {
    any_handle statement{};  ///< a pledge, inherited or not, a requirement, a position or a precondition
    hidden_because why = hidden_because::not_yet_said;  ///< the first reason that holds

    friend bool operator==(const hidden_statement&, const hidden_statement&) = default;
};

}  // namespace muster

#endif
