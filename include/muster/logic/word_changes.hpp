#ifndef MUSTER_LOGIC_WORD_CHANGES_HPP
#define MUSTER_LOGIC_WORD_CHANGES_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/position_queue.hpp>
#include <muster/logic/word_rules.hpp>

namespace muster::logic {

/// What as many changes as a word has lanes, each by itself, do to one evaluation: every lane is that evaluation with
/// a few positions set differently. Only what changes in some lane is looked at, and in a loop its members. The
/// circuit, its users, and the evaluation must outlive it.
template <class Word>
class word_changes {
public:
    static constexpr std::uint32_t lanes = word_traits<Word>::lanes;  ///< cases in a pass

    /// `statuses` is the evaluation of the circuit with `settings`, one entry per position, in the same mode.
    word_changes(const circuit& c, const users& u, indexed_span<position, const setting> settings,
                 indexed_span<position, const status> statuses, loops mode = loops::wait)
        : circuit_{&c},
          users_{&u},
          settings_{settings},
          statuses_{statuses},
          mode_{mode},
          number_(c.size(), unchanged),
          special_(c.size(), unchanged),
          waiting_{c.size()} {
        for (const status s : {status::unmet, status::open, status::met})
            fill(constant_[static_cast<std::size_t>(s)], s);
    }

    /// Sets a position in one lane; with `setting::none` its rule decides there, whatever is set in the evaluation.
    void set(position p, std::uint32_t number, setting s) {
        if (special_[p] == unchanged) {
            special_[p] = static_cast<std::uint32_t>(in_lanes_.size());
            special_positions_.push_back(p);
            in_lanes_.emplace_back();
            waiting_.insert(p);
        }
        lane_settings<Word>& here = in_lanes_[special_[p]];
        if (s != setting::none) {
            here.set(number, static_cast<status>(s));
            return;
        }
        if (settings_[p] != setting::none && !here.released) {  // in the other lanes it stays set
            Word others = here.cut;
            word_traits<Word>::flip(others);
            blend(here.to.low, others, base(p).low);
            blend(here.to.high, others, base(p).high);
            fill(here.cut, true);
            here.released = true;
        }
        set_lane(here.cut, number, false);
    }

    /// Follows the changes up. Precondition: since `clear` it was not called.
    void propagate() {
        for (position p = waiting_.take(); p != none<position>; p = waiting_.take()) {
            if (users_->in_loop(p)) {
                settle_loop(p);
                continue;
            }
            if (!fix(p, now_)) {
                if (circuit_->is_leaf(p)) {
                    now_ = constant_[1];
                } else {
                    const auto fetch = [this](literal<position> part, status_word<Word>& word) {
                        word.assign((*this)[part.index()], part.is_negated());
                    };
                    apply_rule(*circuit_, p, fetch, now_);
                }
                (void)fix(p, now_);
            }
            if (differ(now_, base(p))) record(p, now_, position{});
        }
    }

    /// The positions that have another status in some lane; in ascending order of components.
    [[nodiscard]] std::span<const position> changed() const noexcept { return changed_; }
    /// The statuses at a position, one case in each lane.
    [[nodiscard]] const status_word<Word>& operator[](position p) const {
        return number_[p] == unchanged ? base(p) : words_[number_[p]];
    }
    /// In which lanes it has another status.
    void difference(position p, Word& result) const {
        const status_word<Word>& w = (*this)[p];
        const status_word<Word>& b = base(p);
        result = w.low;
        result ^= b.low;
        Word high = w.high;
        high ^= b.high;
        result |= high;
    }

    /// Takes all changes back. Linear in what had changed.
    void clear() {
        for (const position p : changed_) number_[p] = unchanged;
        for (const position p : special_positions_) special_[p] = unchanged;
        changed_.clear();
        words_.clear();
        special_positions_.clear();
        in_lanes_.clear();
    }

private:
    static constexpr std::uint32_t unchanged = 0xFFFFFFFFU;

    [[nodiscard]] const status_word<Word>& base(position p) const {
        return constant_[static_cast<std::size_t>(statuses_[p])];
    }
    [[nodiscard]] bool is_cut(position p) const {
        return settings_[p] != setting::none && (special_[p] == unchanged || !in_lanes_[special_[p]].released);
    }
    [[nodiscard]] bool fix(position p, status_word<Word>& w) const {
        const bool cut = is_cut(p);
        if (cut) w = constant_[static_cast<std::size_t>(settings_[p])];
        if (special_[p] != unchanged) in_lanes_[special_[p]].apply(w);
        return cut;
    }
    void record(position p, const status_word<Word>& w, position wake) {
        number_[p] = static_cast<std::uint32_t>(words_.size());
        words_.push_back(w);
        changed_.push_back(p);
        const std::span<const literal<position>> all = users_->of(p);
        for (std::size_t i = all.size(); i-- > 0 && all[i].index() >= wake;)
            if (!is_cut(all[i].index())) waiting_.insert(all[i].index());
    }
    void settle_loop(position first) {
        const circuit::component loop = circuit_->loops()[circuit_->loop_of(first)];
        for (position p = waiting_.least(); p < loop.last; p = waiting_.least()) waiting_.erase(p);
        members_.resize(loop.size());
        solver_.solve(
            *circuit_, *users_, loop, mode_, [this](position p) -> const status_word<Word>& { return (*this)[p]; },
            [this](position p, status_word<Word>& w) { return fix(p, w); }, members_);
        for (const position p : loop)
            if (differ(members_[loop.place_of(p)], base(p))) record(p, members_[loop.place_of(p)], loop.last);
    }

    const circuit* circuit_;
    const users* users_;
    indexed_span<position, const setting> settings_;
    indexed_span<position, const status> statuses_;
    loops mode_;
    status_word<Word> constant_[3]{};
    indexed<position, std::uint32_t> number_;   // of each position, its number among words_, or `unchanged`
    indexed<position, std::uint32_t> special_;  // of each position, its number among in_lanes_, or `unchanged`
    position_queue waiting_;
    std::vector<status_word<Word>> words_{};
    std::vector<position> changed_{}, special_positions_{};
    std::vector<lane_settings<Word>> in_lanes_{};
    std::vector<status_word<Word>> members_{};
    status_word<Word> now_{};
    word_loop_solver<Word> solver_{};
};

}  // namespace muster::logic

#endif
