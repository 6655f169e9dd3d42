#ifndef MUSTER_QUERY_VALIDATE_HPP
#define MUSTER_QUERY_VALIDATE_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <muster/core/enumeration.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// How much a finding matters.
enum class severity : std::uint8_t {
    error,    ///< it contradicts itself
    warning,  ///< it is probably not what was meant
    note      ///< worth knowing
};

[[nodiscard]] constexpr std::array<const char*, 3> enumerator_names(severity) noexcept {
    return {"error", "warning", "note"};
}

/// What can be wrong with a proposal that every `add` let pass.
enum class flaw : std::uint8_t {
    replaces_other,          ///< a statement replaces one of another contributor, or on other roles
    replaced_twice,          ///< several statements replace one and the same
    never_met,               ///< unmet in every completion of the leaves, even if loops move together
    never_runs,              ///< a time that cannot begin: of what can never be met, or of an offer that has no day
    unsettled,               ///< whether it can be met was not found within the limit
    nobody_offers,           ///< a role that no pledge fills
    unit_not_needed,         ///< a statement or a report names a number in a unit that no role of its asks for
    out_of_reach,            ///< a role whose need all offers together can't reach, though each names its size
    condition_out_of_reach,  ///< a condition on numbers that all offers together can't reach, though each names its
                             ///< size
    nothing_to_count,        ///< a condition on numbers that counts what nobody offers
    no_number_needed,        ///< a role that one contributor fills, though offers to it name numbers
    side_by_side,  ///< two offers of one contributor to one role, both with numbers, of which neither replaces the
                   ///< other
    no_rule_of_adoption,  ///< a mandate that a known body adopts, and that was not put to its vote: `adopt_by_vote`
    record_contradicts,   ///< a report of a vote that came out otherwise than the rule of the body has it
    past_expiry,          ///< an event after its thing's last day, or that sets a last day before itself
    stage_backwards,      ///< a stage after one that it should come before
    not_begun,  ///< an event on a thing that has not begun: a renewal of what was not adopted, a withdrawal too early
    unsourced,  ///< a statement or an event without a source
    unreached,  ///< a precondition on which no contribution, role, mandate or force depends
    unordered   ///< an event listed after one of a later day
};

[[nodiscard]] constexpr std::array<const char*, 20> enumerator_names(flaw) noexcept {
    return {"replaces_other",      "replaced_twice",     "never_met",
            "never_runs",          "unsettled",          "nobody_offers",
            "unit_not_needed",     "out_of_reach",       "condition_out_of_reach",
            "nothing_to_count",    "no_number_needed",   "side_by_side",
            "no_rule_of_adoption", "record_contradicts", "past_expiry",
            "stage_backwards",     "not_begun",          "unsourced",
            "unreached",           "unordered"};
}

/// One thing that is wrong, or worth knowing.
struct finding {
    muster::severity severity = muster::severity::note;  ///< how bad it is
    muster::flaw flaw = muster::flaw::unreached;         ///< what it is, for programs
    any_handle on{};                                     ///< what it is about
    any_handle other{};  ///< of `replaces`: the replaced statement; of replaced_twice: who does it last
    std::optional<std::uint32_t> event{};  ///< the number of the event it is about
    origin of{};

    friend bool operator==(const finding&, const finding&) = default;
};

/// The answer of `validate`: errors, then warnings, then notes.
struct findings : answer_list<finding> {};

/// What may be spent on whether things can be met on which negation lies; what that leaves unsettled is a finding.
struct validate_options {
    std::uint64_t evaluations = 100'000;  ///< partial evaluations, in all
    logic::limits limits{};               ///< only the time counts
};

/// Everything that is wrong with a proposal, or worth knowing, beyond what every `add` refuses: errors, then warnings,
/// then notes. Linear, but for things on which negation lies.
[[nodiscard]] findings validate(const compiled& c, const validate_options& options = {});
[[nodiscard]] findings validate(const proposal& p, const validate_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/validate.hpp>
#endif

#endif
