#ifndef MUSTER_LOGIC_VOTE_SPACE_HPP
#define MUSTER_LOGIC_VOTE_SPACE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/logic/exact.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster::logic::counting {

/// The votes that members choose from, the less favourable first.
using vote_options = std::span<std::int64_t vote_weights::*const>;
/// Against or in favour.
inline constexpr std::array<std::int64_t vote_weights::*, 2> two_valued{&vote_weights::against,
                                                                        &vote_weights::in_favour};
/// Against, abstaining or in favour.
inline constexpr std::array<std::int64_t vote_weights::*, 3> three_valued{
    &vote_weights::against, &vote_weights::abstaining, &vote_weights::in_favour};

/// What a way to vote comes to: first a number to count members by, then, for each coordinate, the sum of what the
/// votes add to it. A coordinate is the sum of one quota, or of several with the same weights. A vote against adds
/// nothing to any: what all votes against add is taken off the quotas. So no sum is below zero.
using sums = std::span<const std::int64_t>;

/// For each coordinate some values above zero, ascending: sums on the same side of each need not be told apart.
using cut_lists = std::vector<std::vector<std::int64_t>>;

/// The sums of a game's quotas.
class vote_space {
public:
    /// Throws what `check` does, and `errc::too_large` where a sum can exceed 62 bits.
    vote_space(const voting_game& game, vote_options options) : game_{&game}, options_{options} {
        check(game);
        for (const auto& quotas : game.adopted_when) {
            alternatives_.emplace_back();
            for (const weighted_quota& quota : quotas) {
                const integer needed = integer{quota.at_least} - lowest(quota.weights);
                if (needed <= 0) continue;  // always reached
                const std::size_t c = find_or_add(quota.weights);
                const integer never = integer{coordinates_[c].most} + 1;
                alternatives_.back().push_back({c, static_cast<std::int64_t>((std::min)(needed, never))});
            }
        }
    }

    /// The game it was made of.
    [[nodiscard]] const voting_game& game() const noexcept { return *game_; }
    /// How many kinds of members.
    [[nodiscard]] std::size_t kinds() const noexcept { return game_->kinds(); }
    /// How many votes a member can choose from.
    [[nodiscard]] std::size_t options() const noexcept { return options_.size(); }
    /// How many different sums.
    [[nodiscard]] std::size_t coordinates() const noexcept { return coordinates_.size(); }
    /// How many numbers `sums` have.
    [[nodiscard]] std::size_t width() const noexcept { return coordinates_.size() + 1; }

    /// How many words of 64 bits hold the number of all ways to vote.
    [[nodiscard]] std::size_t words() const { return msb(pow(integer{options()}, game_->size())) / 64 + 1; }

    /// What a member of kind k adds to coordinate c by option o.
    [[nodiscard]] std::int64_t adds(std::size_t k, std::size_t o, std::size_t c) const {
        const vote_weights& w = (*coordinates_[c].weights)[k];
        return w.*options_[o] - w.*options_.front();
    }
    /// Whether a motion with these sums is adopted.
    [[nodiscard]] bool is_adopted(sums s) const {
        return adopted([&](std::size_t c) { return s[c + 1]; });
    }
    /// Whether it is adopted once a member of kind k goes over from one option to another.
    [[nodiscard]] bool is_adopted_after(sums s, std::size_t k, std::size_t from, std::size_t to) const {
        return adopted([&](std::size_t c) { return s[c + 1] + adds(k, to, c) - adds(k, from, c); });
    }
    /// Where the quotas cut the sums.
    [[nodiscard]] cut_lists quotas() const {
        cut_lists result(coordinates_.size());
        for (const auto& all : alternatives_)
            for (const threshold& q : all) result[q.coordinate].push_back(q.at_least);
        for (std::vector<std::int64_t>& cuts : result) sort_and_unite(cuts);
        return result;
    }
    /// Puts values in ascending order, each once.
    static void sort_and_unite(std::vector<std::int64_t>& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }

private:
    struct coordinate {
        const std::vector<vote_weights>* weights = nullptr;
        std::int64_t most = 0;  // that all members add
    };
    struct threshold {
        std::size_t coordinate = 0;
        std::int64_t at_least = 0;  // above zero
    };

    /// What all members add by the first option.
    [[nodiscard]] integer lowest(const std::vector<vote_weights>& weights) const {
        integer sum = 0;
        for (std::size_t k = 0; k < kinds(); ++k) sum += integer{weights[k].*options_.front()} * game_->members[k];
        return sum;
    }
    [[nodiscard]] std::size_t find_or_add(const std::vector<vote_weights>& weights) {
        for (std::size_t c = 0; c < coordinates_.size(); ++c)
            if (*coordinates_[c].weights == weights) return c;
        integer most = 0;
        for (std::size_t k = 0; k < kinds(); ++k)
            most += (integer{weights[k].*options_.back()} - weights[k].*options_.front()) * game_->members[k];
        if (most >= (integer{1} << 62))
            boost::throw_exception(error(errc::too_large, {}, "the weights of a voting game are too large to count"));
        coordinates_.push_back({&weights, static_cast<std::int64_t>(most)});
        return coordinates_.size() - 1;
    }
    template <class Sum>
    [[nodiscard]] bool adopted(Sum sum) const {
        for (const auto& quotas : alternatives_) {
            bool all = true;
            for (const threshold& q : quotas) all = all && sum(q.coordinate) >= q.at_least;
            if (all) return true;
        }
        return false;
    }

    const voting_game* game_;
    vote_options options_;
    std::vector<coordinate> coordinates_{};
    std::vector<std::vector<threshold>> alternatives_{};
};

}  // namespace muster::logic::counting

#endif
