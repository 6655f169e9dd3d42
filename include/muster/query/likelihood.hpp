#ifndef MUSTER_QUERY_LIKELIHOOD_HPP
#define MUSTER_QUERY_LIKELIHOOD_HPP

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <muster/logic/probability.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/leaf_function.hpp>

namespace muster {

/// How likely a thing is to be met: exact, on the assumption that the leaves are independent of each other. Where loops
/// through negation can leave it undetermined the two bounds differ by the probability that they do. Where a limit was
/// met they are 0 and 1.
struct likelihood_answer : answer_base {
    any_handle what{};                                    ///< the thing asked about
    double least = 0;                                     ///< the probability that it is met
    double most = 1;                                      ///< the probability that it is not unmet
    std::vector<std::pair<any_handle, double>> leaves{};  ///< the independent leaves it was computed from
    std::vector<assumption> given{};                      ///< what was taken as known
    double given_probability = 1;  ///< of what was taken as known; 0: it cannot be, and the bounds say nothing

    /// Whether one number was found: nothing is undetermined, and no limit was met.
    [[nodiscard]] bool is_exact() const noexcept { return ended == logic::ended::finished && least == most; }
    friend bool operator==(const likelihood_answer&, const likelihood_answer&) = default;
};

/// What is taken as known when a likelihood is asked for, and what may be spent on it.
struct likelihood_options {
    std::vector<assumption> given{};  ///< things that have a status, whatever makes them have it
    logic::limits limits{};           ///< on the diagrams
};

namespace detail {

/// The settings under which beliefs make things random, and the probability of each random position.
class random_leaves {
public:
    random_leaves(const evaluation& e, const beliefs& b) : evaluation_{e}, beliefs_{b} {
        settings_.assign(e.settings().begin(), e.settings().end());
        for (const auto& [what, p] : b.all()) {
            e.source().check(what);
            settings_[e.compiled().position(what)] = logic::setting::open;
        }
    }
    [[nodiscard]] const std::vector<logic::setting>& settings() const noexcept { return settings_; }

    /// Throws `error` for a leaf without a belief.
    [[nodiscard]] double probability(std::uint32_t position) const {
        const any_handle what = evaluation_.compiled().handle_at(position);
        if (const auto p = beliefs_.of(what)) return *p;
        if (beliefs_.otherwise()) return *beliefs_.otherwise();
        const std::string key = evaluation_.source().key_of(what);
        refuse(errc::unknown_key, key,
               "no belief is given for " + in_quotes(key) +
                   ", which is open; give one, or one for all others with beliefs::otherwise");
    }

private:
    const evaluation& evaluation_;
    const beliefs& beliefs_;
    std::vector<logic::setting> settings_;
};

}  // namespace detail

/// The exact probability that a thing is met in a world whose open leaves are as likely as believed. What the world
/// knows is certain, unless a belief is given for it too. Never lists sets; time and memory are bounded by the limits.
/// Throws `error` for a leaf that matters and has no belief.
[[nodiscard]] inline likelihood_answer likelihood(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                                  const likelihood_options& options = {}) {
    const detail::evaluation e{c, w};
    e.source().check(what);
    for (const assumption& known : options.given) e.source().check(known.what);
    const detail::random_leaves random{e, b};
    likelihood_answer answer;
    answer.what = what;
    answer.given = options.given;
    answer.in = w;
    answer.of = origin{e.source()};
    logic::budget budget{options.limits};
    try {
        std::vector<std::uint32_t> things{what.index()};
        for (const assumption& known : answer.given) things.push_back(known.what.index());
        detail::leaf_function leaves{c, random.settings(), things, budget};
        std::vector<logic::literal> holds;
        for (const assumption& known : answer.given)
            holds.push_back(known.is == status::met ? leaves.met(known.what.index())
                            : known.is == status::unmet
                                ? !leaves.not_unmet(known.what.index())
                                : leaves.functions().all_of(
                                      {leaves.not_unmet(known.what.index()), !leaves.met(known.what.index())}));
        const logic::literal given_holds = leaves.functions().all_of(holds);
        std::vector<std::uint32_t> used;
        const auto probability_of = [&](logic::literal function) {
            const logic::diagram d = leaves.diagram_of(function);
            for (const logic::diagram::input& in : d.inputs())
                if (!in.is_module) used.push_back(in.id);
            return logic::probability_pass{d, [&](std::uint32_t p) { return random.probability(p); }}.value();
        };
        const logic::literal met = leaves.met(what.index()), possible = leaves.not_unmet(what.index());
        answer.given_probability = answer.given.empty() ? 1 : probability_of(given_holds);
        const double joint = probability_of(leaves.functions().all_of({met, given_holds}));
        const double joint_most =
            met == possible ? joint : probability_of(leaves.functions().all_of({possible, given_holds}));
        if (answer.given_probability > 0) {
            answer.least = joint / answer.given_probability;
            answer.most = joint_most / answer.given_probability;
        }
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        for (const std::uint32_t p : used) answer.leaves.emplace_back(c.handle_at(p), random.probability(p));
        std::sort(answer.leaves.begin(), answer.leaves.end());
    } catch (const logic::limit_reached& limit) {
        answer.ended = limit.reason();
    }
    return answer;
}
[[nodiscard]] inline likelihood_answer likelihood(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                                  const likelihood_options& options = {}) {
    return likelihood(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
