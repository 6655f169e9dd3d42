#ifndef MUSTER_QUERY_IMPL_ENSEMBLE_HPP
#define MUSTER_QUERY_IMPL_ENSEMBLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/word_evaluation.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/impl/world_drawing.hpp>

namespace muster {

namespace detail {

/// Evaluates many worlds side by side, up to 512 in a pass over the circuit.
class ensemble_evaluation {
public:
    /// The compiled proposal must outlive it. Throws `error` where the proposal has grown since it was compiled.
    explicit ensemble_evaluation(const compiled& c) : compiled_{c}, proposal_{c.current_source()} {}

    /// The statuses of everything in these worlds. Throws `error` for a world that speaks of another proposal.
    [[nodiscard]] ensemble of(std::span<const world> worlds) const {
        ensemble result;
        result.of_ = origin{proposal_};
        result.size_ = worlds.size();
        result.things_ = compiled_.circuit().size();
        result.met_.resize((worlds.size() + 63) / 64 * result.things_);
        result.not_unmet_.resize(result.met_.size());
        if (is_large()) evaluate_worlds<std::uint64_t>(worlds, result);
        else evaluate_worlds<logic::wide_word>(worlds, result);
        return result;
    }
    /// Counts statuses in random worlds; see `evaluate_sampled`.
    [[nodiscard]] ensemble_counts sampled(const world& w, const beliefs& b, const world_drawing::drawing& drawn,
                                          const sampling_progress& progress = {}) const {
        const logic::circuit& c = compiled_.circuit();
        ensemble_counts result;
        result.of_ = origin{proposal_};
        result.met_.resize(c.size());
        result.not_unmet_.resize(c.size());
        const auto go_on = [&](std::uint64_t done, std::uint64_t of) { return !progress || progress(done, of); };
        result.size_ = world_drawing{compiled_}.sample(w, b, drawn, go_on, [&](const auto& all, const auto& those) {
            for (const vertex v : vertices_of(proposal_.graph())) {
                const auto& here = all[c.position_of(v)];
                result.met_[v] += those.number_of(here.low);
                result.not_unmet_[v] += those.number_of(here.high);
            }
        });
        return result;
    }

private:
    // Beyond some thousands of things the words of 512 worlds no longer stay in the cache.
    [[nodiscard]] bool is_large() const { return compiled_.circuit().size() > 50'000; }

    template <class Word>
    void evaluate_worlds(std::span<const world> worlds, ensemble& into) const {
        const logic::circuit& c = compiled_.circuit();
        std::vector<std::uint8_t> done(worlds.size(), 0);
        std::vector<std::size_t> together;
        for (std::size_t first = 0; first < worlds.size(); ++first) {
            if (done[first] != 0) continue;
            // Worlds from one viewpoint have the same statements in force.
            together.clear();
            for (std::size_t i = first; i < worlds.size(); ++i)
                if (done[i] == 0 && worlds[i].from() == worlds[first].from()) {
                    together.push_back(i);
                    done[i] = 1;
                }
            const in_force said{proposal_, worlds[first].from()};
            logic::word_evaluation<Word> all{c, compiled_.users(), compiled_.settings(said)};
            for (std::size_t begin = 0; begin < together.size(); begin += all.lanes) {
                const std::size_t used = (std::min)(together.size() - begin, std::size_t{all.lanes});
                all.clear();
                for (std::uint32_t lane = 0; lane < used; ++lane)
                    set(all, as_supposed(proposal_, worlds[together[begin + lane]]), lane);
                all.evaluate();
                for (const vertex v : vertices_of(proposal_.graph())) {
                    const logic::status_word<Word>& w = all[c.position_of(v)];
                    if (together.size() == worlds.size()) {
                        for (std::size_t k = 0; k * 64 < used; ++k) {
                            const std::size_t at = (begin / 64 + k) * into.things_ + to_number(v);
                            const std::uint64_t mask = first_bits(used - k * 64);
                            into.met_[at] = logic::word_traits<Word>::chunk(w.low, k) & mask;
                            into.not_unmet_[at] = logic::word_traits<Word>::chunk(w.high, k) & mask;
                        }
                        continue;
                    }
                    for (std::uint32_t lane = 0; lane < used; ++lane) {
                        const std::size_t i = together[begin + lane];
                        const std::uint64_t bit = std::uint64_t{1} << i % 64;
                        if (logic::lane(w.low, lane)) into.met_[i / 64 * into.things_ + to_number(v)] |= bit;
                        if (logic::lane(w.high, lane)) into.not_unmet_[i / 64 * into.things_ + to_number(v)] |= bit;
                    }
                }
            }
        }
    }
    [[nodiscard]] static std::uint64_t first_bits(std::uint64_t n) {
        return n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1;
    }
    template <class Word>
    void set(logic::word_evaluation<Word>& all, const world& w, std::uint32_t lane) const {
        for (const world::setting& s : w.settings()) {  // ascending: contributions come after their actor
            proposal_.check(s.on);
            all.set(compiled_.position_of(s.on), lane, s.is);
            if (s.why != cause::overridden || s.is != status::unmet || !proposal_.as<actor>(s.on)) continue;
            compiled::for_contributions(
                proposal_, s.on, [&](vertex v) { all.set(compiled_.circuit().position_of(v), lane, status::unmet); });
        }
    }

    const compiled& compiled_;
    const proposal proposal_;
};

}  // namespace detail

MUSTER_INLINE ensemble evaluate_all(const compiled& c, std::span<const world> worlds) {
    return detail::ensemble_evaluation{c}.of(worlds);
}

MUSTER_INLINE ensemble_counts evaluate_sampled(const compiled& c, const world& w, const beliefs& b, std::uint64_t count,
                                               std::uint64_t seed, const sampling_progress& progress,
                                               std::uint64_t from) {
    return detail::ensemble_evaluation{c}.sampled(w, b, {from, count, seed}, progress);
}

}  // namespace muster

#endif
