#ifndef MUSTER_QUERY_IMPL_WORLD_DRAWING_HPP
#define MUSTER_QUERY_IMPL_WORLD_DRAWING_HPP

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <muster/logic/fixpoint.hpp>
#include <muster/logic/random_words.hpp>
#include <muster/logic/word_evaluation.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/impl/stated_settings.hpp>

namespace muster::detail {

/// Draws random worlds, many side by side.
class world_drawing {
public:
    /// Which random worlds are drawn.
    struct drawing {
        std::uint64_t from, count, seed;
    };
    /// Those of some worlds side by side that are asked for.
    struct lanes {
        std::uint64_t begin, end;

        template <class Word>
        [[nodiscard]] std::uint64_t number_of(const Word& w) const {
            std::uint64_t n = 0;
            for (std::size_t k = begin / 64; k * 64 < end; ++k) {
                const std::uint64_t first = k * 64 < begin ? begin - k * 64 : 0;
                const std::uint64_t mask = first_bits(end - k * 64) & ~first_bits(first);
                n += static_cast<std::uint64_t>(std::popcount(logic::word_traits<Word>::chunk(w, k) & mask));
            }
            return n;
        }
    };

    /// The compiled proposal must outlive it. Throws `error` where the proposal has grown since it was compiled.
    explicit world_drawing(const compiled& c) : compiled_{c}, proposal_{c.current_source()} {}

    /// Draws worlds, and calls `count(all, lanes)` for some at a time: the statuses of all positions, and which of
    /// these worlds are among those asked for. `progress(done, of)` is called now and then, and stops it by false. How
    /// many were drawn.
    template <class Progress, class Count>
    std::uint64_t sample(const world& w, const beliefs& b, const drawing& drawn, const Progress& progress,
                         const Count& count) const {
        for (const auto& [what, p] : b.all()) proposal_.check(what);
        return is_large() ? sample_words<std::uint64_t>(w, b, drawn, progress, count)
                          : sample_words<logic::wide_word>(w, b, drawn, progress, count);
    }

private:
    // Beyond some thousands of things the words of 512 worlds no longer stay in the cache.
    [[nodiscard]] bool is_large() const { return compiled_.circuit().size() > 50'000; }

    [[nodiscard]] static std::uint64_t first_bits(std::uint64_t n) {
        return n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1;
    }
    template <class Word, class Progress, class Count>
    std::uint64_t sample_words(const world& w, const beliefs& b, const drawing& drawn, const Progress& progress,
                               const Count& count) const {
        using traits = logic::word_traits<Word>;
        const logic::circuit& c = compiled_.circuit();
        const stated_settings stated{compiled_, proposal_, as_supposed(proposal_, w)};
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
        const std::uint64_t report_each = drawn.count / 100;
        std::uint64_t next_report = report_each, done = 0;
        std::uint64_t skipped = drawn.from % 64;  // 64 worlds are drawn at a time
        while (done < drawn.count) {
            const std::uint64_t block = (drawn.from + done) / 64;
            for (const draw& x : draws) {
                Word met;
                x.bits.fill(drawn.seed, to_number(x.of), block, met);
                all.set(c.position_of(x.of), met);
            }
            all.evaluate();
            const std::uint64_t used = (std::min)(drawn.count - done, std::uint64_t{traits::lanes} - skipped);
            count(all, lanes{skipped, skipped + used});
            done += used;
            skipped = 0;
            if (done < next_report && done < drawn.count) continue;
            if (!progress(done, drawn.count)) break;
            next_report = done + report_each;
        }
        return done;
    }

    const compiled& compiled_;
    const proposal proposal_;
};

/// The standard error of a share of n cases, with one case added on either side so that it is not zero where no case,
/// or every one, was found.
[[nodiscard]] inline double standard_error(double share, double n) {
    if (n == 0) return 1;
    const double p = (share * n + 1) / (n + 2);
    return std::sqrt(p * (1 - p) / n);
}

}  // namespace muster::detail

#endif
