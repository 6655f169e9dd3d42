#ifndef MUSTER_LOGIC_COMPLETIONS_HPP
#define MUSTER_LOGIC_COMPLETIONS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/limits.hpp>

namespace muster::logic {

/// What a position may be asked to be in some completion of the open leaves. A completion can leave it open only
/// through a loop with negation.
enum class goal : std::uint8_t { met, not_met, unmet, not_unmet };

/// Searches the completions of what is open for one that gives a position a status. Only leaves that bear on the
/// position both ways, met through one path and unmet through another, are branched on; the others are set to what
/// serves the goal, which is exact because the well-founded model is monotone in them. Without negation that is one
/// evaluation of the cone; else at most two to the number of two-way leaves.
class completions {
public:
    /// `settings` as for `evaluate`; an entry `open` makes its position one of the open leaves.
    completions(const circuit& c, std::span<const setting> settings, std::uint32_t target, loops mode = loops::wait)
        : circuit_{c}, target_{target}, mode_{mode}, settings_(settings.begin(), settings.end()) {
        if (settings_.empty()) settings_.resize(c.size(), setting::none);
        statuses_.resize(c.size(), status::open);
        mark_cone();
    }

    /// Whether some completion reaches the goal; nothing where that took more than `evaluations` of the cone, which are
    /// counted down, or more than the time of the budget.
    [[nodiscard]] std::optional<bool> exists(goal g, std::uint64_t& evaluations, const budget& allowed = {}) {
        const bool raises = g == goal::met || g == goal::not_unmet;
        std::vector<setting> tried = settings_;
        for (const std::uint32_t leaf : leaves_)
            if (polarity_[leaf] != both_ways)
                tried[leaf] = (polarity_[leaf] == positively) == raises ? setting::met : setting::unmet;

        std::vector<std::pair<std::uint32_t, bool>> branches;  // a leaf, and whether its other side is still to try
        for (;;) {
            if (evaluations == 0 || allowed.is_late()) return std::nullopt;
            --evaluations;
            evaluate_cone(tried);
            const status now = statuses_[target_];
            const std::uint32_t leaf = now == status::open ? open_leaf(tried) : none;
            const bool certain = now != status::open || leaf == none;
            const bool reached = g == goal::met       ? now == status::met
                                 : g == goal::unmet   ? now == status::unmet
                                 : g == goal::not_met ? certain && now != status::met
                                                      : certain && now != status::unmet;
            if (reached) return true;
            if (!certain) {
                branches.emplace_back(leaf, true);
                tried[leaf] = setting::met;
                continue;
            }
            while (!branches.empty() && !branches.back().second) {
                tried[branches.back().first] = settings_[branches.back().first];
                branches.pop_back();
            }
            if (branches.empty()) return false;
            branches.back().second = false;
            tried[branches.back().first] = setting::unmet;
        }
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::uint8_t positively = 1, both_ways = 3;

    [[nodiscard]] bool is_cut(std::uint32_t p) const { return settings_[p] != setting::none; }
    [[nodiscard]] bool is_open_leaf(std::uint32_t p) const {
        return settings_[p] == setting::open || (settings_[p] == setting::none && circuit_.is_leaf(p));
    }

    // Which positions the target depends on, and through an even or an odd number of negations.
    void mark_cone() {
        polarity_.assign(circuit_.size(), 0);
        std::vector<std::pair<std::uint32_t, std::uint8_t>> todo;
        const auto reach = [&](std::uint32_t p, std::uint8_t sign) {
            if ((polarity_[p] & sign) != 0) return;
            if (polarity_[p] == 0) (is_open_leaf(p) ? leaves_ : cone_).push_back(p);
            polarity_[p] = static_cast<std::uint8_t>(polarity_[p] | sign);
            todo.emplace_back(p, sign);
        };
        reach(target_, positively);
        while (!todo.empty()) {
            const auto [p, sign] = todo.back();
            todo.pop_back();
            if (is_cut(p)) continue;
            for (const literal part : circuit_.parts(p))
                reach(part.position(), part.is_negated() ? static_cast<std::uint8_t>(3 - sign) : sign);
        }
        std::sort(cone_.begin(), cone_.end());
        std::sort(leaves_.begin(), leaves_.end());
    }

    void evaluate_cone(std::span<const setting> tried) {
        for (const std::uint32_t leaf : leaves_)
            statuses_[leaf] = tried[leaf] == setting::none ? status::open : static_cast<status>(tried[leaf]);
        auto loop = circuit_.loops().begin();
        for (std::size_t i = 0; i < cone_.size();) {
            const std::uint32_t p = cone_[i];
            while (loop != circuit_.loops().end() && loop->last <= p) ++loop;
            if (loop != circuit_.loops().end() && loop->first <= p) {
                solver_.solve(circuit_, *loop, tried, mode_, statuses_);
                while (i < cone_.size() && cone_[i] < loop->last) ++i;
                continue;
            }
            statuses_[p] = is_cut(p) ? static_cast<status>(tried[p]) : apply_rule(circuit_, p, statuses_);
            ++i;
        }
    }

    // An open two-way leaf on which the target depends, found along open parts; `none` where there is none.
    [[nodiscard]] std::uint32_t open_leaf(std::span<const setting> tried) {
        seen_.assign(circuit_.size(), 0);
        std::vector<std::uint32_t> todo{target_};
        seen_[target_] = 1;
        while (!todo.empty()) {
            const std::uint32_t p = todo.back();
            todo.pop_back();
            if (is_open_leaf(p)) {
                if (tried[p] == settings_[p]) return p;
                continue;
            }
            if (is_cut(p)) continue;
            for (const literal part : circuit_.parts(p))
                if (statuses_[part.position()] == status::open && seen_[part.position()] == 0) {
                    seen_[part.position()] = 1;
                    todo.push_back(part.position());
                }
        }
        return none;
    }

    const circuit& circuit_;
    std::uint32_t target_;
    loops mode_;
    std::vector<setting> settings_;
    std::vector<std::uint8_t> polarity_{}, seen_{};
    std::vector<std::uint32_t> cone_{}, leaves_{};
    std::vector<status> statuses_{};
    loop_solver solver_{};
};

}  // namespace muster::logic

#endif
