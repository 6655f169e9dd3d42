#ifndef MUSTER_LOGIC_PROPAGATION_HPP
#define MUSTER_LOGIC_PROPAGATION_HPP

#include <cstddef>
#include <cstdint>
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
        logic::position position{};    ///< which position
        status before = status::open;  ///< its status until then
    };

    /// Evaluates everything: linear where no negation lies in a loop. `settings` has one entry per position or is
    /// empty: nothing set.
    propagation(const circuit& c, const users& u, indexed_span<position, const setting> settings = {});

    /// The status at a position.
    [[nodiscard]] status operator[](position p) const { return statuses_[p]; }
    /// By position.
    [[nodiscard]] indexed_span<position, const status> statuses() const noexcept { return statuses_; }
    /// What is set from outside, by position.
    [[nodiscard]] indexed_span<position, const setting> settings() const noexcept { return settings_; }

    /// Sets a position, or with `setting::none` leaves it to its rule. Takes effect with `propagate`.
    void set(position p, setting s) {
        if (settings_[p] == s) return;
        settings_[p] = s;
        cells_[p].cut = s != setting::none;
        waiting_.insert(p);
    }

    /// Brings all statuses up to date with the settings.
    void propagate();
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
    [[nodiscard]] status by_rule(position p) const;
    [[nodiscard]] status decided(position p) const {
        return is_cut(p) ? static_cast<status>(settings_[p]) : by_rule(p);
    }
    void assign(position p, status s) {
        statuses_[p] = s;
        cells_[p].is = s;
    }
    // Takes from what a rule misses, or gives back.
    void take(position p, std::int64_t least, std::int64_t most);
    // Tells the users of p that it changed, from the one of number `first` on; those at `wake` or after will look at
    // themselves.
    void tell(position p, status before, std::size_t first, position wake);

    // ---- outside loops

    void count_parts(position p);
    void begin(position p);
    void settle(position p);

    // ---- loops

    void begin_loop(std::size_t number);
    void settle_loop(position first);
    void solve_anew(const circuit::component& loop);
    [[nodiscard]] static status status_of(const member& m) {
        return m.in[0] ? status::met : m.in[1] ? status::open : status::unmet;
    }
    [[nodiscard]] std::size_t inner_users(position p, const circuit::component& loop) const;
    [[nodiscard]] bool is_cut(position p) const { return settings_[p] != setting::none; }
    [[nodiscard]] bool set_in(position p, int side) const {
        return settings_[p] == setting::met || (side == 1 && settings_[p] == setting::open);
    }
    [[nodiscard]] bool reaches(position p, int side) const;
    // A member of a loop gains a part of this weight, or loses it.
    void gain(int side, position p, std::uint64_t weight) {
        const auto w = static_cast<std::int64_t>(weight);
        take(p, side == 0 ? w : 0, side == 0 ? 0 : w);
    }
    void lose(int side, position p, std::uint64_t weight) {
        const auto w = static_cast<std::int64_t>(weight);
        take(p, side == 0 ? -w : 0, side == 0 ? 0 : -w);
    }
    // Whether parts outside the loop, and those in it that were in before p, carry it. Members are by their place in
    // the loop.
    [[nodiscard]] bool is_carried(const circuit::component& loop, const member* members, int side, position p) const;
    // Takes out the members that nothing outside the loop or before them carries any more.
    void remove(const circuit::component& loop, member* members, int side);
    // Puts in the members of `candidates` that are carried, and those that they carry. May be `touched_` itself.
    void insert(const circuit::component& loop, member* members, int side, const std::vector<position>& candidates);

    const circuit* circuit_;
    const users* users_;
    indexed<position, setting> settings_;
    indexed<position, status> statuses_;
    indexed<position, cell> cells_;
    std::vector<wide_cell> wide_cells_{};
    std::vector<std::size_t> first_member_{};  // of each loop, among members_
    std::vector<member> members_{};
    std::uint64_t clock_ = 0;  // the last rank given
    position_queue waiting_;
    std::vector<change> changes_{};
    // Room to work in.
    std::vector<position> woken_{}, touched_{}, entering_{};
    std::vector<std::pair<std::uint64_t, position>> suspects_{};
    std::vector<status> before_{};
    loop_solver solver_{};
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/propagation.hpp>
#endif

#endif
