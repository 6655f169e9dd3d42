#ifndef MUSTER_QUERY_IMPL_LIKELIHOOD_HPP
#define MUSTER_QUERY_IMPL_LIKELIHOOD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/case_bounds.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/probability.hpp>
#include <muster/logic/word.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/random_leaves.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/impl/world_drawing.hpp>
#include <muster/query/likelihood.hpp>

namespace muster {

namespace detail {

/// Answers `likelihood`: by diagrams, by bounds, by random worlds.
class finding_likelihood {
public:
    /// For one question. The compiled proposal must outlive it.
    finding_likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                       const likelihood_options& options)
        : compiled_{c},
          sized_{c, w, what},
          evaluation_{c, sized_.world},
          beliefs_{b},
          random_{evaluation_, b},
          options_{options} {
        for (const assumption& known : options.given) evaluation_.source().check(known.what);
        answer_.what = what;
        answer_.given = options.given;
        answer_.in = w;
        answer_.unsized = sized_.unsized;
        answer_.of = origin{evaluation_.source()};
    }

    /// The answer. Call it once.
    [[nodiscard]] likelihood_answer run() {
        logic::budget allowed{options_.limits};
        const auto by_diagrams = logic::attempt_to([&] {
            logic::budget own{allowed.rest(share_of_diagrams)};
            find_exact(own);
            return true;
        });
        if (by_diagrams) return std::move(answer_);
        answer_.ended = by_diagrams.reason();
        find_leaves();
        const auto by_bounds = logic::attempt_to([&] {
            logic::budget own{allowed.rest(share_of_diagrams)};
            find_bounds(own);
            return true;
        });
        if (by_bounds && answer_.how == certainty::exact) answer_.ended = logic::ended::finished;
        if (answer_.how == certainty::bounds && answer_.most - answer_.least > options_.narrow) estimate(allowed);
        return std::move(answer_);
    }

private:
    static constexpr double share_of_diagrams = 0.5;  // of the time that is left; and of what is left then, of bounds
    static constexpr std::uint64_t most_cases = 20'000;  // that are told apart for bounds

    struct functions {
        logic::network::function met, possible, given;
    };
    [[nodiscard]] std::vector<any_handle> things() const {
        std::vector<any_handle> result{answer_.what};
        for (const assumption& known : answer_.given) result.push_back(known.what);
        return result;
    }
    [[nodiscard]] functions functions_in(leaf_function& leaves) const {
        std::vector<logic::network::function> holds;
        for (const assumption& known : answer_.given)
            holds.push_back(known.is == status::met ? leaves.met(known.what)
                            : known.is == status::unmet
                                ? !leaves.not_unmet(known.what)
                                : leaves.functions().all_of({leaves.not_unmet(known.what), !leaves.met(known.what)}));
        return {leaves.met(answer_.what), leaves.not_unmet(answer_.what), leaves.functions().all_of(holds)};
    }

    void find_exact(logic::budget& allowed) {
        leaf_function leaves{compiled_, random_.settings(), things(), allowed};
        const functions f = functions_in(leaves);
        std::vector<logic::position> used;
        const auto probability_of = [&](logic::network::function function) {
            const logic::diagram d = leaves.diagram_of(function);
            for (const logic::diagram::input& in : d.inputs())
                if (!in.is_module()) used.push_back(logic::position_of(in.variable));
            return logic::probability_pass{
                d, [&](logic::variable x) { return random_.probability(logic::position_of(x)); }}
                .value();
        };
        const double given = answer_.given.empty() ? 1 : probability_of(f.given);
        const double joint = probability_of(leaves.functions().all_of({f.met, f.given}));
        const double joint_most =
            f.met == f.possible ? joint : probability_of(leaves.functions().all_of({f.possible, f.given}));
        answer_.given_probability = given;
        if (given > 0) {
            answer_.least = joint / given;
            answer_.most = joint_most / given;
        }
        tell_leaves(std::move(used));
    }
    void tell_leaves(std::vector<logic::position> used) {
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        for (const logic::position p : used)
            answer_.leaves.emplace_back(compiled_.handle_at(p), random_.probability(p));
        std::sort(answer_.leaves.begin(), answer_.leaves.end());
    }
    // Those that it rests on, where no diagram tells which of them matter.
    void find_leaves() {
        std::vector<logic::position> used;
        const logic::circuit& c = compiled_.circuit();
        indexed<logic::position, std::uint8_t> is_used(c.size(), 0);
        for (const any_handle thing : things()) {
            const auto below = rests_on(c, random_.settings(), compiled_.position_of(thing));
            for (const logic::position p : c.positions()) is_used[p] |= below[p];
        }
        for (const logic::position p : c.positions()) {
            const logic::setting s = random_.settings()[p];
            if (is_used[p] != 0 && (s == logic::setting::open || (s == logic::setting::none && c.is_leaf(p))))
                used.push_back(p);
        }
        tell_leaves(std::move(used));
    }

    // Bounds on the share that a function has of the cases in which what is known holds: from those where it holds too
    // and those where it does not, which narrow in turn.
    class share_bounds {
    public:
        template <class Probabilities>
        share_bounds(logic::network& gates, logic::network::function of, const functions& f, bool has_evidence,
                     const Probabilities& probability_of, logic::budget& allowed)
            : has_evidence_{has_evidence},
              so_{gates, gates.all_of({of, f.given}), probability_of, allowed},
              not_so_{gates, gates.all_of({!of, f.given}), probability_of, allowed} {}

        [[nodiscard]] logic::case_bounds::interval value() const {
            const logic::case_bounds::interval a = so_.value(), b = not_so_.value();
            if (!has_evidence_) return {(std::max)(a.least, 1 - b.most), (std::min)(a.most, 1 - b.least)};
            return {a.least + b.most > 0 ? a.least / (a.least + b.most) : 0,
                    a.most + b.least > 0 ? a.most / (a.most + b.least) : 1};
        }
        // The most that what is known can be likely.
        [[nodiscard]] double evidence() const {
            return has_evidence_ ? (std::min)(1.0, so_.value().most + not_so_.value().most) : 1;
        }
        // Whether it could.
        bool narrow() {
            if (!has_evidence_) return so_.narrow();
            const bool first = so_.value().width() >= not_so_.value().width();
            return (first ? so_ : not_so_).narrow() || (first ? not_so_ : so_).narrow();
        }

    private:
        bool has_evidence_;
        logic::case_bounds so_, not_so_;
    };

    void find_bounds(logic::budget& allowed) {
        constexpr double rounding = 1e-9;
        answer_.how = certainty::bounds;
        leaf_function leaves{compiled_, random_.settings(), things(), allowed};
        const functions f = functions_in(leaves);
        const auto probability_of = [&](logic::variable x) { return random_.probability(logic::position_of(x)); };
        const bool has_evidence = !answer_.given.empty();
        share_bounds met{leaves.functions(), f.met, f, has_evidence, probability_of, allowed};
        share_bounds possible{leaves.functions(), f.possible, f, has_evidence, probability_of, allowed};
        const bool are_one = f.met == f.possible;
        const auto tell = [&] {
            answer_.least = (std::max)(answer_.least, met.value().least);
            answer_.most = (std::min)(answer_.most, (are_one ? met : possible).value().most);
            answer_.given_probability = (std::min)(met.evidence(), possible.evidence());
        };
        const auto is_narrow = [&](const share_bounds& b) { return b.value().width() <= rounding; };
        tell();
        for (std::uint64_t cases = 0; cases < most_cases; ++cases) {
            const bool met_is_next = are_one || met.value().width() >= possible.value().width();
            share_bounds& next = met_is_next ? met : possible;
            if (is_narrow(next) || !next.narrow()) break;
            tell();
        }
        if (!is_narrow(met) || (!are_one && !is_narrow(possible))) return;
        answer_.how = certainty::exact;
        if (are_one) answer_.most = answer_.least;
    }

    void estimate(const logic::budget& allowed) {
        const auto position = [&](any_handle h) { return compiled_.position_of(h); };
        std::uint64_t given = 0, met = 0, possible = 0;
        const std::uint64_t drawn = world_drawing{compiled_}.sample(
            evaluation_.world(), beliefs_, {0, options_.worlds, 1},
            [&](std::uint64_t, std::uint64_t) { return !allowed.is_late(); },
            [&](const auto& all, const auto& those) {
                auto among = all[position(answer_.what)].low;
                using word = decltype(among);
                logic::fill(among, true);
                for (const assumption& known : answer_.given) {
                    const auto& is = all[position(known.what)];
                    word so = known.is == status::unmet ? is.high : is.low;
                    if (known.is != status::met) logic::word_traits<word>::flip(so);
                    among &= so;
                    if (known.is == status::open) among &= is.high;
                }
                given += those.number_of(among);
                word is_met = among, is_possible = among;
                is_met &= all[position(answer_.what)].low;
                is_possible &= all[position(answer_.what)].high;
                met += those.number_of(is_met);
                possible += those.number_of(is_possible);
            });
        if (drawn == 0 || given == 0) return;  // the bounds stand
        const auto n = static_cast<double>(given);
        answer_.how = certainty::estimate;
        answer_.worlds = drawn;
        answer_.given_probability = n / static_cast<double>(drawn);
        answer_.least = static_cast<double>(met) / n;
        answer_.most = static_cast<double>(possible) / n;
        answer_.error = (std::max)(standard_error(answer_.least, n), standard_error(answer_.most, n));
    }

    const compiled& compiled_;
    sized_world sized_;
    evaluation evaluation_;
    const beliefs& beliefs_;
    random_leaves random_;
    const likelihood_options& options_;
    likelihood_answer answer_{};
};

}  // namespace detail

MUSTER_INLINE likelihood_answer likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options) {
    return detail::finding_likelihood{c, w, what, b, options}.run();
}

MUSTER_INLINE likelihood_answer likelihood(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const likelihood_options& options) {
    return likelihood(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
