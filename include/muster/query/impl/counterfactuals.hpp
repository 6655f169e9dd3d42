#ifndef MUSTER_QUERY_IMPL_COUNTERFACTUALS_HPP
#define MUSTER_QUERY_IMPL_COUNTERFACTUALS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/word_changes.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/impl/stated_settings.hpp>

namespace muster {

namespace detail {

/// Answers `counterfactuals`.
class counterfactual_search {
public:
    /// Evaluates the world once. The compiled proposal must outlive it. Throws `error` for a world that speaks of
    /// another proposal, and where the proposal has grown since it was compiled.
    counterfactual_search(const compiled& c, const world& w, const counterfactuals_options& options)
        : compiled_{c},
          world_{w},
          proposal_{c.current_source()},
          said_{proposal_, w.from()},
          stated_{c, proposal_, w},
          settings_{stated_.all()},
          statuses_(c.circuit().size()),
          is_told_(c.circuit().size(), 0) {
        logic::evaluate(c.circuit(), settings_, statuses_);
        for (const logic::position p : is_told_.indices()) {
            const vertex v = c.circuit().vertex_of(p);
            const bool is_wanted = options.everything || kind_of(value_of(proposal_.graph(), v)).is_result;
            is_told_[p] = is_wanted && said_.is_mentioned(v) ? 1 : 0;
        }
    }

    /// Every leaf, and everything the world sets, the other way: what is met unmet, what is unmet met, what is open
    /// each way. In order of addition.
    [[nodiscard]] std::vector<assumption> flips() const {
        std::vector<assumption> result;
        const logic::circuit& circuit = compiled_.circuit();
        for (const vertex v : vertices_of(proposal_.graph())) {
            const logic::position p = circuit.position_of(v);
            const bool set = stated_.said_at(p) != stated_settings::nothing;
            if (!set && !circuit.is_leaf(p) && settings_[p] != logic::setting::open) continue;
            if (!said_.is_mentioned(v)) continue;
            for (const status s : {status::unmet, status::met})
                if (statuses_[p] != s) result.push_back({proposal_.handle_of(v), s});
        }
        return result;
    }

    /// What each, supposed by itself, would change. Throws `error` for a handle of another proposal.
    [[nodiscard]] counterfactuals_answer run(std::span<const assumption> supposed) {
        for (const assumption& a : supposed) proposal_.check(a.what);
        counterfactuals_answer answer;
        answer.in = world_;
        answer.of = origin{proposal_};
        answer.supposed_.assign(supposed.begin(), supposed.end());
        // In a large circuit the words of 512 cases no longer stay in the cache.
        const bool narrow = supposed.size() <= logic::word_traits<std::uint64_t>::lanes || settings_.size() > 300'000;
        if (narrow) run_words<std::uint64_t>(answer);
        else run_words<logic::wide_word>(answer);
        return answer;
    }

private:
    struct found {
        std::uint32_t lane;
        vertex of;
        status before;
        status after;
    };

    template <class Word>
    void run_words(counterfactuals_answer& answer) {
        // What lies close to each other shares what it changes: one pass takes neighbours.
        const std::size_t count = answer.supposed_.size();
        std::vector<std::uint32_t> order(count);
        for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair{compiled_.position_of(answer.supposed_[a].what), a} <
                   std::pair{compiled_.position_of(answer.supposed_[b].what), b};
        });
        std::vector<std::vector<status_change>> by_number(count);
        logic::word_changes<Word> changes{compiled_.circuit(), compiled_.users(), settings_, statuses_};
        constexpr std::uint32_t lanes = logic::word_changes<Word>::lanes;
        std::vector<found> pass;
        for (std::size_t first = 0; first < count; first += lanes) {
            const auto used = static_cast<std::uint32_t>((std::min)(count - first, std::size_t{lanes}));
            changes.clear();
            for (std::uint32_t lane = 0; lane < used; ++lane)
                suppose(answer.supposed_[order[first + lane]], lane, changes);
            changes.propagate();
            pass.clear();
            Word difference;
            for (const logic::position p : changes.changed()) {
                if (is_told_[p] == 0) continue;
                changes.difference(p, difference);
                logic::for_lanes(difference, [&](std::uint32_t lane) {
                    pass.push_back(
                        {lane, compiled_.circuit().vertex_of(p), statuses_[p], logic::status_in(changes[p], lane)});
                });
            }
            std::sort(pass.begin(), pass.end(), [](const found& a, const found& b) {
                return std::pair{a.lane, a.of} < std::pair{b.lane, b.of};
            });
            for (const found& f : pass)
                by_number[order[first + f.lane]].push_back({proposal_.handle_of(f.of), f.before, f.after});
        }
        for (std::vector<status_change>& list : by_number) {
            answer.changes_.insert(answer.changes_.end(), list.begin(), list.end());
            answer.first_.push_back(answer.changes_.size());
            list = {};
        }
    }

    template <class Word>
    void suppose(const assumption& a, std::uint32_t lane, logic::word_changes<Word>& changes) {
        const logic::position p = compiled_.position_of(a.what);
        const stated_settings::saying before = stated_.said_at(p);
        stated_.say(p, stated_settings::said(a.is), [&](logic::position q) {
            if (stated_[q] != settings_[q]) changes.set(q, lane, stated_[q]);
        });
        stated_.say(p, before, [](logic::position) {});
    }

    const compiled& compiled_;
    const world world_;
    const proposal proposal_;
    const in_force said_;
    stated_settings stated_;
    indexed<logic::position, logic::setting> settings_;
    indexed<logic::position, status> statuses_;
    indexed<logic::position, std::uint8_t> is_told_;
};

}  // namespace detail

MUSTER_INLINE counterfactuals_answer counterfactuals(const compiled& c, const world& w,
                                                     std::span<const assumption> supposed,
                                                     const counterfactuals_options& options) {
    return detail::counterfactual_search{c, w, options}.run(supposed);
}

MUSTER_INLINE counterfactuals_answer counterfactuals(const compiled& c, const world& w,
                                                     const counterfactuals_options& options) {
    detail::counterfactual_search search{c, w, options};
    return search.run(search.flips());
}

MUSTER_INLINE counterfactuals_answer counterfactuals(const proposal& p, const world& w,
                                                     const counterfactuals_options& options) {
    return counterfactuals(compile(p), w, options);
}

}  // namespace muster

#endif
