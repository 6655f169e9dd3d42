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
    word_evaluation(const circuit& c, const users& u, std::span<const setting> settings = {})
        : circuit_{&c},
          users_{&u},
          settings_(settings.begin(), settings.end()),
          words_(c.size()),
          special_(c.size(), common) {
        settings_.resize(c.size(), setting::none);
    }

    /// Sets a position in one lane, on top of what is set in all.
    void set(std::uint32_t position, std::uint32_t number, status s) { at(position).set(number, s); }
    /// Sets a position in every lane at once: met in the lanes of `met`, unmet in the others.
    void set(std::uint32_t position, const Word& met) {
        lane_settings<Word>& here = at(position);
        fill(here.cut, true);
        here.to.low = met;
        here.to.high = met;
    }
    /// Forgets what was set in single lanes. Linear in that.
    void clear() {
        for (const std::uint32_t p : special_positions_) special_[p] = common;
        special_positions_.clear();
        in_lanes_.clear();
    }

    /// Linear in rules and parts, but for what loops need.
    void evaluate(loops mode = loops::wait) {
        std::uint32_t next = 0;
        for (const circuit::component loop : circuit_->loops()) {
            sweep(next, loop.first);
            solver_.solve(
                *circuit_, *users_, loop, mode,
                [this](std::uint32_t p) -> const status_word<Word>& { return words_[p]; },
                [this](std::uint32_t p, status_word<Word>& w) { return fix(p, w); },
                std::span{words_}.subspan(loop.first, loop.last - loop.first));
            next = loop.last;
        }
        sweep(next, circuit_->size());
    }
    /// The statuses at a position, one case in each lane.
    [[nodiscard]] const status_word<Word>& operator[](std::uint32_t position) const { return words_[position]; }

private:
    static constexpr std::uint32_t common = 0xFFFFFFFFU;

    lane_settings<Word>& at(std::uint32_t position) {
        if (special_[position] == common) {
            special_[position] = static_cast<std::uint32_t>(in_lanes_.size());
            special_positions_.push_back(position);
            in_lanes_.emplace_back();
        }
        return in_lanes_[special_[position]];
    }
    // Puts into a position what is set there; whether its rule is cut in all lanes.
    [[nodiscard]] bool fix(std::uint32_t p, status_word<Word>& w) const {
        const bool cut = settings_[p] != setting::none;
        if (cut) fill(w, static_cast<status>(settings_[p]));
        if (special_[p] != common) in_lanes_[special_[p]].apply(w);
        return cut;
    }
    void sweep(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t p = first; p < last; ++p) {
            status_word<Word>& w = words_[p];
            if (settings_[p] != setting::none) {
                fill(w, static_cast<status>(settings_[p]));
            } else if (circuit_->is_leaf(p)) {
                fill(w, status::open);
            } else {
                const auto fetch = [this](literal part, status_word<Word>& word) {
                    word.assign(words_[part.position()], part.is_negated());
                };
                apply_rule(*circuit_, p, fetch, w);
            }
            if (special_[p] != common) in_lanes_[special_[p]].apply(w);
        }
    }

    const circuit* circuit_;
    const users* users_;
    std::vector<setting> settings_;
    std::vector<status_word<Word>> words_;
    std::vector<std::uint32_t> special_;  // of each position, its number among in_lanes_, or `common`
    std::vector<std::uint32_t> special_positions_{};
    std::vector<lane_settings<Word>> in_lanes_{};
    word_loop_solver<Word> solver_{};
};

}  // namespace muster::logic

#endif
