#ifndef MUSTER_LOGIC_CASE_BOUNDS_HPP
#define MUSTER_LOGIC_CASE_BOUNDS_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

/// Bounds on the probability of a function of independent variables, which narrow as cases are told apart: for what is
/// too large for a diagram. Where the parts of a gate share no variable its probability is that of theirs; where they
/// share some it lies within bounds (Frechet 1935; where all rise with the same variables, Harris 1960), and the case
/// that adds most to the doubt is split by the variable that is shared most. Cases of which equal functions are left
/// are one case. When no doubt is left the probability is exact.
class case_bounds {
    using node_index = network::node_index;
    using function = network::function;

public:
    /// What a probability lies between.
    struct interval {
        double least = 0;  ///< at the least
        double most = 1;   ///< at the most
        /// How far these are apart.
        [[nodiscard]] double width() const noexcept { return most - least; }
    };

    /// `of(id)` is the probability of a variable. The network grows by the functions that are left in the cases.
    /// Throws `limit_reached`.
    template <class Probabilities>
    case_bounds(network& functions, network::function root, const Probabilities& of, budget& allowed)
        : functions_{functions}, allowed_{allowed} {
        for (const node_index n : cone(root)) {
            if (functions_.kind_of(n) != network::kind::variable) continue;
            index_of_.emplace(to_number(n), static_cast<std::uint32_t>(variables_.size()));
            variables_.push_back(n);
            probabilities_.push_back(of(functions_.variable_of(n)));
        }
        words_ = (variables_.size() + 63) / 64;
        meet(root, 1);
    }
    case_bounds(const case_bounds&) = delete;
    case_bounds& operator=(const case_bounds&) = delete;
    ~case_bounds() { allowed_.give_back(charged_); }

    /// What is known so far.
    [[nodiscard]] interval value() const noexcept {
        return {(std::max)(0.0, least_), (std::min)(1.0, least_ + doubt_)};
    }
    /// Whether there is one number, up to rounding.
    [[nodiscard]] bool is_exact() const noexcept { return open_.empty() && doubt_ < 1e-12; }
    /// Tells one more case apart; false where there is none left that can be. Throws `limit_reached`; what was known
    /// still holds.
    bool narrow() {
        while (!open_.empty()) {
            const entry top = open_.top();
            open_.pop();
            rest& r = rests_.at(top.code);
            if (r.share == 0 || r.share * r.within.width() != top.doubt) continue;  // it has grown since
            const function here{node_index{top.code >> 1}, (top.code & 1U) != 0};
            const node_index x = r.split;
            const double share = r.share, p = probabilities_[index_of_.at(to_number(x))];
            const function with = fixed(here, x, true), without = fixed(here, x, false);
            measure(with);  // first, so that nothing is lost when a limit is met
            measure(without);
            rest& before = rests_.at(top.code);
            least_ -= share * before.within.least;
            doubt_ -= share * before.within.width();
            before.share = 0;
            meet(with, share * p);
            meet(without, share * (1 - p));
            return true;
        }
        return false;
    }

private:
    static constexpr node_index constant{0};
    static constexpr std::uint64_t most_sums = 200'000;  // of a threshold, that are told apart
    struct rest {
        interval within;
        node_index split = none<node_index>;  // the variable's node
        double share = 0;                     // the probability of the cases in which it is left
    };
    struct entry {
        double doubt;
        std::uint32_t code;
        friend bool operator<(const entry& a, const entry& b) noexcept {
            return a.doubt != b.doubt ? a.doubt < b.doubt : a.code > b.code;
        }
    };

    void charge() {
        allowed_.take_node();
        ++charged_;
    }
    // In ascending order.
    [[nodiscard]] const std::vector<node_index>& cone(function root) {
        cone_.clear();
        is_in_cone_.resize(functions_.size(), 0);
        const auto reach = [&](node_index n) {
            if (n == constant || is_in_cone_[n] != 0) return;
            is_in_cone_[n] = 1;
            cone_.push_back(n);
        };
        reach(root.index());
        for (std::size_t i = 0; i < cone_.size(); ++i) {
            allowed_.step();
            for (const function part : functions_.parts(cone_[i])) reach(part.index());
        }
        for (const node_index n : cone_) is_in_cone_[n] = 0;
        std::sort(cone_.begin(), cone_.end());
        return cone_;
    }
    void meet(function of, double share) {
        if (share == 0) return;
        rest& r = measure(of);
        least_ += share * r.within.least;
        doubt_ += share * r.within.width();
        r.share += share;
        if (r.split != none<node_index>) open_.push({r.share * r.within.width(), of.code()});
    }

    // The function once a variable is known.
    [[nodiscard]] function fixed(function of, node_index x, bool value) {
        const std::uint32_t before = functions_.size();
        const std::vector<node_index> nodes = cone(of);
        if (becomes_.size() < functions_.size()) becomes_.resize(functions_.size());
        becomes_[constant] = network::never();
        std::vector<function> parts;
        std::vector<std::uint64_t> weights;
        for (const node_index n : nodes) {
            if (!functions_.is_gate(n)) {
                becomes_[n] = n != x ? function{n} : value ? network::always() : network::never();
                continue;
            }
            bool is_same = true;
            parts.clear();
            for (const function part : functions_.parts(n)) {
                const function now = becomes_[part.index()];
                parts.push_back(part.is_negated() ? !now : now);
                is_same = is_same && now == function{part.index()};
            }
            if (is_same) {
                becomes_[n] = function{n};
            } else if (functions_.kind_of(n) == network::kind::conjunction) {
                becomes_[n] = functions_.all_of(parts);
            } else {
                weights.assign(functions_.weights(n).begin(), functions_.weights(n).end());
                becomes_[n] = functions_.at_least(functions_.threshold(n), parts, weights);
            }
        }
        for (std::uint32_t made = before; made < functions_.size(); ++made) charge();
        const function result = becomes_[of.index()];
        return of.is_negated() ? !result : result;
    }

    // ---- one function, from its parts up

    struct view {
        interval is;
        const std::uint64_t *rises, *falls;  // the variables by being met, by being unmet
    };
    [[nodiscard]] view part_of(function part) const {
        if (part.index() == constant) {
            const double p = part.is_negated() ? 1 : 0;
            return {{p, p}, bits_.data(), bits_.data()};  // of place 0: no variable
        }
        const std::size_t at = place_[part.index()];
        const interval i = intervals_[at];
        const std::uint64_t *rises = bits_.data() + 2 * at * words_, *falls = rises + words_;
        if (part.is_negated()) return {{1 - i.most, 1 - i.least}, falls, rises};
        return {i, rises, falls};
    }
    rest& measure(function of) {
        const auto known = rests_.find(of.code());
        if (known != rests_.end()) return known->second;
        const std::vector<node_index>& nodes = cone(of);
        if (place_.size() < functions_.size()) place_.resize(functions_.size());
        bits_.assign(2 * (nodes.size() + 1) * words_, 0);
        intervals_.assign(nodes.size() + 1, {});
        shared_.assign(variables_.size(), 0);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const node_index n = nodes[i];
            place_[n] = static_cast<std::uint32_t>(i + 1);
            if (functions_.is_gate(n)) {
                measure_gate(n, i + 1);
            } else {
                const std::uint32_t x = index_of_.at(to_number(n));
                bits_[2 * (i + 1) * words_ + x / 64] |= std::uint64_t{1} << x % 64;
                intervals_[i + 1] = {probabilities_[x], probabilities_[x]};
            }
        }
        rest r;
        r.within = part_of(of).is;
        if (r.within.width() > 0) {
            const auto most = std::max_element(shared_.begin(), shared_.end());
            if (most != shared_.end() && *most > 0)
                r.split = variables_[static_cast<std::size_t>(most - shared_.begin())];
        }
        charge();
        return rests_.emplace(of.code(), r).first->second;
    }
    void measure_gate(node_index n, std::size_t at) {
        const std::span<const function> parts = functions_.parts(n);
        std::uint64_t *rises = bits_.data() + 2 * at * words_, *falls = rises + words_;
        // Joins the parts that share variables into groups.
        group_.resize(parts.size());
        for (std::size_t k = 0; k < parts.size(); ++k) group_[k] = k;
        const auto root_of = [&](std::size_t k) {
            while (group_[k] != k) k = group_[k] = group_[group_[k]];
            return k;
        };
        first_with_.resize(variables_.size());
        bool is_apart = true;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            allowed_.step();
            const view v = part_of(parts[k]);
            for (std::size_t w = 0; w < words_; ++w) {
                std::uint64_t is_new = (v.rises[w] | v.falls[w]) & ~(rises[w] | falls[w]);
                std::uint64_t again = (v.rises[w] | v.falls[w]) & (rises[w] | falls[w]);
                for (; is_new != 0; is_new &= is_new - 1)
                    first_with_[w * 64 + static_cast<std::size_t>(std::countr_zero(is_new))] = k;
                for (; again != 0; again &= again - 1) {
                    const std::size_t x = w * 64 + static_cast<std::size_t>(std::countr_zero(again));
                    group_[root_of(k)] = root_of(first_with_[x]);
                    ++shared_[x];
                    is_apart = false;
                }
            }
            for (std::size_t w = 0; w < words_; ++w) {
                rises[w] |= v.rises[w];
                falls[w] |= v.falls[w];
            }
        }
        if (functions_.kind_of(n) == network::kind::threshold) {
            intervals_[at] = is_apart ? sum_apart(n) : sum_together(n);
            return;
        }
        interval whole{1, 1};
        for (std::size_t g = 0; g < parts.size(); ++g) {
            if (root_of(g) != g) continue;
            double product = 1, least = 1, most = 1;
            std::size_t size = 0;
            bool rise_together = true;
            for (std::size_t k = 0; k < parts.size(); ++k) {
                if (root_of(k) != g) continue;
                const view v = part_of(parts[k]);
                ++size;
                product *= v.is.least;
                least -= 1 - v.is.least;
                most = (std::min)(most, v.is.most);
                for (std::size_t w = 0; w < words_ && rise_together; ++w)
                    rise_together = (v.rises[w] & falls[w]) == 0 && (v.falls[w] & rises[w]) == 0;
            }
            whole.least *= size == 1 || rise_together ? product : (std::max)(0.0, least);
            whole.most *= most;
        }
        intervals_[at] = whole;
    }
    // The parts are independent: sums up to the threshold, one part after the other.
    [[nodiscard]] interval sum_apart(node_index n) {
        const std::uint64_t threshold = functions_.threshold(n);
        if (threshold > most_sums || threshold * functions_.parts(n).size() > 100 * most_sums) return sum_together(n);
        const auto reach = [&](bool by_most) {
            sums_.assign(threshold + 1, 0);
            sums_[0] = 1;
            std::uint64_t top = 0;
            for (std::size_t k = 0; k < functions_.parts(n).size(); ++k) {
                const view v = part_of(functions_.parts(n)[k]);
                const double p = by_most ? v.is.most : v.is.least;
                const std::uint64_t w = functions_.weights(n)[k];
                for (std::uint64_t s = (std::min)(top, threshold - 1) + 1; s-- > 0;) {
                    sums_[(std::min)(s + w, threshold)] += sums_[s] * p;
                    sums_[s] *= 1 - p;
                }
                top = (std::min)(top + w, threshold);
                for (std::uint64_t s = 0; s <= top; s += 1024) allowed_.step();
            }
            return (std::min)(1.0, sums_[threshold]);
        };
        bool is_exact = true;
        for (const function part : functions_.parts(n)) is_exact = is_exact && part_of(part).is.width() == 0;
        const double least = reach(false);
        return {least, is_exact ? least : reach(true)};
    }
    // Whatever they have to do with each other (Markov's inequality, from both ends).
    [[nodiscard]] interval sum_together(node_index n) const {
        const auto threshold = static_cast<double>(functions_.threshold(n));
        double total = 0, least = 0, most = 0;
        for (std::size_t k = 0; k < functions_.parts(n).size(); ++k) {
            const auto w = static_cast<double>(functions_.weights(n)[k]);
            const interval i = part_of(functions_.parts(n)[k]).is;
            total += w;
            least += w * i.least;
            most += w * i.most;
        }
        const double above = total - threshold + 1;  // if it is missed, at least so much is missing
        return {(std::max)(0.0, 1 - (total - least) / above), (std::min)(1.0, most / threshold)};
    }

    network& functions_;
    budget& allowed_;
    std::vector<node_index> variables_;  // their nodes
    std::vector<double> probabilities_;
    std::unordered_map<std::uint32_t, std::uint32_t> index_of_;
    std::size_t words_ = 0;
    std::unordered_map<std::uint32_t, rest> rests_;  // by the code of the function
    std::priority_queue<entry> open_;
    double least_ = 0, doubt_ = 0;
    std::uint64_t charged_ = 0;

    std::vector<node_index> cone_;
    indexed<node_index, std::uint32_t> place_;  // in the cone, from one on
    indexed<node_index, std::uint8_t> is_in_cone_;
    indexed<node_index, function> becomes_;
    std::vector<std::uint64_t> bits_;
    std::vector<interval> intervals_;
    std::vector<std::uint32_t> shared_;  // how often a variable is in one more part of a gate
    std::vector<std::size_t> group_, first_with_;
    std::vector<double> sums_;
};

}  // namespace muster::logic

#endif
