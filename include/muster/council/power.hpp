#ifndef MUSTER_COUNCIL_POWER_HPP
#define MUSTER_COUNCIL_POWER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/council/game.hpp>
#include <muster/logic/power_index.hpp>
#include <muster/logic/ternary_power.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster {

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

/// How powerful one member is.
struct member_power {
    std::string member{};     ///< its key in the body
    logic::rational exact{};  ///< the index as a fraction
    double value = 0;         ///< the same, rounded to the nearest double

    friend bool operator==(const member_power&, const member_power&) = default;
};

/// The index of every kind of member of a game, exactly.
[[nodiscard]] inline std::vector<logic::rational> power(const logic::voting_game& game, power_index index) {
    switch (index) {
        case power_index::banzhaf_absolute:
            return logic::banzhaf_absolute(logic::count_coalitions(game));
        case power_index::banzhaf_normalised:
            return logic::banzhaf_normalised(game, logic::count_coalitions(game));
        case power_index::shapley_shubik:
            return logic::shapley_shubik(logic::count_coalitions(game));
        case power_index::johnston:
            return logic::johnston(game);
        case power_index::deegan_packel:
            return logic::deegan_packel(game);
        case power_index::coleman_preventing:
            return logic::coleman_preventing(logic::count_coalitions(game));
        case power_index::coleman_initiating:
            return logic::coleman_initiating(logic::count_coalitions(game));
        case power_index::banzhaf_with_abstention:
            return logic::ternary_banzhaf(logic::count_ternary(game));
        case power_index::shapley_shubik_with_abstention:
            return logic::ternary_shapley_shubik(logic::count_ternary(game));
    }
    return {};
}

/// The index of every member of a body, exactly, in the order of the members: on a day, or on any where the members do
/// not change. Throws what `seated` does, and `errc::too_large` where weights times members exceed 62 bits. The cost is
/// in the number of different sums of weights, not of coalitions: 193 equal members take milliseconds.
[[nodiscard]] inline std::vector<member_power> power(const body& b, power_index index, date day = {}) {
    const body_game g = game_of(b, day);
    const std::vector<logic::rational> by_kind = power(g.game, index);
    std::vector<member_power> result;
    for (const auto& [member, kind] : g.kind_of)
        result.push_back({.member = member, .exact = by_kind[kind], .value = static_cast<double>(by_kind[kind])});
    return result;
}

/// Several indices of the members of a body, or of the contributors to a thing.
struct power_table {
    /// One member by every index.
    struct row {
        std::string member{};                   ///< its key in the body
        std::vector<logic::rational> values{};  ///< by index

        friend bool operator==(const row&, const row&) = default;
    };
    std::string of{};                    ///< the body's name, or its key
    std::vector<power_index> indices{};  ///< in the order of the columns
    std::vector<row> members{};          ///< in the order of the body

    friend bool operator==(const power_table&, const power_table&) = default;
};

/// Every index there is, in order.
[[nodiscard]] inline std::vector<power_index> all_power_indices() {
    std::vector<power_index> result;
    for (std::size_t i = 0; i < enumerator_names(power_index{}).size(); ++i)
        result.push_back(static_cast<power_index>(i));
    return result;
}

/// Several indices of every member of a body, as a table; by default all there are. Throws what `power` does.
[[nodiscard]] inline power_table power_table_of(const body& b, std::vector<power_index> indices = all_power_indices(),
                                                date day = {}) {
    const body_game g = game_of(b, day);
    power_table result{b.name.empty() ? b.key : b.name, std::move(indices), {}};
    for (const auto& [member, kind] : g.kind_of) result.members.push_back({member, {}});
    for (const power_index index : result.indices) {
        const std::vector<logic::rational> by_kind = power(g.game, index);
        for (std::size_t i = 0; i < result.members.size(); ++i)
            result.members[i].values.push_back(by_kind[g.kind_of[i].second]);
    }
    return result;
}

/// Coleman's power of a collectivity to act: the part of all coalitions that adopt. Throws what `power` does.
[[nodiscard]] inline logic::rational power_to_act(const body& b, date day = {}) {
    return logic::power_to_act(logic::count_coalitions(game_of(b, day).game));
}

}  // namespace muster

#endif
