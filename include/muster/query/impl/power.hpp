#ifndef MUSTER_QUERY_IMPL_POWER_HPP
#define MUSTER_QUERY_IMPL_POWER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/core/inline.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/coalition_polynomial.hpp>
#include <muster/logic/compile.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/unfold.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/power.hpp>

namespace muster {

MUSTER_INLINE contributor_game::contributor_game(const compiled& c, const world& w, any_handle what,
                                                 const power_options& options) {
    constexpr std::uint32_t none = 0xFFFFFFFFU;
    const detail::sized_world sized{c, w, what};
    const detail::evaluation e{c, sized.world};
    const proposal& p = e.source();
    const logic::circuit& from = c.circuit();

    // Every contribution v becomes "its player takes part, and v's own rule holds".
    detail::indexed<detail::vertex, std::uint32_t> player_of(from.size(), none);
    for (const handle<actor> who : p.all<actor>()) {
        if (!p[who].members.empty()) continue;
        bool contributes = false;
        compiled::for_contributions(p, who, [&](detail::vertex v) {
            if (!e.in_force().is_mentioned(v)) return;
            player_of[v] = static_cast<std::uint32_t>(players_.size());
            contributes = true;
        });
        if (contributes) players_.push_back(who);
    }
    // In the game's rules the vertices come first, then the players, then the contributions' own rules.
    const detail::index_range<detail::vertex> vertices = detail::vertices_of(p.graph());
    const std::uint32_t players = static_cast<std::uint32_t>(players_.size());
    const auto player = [&](std::uint32_t number) { return detail::vertex{vertices.size() + number}; };
    const auto own = [&](std::uint32_t number) { return player(players + number); };
    logic::rule_table rules;
    std::vector<detail::vertex> contributions;
    const auto copy_rule = [&](detail::vertex v) {
        const logic::position at = from.position_of(v);
        rules.add_rule(from.is_leaf(at) ? logic::rule_table::leaf : from.threshold(at));
        for (std::size_t i = 0; i < from.parts(at).size(); ++i) {
            const auto part = from.parts(at)[i];
            rules.add_part(logic::literal{from.vertex_of(part.index()), part.is_negated()}, from.weight(at, i));
        }
    };
    for (const detail::vertex v : vertices) {
        if (player_of[v] == none) {
            copy_rule(v);
            continue;
        }
        rules.add_rule(2);
        rules.add_part(logic::literal{player(player_of[v])});
        rules.add_part(logic::literal{own(static_cast<std::uint32_t>(contributions.size()))});
        contributions.push_back(v);
    }
    for (std::uint32_t i = 0; i < players; ++i) rules.add_rule(logic::rule_table::leaf);
    for (const detail::vertex v : contributions) copy_rule(v);
    const logic::circuit game{rules};

    detail::indexed<logic::position, logic::setting> settings(game.size(), logic::setting::none);
    const auto settle = [&](detail::vertex v, detail::vertex rule) {
        const logic::position at = from.position_of(v);
        logic::setting s = e.settings()[at];
        const bool is_open = s == logic::setting::open || (s == logic::setting::none && from.is_leaf(at));
        const node_value& value = detail::value_of(p.graph(), v);
        const bool is_willingness = std::holds_alternative<decision>(value) || player_of[v] != none;
        if (is_open && is_willingness) s = logic::setting::met;
        else if (is_open) s = logic::setting_of(options.open_counts_as);
        settings[game.position_of(rule)] = s;
    };
    for (const detail::vertex v : vertices)
        if (player_of[v] == none) settle(v, v);
    for (std::uint32_t i = 0; i < contributions.size(); ++i) settle(contributions[i], own(i));

    for (std::uint32_t i = 0; i < players; ++i) variables_.push_back(logic::variable_of(game.position_of(player(i))));
    logic::budget budget{options.limits};
    try {
        const logic::position root[] = {game.position_of(detail::vertex_of(what))};
        const logic::unfolding unfolded{game, settings, root, budget};
        wins_ = std::make_shared<const logic::diagram>(
            logic::compile(unfolded.functions(), unfolded.lower(root[0]), budget));
    } catch (const logic::limit_reached& limit) {
        boost::throw_exception(error(errc::too_large, p.key_of(what), logic::to_string(limit.reason())));
    }
}

MUSTER_INLINE bool contributor_game::wins(const std::vector<std::uint8_t>& is_in) const {
    return wins_->holds([&](logic::variable x) { return is_in[player_of(x)] != 0; });
}

MUSTER_INLINE std::vector<logic::rational> contributor_game::power(power_index index) const {
    const logic::coalition_polynomials game{*wins_};
    std::vector<logic::polynomial> pivotal(variables_.size());
    game.pivotal([&](logic::variable x, const logic::polynomial& d) { pivotal[player_of(x)] = d; });
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
            boost::throw_exception(error(
                errc::not_defined, {},
                std::string{"the index "} + to_string(index) + " is not defined for contributors, who come or do not"));
    }
    for (logic::rational& value : result) value = whole == 0 ? logic::rational{0} : value / whole;
    return result;
}

MUSTER_INLINE std::size_t contributor_game::player_of(logic::variable x) const {
    const auto at = std::find(variables_.begin(), variables_.end(), x);
    return static_cast<std::size_t>(at - variables_.begin());
}

MUSTER_INLINE std::vector<power_index> indices_of_contributors() {
    return {power_index::banzhaf_absolute, power_index::banzhaf_normalised, power_index::shapley_shubik,
            power_index::coleman_preventing, power_index::coleman_initiating};
}

MUSTER_INLINE power_table power(const proposal& p, const world& w, any_handle what, std::vector<power_index> indices,
                                const power_options& options) {
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
