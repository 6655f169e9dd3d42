#ifndef MUSTER_LOGIC_WORD_RULES_HPP
#define MUSTER_LOGIC_WORD_RULES_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/users.hpp>
#include <muster/logic/word.hpp>

namespace muster::logic {

/// A status in every lane: met where `low` is set, unmet where `high` is not, else open. `low` implies `high`.
template <class Word>
struct status_word {
    Word low{};   ///< met
    Word high{};  ///< not unmet

    /// The lower of the two statuses, lane by lane.
    status_word& operator&=(const status_word& other) noexcept {
        low &= other.low;
        high &= other.high;
        return *this;
    }
    /// The higher of the two statuses, lane by lane.
    status_word& operator|=(const status_word& other) noexcept {
        low |= other.low;
        high |= other.high;
        return *this;
    }
    /// Where the two differ, lane by lane: no status.
    status_word& operator^=(const status_word& other) noexcept {
        low ^= other.low;
        high ^= other.high;
        return *this;
    }
    /// The statuses of a part with these statuses.
    void assign(const status_word& of, bool is_negated) noexcept {
        low = is_negated ? of.high : of.low;
        high = is_negated ? of.low : of.high;
        if (!is_negated) return;
        word_traits<Word>::flip(low);
        word_traits<Word>::flip(high);
    }
};

/// All lanes of both words.
template <class Word>
void fill(status_word<Word>& w, bool value) noexcept {
    fill(w.low, value);
    fill(w.high, value);
}
/// The same status in every lane.
template <class Word>
void fill(status_word<Word>& w, status s) noexcept {
    fill(w.low, s == status::met);
    fill(w.high, s != status::unmet);
}
/// Whether the status of a lane differs.
template <class Word>
[[nodiscard]] bool differ(const status_word<Word>& a, const status_word<Word>& b) noexcept {
    return differ(a.low, b.low) || differ(a.high, b.high);
}
/// The status in the lane of this number.
template <class Word>
[[nodiscard]] status status_in(const status_word<Word>& w, std::uint32_t number) noexcept {
    return static_cast<status>((lane(w.low, number) ? 1 : 0) + (lane(w.high, number) ? 1 : 0));
}

/// What is set in some lanes only.
template <class Word>
struct lane_settings {
    Word cut{};              ///< the lanes in which something is set
    status_word<Word> to{};  ///< the statuses that are set
    bool released = false;   ///< what is set in all lanes does not count here

    /// Sets a status in the lane of this number.
    void set(std::uint32_t number, status s) noexcept {
        set_lane(cut, number, true);
        set_lane(to.low, number, s == status::met);
        set_lane(to.high, number, s != status::unmet);
    }
    /// Puts what is set into the lanes that it is set in.
    void apply(status_word<Word>& w) const noexcept {
        blend(w.low, cut, to.low);
        blend(w.high, cut, to.high);
    }
};

namespace detail {

// Counts in binary, one word for each digit, from what makes reaching the threshold an overflow.
template <std::size_t Digits, class Word, class Fetch>
void count_parts(const circuit& c, position p, const Fetch& fetch, Word& result) {
    static_assert(Digits == 4 || rule_table::largest_threshold <= std::uint64_t{1} << Digits);
    const std::span<const literal<position>> parts = c.parts(p);
    const std::uint64_t threshold = c.threshold(p);
    const auto digits = static_cast<std::uint32_t>(std::bit_width(threshold - 1));
    const std::uint64_t start = (std::uint64_t{1} << digits) - threshold;
    Word digit[Digits], part;
    for (std::uint32_t d = 0; d < digits; ++d) fill(digit[d], (start >> d & 1U) != 0);
    fill(result, false);
    for (std::size_t k = 0; k < parts.size(); ++k) {
        fetch(parts[k], part);
        for (std::uint64_t weight = c.weight(p, k); weight != 0; weight &= weight - 1) {
            Word carry = part, next;
            for (auto d = static_cast<std::uint32_t>(std::countr_zero(weight)); d < digits; ++d) {
                next = digit[d];
                next &= carry;
                digit[d] ^= carry;
                carry = next;
            }
            result |= carry;
        }
    }
}

}  // namespace detail

/// In which lanes the parts of a rule that hold reach its threshold. `fetch(part, word)` fills in the lanes in which a
/// part holds; words may be `status_word`s, which decides both bounds at once. Work: a word operation for each part and
/// each binary digit of the threshold.
template <class Word, class Fetch>
void apply_rule(const circuit& c, position p, const Fetch& fetch, Word& result) {
    const std::span<const literal<position>> parts = c.parts(p);
    const std::uint64_t threshold = c.threshold(p);
    Word part;
    if (threshold == 0) {
        fill(result, true);
        return;
    }
    if (!c.is_weighted(p) && (threshold == 1 || threshold >= parts.size())) {
        if (threshold > parts.size()) {
            fill(result, false);
            return;
        }
        fetch(parts[0], result);
        for (std::size_t k = 1; k < parts.size(); ++k) {
            fetch(parts[k], part);
            if (threshold == 1) result |= part;
            else result &= part;
        }
        return;
    }
    if (threshold <= 16) detail::count_parts<4>(c, p, fetch, result);
    else detail::count_parts<40>(c, p, fetch, result);
}

/// Decides loops in every lane: as `loop_solver`, a word of cases at a time.
template <class Word>
class word_loop_solver {
public:
    /// Fills in the statuses of the members. `outer(position)` is the status_word of a position before the loop, and
    /// `fix(position, word)` puts into a member what is set for it and says whether its rule is cut in all lanes.
    template <class Outer, class Fix>
    void solve(const circuit& c, const users& u, const circuit::component& loop, loops mode, const Outer& outer,
               const Fix& fix, std::span<status_word<Word>> members) {
        const std::uint32_t n = loop.size();
        low_.assign(n, Word{});
        high_.resize(n);
        next_.resize(n);
        settle(c, u, loop, mode, outer, fix, true, low_, high_);
        for (;;) {
            settle(c, u, loop, mode, outer, fix, false, high_, next_);
            bool changed = false;
            for (std::uint32_t i = 0; i < n && loop.has_negation && !changed; ++i) changed = differ(next_[i], low_[i]);
            low_.swap(next_);
            if (!changed) break;
            settle(c, u, loop, mode, outer, fix, true, low_, high_);
        }
        for (std::uint32_t i = 0; i < n; ++i) members[i] = {low_[i], high_[i]};
    }

private:
    template <class Outer, class Fix>
    void settle(const circuit& c, const users& u, const circuit::component& loop, loops mode, const Outer& outer,
                const Fix& fix, bool upper, const std::vector<Word>& against, std::vector<Word>& holds) {
        const std::uint32_t n = loop.size();
        Word start;
        fill(start, mode == loops::move_together);
        holds.assign(n, start);
        is_queued_.assign(n, 1);
        queue_.resize(n);
        for (std::uint32_t i = 0; i < n; ++i) queue_[i] = i;
        const auto fetch = [&](literal<position> part, Word& word) {
            const position q = part.index();
            if (q < loop.first) {
                const status_word<Word>& w = outer(q);
                word = part.is_negated() == upper ? w.low : w.high;
            } else {
                word = part.is_negated() ? against[loop.place_of(q)] : holds[loop.place_of(q)];
            }
            if (part.is_negated()) word_traits<Word>::flip(word);
        };
        status_word<Word> now;
        for (std::size_t at = 0; at < queue_.size(); ++at) {
            const std::uint32_t i = queue_[at];
            is_queued_[i] = 0;
            const position p = loop[i];
            if (!fix(p, now)) {
                apply_rule(c, p, fetch, upper ? now.high : now.low);
                (void)fix(p, now);
            }
            const Word& word = upper ? now.high : now.low;
            if (!differ(word, holds[i])) continue;
            holds[i] = word;
            for (const literal<position> user : u.of(p)) {
                if (user.index() >= loop.last) break;
                const std::uint32_t j = loop.place_of(user.index());
                if (user.is_negated() || is_queued_[j] != 0) continue;
                is_queued_[j] = 1;
                queue_.push_back(j);
            }
            if (at >= n && at * 2 > queue_.size()) {  // what is done takes no room
                queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
                at = static_cast<std::size_t>(-1);
            }
        }
    }

    std::vector<Word> low_{}, high_{}, next_{};
    std::vector<std::uint32_t> queue_{};
    std::vector<std::uint8_t> is_queued_{};
};

}  // namespace muster::logic

#endif
