#ifndef MUSTER_LOGIC_BEST_SETS_HPP
#define MUSTER_LOGIC_BEST_SETS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include <muster/logic/set_family.hpp>

namespace muster::logic {

/// The sets of a family, one after the other, the cheapest first; a set costs what its literals do, none below zero.
/// Best first along the diagram with exact bounds, so that each further set costs about its size times a queue
/// operation, and nothing is listed that was not asked for. Sets of equal cost come in the order of the diagram.
template <class Cost>
class best_sets {
public:
    /// Linear in the diagram.
    best_sets(const set_family& family, Cost cost) : family_{&family}, cost_{std::move(cost)} {
        least_ = family.least_costs(cost_, infinite);
        if (!family.empty() && least_[family.root()] < infinite)
            push({least_[family.root()], 0, 0, stack(family.root(), none), none});
    }

    /// The next set, its literals in ascending order; nothing after the last one.
    [[nodiscard]] std::optional<std::vector<literal>> next() {
        while (!open_.empty()) {
            const state s = open_.top();
            open_.pop();
            if (s.pending == none) return collected(s.chosen);
            const std::uint32_t node = pending_[s.pending].node, rest = pending_[s.pending].next;
            const double without = s.bound - least_[node];  // of everything but this node
            if (node == 1) {
                push({s.bound, 0, s.spent, rest, s.chosen});
                continue;
            }
            const set_family::node& at = family_->nodes()[node];
            if (least_[at.low] < infinite) push({without + least_[at.low], 0, s.spent, stack(at.low, rest), s.chosen});
            if (least_[at.high] == infinite) continue;
            if (at.adds.is_part()) {
                const std::uint32_t inner = family_->parts()[at.adds.part].root;
                if (least_[inner] == infinite) continue;
                push({without + least_[inner] + least_[at.high], 0, s.spent, stack(inner, stack(at.high, rest)),
                      s.chosen});
            } else {
                const double paid = cost_(at.adds.variable);
                if (paid == infinite) continue;
                chosen_.push_back({at.adds.variable, s.chosen});
                push({without + paid + least_[at.high], 0, s.spent + paid, stack(at.high, rest),
                      static_cast<std::uint32_t>(chosen_.size()) - 1});
            }
        }
        return std::nullopt;
    }

private:
    static constexpr double infinite = std::numeric_limits<double>::infinity();
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    struct state {
        double bound;
        std::uint64_t turn;  // the later of equals is followed further first
        double spent;
        std::uint32_t pending;
        std::uint32_t chosen;

        friend bool operator<(const state& a, const state& b) {
            return a.bound != b.bound ? a.bound > b.bound : a.turn < b.turn;
        }
    };
    struct pending_node {
        std::uint32_t node, next;
    };
    struct chosen_literal {
        literal what;
        std::uint32_t before;
    };

    [[nodiscard]] std::uint32_t stack(std::uint32_t node, std::uint32_t next) {
        pending_.push_back({node, next});
        return static_cast<std::uint32_t>(pending_.size()) - 1;
    }
    void push(state s) {
        s.turn = ++turn_;
        open_.push(s);
    }
    [[nodiscard]] std::vector<literal> collected(std::uint32_t chosen) const {
        std::vector<literal> result;
        for (; chosen != none; chosen = chosen_[chosen].before) result.push_back(chosen_[chosen].what);
        std::sort(result.begin(), result.end());
        return result;
    }

    const set_family* family_;
    Cost cost_;
    std::vector<double> least_;
    std::priority_queue<state> open_;
    std::vector<pending_node> pending_;
    std::vector<chosen_literal> chosen_;
    std::uint64_t turn_ = 0;
};

}  // namespace muster::logic

#endif
