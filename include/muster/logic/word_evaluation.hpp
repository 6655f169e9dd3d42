#ifndef MUSTER_LOGIC_WORD_EVALUATION_HPP
#define MUSTER_LOGIC_WORD_EVALUATION_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/word_rules.hpp>

namespace muster::logic {

/// Evaluates a circuit under as many settings as a word has lanes, in one pass. The circuit and its users must outlive
/// it. Holds two words for each position: sixteen bytes with 64 lanes, 128 with 512.
template <class Word>
class word_evaluation {
public:
    static constexpr std::uint32_t lanes = word_traits<Word>::lanes;  ///< cases in a pass

    /// `settings` are those of all lanes: one entry per position, or none at all.
    word_evaluation(const circuit& c, const users& u, indexed_span<position, const setting> settings = {})
        : circuit_{&c}, users_{&u}, settings_{settings}, words_(c.size()), special_(c.size(), common) {
        settings_.resize(c.size(), setting::none);
    }

    /// Sets a position in one lane, on top of what is set in all.
    void set(position p, std::uint32_t number, status s) { at(p).set(number, s); }
    /// Sets a position in every lane at once: met in the lanes of `met`, unmet in the others.
    void set(position p, const Word& met) {
        lane_settings<Word>& here = at(p);
        fill(here.cut, true);
        here.to.low = met;
        here.to.high = met;
    }
    /// Forgets what was set in single lanes. Linear in that.
    void clear() {
        for (const position p : special_positions_) special_[p] = common;
        special_positions_.clear();
        in_lanes_.clear();
    }

    /// Linear in rules and parts, but for what loops need.
    void evaluate(loops mode = loops::wait) {
        position next{};
        for (const circuit::component& loop : circuit_->loops()) {
            sweep({next, loop.first});
            solver_.solve(
                *circuit_, *users_, loop, mode, [this](position p) -> const status_word<Word>& { return words_[p]; },
                [this](position p, status_word<Word>& w) { return fix(p, w); }, words_[loop]);
            next = loop.last;
        }
        sweep({next, circuit_->positions().last});
    }
    /// The statuses at a position, one case in each lane.
    [[nodiscard]] const status_word<Word>& operator[](position p) const { return words_[p]; }

private:
    static constexpr std::uint32_t common = 0xFFFFFFFFU;

    lane_settings<Word>& at(position p) {
        if (special_[p] == common) {
            special_[p] = static_cast<std::uint32_t>(in_lanes_.size());
            special_positions_.push_back(p);
            in_lanes_.emplace_back();
        }
        return in_lanes_[special_[p]];
    }
    // Puts into a position what is set there; whether its rule is cut in all lanes.
    [[nodiscard]] bool fix(position p, status_word<Word>& w) const {
        const bool cut = settings_[p] != setting::none;
        if (cut) fill(w, static_cast<status>(settings_[p]));
        if (special_[p] != common) in_lanes_[special_[p]].apply(w);
        return cut;
    }
    void sweep(index_range<position> run) {
        for (const position p : run) {
            status_word<Word>& w = words_[p];
            if (settings_[p] != setting::none) {
                fill(w, static_cast<status>(settings_[p]));
            } else if (circuit_->is_leaf(p)) {
                fill(w, status::open);
            } else {
                const auto fetch = [this](literal<position> part, status_word<Word>& word) {
                    word.assign(words_[part.index()], part.is_negated());
                };
                apply_rule(*circuit_, p, fetch, w);
            }
            if (special_[p] != common) in_lanes_[special_[p]].apply(w);
        }
    }

    const circuit* circuit_;
    const users* users_;
    indexed<position, setting> settings_;
    indexed<position, status_word<Word>> words_;
    indexed<position, std::uint32_t> special_;  // of each position, its number among in_lanes_, or `common`
    std::vector<position> special_positions_{};
    std::vector<lane_settings<Word>> in_lanes_{};
    word_loop_solver<Word> solver_{};
};

}  // namespace muster::logic

#endif
