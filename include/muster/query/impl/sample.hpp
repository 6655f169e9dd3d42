#ifndef MUSTER_QUERY_IMPL_SAMPLE_HPP
#define MUSTER_QUERY_IMPL_SAMPLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/word.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/offers.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/impl/world_drawing.hpp>
#include <muster/query/sample.hpp>

namespace muster {

namespace detail {

/// What the counts say.
inline void find_shares(sampled_likelihood& answer) {
    if (answer.worlds == 0) return;
    const auto n = static_cast<double>(answer.worlds);
    answer.least = static_cast<double>(answer.met) / n;
    answer.most = static_cast<double>(answer.worlds - answer.unmet) / n;
    answer.least_error = standard_error(answer.least, n);
    answer.most_error = standard_error(answer.most, n);
}

/// Adds up what comes for a role, or for the roles of a force, in random worlds.
class strength_sampling {
public:
    /// The compiled proposal must outlive it. Of what is neither, there is nothing to add up.
    strength_sampling(const compiled& c, const world& w, any_handle what)
        : circuit_{c.circuit()}, proposal_{c.source()} {
        const in_force said{proposal_, w.from()};
        offers_.emplace(proposal_, said);
        if (const auto task = proposal_.as<role>(what)) enter(*task);
        if (!proposal_.as<force>(what)) return;
        const auto used = rests_on(circuit_, c.settings(said), circuit_.position_of(vertex_of(what)));
        for (const handle<role> task : proposal_.all<role>())
            if (used[circuit_.position_of(vertex_of(task))] != 0 && said.is_mentioned(vertex_of(task))) enter(task);
    }

    /// The worlds of `those`, by the statuses of all positions.
    template <class Evaluation>
    void count(const Evaluation& all, const world_drawing::lanes& those) {
        for (counted& n : counted_) {
            const std::uint64_t needed = proposal_[n.of].needs[n.which].amount;
            for (std::uint64_t lane = those.begin; lane < those.end; ++lane) {
                const auto at = static_cast<std::uint32_t>(lane);
                const auto status_of = [&](vertex v) {
                    const auto& word = all[circuit_.position_of(v)];
                    return static_cast<status>(int{logic::lane(word.low, at)} + int{logic::lane(word.high, at)});
                };
                std::uint64_t least = 0, most = 0;
                for (const handle<contribution> made : offers_->to(n.of)) {
                    const offers::total sum = offers_->total_of(made, n.which, needed, status_of);
                    least = saturating_sum(least, sum.least);
                    most = saturating_sum(most, sum.most);
                }
                ++n.least[least];
                ++n.most[most];
            }
        }
    }
    [[nodiscard]] std::vector<sampled_strength> found() const {
        std::vector<sampled_strength> result;
        for (const counted& n : counted_)
            result.push_back({n.of, proposal_[n.of].needs[n.which], counts(n.least), counts(n.most)});
        return result;
    }

private:
    using bars = std::unordered_map<std::uint64_t, std::uint64_t>;
    struct counted {
        handle<role> of{};
        std::uint32_t which = 0;  // of its needs
        bars least{}, most{};
    };
    void enter(handle<role> task) {
        for (std::uint32_t which = 0; which < proposal_[task].needs.size(); ++which) counted_.push_back({task, which});
    }
    [[nodiscard]] static amount_counts counts(const bars& found) {
        return amount_counts{std::vector<amount_counts::bar>(found.begin(), found.end())};
    }

    const logic::circuit& circuit_;
    const proposal proposal_;
    std::optional<offers> offers_{};
    std::vector<counted> counted_{};
};

}  // namespace detail

MUSTER_INLINE sampled_likelihood sample(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    const detail::sized_world sized{c, w, what};
    sampled_likelihood answer;
    const logic::budget allowed{options.limits};
    const auto go_on = [&](std::uint64_t done, std::uint64_t of) {
        if (options.progress && !options.progress(done, of)) answer.ended = logic::ended::stopped;
        else if (allowed.is_late()) answer.ended = allowed.why_late();
        return answer.ended == logic::ended::finished;
    };
    detail::strength_sampling amounts{c, sized.world, what};
    std::uint64_t not_unmet = 0;
    answer.worlds = detail::world_drawing{c}.sample(sized.world, b, {options.from, options.worlds, options.seed}, go_on,
                                                    [&](const auto& all, const auto& those) {
                                                        const auto& here = all[c.position_of(what)];
                                                        answer.met += those.number_of(here.low);
                                                        not_unmet += those.number_of(here.high);
                                                        amounts.count(all, those);
                                                    });
    if (answer.worlds == options.worlds) answer.ended = logic::ended::finished;
    answer.what = what;
    answer.from = options.from;
    answer.seed = options.seed;
    answer.unmet = answer.worlds - not_unmet;
    answer.strengths = amounts.found();
    answer.in = w;
    answer.unsized = sized.unsized;
    answer.of = origin{c.source()};
    detail::find_shares(answer);
    return answer;
}

MUSTER_INLINE sampled_likelihood merge(std::span<const sampled_likelihood> shards) {
    sampled_likelihood answer;
    if (shards.empty()) return answer;
    std::vector<const sampled_likelihood*> in_order;
    for (const sampled_likelihood& s : shards) in_order.push_back(&s);
    std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
    answer = *in_order.front();
    for (std::size_t i = 1; i < in_order.size(); ++i) {
        const sampled_likelihood &before = *in_order[i - 1], &s = *in_order[i];
        if (s.what != answer.what || !(s.in == answer.in) || s.seed != answer.seed ||
            s.strengths.size() != answer.strengths.size())
            detail::refuse(errc::invalid_range, {}, "these are estimates of different things");
        if (s.from < before.from + before.worlds)
            detail::refuse(errc::invalid_range, {}, "some of these worlds are counted twice");
        answer.worlds += s.worlds;
        answer.met += s.met;
        answer.unmet += s.unmet;
        for (std::size_t n = 0; n < answer.strengths.size(); ++n) {
            answer.strengths[n].least += s.strengths[n].least;
            answer.strengths[n].most += s.strengths[n].most;
        }
        if (answer.ended == logic::ended::finished) answer.ended = s.ended;
    }
    detail::find_shares(answer);
    return answer;
}

MUSTER_INLINE sampled_likelihood sample(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                        const sample_options& options) {
    return sample(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
