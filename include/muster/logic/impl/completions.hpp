#ifndef MUSTER_LOGIC_IMPL_COMPLETIONS_HPP
#define MUSTER_LOGIC_IMPL_COMPLETIONS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/completions.hpp>

namespace muster::logic {

MUSTER_INLINE completions::completions(const circuit& c, indexed_span<position, const setting> settings,
                                       position target, loops mode)
    : circuit_{c}, target_{target}, mode_{mode}, settings_{settings} {
    settings_.resize(c.size(), setting::none);
    statuses_.resize(c.size(), status::open);
    mark_cone();
}

MUSTER_INLINE std::optional<bool> completions::exists(goal g, std::uint64_t& evaluations, const budget& allowed) {
    const bool raises = g == goal::met || g == goal::not_unmet;
    indexed<position, setting> tried = settings_;
    for (const position leaf : leaves_)
        if (polarity_[leaf] != both_ways)
            tried[leaf] = (polarity_[leaf] == positively) == raises ? setting::met : setting::unmet;

    std::vector<std::pair<position, bool>> branches;  // a leaf, and whether its other side is still to try
    for (;;) {
        if (evaluations == 0 || allowed.is_late()) return std::nullopt;
        --evaluations;
        evaluate_cone(tried);
        const status now = statuses_[target_];
        const std::optional<position> leaf = now == status::open ? open_leaf(tried) : std::nullopt;
        const bool certain = now != status::open || !leaf;
        const bool reached = g == goal::met       ? now == status::met
                             : g == goal::unmet   ? now == status::unmet
                             : g == goal::not_met ? certain && now != status::met
                                                  : certain && now != status::unmet;
        if (reached) return true;
        if (!certain) {
            branches.emplace_back(*leaf, true);
            tried[*leaf] = setting::met;
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

MUSTER_INLINE void completions::mark_cone() {
    polarity_.assign(circuit_.size(), 0);
    std::vector<std::pair<position, std::uint8_t>> todo;
    const auto reach = [&](position p, std::uint8_t sign) {
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
        for (const literal<position> part : circuit_.parts(p))
            reach(part.index(), part.is_negated() ? static_cast<std::uint8_t>(3 - sign) : sign);
    }
    std::sort(cone_.begin(), cone_.end());
    std::sort(leaves_.begin(), leaves_.end());
}

MUSTER_INLINE void completions::evaluate_cone(indexed_span<position, const setting> tried) {
    for (const position leaf : leaves_)
        statuses_[leaf] = tried[leaf] == setting::none ? status::open : static_cast<status>(tried[leaf]);
    auto loop = circuit_.loops().begin();
    for (std::size_t i = 0; i < cone_.size();) {
        const position p = cone_[i];
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

MUSTER_INLINE std::optional<position> completions::open_leaf(indexed_span<position, const setting> tried) {
    seen_.assign(circuit_.size(), 0);
    std::vector<position> todo{target_};
    seen_[target_] = 1;
    while (!todo.empty()) {
        const position p = todo.back();
        todo.pop_back();
        if (is_open_leaf(p)) {
            if (tried[p] == settings_[p]) return p;
            continue;
        }
        if (is_cut(p)) continue;
        for (const literal<position> part : circuit_.parts(p))
            if (statuses_[part.index()] == status::open && seen_[part.index()] == 0) {
                seen_[part.index()] = 1;
                todo.push_back(part.index());
            }
    }
    return std::nullopt;
}

}  // namespace muster::logic

#endif
