#ifndef MUSTER_LOGIC_IMPL_PROPAGATION_HPP
#define MUSTER_LOGIC_IMPL_PROPAGATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/propagation.hpp>

namespace muster::logic {

MUSTER_INLINE propagation::propagation(const circuit& c, const users& u, indexed_span<position, const setting> settings)
    : circuit_{&c},
      users_{&u},
      settings_{settings},
      statuses_(c.size(), status::unmet),
      cells_(c.size()),
      waiting_{c.size()} {
    settings_.resize(c.size(), setting::none);
    wide_cells_.resize(c.weighted_count());
    std::size_t members = 0;
    for (const circuit::component& loop : c.loops()) {
        first_member_.push_back(members);
        members += loop.has_negation ? 0 : loop.size();
    }
    members_.resize(members);

    position next{};
    const auto sweep = [&](position last) {
        for (const position p : index_range<position>{next, last}) begin(p);
    };
    for (std::size_t i = 0; i < c.loops().size(); ++i) {
        sweep(c.loops()[i].first);
        begin_loop(i);
        next = c.loops()[i].last;
    }
    sweep(c.positions().last);
    changes_.clear();
}

MUSTER_INLINE void propagation::propagate() {
    changes_.clear();
    for (position p = waiting_.take(); p != none<position>; p = waiting_.take()) {
        if (users_->in_loop(p)) settle_loop(p);
        else settle(p);
    }
}

MUSTER_INLINE status propagation::by_rule(position p) const {
    if (!circuit_->is_weighted(p)) return by_need(cells_[p].least, cells_[p].most);
    const wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
    return by_need(wide.least, wide.most);
}

MUSTER_INLINE void propagation::take(position p, std::int64_t least, std::int64_t most) {
    if (circuit_->is_weighted(p)) {
        wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
        wide.least -= least;
        wide.most -= most;
    } else {
        cells_[p].least -= static_cast<std::int32_t>(least);
        cells_[p].most -= static_cast<std::int32_t>(most);
    }
}

MUSTER_INLINE void propagation::tell(position p, status before, std::size_t first, position wake) {
    const std::span<const literal<position>> all = users_->of(p);
    const std::span<const std::uint64_t> weights = users_->weights(p);
    const status now = statuses_[p];
    const std::int32_t met = (now == status::met ? 1 : 0) - (before == status::met ? 1 : 0);
    const std::int32_t possible = (now != status::unmet ? 1 : 0) - (before != status::unmet ? 1 : 0);
    for (std::size_t i = first; i < all.size(); ++i) {
        const position q = all[i].index();
        const std::int32_t least = all[i].is_negated() ? -possible : met;
        const std::int32_t most = all[i].is_negated() ? -met : possible;
        cell& user = cells_[q];
        if (user.special) {
            const auto weight = static_cast<std::int64_t>(weights.empty() ? 1 : weights[i]);
            take(q, least * weight, most * weight);
            if (q >= wake && !user.cut) waiting_.insert(q);
            continue;
        }
        user.least -= least;
        user.most -= most;
        if (!user.cut && by_need(user.least, user.most) != user.is) waiting_.insert(q);
    }
}

MUSTER_INLINE void propagation::count_parts(position p) {
    const std::span<const literal<position>> parts = circuit_->parts(p);
    cell& here = cells_[p];
    here.cut = settings_[p] != setting::none;
    here.special = users_->in_loop(p) || circuit_->is_weighted(p);
    if (circuit_->is_leaf(p)) return;
    if (!circuit_->is_weighted(p)) {
        std::int32_t least = 0, most = 0;
        for (const literal<position> part : parts) {
            const auto is = static_cast<std::int32_t>(statuses_[part.index()]);
            const std::int32_t value = part.is_negated() ? 2 - is : is;
            least += value >> 1;
            most += (value + 1) >> 1;
        }
        const auto threshold = static_cast<std::int32_t>(circuit_->threshold(p));
        here.least = threshold - least;
        here.most = threshold - most;
        return;
    }
    const std::span<const std::uint64_t> weights = circuit_->weights(p);
    wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
    wide.least = wide.most = static_cast<std::int64_t>(circuit_->threshold(p));
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const status is = of_literal(statuses_[parts[k].index()], parts[k].is_negated());
        if (is == status::met) wide.least -= static_cast<std::int64_t>(weights[k]);
        if (is != status::unmet) wide.most -= static_cast<std::int64_t>(weights[k]);
    }
}

MUSTER_INLINE void propagation::begin(position p) {
    count_parts(p);
    assign(p, decided(p));
}

MUSTER_INLINE void propagation::settle(position p) {
    const status before = statuses_[p];
    const status now = decided(p);
    if (now == before) return;
    assign(p, now);
    changes_.push_back({p, before});
    tell(p, before, 0, position{});
}

MUSTER_INLINE void propagation::begin_loop(std::size_t number) {
    const circuit::component loop = circuit_->loops()[number];
    if (loop.has_negation) {
        solver_.solve(*circuit_, loop, settings_, loops::wait, statuses_);
        for (const position p : loop) {
            count_parts(p);
            cells_[p].is = statuses_[p];
        }
        return;
    }
    touched_.clear();
    for (const position p : loop) {
        count_parts(p);  // members count for nothing yet
        touched_.push_back(p);
    }
    const std::vector<position> all = touched_;
    member* const members = members_.data() + first_member_[number];
    for (const int side : {0, 1}) insert(loop, members, side, all);
    for (const position p : loop) assign(p, status_of(members[loop.place_of(p)]));
}

MUSTER_INLINE void propagation::settle_loop(position first) {
    const std::size_t number = circuit_->loop_of(first);
    const circuit::component loop = circuit_->loops()[number];
    woken_.assign(1, first);
    for (position p = waiting_.least(); p < loop.last; p = waiting_.least()) {
        waiting_.erase(p);
        woken_.push_back(p);
    }
    if (loop.has_negation) {
        solve_anew(loop);
        return;
    }
    member* const members = members_.data() + first_member_[number];
    touched_ = woken_;
    for (const int side : {0, 1}) {
        remove(loop, members, side);
        insert(loop, members, side, touched_);
    }
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    for (const position p : touched_) {
        const status before = statuses_[p];
        assign(p, status_of(members[loop.place_of(p)]));
        if (statuses_[p] == before) continue;
        changes_.push_back({p, before});
        tell(p, before, inner_users(p, loop), loop.last);
    }
}

MUSTER_INLINE void propagation::solve_anew(const circuit::component& loop) {
    const std::span<const status> members = statuses_[loop];
    before_.assign(members.begin(), members.end());
    solver_.solve(*circuit_, loop, settings_, loops::wait, statuses_);
    for (const position p : loop) {
        const status before = before_[loop.place_of(p)];
        if (statuses_[p] == before) continue;
        cells_[p].is = statuses_[p];
        changes_.push_back({p, before});
        tell(p, before, 0, loop.last);
    }
}

MUSTER_INLINE std::size_t propagation::inner_users(position p, const circuit::component& loop) const {
    const std::span<const literal<position>> all = users_->of(p);
    return static_cast<std::size_t>(
        std::partition_point(all.begin(), all.end(), [&](literal<position> u) { return u.index() < loop.last; }) -
        all.begin());
}

MUSTER_INLINE bool propagation::reaches(position p, int side) const {
    if (!circuit_->is_weighted(p)) return (side == 0 ? cells_[p].least : cells_[p].most) <= 0;
    const wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
    return (side == 0 ? wide.least : wide.most) <= 0;
}

MUSTER_INLINE bool propagation::is_carried(const circuit::component& loop, const member* members, int side,
                                           position p) const {
    const std::span<const literal<position>> parts = circuit_->parts(p);
    const std::uint64_t rank = members[loop.place_of(p)].rank[side];
    const std::uint64_t threshold = circuit_->threshold(p);
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < parts.size() && sum < threshold; ++k) {
        const position q = parts[k].index();
        bool counts = false;
        if (q < loop.first) {
            const status s = of_literal(statuses_[q], parts[k].is_negated());
            counts = s == status::met || (side == 1 && s == status::open);
        } else {
            counts = members[loop.place_of(q)].in[side] && members[loop.place_of(q)].rank[side] < rank;
        }
        if (counts) sum += circuit_->weight(p, k);
    }
    return sum >= threshold;
}

MUSTER_INLINE void propagation::remove(const circuit::component& loop, member* members, int side) {
    using ranked = std::pair<std::uint64_t, position>;
    const std::greater<ranked> later{};
    suspects_.clear();
    for (const position p : woken_)
        if (members[loop.place_of(p)].in[side]) suspects_.emplace_back(members[loop.place_of(p)].rank[side], p);
    std::make_heap(suspects_.begin(), suspects_.end(), later);
    ranked last{0, none<position>};
    while (!suspects_.empty()) {
        std::pop_heap(suspects_.begin(), suspects_.end(), later);
        const ranked here = suspects_.back();
        suspects_.pop_back();
        if (here == last) continue;
        last = here;
        const position p = here.second;
        member& m = members[loop.place_of(p)];
        if (is_cut(p) ? set_in(p, side) : is_carried(loop, members, side, p)) {
            if (is_cut(p)) m.rank[side] = 0;
            continue;
        }
        m.in[side] = false;
        touched_.push_back(p);
        const std::span<const literal<position>> all = users_->of(p);
        const std::span<const std::uint64_t> weights = users_->weights(p);
        const std::size_t count = inner_users(p, loop);
        for (std::size_t i = 0; i < count; ++i) {
            const position q = all[i].index();
            lose(side, q, weights.empty() ? 1 : weights[i]);
            const member& user = members[loop.place_of(q)];
            if (!user.in[side] || is_cut(q) || user.rank[side] <= here.first) continue;
            suspects_.emplace_back(user.rank[side], q);
            std::push_heap(suspects_.begin(), suspects_.end(), later);
        }
    }
}

MUSTER_INLINE void propagation::insert(const circuit::component& loop, member* members, int side,
                                       const std::vector<position>& candidates) {
    const auto enter = [&](position p) {
        members[loop.place_of(p)].in[side] = true;
        members[loop.place_of(p)].rank[side] = is_cut(p) ? 0 : ++clock_;
        entering_.push_back(p);
    };
    entering_.clear();
    const std::size_t count = candidates.size();
    for (std::size_t i = 0; i < count; ++i) {
        const position p = candidates[i];
        if (!members[loop.place_of(p)].in[side] && (is_cut(p) ? set_in(p, side) : reaches(p, side))) enter(p);
    }
    while (!entering_.empty()) {
        const position p = entering_.back();
        entering_.pop_back();
        touched_.push_back(p);
        const std::span<const literal<position>> all = users_->of(p);
        const std::span<const std::uint64_t> weights = users_->weights(p);
        const std::size_t inner = inner_users(p, loop);
        for (std::size_t i = 0; i < inner; ++i) {
            const position q = all[i].index();
            gain(side, q, weights.empty() ? 1 : weights[i]);
            if (!members[loop.place_of(q)].in[side] && !is_cut(q) && reaches(q, side)) enter(q);
        }
    }
}

}  // namespace muster::logic

#endif
