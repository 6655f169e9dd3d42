#ifndef MUSTER_LOGIC_PROPAGATION_HPP
#define MUSTER_LOGIC_PROPAGATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/position_queue.hpp>
#include <muster/logic/users.hpp>

namespace muster::logic {

/// The well-founded model of a circuit that is kept while settings change, at the cost of what changes. For every rule
/// it holds what its parts add up to, met ones and not unmet ones, so that a rule learns of a change in constant time;
/// rules are settled in the order of positions, each once. In a loop without negation every member also has a rank
/// above those of the members it rests on: a member that loses a part stays where parts of lower rank still carry it,
/// so that the work is what falls and what is looked at again, not the loop. A loop with negation inside is solved anew
/// as a whole. The circuit and its users must outlive it; copies are independent.
class propagation {
public:
    /// What has a new status.
    struct change {
        std::uint32_t position = 0;    ///< the position
        status before = status::open;  ///< its status until then
    };

    /// Evaluates everything: linear where no negation lies in a loop. `settings` has one entry per position or is
    /// empty: nothing set.
    propagation(const circuit& c, const users& u, std::span<const setting> settings = {})
        : circuit_{&c},
          users_{&u},
          settings_(settings.begin(), settings.end()),
          statuses_(c.size(), status::unmet),
          cells_(c.size()),
          waiting_{c.size()} {
        settings_.resize(c.size(), setting::none);
        wide_cells_.resize(c.weighted_count());
        std::size_t members = 0;
        for (const circuit::component loop : c.loops()) {
            first_member_.push_back(members);
            members += loop.has_negation ? 0 : loop.last - loop.first;
            std::size_t inner_parts = 0;
            for (std::uint32_t p = loop.first; p < loop.last; ++p) inner_parts += c.parts(p).size();
            largest_loop_ = (std::max)(largest_loop_, std::size_t{loop.last - loop.first});
            most_inner_parts_ = (std::max)(most_inner_parts_, inner_parts);
        }
        members_.resize(members);

        std::uint32_t next = 0;
        for (std::size_t i = 0; i < c.loops().size(); ++i) {
            const circuit::component loop = c.loops()[i];
            for (; next < loop.first; ++next) begin(next);
            begin_loop(i);
            next = loop.last;
        }
        for (; next < c.size(); ++next) begin(next);
        changes_.clear();
    }

    /// The status at a position.
    [[nodiscard]] status operator[](std::uint32_t position) const { return statuses_[position]; }
    /// By position.
    [[nodiscard]] std::span<const status> statuses() const noexcept { return statuses_; }
    /// What is set from outside, by position.
    [[nodiscard]] std::span<const setting> settings() const noexcept { return settings_; }

    /// Makes room, so that until it is copied neither `set` nor `propagate` takes memory, and none can fail. Constant
    /// time once that was done; it may throw, and then nothing has changed.
    void reserve() {
        if (has_room_.is) return;
        const std::size_t n = largest_loop_, arcs = most_inner_parts_;
        woken_.reserve(n);
        touched_.reserve(5 * n);  // those woken, and on either side those taken out and those put in
        entering_.reserve(n);
        suspects_.reserve(n + arcs);
        before_.reserve(n);
        solver_.reserve(n, arcs);
        changes_.reserve(circuit_->size());
        has_room_.is = true;
    }

    /// Sets a position, or with `setting::none` leaves it to its rule. Takes effect with `propagate`.
    void set(std::uint32_t position, setting s) {
        if (settings_[position] == s) return;
        settings_[position] = s;
        cells_[position].cut = s != setting::none;
        waiting_.insert(position);
    }

    /// Brings all statuses up to date with the settings.
    void propagate() {
        changes_.clear();
        for (std::uint32_t p = waiting_.take(); p != position_queue::none; p = waiting_.take()) {
            if (users_->in_loop(p)) settle_loop(p);
            else settle(p);
        }
    }
    /// What the last `propagate` changed, in ascending order of components.
    [[nodiscard]] std::span<const change> changes() const noexcept { return changes_; }

    /// Bytes held, for the record.
    [[nodiscard]] std::size_t memory() const noexcept {
        return settings_.capacity() + statuses_.capacity() + cells_.capacity() * sizeof(cell) +
               wide_cells_.capacity() * sizeof(wide_cell) + members_.capacity() * sizeof(member) + circuit_->size() / 8;
    }

private:
    // All that a rule is told of, in one place: what is still missing from its threshold by the parts that are met, and
    // by those that are not unmet; zero or less where it is reached.
    struct cell {
        std::int32_t least = 1;
        std::int32_t most = 0;  // as of a leaf, which is open
        status is = status::unmet;
        bool cut = false;      // something is set here
        bool special = false;  // in a loop, or weighted: wakes with every word
    };
    struct wide_cell {  // of a weighted rule, whose own stay unused
        std::int64_t least = 0;
        std::int64_t most = 0;
    };
    // Both fixpoints of a loop: the least one with open things unmet (0), and with open things met (1).
    struct member {
        std::uint64_t rank[2] = {0, 0};  // of a member that is in; zero where its setting puts it there
        bool in[2] = {false, false};
    };

    // ---- rules

    [[nodiscard]] static status by_need(std::int64_t least, std::int64_t most) {
        return static_cast<status>((least <= 0 ? 1 : 0) + (most <= 0 ? 1 : 0));
    }
    [[nodiscard]] status by_rule(std::uint32_t p) const {
        if (!circuit_->is_weighted(p)) return by_need(cells_[p].least, cells_[p].most);
        const wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
        return by_need(wide.least, wide.most);
    }
    [[nodiscard]] status decided(std::uint32_t p) const {
        return settings_[p] != setting::none ? static_cast<status>(settings_[p]) : by_rule(p);
    }
    void assign(std::uint32_t p, status s) {
        statuses_[p] = s;
        cells_[p].is = s;
    }
    // Takes from what a rule misses, or gives back.
    void take(std::uint32_t p, std::int64_t least, std::int64_t most) {
        if (circuit_->is_weighted(p)) {
            wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
            wide.least -= least;
            wide.most -= most;
        } else {
            cells_[p].least -= static_cast<std::int32_t>(least);
            cells_[p].most -= static_cast<std::int32_t>(most);
        }
    }
    // Tells users number `first` on that p changed; those at `wake` or after will look at themselves.
    void tell(std::uint32_t p, status before, std::size_t first, std::uint32_t wake) {
        const std::span<const literal> all = users_->of(p);
        const std::span<const std::uint64_t> weights = users_->weights(p);
        const status now = statuses_[p];
        const std::int32_t met = (now == status::met ? 1 : 0) - (before == status::met ? 1 : 0);
        const std::int32_t possible = (now != status::unmet ? 1 : 0) - (before != status::unmet ? 1 : 0);
        for (std::size_t i = first; i < all.size(); ++i) {
            const std::uint32_t q = all[i].position();
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

    // ---- outside loops

    void count_parts(std::uint32_t p) {
        const std::span<const literal> parts = circuit_->parts(p);
        cell& here = cells_[p];
        here.cut = settings_[p] != setting::none;
        here.special = users_->in_loop(p) || circuit_->is_weighted(p);
        if (circuit_->is_leaf(p)) return;
        if (!circuit_->is_weighted(p)) {
            std::int32_t least = 0, most = 0;
            for (const literal part : parts) {
                const auto is = static_cast<std::int32_t>(statuses_[part.position()]);
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
            const status is = of_literal(statuses_[parts[k].position()], parts[k].is_negated());
            if (is == status::met) wide.least -= static_cast<std::int64_t>(weights[k]);
            if (is != status::unmet) wide.most -= static_cast<std::int64_t>(weights[k]);
        }
    }
    void begin(std::uint32_t p) {
        count_parts(p);
        assign(p, decided(p));
    }
    void settle(std::uint32_t p) {
        const status before = statuses_[p];
        const status now = decided(p);
        if (now == before) return;
        assign(p, now);
        changes_.push_back({p, before});
        tell(p, before, 0, 0);
    }

    // ---- loops

    void begin_loop(std::size_t number) {
        const circuit::component loop = circuit_->loops()[number];
        if (loop.has_negation) {
            solver_.solve(*circuit_, loop, settings_, loops::wait, statuses_);
            for (std::uint32_t p = loop.first; p < loop.last; ++p) {
                count_parts(p);
                cells_[p].is = statuses_[p];
            }
            return;
        }
        touched_.clear();
        for (std::uint32_t p = loop.first; p < loop.last; ++p) {
            count_parts(p);  // members count for nothing yet
            touched_.push_back(p);
        }
        const std::vector<std::uint32_t> all = touched_;
        member* const members = members_.data() + first_member_[number];
        for (const int side : {0, 1}) insert(loop, members, side, all);
        for (std::uint32_t p = loop.first; p < loop.last; ++p) assign(p, status_of(members[p - loop.first]));
    }

    void settle_loop(std::uint32_t first) {
        const auto after =
            std::upper_bound(circuit_->loops().begin(), circuit_->loops().end(), first,
                             [](std::uint32_t p, const circuit::component& loop) { return p < loop.first; });
        const circuit::component loop = *(after - 1);
        woken_.assign(1, first);
        for (std::uint32_t p = waiting_.least(); p < loop.last; p = waiting_.least()) {
            waiting_.erase(p);
            woken_.push_back(p);
        }
        if (loop.has_negation) {
            solve_anew(loop);
            return;
        }
        member* const members =
            members_.data() + first_member_[static_cast<std::size_t>(after - 1 - circuit_->loops().begin())];
        touched_ = woken_;
        for (const int side : {0, 1}) {
            remove(loop, members, side);
            insert(loop, members, side, touched_);
        }
        std::sort(touched_.begin(), touched_.end());
        touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
        for (const std::uint32_t p : touched_) {
            const status before = statuses_[p];
            assign(p, status_of(members[p - loop.first]));
            if (statuses_[p] == before) continue;
            changes_.push_back({p, before});
            tell(p, before, inner_users(p, loop), loop.last);
        }
    }

    void solve_anew(circuit::component loop) {
        before_.assign(statuses_.begin() + loop.first, statuses_.begin() + loop.last);
        solver_.solve(*circuit_, loop, settings_, loops::wait, statuses_);
        for (std::uint32_t p = loop.first; p < loop.last; ++p) {
            const status before = before_[p - loop.first];
            if (statuses_[p] == before) continue;
            cells_[p].is = statuses_[p];
            changes_.push_back({p, before});
            tell(p, before, 0, loop.last);
        }
    }

    [[nodiscard]] static status status_of(const member& m) {
        return m.in[0] ? status::met : m.in[1] ? status::open : status::unmet;
    }
    [[nodiscard]] std::size_t inner_users(std::uint32_t p, circuit::component loop) const {
        const std::span<const literal> all = users_->of(p);
        return static_cast<std::size_t>(
            std::partition_point(all.begin(), all.end(), [&](literal u) { return u.position() < loop.last; }) -
            all.begin());
    }
    [[nodiscard]] bool is_cut(std::uint32_t p) const { return settings_[p] != setting::none; }
    [[nodiscard]] bool set_in(std::uint32_t p, int side) const {
        return settings_[p] == setting::met || (side == 1 && settings_[p] == setting::open);
    }
    [[nodiscard]] bool reaches(std::uint32_t p, int side) const {
        if (!circuit_->is_weighted(p)) return (side == 0 ? cells_[p].least : cells_[p].most) <= 0;
        const wide_cell& wide = wide_cells_[circuit_->weighted_index(p)];
        return (side == 0 ? wide.least : wide.most) <= 0;
    }
    // A member of a loop gains a part of this weight, or loses it.
    void gain(int side, std::uint32_t p, std::uint64_t weight) {
        const auto w = static_cast<std::int64_t>(weight);
        take(p, side == 0 ? w : 0, side == 0 ? 0 : w);
    }
    void lose(int side, std::uint32_t p, std::uint64_t weight) {
        const auto w = static_cast<std::int64_t>(weight);
        take(p, side == 0 ? -w : 0, side == 0 ? 0 : -w);
    }

    // Whether parts outside the loop, and those in it that were in before p, carry it.
    [[nodiscard]] bool is_carried(circuit::component loop, const member* members, int side, std::uint32_t p) const {
        const std::span<const literal> parts = circuit_->parts(p);
        const std::uint64_t rank = members[p - loop.first].rank[side];
        const std::uint64_t threshold = circuit_->threshold(p);
        std::uint64_t sum = 0;
        for (std::size_t k = 0; k < parts.size() && sum < threshold; ++k) {
            const std::uint32_t q = parts[k].position();
            bool counts = false;
            if (q < loop.first) {
                const status s = of_literal(statuses_[q], parts[k].is_negated());
                counts = s == status::met || (side == 1 && s == status::open);
            } else {
                counts = members[q - loop.first].in[side] && members[q - loop.first].rank[side] < rank;
            }
            if (counts) sum += circuit_->weight(p, k);
        }
        return sum >= threshold;
    }

    // Takes out the members that nothing outside the loop or before them carries any more.
    void remove(circuit::component loop, member* members, int side) {
        using ranked = std::pair<std::uint64_t, std::uint32_t>;
        const std::greater<ranked> later{};
        suspects_.clear();
        for (const std::uint32_t p : woken_)
            if (members[p - loop.first].in[side]) suspects_.emplace_back(members[p - loop.first].rank[side], p);
        std::make_heap(suspects_.begin(), suspects_.end(), later);
        ranked last{0, position_queue::none};
        while (!suspects_.empty()) {
            std::pop_heap(suspects_.begin(), suspects_.end(), later);
            const ranked here = suspects_.back();
            suspects_.pop_back();
            if (here == last) continue;
            last = here;
            const std::uint32_t p = here.second;
            member& m = members[p - loop.first];
            if (is_cut(p) ? set_in(p, side) : is_carried(loop, members, side, p)) {
                if (is_cut(p)) m.rank[side] = 0;
                continue;
            }
            m.in[side] = false;
            touched_.push_back(p);
            const std::span<const literal> all = users_->of(p);
            const std::span<const std::uint64_t> weights = users_->weights(p);
            const std::size_t count = inner_users(p, loop);
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t q = all[i].position();
                lose(side, q, weights.empty() ? 1 : weights[i]);
                const member& user = members[q - loop.first];
                if (!user.in[side] || is_cut(q) || user.rank[side] <= here.first) continue;
                suspects_.emplace_back(user.rank[side], q);
                std::push_heap(suspects_.begin(), suspects_.end(), later);
            }
        }
    }

    // Puts in the members of `candidates` that are carried, and those that they carry. May be `touched_` itself.
    void insert(circuit::component loop, member* members, int side, const std::vector<std::uint32_t>& candidates) {
        const auto enter = [&](std::uint32_t p) {
            members[p - loop.first].in[side] = true;
            members[p - loop.first].rank[side] = is_cut(p) ? 0 : ++clock_;
            entering_.push_back(p);
        };
        entering_.clear();
        const std::size_t count = candidates.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t p = candidates[i];
            if (!members[p - loop.first].in[side] && (is_cut(p) ? set_in(p, side) : reaches(p, side))) enter(p);
        }
        while (!entering_.empty()) {
            const std::uint32_t p = entering_.back();
            entering_.pop_back();
            touched_.push_back(p);
            const std::span<const literal> all = users_->of(p);
            const std::span<const std::uint64_t> weights = users_->weights(p);
            const std::size_t inner = inner_users(p, loop);
            for (std::size_t i = 0; i < inner; ++i) {
                const std::uint32_t q = all[i].position();
                gain(side, q, weights.empty() ? 1 : weights[i]);
                if (!members[q - loop.first].in[side] && !is_cut(q) && reaches(q, side)) enter(q);
            }
        }
    }

    // Whether there is room in the vectors, which copies of them have not.
    struct room {
        room() = default;
        room(const room&) noexcept {}
        room& operator=(const room&) noexcept {
            is = false;
            return *this;
        }
        bool is = false;
    };

    const circuit* circuit_;
    const users* users_;
    std::vector<setting> settings_;
    std::vector<status> statuses_;
    std::vector<cell> cells_;
    std::vector<wide_cell> wide_cells_{};
    std::vector<std::size_t> first_member_{};  // of each loop, among members_
    std::vector<member> members_{};
    std::uint64_t clock_ = 0;  // the last rank given
    position_queue waiting_;
    std::vector<change> changes_{};
    // Room to work in.
    std::size_t largest_loop_ = 0, most_inner_parts_ = 0;
    room has_room_{};
    std::vector<std::uint32_t> woken_{}, touched_{}, entering_{};
    std::vector<std::pair<std::uint64_t, std::uint32_t>> suspects_{};
    std::vector<status> before_{};
    loop_solver solver_{};
};

}  // namespace muster::logic

#endif
