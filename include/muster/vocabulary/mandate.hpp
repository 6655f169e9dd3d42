#ifndef MUSTER_VOCABULARY_MANDATE_HPP
#define MUSTER_VOCABULARY_MANDATE_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster {

/// What kind of legal basis it is. It changes no rule.
enum class mandate_kind : std::uint8_t { council_resolution, host_state_consent, regional_decision, treaty };

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(mandate_kind) noexcept {
    return {"council_resolution", "host_state_consent", "regional_decision", "treaty"};
}

/// The legal basis of the force. Its stages are events: drafted to tabled it is unmet so far, adopted it is met.
struct mandate {
    std::string key{};                                     ///< unique in its proposal
    std::string name{};                                    ///< as printed in answers
    mandate_kind kind = mandate_kind::council_resolution;  ///< what kind of legal basis
    std::string symbol{};                                  ///< document symbol, such as S/RES/2803 (2025)
    handles<actor> sponsors{};                             ///< who puts its name to the draft
    /// What it waits for. Where a body adopts it, it is put to the vote when this holds: what a gatekeeper decides, who
    /// alone may propose it. Where none does, it is in force when this holds. None: it waits for nothing that is
    /// modelled.
    std::optional<condition> when{};
    muster::date expires{};         ///< its last day; none: no end is set
    handle<actor> adopted_by{};     ///< the council whose vote adopts it; none: a leaf
    std::string body{};             ///< the key of the voting body that adopts it, where no council stands for that
    muster::date vote_on{};         ///< the day of the vote: it tells who sits, where the council's members change
    handles<citation> citations{};  ///< who says that it is proposed

    friend bool operator==(const mandate&, const mandate&) = default;
};

}  // namespace muster

#endif
