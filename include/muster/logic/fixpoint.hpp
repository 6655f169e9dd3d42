#ifndef MUSTER_LOGIC_FIXPOINT_HPP
#define MUSTER_LOGIC_FIXPOINT_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/status.hpp>
#include <muster/logic/circuit.hpp>

namespace muster::logic {

/// How a loop whose members only wait for each other is decided.
enum class loops : std::uint8_t {
    wait,          ///< nobody moves first: the least fixpoint
    move_together  ///< all move at once: the greatest fixpoint
};

/// What is set from outside at a position: nothing, or a status that cuts its rule.
enum class setting : std::uint8_t { unmet = 0, open = 1, met = 2, none = 3 };

/// The setting that cuts a rule with this status.
[[nodiscard]] constexpr setting setting_of(status s) noexcept {
    return static_cast<setting>(s);
}

/// The status of a literal whose position has status s.
[[nodiscard]] constexpr status of_literal(status s, bool is_negated) noexcept {
    return is_negated ? negated(s) : s;
}

/// The status of a rule whose parts are decided.
[[nodiscard]] inline status apply_rule(const circuit& c, std::uint32_t p, std::span<const status> statuses) {
    if (c.is_leaf(p)) return status::open;
    const std::span<const literal> parts = c.parts(p);
    const std::uint64_t threshold = c.threshold(p);
    if (!c.is_weighted(p)) {
        std::uint32_t least = 0, most = 0;
        for (const literal part : parts) {
            const auto s = static_cast<std::uint32_t>(statuses[part.position()]);
            const std::uint32_t value = part.is_negated() ? 2 - s : s;
            least += value >> 1;
            most += (value + 1) >> 1;
        }
        return static_cast<status>((least >= threshold ? 1 : 0) + (most >= threshold ? 1 : 0));
    }
    const std::span<const std::uint64_t> weights = c.weights(p);
    std::uint64_t least = 0, most = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const status s = of_literal(statuses[parts[i].position()], parts[i].is_negated());
        if (s == status::met) least += weights[i];
        if (s != status::unmet) most += weights[i];
    }
    return static_cast<status>((least >= threshold ? 1 : 0) + (most >= threshold ? 1 : 0));
}

/// Decides loops: the alternating fixpoint on one strong component at a time.
/// L(0) is empty; U(i) is the fixpoint with open things met and a negated part holding iff it is not
/// in L(i); L(i+1) is the fixpoint with open things unmet, and a negated part holding iff it is not in
/// U(i) (Van Gelder, The alternating fixpoint of logic programs with negation, 1993). Linear in the component where no
/// negation lies inside, else linear in each round. With `loops::move_together` both fixpoints are greatest ones.
class loop_solver {
public:
    /// Writes the statuses of the members of `loop`; everything before it is decided.
    void solve(const circuit& c, circuit::component loop, std::span<const setting> settings, loops mode,
               std::span<status> statuses) {
        const std::uint32_t n = loop.last - loop.first;
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
            statuses[loop.first + i] = next_[i] != 0 ? status::met : high_[i] != 0 ? status::open : status::unmet;
    }

    /// Makes room for loops of up to so many members, with so many parts inside: then `solve` takes no memory.
    void reserve(std::size_t members, std::size_t inner_parts) {
        for (auto* v : {&first_user_, &cursor_, &changed_, &order_, &times_, &turns_}) v->reserve(members + 1);
        for (auto* v : {&cut_, &low_, &high_, &next_}) v->reserve(members);
        sum_.reserve(members);
        users_.reserve(inner_parts);
    }

    static constexpr std::uint32_t undecided = 0xFFFFFFFFU;  ///< the fixpoint of a member that is open

    /// Of the loop solved last, by member: in which fixpoint it was decided (even: it left an upper one, unmet; odd: it
    /// entered a lower one, met), or `undecided`.
    [[nodiscard]] std::span<const std::uint32_t> times() const noexcept { return times_; }
    /// Of the loop solved last, by member that is met: its turn in the lower fixpoint that it entered. It rests on
    /// members of earlier fixpoints and earlier turns. Only with `loops::wait`.
    [[nodiscard]] std::span<const std::uint32_t> turns() const noexcept { return turns_; }

private:
    enum class bound : std::uint8_t { lower, upper };
    struct user {
        std::uint32_t member;  // the rule that has the part
        std::uint32_t part;
    };

    void record(const std::vector<std::uint8_t>& members, std::uint8_t value, std::uint32_t time) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (members[i] != value || times_[i] != undecided) continue;
            times_[i] = time;
            turns_[i] = order_[i];
        }
    }

    // Who inside uses each member, unnegated.
    void link(const circuit& c, circuit::component loop) {
        const std::uint32_t n = loop.last - loop.first;
        first_user_.assign(n + 1, 0);
        const auto each_inner_part = [&](auto&& action) {
            for (std::uint32_t p = loop.first; p < loop.last; ++p) {
                const auto parts = c.parts(p);
                for (std::uint32_t k = 0; k < parts.size(); ++k)
                    if (parts[k].position() >= loop.first && !parts[k].is_negated()) action(p, parts[k].position(), k);
            }
        };
        each_inner_part(
            [&](std::uint32_t, std::uint32_t used, std::uint32_t) { ++first_user_[used - loop.first + 1]; });
        for (std::uint32_t i = 0; i < n; ++i) first_user_[i + 1] += first_user_[i];
        users_.resize(first_user_[n]);
        cursor_.assign(first_user_.begin(), first_user_.end() - 1);
        each_inner_part([&](std::uint32_t p, std::uint32_t used, std::uint32_t k) {
            users_[cursor_[used - loop.first]++] = {p - loop.first, k};
        });
    }

    // One fixpoint of the component: which members hold, a negated inner part holding iff `against` has not its member.
    void settle(const circuit& c, circuit::component loop, std::span<const setting> settings,
                std::span<const status> statuses, bound side, loops mode, const std::vector<std::uint8_t>& against,
                std::vector<std::uint8_t>& holds) {
        const std::uint32_t n = loop.last - loop.first;
        const bool upper = side == bound::upper;
        const bool greatest = mode == loops::move_together;
        holds.assign(n, greatest ? 1 : 0);
        sum_.assign(n, 0);
        cut_.assign(n, 0);
        changed_.clear();
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t p = loop.first + i;
            const setting set = settings.empty() ? setting::none : settings[p];
            bool decided = set != setting::none || c.is_leaf(p);
            bool value = decided && (set == setting::met || (set != setting::unmet && upper));
            if (!decided) {
                const auto parts = c.parts(p);
                for (std::uint32_t k = 0; k < parts.size(); ++k) {
                    const std::uint32_t q = parts[k].position();
                    bool counts = false;
                    if (q < loop.first) {
                        const status s = of_literal(statuses[q], parts[k].is_negated());
                        counts = s == status::met || (upper && s == status::open);
                    } else {
                        counts = parts[k].is_negated() ? against[q - loop.first] == 0 : greatest;
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
                const std::uint32_t p = loop.first + j;
                const std::uint64_t weight = c.weight(p, users_[u].part);
                sum_[j] = greatest ? sum_[j] - weight : sum_[j] + weight;
                if ((sum_[j] >= c.threshold(p)) == greatest) continue;
                holds[j] = greatest ? 0 : 1;
                order_[j] = turn++;
                changed_.push_back(j);
            }
        }
    }

    std::vector<std::uint32_t> first_user_, cursor_, changed_, order_, times_, turns_;
    std::vector<user> users_;
    std::vector<std::uint64_t> sum_;
    std::vector<std::uint8_t> cut_, low_, high_, next_;
};

/// The well-founded model of the circuit (Van Gelder, Ross, Schlipf 1991) with `settings` cutting rules and unset
/// leaves open, written into `statuses` (one per position). `settings` has one entry per position or is empty: nothing
/// set. Sound for open leaves: met and unmet stand in every completion of them. Linear where no negation lies in a
/// loop.
inline void evaluate(const circuit& c, std::span<const setting> settings, std::span<status> statuses,
                     loops mode = loops::wait) {
    loop_solver solver;
    const std::span<const circuit::rule> rules = c.rules();
    const literal* const parts = c.all_parts().data();
    const auto sweep = [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t p = first; p < last; ++p) {
            const setting set = settings.empty() ? setting::none : settings[p];
            const circuit::rule here = rules[p];
            if (set != setting::none) {
                statuses[p] = static_cast<status>(set);
            } else if (here.threshold >= circuit::special_threshold) {
                statuses[p] = apply_rule(c, p, statuses);
            } else {  // counts without a branch: all values added up, and the open ones among them
                std::uint32_t sum = 0, open = 0;
                for (std::uint32_t k = here.first, end = rules[p + 1].first; k < end; ++k) {
                    const std::uint32_t code = parts[k].code();
                    const std::uint32_t mask = 0U - (code & 1U);
                    const std::uint32_t value = (static_cast<std::uint32_t>(statuses[code >> 1]) ^ mask) + (mask & 3U);
                    sum += value;
                    open += value & 1U;
                }
                const std::uint32_t least = (sum - open) / 2;
                statuses[p] =
                    static_cast<status>((least >= here.threshold ? 1 : 0) + (least + open >= here.threshold ? 1 : 0));
            }
        }
    };
    std::uint32_t next = 0;
    for (const circuit::component loop : c.loops()) {
        sweep(next, loop.first);
        solver.solve(c, loop, settings, mode, statuses);
        next = loop.last;
    }
    sweep(next, c.size());
}

}  // namespace muster::logic

#endif
