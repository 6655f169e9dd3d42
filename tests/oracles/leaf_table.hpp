#ifndef MUSTER_TESTS_ORACLES_LEAF_TABLE_HPP
#define MUSTER_TESTS_ORACLES_LEAF_TABLE_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <oracles/naive.hpp>

/// Sets, probabilities and importance by definition: from the status of a thing under every assignment of the leaves.
namespace naive {

/// The rules that some things rest on, with fewer numbers; what is cut loses its parts.
class part_of_system {
public:
    part_of_system(const system& s, const std::vector<std::size_t>& roots) : number_(s.size(), none) {
        for (const std::size_t root : roots) reach(root);
        for (std::size_t i = 0; i < members_.size(); ++i)
            if (!s.is_fixed(members_[i]))
                for (const part& p : s.rules[members_[i]].parts) reach(p.of);
        for (const std::size_t v : members_) {
            rule r = s.rules[v];
            if (s.is_fixed(v)) r.parts.clear();
            for (part& p : r.parts) p.of = number_[p.of];
            result.set[result.add(std::move(r))] = s.set[v];
        }
    }
    system result{};

    /// What a thing is in the result; nothing where it is not in it.
    [[nodiscard]] std::optional<std::size_t> number_of(std::size_t v) const {
        if (number_[v] == none) return std::nullopt;
        return number_[v];
    }
    [[nodiscard]] const std::vector<std::size_t>& members() const { return members_; }

private:
    static constexpr std::size_t none = ~std::size_t{0};
    void reach(std::size_t v) {
        if (number_[v] != none) return;
        number_[v] = members_.size();
        members_.push_back(v);
    }

    std::vector<std::size_t> number_, members_{};
};

/// The status of some things under every assignment of all open leaves below them.
class leaf_table {
public:
    leaf_table(const system& s, const std::vector<std::size_t>& things, bool move_together = false) {
        const part_of_system below{s, things};
        system now = below.result;
        std::vector<std::size_t> open;
        for (std::size_t v = 0; v < now.size(); ++v)
            if (now.is_open_leaf(v)) {
                open.push_back(v);
                leaves_.push_back(below.members()[v]);
            }
        statuses_.resize(things.size());
        for (std::uint64_t bits = 0; bits < size(); ++bits) {
            for (std::size_t i = 0; i < open.size(); ++i)
                now.set[open[i]] = (bits >> i & 1) != 0 ? status::met : status::unmet;
            std::vector<status> all;
            if (move_together)
                for (const bool holds : moving_together(now)) all.push_back(holds ? status::met : status::unmet);
            else all = well_founded(now);
            for (std::size_t k = 0; k < things.size(); ++k) statuses_[k].push_back(all[*below.number_of(things[k])]);
        }
    }

    [[nodiscard]] static std::size_t open_leaves(const system& s, const std::vector<std::size_t>& things) {
        const part_of_system below{s, things};
        std::size_t count = 0;
        for (std::size_t v = 0; v < below.result.size(); ++v) count += below.result.is_open_leaf(v) ? 1 : 0;
        return count;
    }

    /// The leaves by number of bit.
    [[nodiscard]] const std::vector<std::size_t>& leaves() const { return leaves_; }
    [[nodiscard]] std::uint64_t size() const { return std::uint64_t{1} << leaves_.size(); }
    /// The status of thing number `k` where the leaves of these bits are met.
    [[nodiscard]] status at(std::size_t k, std::uint64_t bits) const { return statuses_[k][bits]; }
    /// Where the thing has a status.
    [[nodiscard]] std::vector<bool> where(std::size_t k, status s) const {
        std::vector<bool> result;
        for (const status each : statuses_[k]) result.push_back(each == s);
        return result;
    }

private:
    std::vector<std::size_t> leaves_{};
    std::vector<std::vector<status>> statuses_{};
};

/// What a set of changes names, and what it makes of it: bits by leaf.
struct change_bits {
    std::uint64_t named = 0, met = 0;

    [[nodiscard]] bool is_part_of(change_bits other) const {
        return (named & ~other.named) == 0 && (other.met & named) == met;
    }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::popcount(named)); }
    friend auto operator<=>(const change_bits&, const change_bits&) = default;
};

/// The minimal changes to what is known that make a function of n leaves true whatever the open leaves are, those not
/// named being as known: of all sets of changes those that do so and have no proper part that does.
[[nodiscard]] inline std::set<change_bits> minimal_changes(const std::vector<bool>& function,
                                                           const std::vector<status>& known) {
    const std::size_t n = known.size();
    std::vector<change_bits> candidates{{}};
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        for (std::size_t k = candidates.size(); k-- > 0;) {
            if (known[i] != status::met) candidates.push_back({candidates[k].named | bit, candidates[k].met | bit});
            if (known[i] != status::unmet) candidates.push_back({candidates[k].named | bit, candidates[k].met});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](change_bits a, change_bits b) { return a.size() < b.size(); });
    std::set<change_bits> result;
    for (const change_bits c : candidates) {
        bool is_minimal = true;
        for (const change_bits& smaller : result) is_minimal = is_minimal && !smaller.is_part_of(c);
        for (std::uint64_t bits = 0; is_minimal && bits < function.size(); ++bits) {
            bool agrees = true;
            for (std::size_t i = 0; i < n; ++i) {
                const bool value = (bits >> i & 1) != 0;
                if ((c.named >> i & 1) != 0) agrees = agrees && value == ((c.met >> i & 1) != 0);
                else if (known[i] != status::open) agrees = agrees && value == (known[i] == status::met);
            }
            if (agrees && !function[bits]) is_minimal = false;
        }
        if (is_minimal) result.insert(c);
    }
    return result;
}

/// The probability that a function holds, each leaf being met with its own.
[[nodiscard]] inline double probability(const std::vector<bool>& function, const std::vector<double>& of) {
    double sum = 0;
    for (std::uint64_t bits = 0; bits < function.size(); ++bits) {
        if (!function[bits]) continue;
        double p = 1;
        for (std::size_t i = 0; i < of.size(); ++i) p *= (bits >> i & 1) != 0 ? of[i] : 1 - of[i];
        sum += p;
    }
    return sum;
}

/// The measures of one leaf, each by its definition.
struct measures {
    bool matters = false;  ///< the function hinges on the leaf for some values of the others
    double birnbaum = 0, criticality = 0, fussell_vesely = 0, risk_achievement_worth = 0, risk_reduction_worth = 0;
};

[[nodiscard]] inline std::vector<measures> importance(const std::vector<bool>& function,
                                                      const std::vector<double>& of) {
    std::vector<measures> result;
    const double whole = probability(function, of);
    const auto ratio = [](double a, double b) {
        return b != 0   ? a / b
               : a != 0 ? std::numeric_limits<double>::infinity()
                        : std::numeric_limits<double>::quiet_NaN();
    };
    const std::set<change_bits> primes = minimal_changes(function, std::vector<status>(of.size(), status::open));
    for (std::size_t i = 0; i < of.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        std::vector<double> on = of, off = of;
        on[i] = 1;
        off[i] = 0;
        measures m;
        for (std::uint64_t bits = 0; bits < function.size(); ++bits)
            m.matters = m.matters || function[bits] != function[bits ^ bit];
        const double with = probability(function, on), without = probability(function, off);
        m.birnbaum = with - without;
        m.criticality = ratio(of[i] * m.birnbaum, whole);
        m.risk_achievement_worth = ratio(with, whole);
        m.risk_reduction_worth = ratio(whole, without);
        std::vector<bool> by_sets(function.size(), false);
        for (const change_bits& prime : primes)
            if ((prime.met & bit) != 0)
                for (std::uint64_t bits = 0; bits < function.size(); ++bits)
                    if ((bits & prime.named) == prime.met) by_sets[bits] = true;
        m.fussell_vesely = ratio(probability(by_sets, of), whole);
        result.push_back(m);
    }
    return result;
}

}  // namespace naive

#endif
