#ifndef MUSTER_COUNCIL_POWER_HPP
#define MUSTER_COUNCIL_POWER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/logic/exact.hpp>
#include <muster/logic/limits.hpp>
#include <muster/vocabulary/body.hpp>

namespace muster {

namespace logic {
struct estimate;
}

/// A measure of a member's power under the rule alone, before anything is known of what members want. Two-valued: an
/// abstention counts as a vote against, a veto holder's as a veto. The two with abstention take the rule as it is; both
/// take everybody as present.
enum class power_index : std::uint8_t {
    banzhaf_absolute,
    banzhaf_normalised,
    shapley_shubik,
    johnston,
    deegan_packel,
    coleman_preventing,
    coleman_initiating,
    banzhaf_with_abstention,
    shapley_shubik_with_abstention
};

[[nodiscard]] constexpr std::array<const char*, 9> enumerator_names(power_index) noexcept {
    return {"banzhaf_absolute",   "banzhaf_normalised",      "shapley_shubik",
            "johnston",           "deegan_packel",           "coleman_preventing",
            "coleman_initiating", "banzhaf_with_abstention", "shapley_shubik_with_abstention"};
}

/// Every index there is, in order.
[[nodiscard]] std::vector<power_index> all_power_indices();

/// One index of one member: exactly, or estimated where a limit ended the counting.
struct power_value {
    std::optional<logic::rational> exact{};  ///< the index as a fraction; nothing where it is estimated
    double value = 0;                        ///< the same, rounded to the nearest double; else the estimate
    double error = 0;                        ///< the standard error of an estimate; zero where the value is exact

    power_value() = default;
    /// Exactly so much.
    power_value(logic::rational counted);
    /// About so much. Where nothing is known, one half and one half off.
    power_value(const logic::estimate& about);

    friend bool operator==(const power_value&, const power_value&) = default;
};

/// Several indices of the members of a body, or of the contributors to a thing.
struct power_table {
    /// One member by every index.
    struct row {
        std::string member{};               ///< its key
        std::vector<power_value> values{};  ///< by index

        friend bool operator==(const row&, const row&) = default;
    };
    std::string of{};                             ///< the body's name, or its key
    std::vector<power_index> indices{};           ///< in the order of the columns
    std::vector<row> members{};                   ///< in the order of the body
    logic::ended ended = logic::ended::finished;  ///< else a limit was met: what is not exact is estimated

    /// One value. Throws `errc::unknown_key` for who is no member, and `errc::not_defined` for an index not asked for.
    [[nodiscard]] const power_value& of_member(std::string_view member, power_index index) const;

    friend bool operator==(const power_table&, const power_table&) = default;
};

/// Several indices of every member of a body, on a day, or on any where the members do not change. Exactly, as long as
/// the limits allow; what they do not allow is estimated from random votes, and `ended` says by which limit. The cost
/// is in the number of sums of weights that have to be told apart: milliseconds for 193 equal members, or for 28 of
/// weights as different as populations; a second or two for the index of Johnston of those. Throws what `seated` does.
[[nodiscard]] power_table power(const body& b, std::vector<power_index> indices = all_power_indices(), date day = {},
                                const logic::limits& allowed = {});

/// Coleman's power of a collectivity to act: the share of all coalitions that adopt. Throws what `power` does.
[[nodiscard]] power_value power_to_act(const body& b, date day = {}, const logic::limits& allowed = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/council/impl/power.hpp>
#endif

#endif
