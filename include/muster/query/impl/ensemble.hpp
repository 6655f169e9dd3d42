#ifndef MUSTER_QUERY_IMPL_ENSEMBLE_HPP
#define MUSTER_QUERY_IMPL_ENSEMBLE_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/random_words.hpp>
#include <muster/logic/word_evaluation.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/impl/stated_settings.hpp>

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
    [[nodiscard]] ensemble_counts sampled(const world& w, const beliefs& b, std::uint64_t count, std::uint64_t seed,
                                          const sampling_progress& progress = {}) const {
        for (const auto& [what, p] : b.all()) proposal_.check(what);
        return is_large() ? sample<std::uint64_t>(w, b, count, seed, progress)
                          : sample<logic::wide_word>(w, b, count, seed, progress);
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
                for (std::uint32_t lane = 0; lane < used; ++lane) set(all, worlds[together[begin + lane]], lane);
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

    template <class Word>
    [[nodiscard]] ensemble_counts sample(const world& w, const beliefs& b, std::uint64_t count, std::uint64_t seed,
                                         const sampling_progress& progress) const {
        using traits = logic::word_traits<Word>;
        const logic::circuit& c = compiled_.circuit();
        ensemble_counts result;
        result.of_ = origin{proposal_};
        result.size_ = count;
        result.met_.resize(c.size());
        result.not_unmet_.resize(c.size());

        const stated_settings stated{compiled_, proposal_, w};
        indexed<logic::position, logic::setting> settings = stated.all();
        struct draw {
            vertex of;
            logic::bernoulli bits;
        };
        std::vector<draw> draws;
        for (const vertex v : vertices_of(proposal_.graph())) {
            logic::setting& set = settings[c.position_of(v)];
            std::optional<double> p = b.of(proposal_.handle_of(v));
            if (!p && (set == logic::setting::open || (set == logic::setting::none && c.is_leaf(c.position_of(v)))))
                p = b.otherwise();
            if (!p) continue;
            draws.push_back({v, logic::bernoulli{*p}});
            set = logic::setting::none;
        }
        logic::word_evaluation<Word> all{c, compiled_.users(), settings};
        std::uint64_t next_report = count / 100;
        for (std::uint64_t done = 0; done < count;) {
            for (const draw& x : draws) {
                Word met;
                x.bits.fill(seed, to_number(x.of), done / 64, met);
                all.set(c.position_of(x.of), met);
            }
            all.evaluate();
            const std::uint64_t used = (std::min)(count - done, std::uint64_t{traits::lanes});
            for (const vertex v : vertices_of(proposal_.graph())) {
                const logic::status_word<Word>& here = all[c.position_of(v)];
                result.met_[v] += number_of_lanes(here.low, used);
                result.not_unmet_[v] += number_of_lanes(here.high, used);
            }
            done += used;
            if (!progress || (done < next_report && done < count)) continue;
            if (!progress(done, count)) {
                result.size_ = done;
                break;
            }
            next_report = done + count / 100;
        }
        return result;
    }
    template <class Word>
    [[nodiscard]] static std::uint64_t number_of_lanes(const Word& w, std::uint64_t used) {
        std::uint64_t n = 0;
        for (std::size_t k = 0; k * 64 < used; ++k) {
            const std::uint64_t mask = first_bits(used - k * 64);
            n += static_cast<std::uint64_t>(std::popcount(logic::word_traits<Word>::chunk(w, k) & mask));
        }
        return n;
    }

    const compiled& compiled_;
    const proposal proposal_;
};

}  // namespace detail

MUSTER_INLINE ensemble evaluate_all(const compiled& c, std::span<const world> worlds) {
    return detail::ensemble_evaluation{c}.of(worlds);
}

MUSTER_INLINE ensemble_counts evaluate_sampled(const compiled& c, const world& w, const beliefs& b, std::uint64_t count,
                                               std::uint64_t seed, const sampling_progress& progress) {
    return detail::ensemble_evaluation{c}.sampled(w, b, count, seed, progress);
}

}  // namespace muster

#endif
