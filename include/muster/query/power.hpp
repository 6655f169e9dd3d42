#ifndef MUSTER_QUERY_POWER_HPP
#define MUSTER_QUERY_POWER_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <muster/council/power.hpp>
#include <muster/logic/limits.hpp>
#include <muster/query/compile.hpp>

namespace muster {

namespace logic {
class diagram;
enum class variable : std::uint32_t;
}  // namespace logic

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
    contributor_game(const compiled& c, const world& w, any_handle what, const power_options& options = {});

    /// In order of addition.
    [[nodiscard]] const std::vector<handle<actor>>& players() const noexcept { return players_; }
    /// Whether a coalition wins: the players whose places in `players` it names.
    [[nodiscard]] bool wins(const std::vector<std::uint8_t>& is_in) const;
    /// Whether the coalition of the players for whom `is_in(i)` wins.
    template <class Coalition>
    [[nodiscard]] bool wins(const Coalition& is_in) const {
        std::vector<std::uint8_t> members;
        for (std::size_t i = 0; i < players_.size(); ++i) members.push_back(is_in(i) ? 1 : 0);
        return wins(members);
    }

    /// The index of every player, exactly. Where somebody's coming stands in the way of the thing the game is not
    /// monotone, and values can be below zero; Coleman's two are then of the balance of both. Throws
    /// `errc::not_defined` for the indices by minimal or by each winning coalition (Deegan and Packel, Johnston), and
    /// those with abstention: a contributor comes or does not.
    [[nodiscard]] std::vector<logic::rational> power(power_index index) const;

private:
    [[nodiscard]] std::size_t player_of(logic::variable x) const;

    std::vector<handle<actor>> players_{};
    std::vector<logic::variable> variables_{};
    std::shared_ptr<const logic::diagram> wins_{};
};

/// The indices that `power` of contributors knows.
[[nodiscard]] std::vector<power_index> indices_of_contributors();

/// How pivotal each contributor is for a thing's being met, such as a force's being deployable, with the conditions and
/// the world as they are: some indices of the `contributor_game`, exactly, by counting in one diagram. Throws what that
/// does, and `errc::too_large` where the limits are met first.
[[nodiscard]] power_table power(const proposal& p, const world& w, any_handle what,
                                std::vector<power_index> indices = indices_of_contributors(),
                                const power_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/power.hpp>
#endif

#endif
