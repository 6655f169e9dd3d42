#ifndef MUSTER_LOGIC_POWER_ESTIMATE_HPP
#define MUSTER_LOGIC_POWER_ESTIMATE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include <muster/logic/vote_space.hpp>
#include <muster/logic/voting_game.hpp>

/// Power indices from random coalitions and roll-calls, for games that are too large to count. Always the same ones:
/// the same game has the same estimates. The work is bounded: some milliseconds.
namespace muster::logic {

/// A value that was estimated. Where nothing is known, it is one half and one half off: all indices are from 0 to 1.
struct estimate {
    double value = 0.5;  ///< the estimate
    double error = 0.5;  ///< its standard error; never zero

    friend bool operator==(const estimate&, const estimate&) = default;
};

namespace detail {

/// Each estimate is made in so many parts; how far they lie apart tells the error.
inline constexpr std::size_t batches = 32;
/// How many votes are looked at, about.
inline constexpr std::size_t votes_looked_at = std::size_t{1} << 20;

/// One number for each batch.
using batch_values = std::array<double, batches>;

/// The quotient of two sums, each in parts. Unknown where a part of the divisor is zero.
[[nodiscard]] inline estimate quotient(const batch_values& dividend, const batch_values& divisor, double least_error) {
    if (std::any_of(divisor.begin(), divisor.end(), [](double d) { return !(d > 0); })) return {};
    estimate result;
    result.value =
        std::accumulate(dividend.begin(), dividend.end(), 0.0) / std::accumulate(divisor.begin(), divisor.end(), 0.0);
    double spread = 0;
    for (std::size_t b = 0; b < batches; ++b) {
        const double off = dividend[b] / divisor[b] - result.value;
        spread += off * off;
    }
    result.error = (std::max)(std::sqrt(spread / (batches * (batches - 1.0))), least_error);
    return result;
}
/// The mean of the parts.
[[nodiscard]] inline estimate mean(const batch_values& parts, double least_error) {
    batch_values ones{};
    ones.fill(1);
    return quotient(parts, ones, least_error);
}

/// The kind of each member of a game.
[[nodiscard]] inline std::vector<std::size_t> kind_of_each(const voting_game& game) {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < game.kinds(); ++k) result.insert(result.end(), game.members[k], k);
    return result;
}

/// In a random order, by Fisher and Yates; unlike `std::shuffle` the same with every library.
inline void shuffle(std::vector<std::size_t>& members, std::mt19937_64& random) {
    for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[random() % i]);
}

}  // namespace detail

/// The indices of the two-valued game, from random coalitions: as many of each size, so that rare sizes are seen too.
class sampled_coalitions {
public:
    /// Draws them.
    explicit sampled_coalitions(const voting_game& game) : game_{game}, parts_(game.kinds()) {
        const counting::vote_space space{game, counting::two_valued};
        const std::vector<std::size_t> kind_of = detail::kind_of_each(game);
        const std::size_t n = kind_of.size();
        const std::size_t of_size =
            (std::max)(detail::votes_looked_at / (detail::batches * n * (n + 1)), std::size_t{1});
        least_error_ = 1 / static_cast<double>(detail::batches * of_size * (n + 1));
        std::mt19937_64 random{n};
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<std::int64_t> sums(space.width());
        std::vector<std::size_t> critical;
        for (std::size_t b = 0; b < detail::batches; ++b) {
            double log_share = -static_cast<double>(n) * std::log(2.0);  // of all coalitions, those of the size
            for (std::size_t size = 0; size <= n; ++size) {
                const double weight = std::exp(log_share) / static_cast<double>(of_size);
                for (std::size_t draw = 0; draw < of_size; ++draw) {
                    detail::shuffle(order, random);
                    std::fill(sums.begin(), sums.end(), 0);
                    for (std::size_t i = 0; i < size; ++i)
                        for (std::size_t c = 0; c < space.coordinates(); ++c)
                            sums[c + 1] += space.adds(kind_of[order[i]], 1, c);
                    if (!space.is_adopted(sums)) continue;
                    winning_[b] += weight;
                    critical.clear();
                    for (std::size_t i = 0; i < size; ++i)
                        if (!space.is_adopted_after(sums, kind_of[order[i]], 1, 0))
                            critical.push_back(kind_of[order[i]]);
                    for (const std::size_t k : critical) {
                        const double one = weight / game.members[k];
                        parts_[k].critical[b] += one;
                        parts_[k].shapley[b] += 1 / static_cast<double>(size * of_size * game.members[k]);
                        parts_[k].johnston[b] += one / static_cast<double>(critical.size());
                        if (critical.size() == size) parts_[k].packel[b] += one / static_cast<double>(size);
                    }
                }
                if (size < n) log_share += std::log(static_cast<double>(n - size) / static_cast<double>(size + 1));
            }
        }
    }

    /// As the functions of these names, for one member of each kind.
    [[nodiscard]] std::vector<estimate> banzhaf_absolute() const {
        return of_each([&](const kind_parts& k) {
            estimate result = detail::mean(k.critical, least_error_);
            result.value *= 2;
            result.error *= 2;
            return result;
        });
    }
    /// The normalised Banzhaf index of every kind.
    [[nodiscard]] std::vector<estimate> banzhaf_normalised() const { return part_of_all(&kind_parts::critical); }
    /// The index of Shapley and Shubik of every kind.
    [[nodiscard]] std::vector<estimate> shapley_shubik() const {
        return of_each([&](const kind_parts& k) { return detail::mean(k.shapley, least_error_); });
    }
    /// Coleman's power to prevent action of every kind.
    [[nodiscard]] std::vector<estimate> coleman_preventing() const {
        return of_each([&](const kind_parts& k) { return detail::quotient(k.critical, winning_, least_error_); });
    }
    /// Coleman's power to initiate action of every kind.
    [[nodiscard]] std::vector<estimate> coleman_initiating() const {
        detail::batch_values losing{};
        for (std::size_t b = 0; b < detail::batches; ++b) losing[b] = 1 - winning_[b];
        return of_each([&](const kind_parts& k) { return detail::quotient(k.critical, losing, least_error_); });
    }
    /// The index of Johnston of every kind.
    [[nodiscard]] std::vector<estimate> johnston() const { return part_of_all(&kind_parts::johnston); }
    /// The index of Deegan and Packel of every kind.
    [[nodiscard]] std::vector<estimate> deegan_packel() const { return part_of_all(&kind_parts::packel); }
    /// The share of all coalitions that win.
    [[nodiscard]] estimate power_to_act() const { return detail::mean(winning_, least_error_); }

private:
    // Sums over coalitions, each counting for its part of all coalitions; in shapley, of all orders.
    struct kind_parts {
        detail::batch_values critical{}, shapley{}, johnston{}, packel{};
    };

    template <class Of>
    [[nodiscard]] std::vector<estimate> of_each(Of of) const {
        std::vector<estimate> result;
        for (const kind_parts& k : parts_) result.push_back(of(k));
        return result;
    }
    [[nodiscard]] std::vector<estimate> part_of_all(detail::batch_values kind_parts::*what) const {
        detail::batch_values all{};
        for (std::size_t k = 0; k < parts_.size(); ++k)
            for (std::size_t b = 0; b < detail::batches; ++b) all[b] += (parts_[k].*what)[b] * game_.members[k];
        return of_each([&](const kind_parts& k) { return detail::quotient(k.*what, all, least_error_); });
    }

    voting_game game_;
    std::vector<kind_parts> parts_;
    detail::batch_values winning_{};
    double least_error_ = 0;
};

/// The indices of the game with abstention, from random roll-calls.
class sampled_roll_calls {
public:
    /// Draws them.
    explicit sampled_roll_calls(const voting_game& game) : swings_(game.kinds()), pivots_(game.kinds()) {
        const counting::vote_space space{game, counting::three_valued};
        const std::vector<std::size_t> kind_of = detail::kind_of_each(game);
        const std::size_t n = kind_of.size();
        const std::size_t calls = (std::max)(detail::votes_looked_at / (detail::batches * n), std::size_t{1});
        least_error_ = 1 / static_cast<double>(detail::batches * calls);
        std::mt19937_64 random{n};
        std::vector<std::size_t> order(n), vote(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<std::int64_t> low(space.width()), high(space.width());
        const auto move = [&](std::vector<std::int64_t>& sums, std::size_t member, std::size_t from, std::size_t to) {
            for (std::size_t c = 0; c < space.coordinates(); ++c)
                sums[c + 1] += space.adds(kind_of[member], to, c) - space.adds(kind_of[member], from, c);
        };
        const auto is_settled = [&] { return space.is_adopted(low) == space.is_adopted(high); };
        for (std::size_t b = 0; b < detail::batches; ++b)
            for (std::size_t call = 0; call < calls; ++call) {
                detail::shuffle(order, random);
                for (std::size_t& v : vote) v = random() % space.options();
                std::fill(low.begin(), low.end(), 0);
                std::fill(high.begin(), high.end(), 0);
                for (std::size_t i = 0; i < n; ++i) move(high, i, 0, 2);
                for (std::size_t at = 0; at < n && !is_settled(); ++at) {
                    const std::size_t i = order[at];
                    move(low, i, 0, vote[i]);
                    move(high, i, 2, vote[i]);
                    if (is_settled())
                        pivots_[kind_of[i]][b] += 1 / static_cast<double>(calls * game.members[kind_of[i]]);
                }
                std::fill(low.begin(), low.end(), 0);
                for (std::size_t i = 0; i < n; ++i) move(low, i, 0, vote[i]);
                for (std::size_t i = 0; i < n; ++i)
                    if (!space.is_adopted_after(low, kind_of[i], vote[i], 0) &&
                        space.is_adopted_after(low, kind_of[i], vote[i], 2))
                        swings_[kind_of[i]][b] += 1 / static_cast<double>(calls * game.members[kind_of[i]]);
            }
    }

    /// As `ternary_banzhaf`.
    [[nodiscard]] std::vector<estimate> banzhaf() const { return means(swings_); }
    /// As `ternary_shapley_shubik`.
    [[nodiscard]] std::vector<estimate> shapley_shubik() const { return means(pivots_); }

private:
    [[nodiscard]] std::vector<estimate> means(const std::vector<detail::batch_values>& of_kinds) const {
        std::vector<estimate> result;
        for (const detail::batch_values& parts : of_kinds) result.push_back(detail::mean(parts, least_error_));
        return result;
    }

    std::vector<detail::batch_values> swings_, pivots_;
    double least_error_ = 0;
};

}  // namespace muster::logic

#endif
