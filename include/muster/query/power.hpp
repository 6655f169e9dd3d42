#ifndef MUSTER_QUERY_POWER_HPP
#define MUSTER_QUERY_POWER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/council/power.hpp>
#include <muster/logic/coalition_polynomial.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/unfold.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// What counts as what in the game of the contributors to a thing, and what may be spent on it.
struct power_options {
    status open_counts_as = status::unmet;  ///< what is open besides the decisions of the players
    logic::limits limits{};                 ///< on the diagram of the game
};

/// The game of the contributors to a thing, such as a force: its players are the actors that can contribute, without
/// groups whose members are known. A coalition is those who decide to come; who is in it comes if the conditions of its
/// contributions hold, who is not stays out. The coalition wins when the thing is met. Everything else is as the world
/// has it.
///
/// What the world leaves open besides their decisions, such as facts and the votes of a council, counts as unmet, or as
/// met where the caller says so. Actors who only wait for each other do not come, although all are willing. What
/// happened to a contribution before (deployed, suspended) binds nobody in the game, but that it is unmet does:
/// whoever has declined or withdrawn stays out.
class contributor_game {
public:
    /// Unfolds the conditions between the players. Throws `error` for a handle or a world of another proposal, and
    /// `errc::too_large` where the limits are met first.
    contributor_game(const compiled& c, const world& w, any_handle what, const power_options& options = {}) {
        const detail::evaluation e{c, w};
        const proposal& p = e.source();
        p.check(what);
        const logic::circuit& from = c.circuit();

        // Every contribution v becomes "its player takes part, and v's own rule holds".
        std::vector<std::uint32_t> player_of(from.size(), none);
        for (const handle<actor> who : p.all<actor>()) {
            if (!p[who].members.empty()) continue;
            bool contributes = false;
            compiled::for_contributions(p, who, [&](std::uint32_t v) {
                player_of[v] = static_cast<std::uint32_t>(players_.size());
                contributes = true;
            });
            if (contributes) players_.push_back(who);
        }
        const std::uint32_t vertices = from.size(), players = static_cast<std::uint32_t>(players_.size());
        const auto own = [&](std::uint32_t number) { return vertices + players + number; };
        logic::rule_table rules;
        std::vector<std::uint32_t> contributions;
        const auto copy_rule = [&](std::uint32_t v) {
            const std::uint32_t at = from.position(v);
            if (from.is_leaf(at)) return rules.add_rule(logic::rule_table::leaf);
            rules.add_rule(from.threshold(at));
            for (std::size_t i = 0; i < from.parts(at).size(); ++i) {
                const logic::literal part = from.parts(at)[i];
                rules.add_part(logic::literal{from.original(part.position()), part.is_negated()}, from.weight(at, i));
            }
        };
        for (std::uint32_t v = 0; v < vertices; ++v) {
            if (player_of[v] == none) {
                copy_rule(v);
                continue;
            }
            rules.add_rule(2);
            rules.add_part(logic::literal{vertices + player_of[v]});
            rules.add_part(logic::literal{own(static_cast<std::uint32_t>(contributions.size()))});
            contributions.push_back(v);
        }
        for (std::uint32_t i = 0; i < players; ++i) rules.add_rule(logic::rule_table::leaf);
        for (const std::uint32_t v : contributions) copy_rule(v);
        const logic::circuit game{rules};

        std::vector<logic::setting> settings(game.size(), logic::setting::none);
        const auto settle = [&](std::uint32_t v, std::uint32_t rule) {
            const std::uint32_t at = from.position(v);
            logic::setting s = e.settings()[at];
            const bool is_open = s == logic::setting::open || (s == logic::setting::none && from.is_leaf(at));
            const node_value& value = p.graph()[v].value;
            const bool is_willingness = std::holds_alternative<decision>(value) || player_of[v] != none;
            if (is_open && is_willingness) s = logic::setting::met;
            else if (is_open) s = logic::setting_of(options.open_counts_as);
            settings[game.position(rule)] = s;
        };
        for (std::uint32_t v = 0; v < vertices; ++v)
            if (player_of[v] == none) settle(v, v);
        for (std::uint32_t i = 0; i < contributions.size(); ++i) settle(contributions[i], own(i));

        for (std::uint32_t i = 0; i < players; ++i) variables_.push_back(game.position(vertices + i));
        logic::budget budget{options.limits};
        try {
            const std::uint32_t root[] = {game.position(what.index())};
            const logic::unfolding unfolded{game, settings, root, budget};
            wins_ = logic::compile(unfolded.functions(), unfolded.lower(root[0]), budget);
        } catch (const logic::limit_reached& limit) {
            boost::throw_exception(error(errc::too_large, p.key_of(what), logic::to_string(limit.reason())));
        }
    }

    /// In order of addition.
    [[nodiscard]] const std::vector<handle<actor>>& players() const noexcept { return players_; }
    /// Whether the coalition of the players for whom `is_in(i)` wins.
    template <class Coalition>
    [[nodiscard]] bool wins(const Coalition& is_in) const {
        return wins_.holds([&](std::uint32_t variable) { return static_cast<bool>(is_in(player_of(variable))); });
    }

    /// The index of every player, exactly. Where somebody's coming stands in the way of the thing the game is not
    /// monotone, and values can be below zero; Coleman's two are then of the balance of both. Throws
    /// `errc::not_defined` for the indices by minimal or by each winning coalition (Deegan and Packel, Johnston), and
    /// those with abstention: a contributor comes or does not.
    [[nodiscard]] std::vector<logic::rational> power(power_index index) const {
        const logic::coalition_polynomials game{wins_};
        std::vector<logic::polynomial> pivotal(variables_.size());
        game.pivotal([&](std::uint32_t variable, const logic::polynomial& d) { pivotal[player_of(variable)] = d; });
        std::vector<logic::rational> result;
        if (index == power_index::shapley_shubik) {
            for (const logic::polynomial& d : pivotal) result.push_back(logic::mean_over_p(d));
            return result;
        }
        logic::rational sum = 0;
        for (const logic::polynomial& d : pivotal) {
            result.push_back(logic::at_one_half(d));
            sum += result.back();
        }
        const logic::rational winning = logic::at_one_half(game.winning());
        logic::rational whole = 1;
        switch (index) {
            case power_index::banzhaf_absolute:
                break;
            case power_index::banzhaf_normalised:
                whole = sum;
                break;
            case power_index::coleman_preventing:
                whole = winning * logic::rational{2};
                break;
            case power_index::coleman_initiating:
                whole = (logic::rational{1} - winning) * logic::rational{2};
                break;
            default:
                boost::throw_exception(error(errc::not_defined, {},
                                             std::string{"the index "} + to_string(index) +
                                                 " is not defined for contributors, who come or do not"));
        }
        for (logic::rational& value : result) value = whole == 0 ? logic::rational{0} : value / whole;
        return result;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] std::size_t player_of(std::uint32_t variable) const {
        const auto at = std::find(variables_.begin(), variables_.end(), variable);
        return static_cast<std::size_t>(at - variables_.begin());
    }

    std::vector<handle<actor>> players_{};
    std::vector<std::uint32_t> variables_{};
    logic::diagram wins_{};
};

/// The indices that `power` of contributors knows.
[[nodiscard]] inline std::vector<power_index> indices_of_contributors() {
    return {power_index::banzhaf_absolute, power_index::banzhaf_normalised, power_index::shapley_shubik,
            power_index::coleman_preventing, power_index::coleman_initiating};
}

/// How pivotal each contributor is for a thing's being met, such as a force's being deployable, with the conditions and
/// the world as they are: some indices of the `contributor_game`, exactly, by counting in one diagram. Throws what that
/// does, and `errc::too_large` where the limits are met first.
[[nodiscard]] inline power_table power(const proposal& p, const world& w, any_handle what,
                                       std::vector<power_index> indices = indices_of_contributors(),
                                       const power_options& options = {}) {
    const contributor_game game{compile(p), w, what, options};
    power_table result{.of = p.key_of(what), .indices = std::move(indices)};
    for (const handle<actor> who : game.players()) result.members.push_back({p[who].key, {}});
    for (const power_index index : result.indices) {
        const std::vector<logic::rational> values = game.power(index);
        for (std::size_t i = 0; i < values.size(); ++i) result.members[i].values.emplace_back(values[i]);
    }
    return result;
}

}  // namespace muster

#endif
