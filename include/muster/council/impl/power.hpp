#ifndef MUSTER_COUNCIL_IMPL_POWER_HPP
#define MUSTER_COUNCIL_IMPL_POWER_HPP

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/council/game.hpp>
#include <muster/council/power.hpp>
#include <muster/logic/power_estimate.hpp>
#include <muster/logic/power_index.hpp>
#include <muster/logic/ternary_power.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster {

MUSTER_INLINE power_value::power_value(logic::rational counted)
    : exact{std::move(counted)}, value{static_cast<double>(*exact)} {}

MUSTER_INLINE power_value::power_value(const logic::estimate& about) : value{about.value}, error{about.error} {}

MUSTER_INLINE const power_value& power_table::of_member(std::string_view member, power_index index) const {
    const auto column = std::find(indices.begin(), indices.end(), index);
    if (column == indices.end())
        boost::throw_exception(
            error(errc::not_defined, {}, std::string{"the index "} + to_string(index) + " was not asked for"));
    for (const row& r : members)
        if (r.member == member) return r.values[static_cast<std::size_t>(column - indices.begin())];
    boost::throw_exception(error(errc::unknown_key, std::string{member}, std::string{member} + " is no member"));
}

namespace detail {

/// The indices of a game by kind of member. What they are made of is counted, or drawn, once.
class game_power {
public:
    /// The time runs from here; each count may hold as many nodes as the limits say.
    game_power(logic::voting_game game, const logic::limits& allowed) : game_{std::move(game)}, allowed_{allowed} {}

    [[nodiscard]] std::vector<power_value> of(power_index index) {
        using logic::sampled_coalitions;
        using logic::sampled_roll_calls;
        const auto by_coalitions = [&](auto exact, auto about) {
            return chosen(
                coalitions_, [&] { return logic::count_coalitions(game_, allowed_); }, exact, drawn_, about);
        };
        const auto by_votes = [&](auto exact, auto about) {
            return chosen(
                votes_, [&] { return logic::count_ternary(game_, allowed_); }, exact, called_, about);
        };
        const auto itself = [](const std::vector<logic::rational>& values) { return values; };
        switch (index) {
            case power_index::banzhaf_absolute:
                return by_coalitions(logic::banzhaf_absolute, &sampled_coalitions::banzhaf_absolute);
            case power_index::banzhaf_normalised:
                return by_coalitions([&](const auto& counts) { return logic::banzhaf_normalised(game_, counts); },
                                     &sampled_coalitions::banzhaf_normalised);
            case power_index::shapley_shubik:
                return by_coalitions(logic::shapley_shubik, &sampled_coalitions::shapley_shubik);
            case power_index::johnston:
                return chosen(
                    johnston_, [&] { return logic::johnston(game_, allowed_); }, itself, drawn_,
                    &sampled_coalitions::johnston);
            case power_index::deegan_packel:
                return chosen(
                    packel_, [&] { return logic::deegan_packel(game_, allowed_); }, itself, drawn_,
                    &sampled_coalitions::deegan_packel);
            case power_index::coleman_preventing:
                return by_coalitions(logic::coleman_preventing, &sampled_coalitions::coleman_preventing);
            case power_index::coleman_initiating:
                return by_coalitions(logic::coleman_initiating, &sampled_coalitions::coleman_initiating);
            case power_index::banzhaf_with_abstention:
                return by_votes(logic::ternary_banzhaf, &sampled_roll_calls::banzhaf);
            case power_index::shapley_shubik_with_abstention:
                return by_votes(logic::ternary_shapley_shubik, &sampled_roll_calls::shapley_shubik);
        }
        return {};
    }
    [[nodiscard]] power_value to_act() {
        const auto one = [](auto value) { return std::vector{std::move(value)}; };
        return chosen(
                   coalitions_, [&] { return logic::count_coalitions(game_, allowed_); },
                   [&](const auto& counts) { return one(logic::power_to_act(counts)); }, drawn_,
                   [&](const auto& drawn) { return one(drawn.power_to_act()); })
            .front();
    }
    /// How the counting ended: by the first limit that was met, if any.
    [[nodiscard]] logic::ended ended() const noexcept { return ended_; }

private:
    template <class T>
    using counted = std::optional<logic::attempt<T>>;

    template <class Counts, class Count, class Exact, class Drawn, class About>
    [[nodiscard]] std::vector<power_value> chosen(counted<Counts>& counts, Count count, Exact exact,
                                                  std::optional<Drawn>& drawn, About about) {
        if (!counts) counts = logic::attempt_to(count);
        if (*counts) {
            const std::vector<logic::rational> values = exact(**counts);
            return {values.begin(), values.end()};
        }
        if (ended_ == logic::ended::finished) ended_ = counts->reason();
        if (!drawn) drawn.emplace(game_);
        const std::vector<logic::estimate> values = std::invoke(about, *drawn);
        return {values.begin(), values.end()};
    }

    logic::voting_game game_;
    logic::budget allowed_;
    logic::ended ended_ = logic::ended::finished;
    counted<logic::coalition_counts> coalitions_{};
    counted<logic::ternary_counts> votes_{};
    counted<std::vector<logic::rational>> johnston_{}, packel_{};
    std::optional<logic::sampled_coalitions> drawn_{};
    std::optional<logic::sampled_roll_calls> called_{};
};

}  // namespace detail

MUSTER_INLINE std::vector<power_index> all_power_indices() {
    std::vector<power_index> result;
    for (std::size_t i = 0; i < enumerator_names(power_index{}).size(); ++i)
        result.push_back(static_cast<power_index>(i));
    return result;
}

MUSTER_INLINE power_table power(const body& b, std::vector<power_index> indices, date day,
                                const logic::limits& allowed) {
    const body_game g = game_of(b, day);
    power_table result{.of = b.name.empty() ? b.key : b.name, .indices = std::move(indices)};
    for (const auto& [member, kind] : g.kind_of) result.members.push_back({member, {}});
    detail::game_power by_kind{g.game, allowed};
    for (const power_index index : result.indices) {
        const std::vector<power_value> values = by_kind.of(index);
        for (std::size_t i = 0; i < result.members.size(); ++i)
            result.members[i].values.push_back(values[g.kind_of[i].second]);
    }
    result.ended = by_kind.ended();
    return result;
}

MUSTER_INLINE power_value power_to_act(const body& b, date day, const logic::limits& allowed) {
    return detail::game_power{game_of(b, day).game, allowed}.to_act();
}

}  // namespace muster

#endif
