#ifndef MUSTER_TESTS_ORACLES_VOTING_ORACLE_HPP
#define MUSTER_TESTS_ORACLES_VOTING_ORACLE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include <muster/logic/voting_game.hpp>

/// Everything by trying all coalitions, all orders, all ways to vote: slow, and sharing no code with the library but
/// the description of a game.
namespace oracle {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using muster::logic::voting_game;

/// 0 against, 1 abstaining, 2 in favour; one entry a member.
using profile = std::vector<int>;

class enumeration {
public:
    explicit enumeration(const voting_game& game) : game_{game} {
        for (std::size_t k = 0; k < game.members.size(); ++k)
            for (std::uint32_t m = 0; m < game.members[k]; ++m) kind_.push_back(k);
    }
    [[nodiscard]] std::size_t size() const { return kind_.size(); }
    [[nodiscard]] std::size_t kind(std::size_t member) const { return kind_[member]; }
    /// A member of each kind.
    [[nodiscard]] std::vector<std::size_t> representatives() const {
        std::vector<std::size_t> result;
        for (std::size_t i = 0; i < size(); ++i)
            if (i == 0 || kind_[i] != kind_[i - 1]) result.push_back(i);
        return result;
    }
    [[nodiscard]] bool adopted(const profile& votes) const {
        for (const auto& quotas : game_.adopted_when) {
            bool reached = true;
            for (const auto& quota : quotas) {
                std::int64_t sum = 0;
                for (std::size_t i = 0; i < size(); ++i) {
                    const auto& w = quota.weights[kind_[i]];
                    sum += votes[i] == 2 ? w.in_favour : votes[i] == 1 ? w.abstaining : w.against;
                }
                if (sum < quota.at_least) reached = false;
            }
            if (reached) return true;
        }
        return false;
    }
    template <class Visit>
    void for_each_profile(bool with_abstention, Visit visit) const {
        profile votes(size(), 0);
        for (;;) {
            visit(votes);
            std::size_t i = 0;
            for (; i < size(); ++i) {
                votes[i] += with_abstention ? 1 : 2;
                if (votes[i] <= 2) break;
                votes[i] = 0;
            }
            if (i == size()) return;
        }
    }
    [[nodiscard]] bool adopted_with(profile votes, std::size_t i, int vote) const {
        votes[i] = vote;
        return adopted(votes);
    }

private:
    voting_game game_;
    std::vector<std::size_t> kind_{};
};

struct two_valued_answers {
    cpp_int winning{}, minimal_winning{}, minimal_blocking{};
    std::vector<cpp_int> critical{};
    std::vector<cpp_rational> johnston{}, deegan_packel{}, shapley_shubik{};
};

/// The orders of the members are tried only where `with_orders`.
inline two_valued_answers enumerate_two_valued(const voting_game& game, bool with_orders) {
    const enumeration all{game};
    const std::size_t n = all.size();
    std::vector<cpp_int> critical(n);
    std::vector<cpp_rational> johnston(n), packel(n), shapley(n);
    two_valued_answers result;
    all.for_each_profile(false, [&](const profile& votes) {
        if (!all.adopted(votes)) {
            bool maximal = true;
            for (std::size_t i = 0; i < n; ++i)
                if (votes[i] == 0 && !all.adopted_with(votes, i, 2)) maximal = false;
            if (maximal) ++result.minimal_blocking;
            return;
        }
        ++result.winning;
        std::vector<std::size_t> decisive;
        std::size_t members = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (votes[i] != 2) continue;
            ++members;
            if (!all.adopted_with(votes, i, 0)) decisive.push_back(i);
        }
        for (const std::size_t i : decisive) {
            ++critical[i];
            johnston[i] += cpp_rational{1, decisive.size()};
        }
        if (decisive.size() != members) return;
        ++result.minimal_winning;
        for (const std::size_t i : decisive) packel[i] += cpp_rational{1, members};
    });
    cpp_rational shared = 0;
    for (const auto& value : johnston) shared += value;
    if (with_orders) {
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        cpp_int orders = 0;
        do {
            ++orders;
            profile votes(n, 0);
            bool before = all.adopted(votes);
            for (const std::size_t i : order) {
                votes[i] = 2;
                const bool after = all.adopted(votes);
                if (after && !before) shapley[i] += 1;
                before = after;
            }
        } while (std::next_permutation(order.begin(), order.end()));
        for (auto& value : shapley) value /= cpp_rational{orders};
    }
    for (const std::size_t i : all.representatives()) {
        result.critical.push_back(critical[i]);
        result.johnston.push_back(shared == 0 ? cpp_rational{0} : cpp_rational{johnston[i] / shared});
        result.deegan_packel.push_back(result.minimal_winning == 0
                                           ? cpp_rational{0}
                                           : cpp_rational{packel[i] / cpp_rational{result.minimal_winning}});
        result.shapley_shubik.push_back(shapley[i]);
    }
    return result;
}

struct ternary_answers {
    cpp_int adopting{}, minimal_adopting{}, maximal_rejecting{};
    std::vector<cpp_int> in_favour_to_against{}, in_favour_to_abstaining{}, abstaining_to_against{};
    std::vector<cpp_rational> shapley_shubik{};
};

/// Roll-calls, all orders with all ways to vote, are tried only where `with_roll_calls`.
inline ternary_answers enumerate_ternary(const voting_game& game, bool with_roll_calls) {
    const enumeration all{game};
    const std::size_t n = all.size();
    std::vector<cpp_int> whole(n), upper(n), lower(n);
    ternary_answers result;
    all.for_each_profile(true, [&](const profile& votes) {
        const bool adopted = all.adopted(votes);
        if (adopted) ++result.adopting;
        bool extremal = true;
        for (std::size_t i = 0; i < n; ++i) {
            if (adopted && votes[i] > 0 && all.adopted_with(votes, i, votes[i] - 1)) extremal = false;
            if (!adopted && votes[i] < 2 && !all.adopted_with(votes, i, votes[i] + 1)) extremal = false;
            if (votes[i] == 2 && adopted && !all.adopted_with(votes, i, 0)) ++whole[i];
            if (votes[i] == 2 && adopted && !all.adopted_with(votes, i, 1)) ++upper[i];
            if (votes[i] == 1 && adopted && !all.adopted_with(votes, i, 0)) ++lower[i];
        }
        if (extremal) ++(adopted ? result.minimal_adopting : result.maximal_rejecting);
    });
    std::vector<std::uint64_t> pivots(n, 0);
    std::uint64_t roll_calls = 0;
    if (with_roll_calls)
        all.for_each_profile(true, [&](const profile& votes) {
            std::vector<std::size_t> order(n);
            std::iota(order.begin(), order.end(), std::size_t{0});
            do {
                ++roll_calls;
                profile least(n, 0), most(n, 2);  // those still to be called against, or in favour
                bool settled = all.adopted(least) == all.adopted(most);
                for (std::size_t at = 0; at < n && !settled; ++at) {
                    const std::size_t i = order[at];
                    least[i] = most[i] = votes[i];
                    settled = all.adopted(least) == all.adopted(most);
                    if (settled) ++pivots[i];
                }
            } while (std::next_permutation(order.begin(), order.end()));
        });
    for (const std::size_t i : all.representatives()) {
        result.in_favour_to_against.push_back(whole[i]);
        result.in_favour_to_abstaining.push_back(upper[i]);
        result.abstaining_to_against.push_back(lower[i]);
        if (with_roll_calls) result.shapley_shubik.push_back(cpp_rational{pivots[i], roll_calls});
    }
    return result;
}

/// A game of up to `most` members of one to four kinds: one to three alternatives of one to three quotas, of weights in
/// favour, shares of the votes cast, vetoes, or any monotone weights.
inline voting_game random_game(std::mt19937& random, std::uint32_t most) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    voting_game game;
    const std::size_t kinds = 1 + below(4);
    std::uint32_t left = most;
    for (std::size_t k = 0; k < kinds && left > 0; ++k) {
        game.members.push_back(1 + below((std::min)(left, 3U)));
        left -= game.members.back();
    }
    const std::size_t alternatives = 1 + below(3);
    for (std::size_t a = 0; a < alternatives; ++a) {
        game.adopted_when.emplace_back();
        const std::size_t quotas = 1 + below(3);
        for (std::size_t q = 0; q < quotas; ++q) {
            muster::logic::weighted_quota quota;
            std::int64_t lowest = 0, highest = 0;
            const std::uint32_t form = below(5);
            for (const std::uint32_t members : game.members) {
                muster::logic::vote_weights w;
                if (form == 0) w = {.against = below(2) == 0 ? -1 : 0};
                if (form == 1) w = {.against = -2, .in_favour = 1};
                if (form == 2) w = {.in_favour = below(6)};
                if (form >= 3) {
                    w.against = std::int64_t{below(7)} - 4;
                    w.abstaining = w.against + below(4);
                    w.in_favour = w.abstaining + below(4);
                }
                lowest += w.against * members;
                highest += w.in_favour * members;
                quota.weights.push_back(w);
            }
            quota.at_least = form < 2 ? 0 : lowest + below(static_cast<std::uint32_t>(highest - lowest) + 2);
            game.adopted_when.back().push_back(quota);
        }
    }
    return game;
}

/// A game of so many members, each of its own weights, up to a thousand million, with quotas in one to three measures
/// at most: half of the weight, more or less, or more in favour than against.
inline voting_game random_weighted_game(std::mt19937& random, std::uint32_t least, std::uint32_t most,
                                        std::uint32_t most_measures) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    const std::uint32_t members = least + below(most - least + 1), measures = 1 + below(most_measures);
    voting_game game{.members = std::vector<std::uint32_t>(members, 1), .adopted_when = {{}}};
    for (std::uint32_t q = 0; q < measures; ++q) {
        const bool counts_abstention = below(2) == 0;
        muster::logic::weighted_quota quota;
        std::int64_t whole = 0;
        for (std::uint32_t i = 0; i < members; ++i) {
            const std::int64_t weight = 1 + below(1'000'000'000);
            quota.weights.push_back({.against = counts_abstention ? -weight : 0, .in_favour = weight});
            whole += weight;
        }
        quota.at_least = counts_abstention ? 1 : whole / 100 * (40 + below(30));
        game.adopted_when.back().push_back(quota);
    }
    return game;
}

/// A council: a quota of votes in favour, and some members with a veto.
[[nodiscard]] inline voting_game council(std::uint32_t with_veto, std::uint32_t without, std::int64_t quota) {
    const std::array<std::size_t, 1> holders{0};
    return {.members = {with_veto, without},
            .adopted_when = {{muster::logic::votes_in_favour(2, quota), muster::logic::none_against(2, holders)}}};
}

}  // namespace oracle

#endif
