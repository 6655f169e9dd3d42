#ifndef MUSTER_LOGIC_IMPL_FIXPOINT_HPP
#define MUSTER_LOGIC_IMPL_FIXPOINT_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fixpoint.hpp>

namespace muster::logic {

MUSTER_INLINE status apply_rule(const circuit& c, position p, indexed_span<position, const status> statuses) {
    if (c.is_leaf(p)) return status::open;
    const std::span<const literal<position>> parts = c.parts(p);
    const std::uint64_t threshold = c.threshold(p);
    if (!c.is_weighted(p)) {
        std::uint32_t least = 0, most = 0;
        for (const literal<position> part : parts) {
            const auto s = static_cast<std::uint32_t>(statuses[part.index()]);
            const std::uint32_t value = part.is_negated() ? 2 - s : s;
            least += value >> 1;
            most += (value + 1) >> 1;
        }
        return static_cast<status>((least >= threshold ? 1 : 0) + (most >= threshold ? 1 : 0));
    }
    const std::span<const std::uint64_t> weights = c.weights(p);
    std::uint64_t least = 0, most = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const status s = of_literal(statuses[parts[k].index()], parts[k].is_negated());
        if (s == status::met) least += weights[k];
        if (s != status::unmet) most += weights[k];
    }
    return static_cast<status>((least >= threshold ? 1 : 0) + (most >= threshold ? 1 : 0));
}

MUSTER_INLINE void loop_solver::solve(const circuit& c, const circuit::component& loop,
                                      indexed_span<position, const setting> settings, loops mode,
                                      indexed_span<position, status> statuses) {
    const std::uint32_t n = loop.size();
    link(c, loop);
    low_.assign(n, 0);
    times_.assign(n, undecided);
    turns_.assign(n, 0);
    std::uint32_t time = 0;
    settle(c, loop, settings, statuses, bound::upper, mode, low_, high_);
    record(high_, 0, time++);
    for (;;) {
        settle(c, loop, settings, statuses, bound::lower, mode, high_, next_);
        record(next_, 1, time++);
        if (next_ == low_ || !loop.has_negation) break;
        low_.swap(next_);
        settle(c, loop, settings, statuses, bound::upper, mode, low_, high_);
        record(high_, 0, time++);
    }
    for (std::uint32_t i = 0; i < n; ++i)
        statuses[loop[i]] = next_[i] != 0 ? status::met : high_[i] != 0 ? status::open : status::unmet;
}

MUSTER_INLINE void loop_solver::record(const std::vector<std::uint8_t>& members, std::uint8_t value,
                                       std::uint32_t time) {
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != value || times_[i] != undecided) continue;
        times_[i] = time;
        turns_[i] = order_[i];
    }
}

MUSTER_INLINE void loop_solver::link(const circuit& c, const circuit::component& loop) {
    const std::uint32_t n = loop.size();
    first_user_.assign(n + std::size_t{1}, 0);
    const auto each_inner_part = [&](auto&& action) {  // a member, its part, which of its parts
        for (const position p : loop) {
            const auto parts = c.parts(p);
            for (std::uint32_t k = 0; k < parts.size(); ++k)
                if (parts[k].index() >= loop.first && !parts[k].is_negated())
                    action(loop.place_of(p), loop.place_of(parts[k].index()), k);
        }
    };
    each_inner_part([&](std::uint32_t, std::uint32_t used, std::uint32_t) { ++first_user_[used + 1]; });
    for (std::uint32_t i = 0; i < n; ++i) first_user_[i + 1] += first_user_[i];
    users_.resize(first_user_[n]);
    cursor_.assign(first_user_.begin(), first_user_.end() - 1);
    each_inner_part([&](std::uint32_t member, std::uint32_t used, std::uint32_t k) {
        users_[cursor_[used]++] = {member, k};
    });
}

MUSTER_INLINE void loop_solver::settle(const circuit& c, const circuit::component& loop,
                                       indexed_span<position, const setting> settings,
                                       indexed_span<position, const status> statuses, bound side, loops mode,
                                       const std::vector<std::uint8_t>& against, std::vector<std::uint8_t>& holds) {
    const std::uint32_t n = loop.size();
    const bool upper = side == bound::upper;
    const bool greatest = mode == loops::move_together;
    holds.assign(n, greatest ? 1 : 0);
    sum_.assign(n, 0);
    cut_.assign(n, 0);
    changed_.clear();
    for (std::uint32_t i = 0; i < n; ++i) {
        const position p = loop[i];
        const setting set = settings.empty() ? setting::none : settings[p];
        bool decided = set != setting::none || c.is_leaf(p);
        bool value = decided && (set == setting::met || (set != setting::unmet && upper));
        if (!decided) {
            const auto parts = c.parts(p);
            for (std::uint32_t k = 0; k < parts.size(); ++k) {
                const position q = parts[k].index();
                bool counts = false;
                if (q < loop.first) {
                    const status s = of_literal(statuses[q], parts[k].is_negated());
                    counts = s == status::met || (upper && s == status::open);
                } else {
                    counts = parts[k].is_negated() ? against[loop.place_of(q)] == 0 : greatest;
                }
                if (counts) sum_[i] += c.weight(p, k);
            }
            value = sum_[i] >= c.threshold(p);
        }
        if (value != greatest) changed_.push_back(i);
        cut_[i] = decided ? 1 : 0;
    }
    std::uint32_t turn = 0;
    order_.assign(n, 0);
    for (const std::uint32_t i : changed_) {
        holds[i] = greatest ? 0 : 1;
        order_[i] = turn++;
    }
    while (!changed_.empty()) {
        const std::uint32_t i = changed_.back();
        changed_.pop_back();
        for (std::uint32_t u = first_user_[i]; u < first_user_[i + 1]; ++u) {
            const std::uint32_t j = users_[u].member;
            if (cut_[j] != 0 || (holds[j] != 0) != greatest) continue;
            const position p = loop[j];
            const std::uint64_t weight = c.weight(p, users_[u].part);
            sum_[j] = greatest ? sum_[j] - weight : sum_[j] + weight;
            if ((sum_[j] >= c.threshold(p)) == greatest) continue;
            holds[j] = greatest ? 0 : 1;
            order_[j] = turn++;
            changed_.push_back(j);
        }
    }
}

MUSTER_INLINE void evaluate(const circuit& c, indexed_span<position, const setting> settings,
                            indexed_span<position, status> statuses, loops mode) {
    loop_solver solver;
    const circuit::rule* const rules = c.rules().data();
    const literal<position>* const parts = c.all_parts().data();
    const auto sweep = [&](index_range<position> run) {
        for (const position p : run) {
            const setting set = settings.empty() ? setting::none : settings[p];
            const circuit::rule here = rules[to_number(p)];
            if (set != setting::none) {
                statuses[p] = static_cast<status>(set);
            } else if (here.threshold >= circuit::special_threshold) {
                statuses[p] = apply_rule(c, p, statuses);
            } else {  // counts without a branch: all values added up, and the open ones among them
                std::uint32_t sum = 0, open = 0;
                for (std::uint32_t k = here.first, end = rules[to_number(p) + 1].first; k < end; ++k) {
                    const auto is = static_cast<std::uint32_t>(statuses[parts[k].index()]);
                    const std::uint32_t mask = 0U - static_cast<std::uint32_t>(parts[k].is_negated());
                    const std::uint32_t value = (is ^ mask) + (mask & 3U);
                    sum += value;
                    open += value & 1U;
                }
                const std::uint32_t least = (sum - open) / 2;
                statuses[p] =
                    static_cast<status>((least >= here.threshold ? 1 : 0) + (least + open >= here.threshold ? 1 : 0));
            }
        }
    };
    position next{};
    for (const circuit::component& loop : c.loops()) {
        sweep({next, loop.first});
        solver.solve(c, loop, settings, mode, statuses);
        next = loop.last;
    }
    sweep({next, c.positions().last});
}

}  // namespace muster::logic

#endif
