#ifndef MUSTER_LOGIC_VOTE_COUNTS_HPP
#define MUSTER_LOGIC_VOTE_COUNTS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/error.hpp>
#include <muster/logic/rational.hpp>
#include <muster/logic/voting_game.hpp>

namespace muster::logic {

/// Counting the ways to vote by generating functions: one term for each vector of sums that some way of voting reaches,
/// its coefficient the number of ways. What decides is then asked once for each term, not once for each way of voting.
namespace counting {

/// The votes that members choose from, the less favourable first.
using vote_options = std::span<std::int64_t vote_weights::*const>;
/// Against or in favour.
inline constexpr std::array<std::int64_t vote_weights::*, 2> two_valued{&vote_weights::against,
                                                                        &vote_weights::in_favour};
/// Against, abstaining or in favour.
inline constexpr std::array<std::int64_t vote_weights::*, 3> three_valued{
    &vote_weights::against, &vote_weights::abstaining, &vote_weights::in_favour};

/// A power and how often it comes.
struct term {
    std::uint64_t exponent = 0;  ///< a vector of sums in one number
    integer coefficient{};       ///< the ways of voting that reach it
};

/// A polynomial by its terms, exponents ascending, no coefficient zero.
using generating_function = std::vector<term>;

/// p times q. O(|p| |q|^2), for a q of few terms.
[[nodiscard]] inline generating_function product(const generating_function& p, const generating_function& q) {
    generating_function result;
    result.reserve(p.size() + q.size());
    std::vector<std::size_t> next(q.size(), 0);
    for (;;) {
        std::uint64_t least = (std::numeric_limits<std::uint64_t>::max)();
        for (std::size_t j = 0; j < q.size(); ++j)
            if (next[j] < p.size()) least = (std::min)(least, p[next[j]].exponent + q[j].exponent);
        if (least == (std::numeric_limits<std::uint64_t>::max)()) return result;
        result.push_back({.exponent = least});
        for (std::size_t j = 0; j < q.size(); ++j)
            if (next[j] < p.size() && p[next[j]].exponent + q[j].exponent == least)
                result.back().coefficient += p[next[j]++].coefficient * q[j].coefficient;
    }
}

/// The polynomial that times q is p, for a product p of polynomials without negative coefficients. O(|p| |q|).
[[nodiscard]] inline generating_function quotient(const generating_function& p, const generating_function& q) {
    generating_function result;
    result.reserve(p.size());
    std::vector<std::size_t> next(q.size(), 0);
    const std::uint64_t lowest = q.front().exponent;
    for (const term& t : p) {
        const std::uint64_t target = t.exponent - lowest;
        integer rest = t.coefficient;
        for (std::size_t j = 1; j < q.size(); ++j) {
            const std::uint64_t shift = q[j].exponent - lowest;
            while (next[j] < result.size() && result[next[j]].exponent + shift < target) ++next[j];
            if (next[j] < result.size() && result[next[j]].exponent + shift == target)
                rest -= result[next[j]].coefficient * q[j].coefficient;
        }
        if (rest != 0) result.push_back({.exponent = target, .coefficient = rest / q.front().coefficient});
    }
    return result;
}

/// The sums of a game's quotas, packed into one exponent, and beside them a number to count by, at most the number of
/// members: exponents add as votes do.
class vote_space {
public:
    /// Throws what `check` does, and `errc::too_large` where the sums do not fit 62 bits together.
    vote_space(const voting_game& game, vote_options options) : game_{&game}, options_{options} {
        check(game);
        integer stride = 1;
        for (const auto& quotas : game.adopted_when) {
            alternatives_.emplace_back();
            for (const weighted_quota& quota : quotas)
                alternatives_.back().push_back(
                    {.coordinate = find_or_add(quota.weights, stride), .at_least = quota.at_least});
        }
        sums_ = narrow(stride);
        (void)narrow(stride * (integer{1} + game.size()));
    }

    /// The game it was made of.
    [[nodiscard]] const voting_game& game() const noexcept { return *game_; }
    /// How many kinds of members.
    [[nodiscard]] std::size_t kinds() const noexcept { return game_->kinds(); }
    /// How many votes a member can choose from.
    [[nodiscard]] std::size_t options() const noexcept { return options_.size(); }

    /// What a member of kind k adds to the exponent by option o, over what it adds by option 0.
    [[nodiscard]] std::uint64_t exponent(std::size_t k, std::size_t o) const {
        std::uint64_t result = 0;
        for (const coordinate& c : coordinates_)
            result += c.stride * static_cast<std::uint64_t>(weight(c, k, o) - weight(c, k, 0));
        return result;
    }
    /// The exponent of one in the number to count by.
    [[nodiscard]] std::uint64_t counted_once() const noexcept { return sums_; }
    /// The number to count by, taken from an exponent.
    [[nodiscard]] std::size_t counted(std::uint64_t exponent) const {
        return static_cast<std::size_t>(exponent / sums_);
    }
    /// An exponent without the number to count by.
    [[nodiscard]] std::uint64_t without_count(std::uint64_t exponent) const { return exponent % sums_; }

    /// One member of kind k, who may choose the options of which `allowed(o)`; those of which `is_counted(o)` count.
    template <class Allowed, class IsCounted>
    [[nodiscard]] generating_function one_member(std::size_t k, Allowed allowed, IsCounted is_counted) const {
        std::map<std::uint64_t, integer> terms;
        for (std::size_t o = 0; o < options(); ++o)
            if (allowed(o)) terms[exponent(k, o) + (is_counted(o) ? counted_once() : 0)] += 1;
        generating_function result;
        for (auto& [e, coefficient] : terms) result.push_back({.exponent = e, .coefficient = std::move(coefficient)});
        return result;
    }
    /// All members of all kinds; `factor(k)` is one member of kind k.
    template <class Factor>
    [[nodiscard]] generating_function everybody(Factor factor) const {
        generating_function result{{.exponent = 0, .coefficient = 1}};
        for (std::size_t k = 0; k < kinds(); ++k) {
            const generating_function one = factor(k);
            for (std::uint32_t m = 0; m < game_->members[k]; ++m) result = product(result, one);
        }
        return result;
    }

    /// The sums that an exponent stands for; a member who is not in it counts as choosing option 0.
    void unpack(std::uint64_t exponent, std::vector<std::int64_t>& sums) const {
        sums.resize(coordinates_.size());
        exponent = without_count(exponent);
        for (std::size_t i = coordinates_.size(); i-- > 0;) {
            sums[i] = static_cast<std::int64_t>(exponent / coordinates_[i].stride) + coordinates_[i].lowest;
            exponent %= coordinates_[i].stride;
        }
    }
    /// Whether a motion with these sums is adopted.
    [[nodiscard]] bool is_adopted(const std::vector<std::int64_t>& sums) const {
        return adopted([&](std::size_t i) { return sums[i]; });
    }
    /// Whether it is adopted once a member of kind k goes over from one option to another.
    [[nodiscard]] bool is_adopted_after(const std::vector<std::int64_t>& sums, std::size_t k, std::size_t from,
                                        std::size_t to) const {
        return adopted(
            [&](std::size_t i) { return sums[i] + weight(coordinates_[i], k, to) - weight(coordinates_[i], k, from); });
    }

private:
    struct coordinate {
        const std::vector<vote_weights>* weights = nullptr;
        std::int64_t lowest = 0;
        std::uint64_t stride = 1;
    };
    struct threshold {
        std::size_t coordinate = 0;
        std::int64_t at_least = 0;
    };

    [[nodiscard]] static std::uint64_t narrow(const integer& value) {
        if (value >= (integer{1} << 62))
            boost::throw_exception(error(errc::too_large, {}, "the weights of a voting game are too large to count"));
        return static_cast<std::uint64_t>(value);
    }
    [[nodiscard]] std::int64_t weight(const coordinate& c, std::size_t k, std::size_t o) const {
        return (*c.weights)[k].*options_[o];
    }
    [[nodiscard]] std::size_t find_or_add(const std::vector<vote_weights>& weights, integer& stride) {
        for (std::size_t i = 0; i < coordinates_.size(); ++i)
            if (*coordinates_[i].weights == weights) return i;
        integer lowest = 0, range = 1;
        for (std::size_t k = 0; k < kinds(); ++k) {
            const integer least = weights[k].*options_.front();
            lowest += least * game_->members[k];
            range += (weights[k].*options_.back() - least) * game_->members[k];
        }
        (void)narrow(abs(lowest));
        coordinates_.push_back({&weights, static_cast<std::int64_t>(lowest), narrow(stride)});
        stride *= range;
        return coordinates_.size() - 1;
    }
    template <class Sum>
    [[nodiscard]] bool adopted(Sum sum) const {
        for (const auto& quotas : alternatives_)
            if (std::all_of(quotas.begin(), quotas.end(),
                            [&](const threshold& q) { return sum(q.coordinate) >= q.at_least; }))
                return true;
        return false;
    }

    const voting_game* game_;
    vote_options options_;
    std::vector<coordinate> coordinates_{};
    std::vector<std::vector<threshold>> alternatives_{};
    std::uint64_t sums_ = 1;
};

/// The sums at which a motion is adopted (or rejected), in regions: within one, the same steps of one member to the
/// next lower (higher) option change the result.
class decisive_regions {
public:
    /// `all` are all ways to vote. O(|all| kinds options quotas).
    decisive_regions(const vote_space& space, const generating_function& all, bool adopted) : space_{&space} {
        std::map<std::vector<bool>, std::vector<std::uint64_t>> found;
        std::vector<std::int64_t> sums;
        for (const term& t : all) {
            space.unpack(t.exponent, sums);
            if (space.is_adopted(sums) != adopted) continue;
            std::vector<bool> decisive(space.kinds() * space.options(), false);
            for (std::size_t k = 0; k < space.kinds(); ++k)
                for (std::size_t o = 0; o < space.options(); ++o)
                    if (o != (adopted ? 0 : space.options() - 1))
                        decisive[k * space.options() + o] =
                            space.is_adopted_after(sums, k, o, adopted ? o - 1 : o + 1) != adopted;
            found[std::move(decisive)].push_back(space.without_count(t.exponent));
        }
        for (auto& [decisive, exponents] : found) {
            std::sort(exponents.begin(), exponents.end());
            regions_.push_back({decisive, std::move(exponents)});
        }
    }
    /// How many regions.
    [[nodiscard]] std::size_t size() const noexcept { return regions_.size(); }
    /// Whether the step of a member of kind k from option o to the next changes the result in region r.
    [[nodiscard]] bool is_decisive(std::size_t r, std::size_t k, std::size_t o) const {
        return regions_[r].first[k * space_->options() + o];
    }
    /// Whether the sums of an exponent lie in region r. Logarithmic.
    [[nodiscard]] bool contains(std::size_t r, std::uint64_t exponent) const {
        const auto& exponents = regions_[r].second;
        return std::binary_search(exponents.begin(), exponents.end(), space_->without_count(exponent));
    }

private:
    const vote_space* space_;
    std::vector<std::pair<std::vector<bool>, std::vector<std::uint64_t>>> regions_{};
};

}  // namespace counting
}  // namespace muster::logic

#endif
