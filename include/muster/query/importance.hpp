#ifndef MUSTER_QUERY_IMPORTANCE_HPP
#define MUSTER_QUERY_IMPORTANCE_HPP

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <muster/logic/fussell_vesely.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/minimal_sets.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/likelihood.hpp>

namespace muster {

/// What one leaf, of probability p, means for a thing of probability P. Of things whose conditions are negated a leaf
/// can stand in the way: then birnbaum and criticality are negative. What divides zero by zero is not a number.
struct leaf_importance {
    any_handle leaf{};       ///< the leaf
    double probability = 0;  ///< of being met, as believed
    double birnbaum = 0;     ///< P(thing | leaf met) - P(thing | leaf unmet) (Birnbaum 1969)
    double criticality = 0;  ///< p birnbaum / P: that the leaf is met and decisive, given the thing (Lambert 1975)
    /// The probability that a minimal enabling set that needs the leaf met holds, given that the thing is met (Fussell
    /// 1975); nothing where that was not asked for, or the limits were met first.
    std::optional<double> fussell_vesely{};
    double risk_achievement_worth = 0;  ///< P(thing | leaf met) / P; infinite where only P is zero
    double risk_reduction_worth = 0;    ///< P / P(thing | leaf unmet); infinite where the thing needs the leaf

    friend bool operator==(const leaf_importance&, const leaf_importance&) = default;
};

/// What an actor means for a thing: the thing's probability when all its contributions are met, less that when none is.
struct actor_importance {
    handle<actor> who{};           ///< the actor
    double when_it_comes = 0;      ///< the probability of the thing if all its contributions come
    double when_it_stays_out = 0;  ///< the same if none of them does

    /// Where each contributor has one open leaf of probability one half and nothing else is open, the absolute Banzhaf
    /// index of the `contributor_game`.
    [[nodiscard]] double birnbaum() const noexcept { return when_it_comes - when_it_stays_out; }
    friend bool operator==(const actor_importance&, const actor_importance&) = default;
};

/// The importance of leaves and of actors for a thing, on the assumption that the leaves are independent of each other.
/// Where a limit was met nothing of it is known.
struct importance_answer : answer_base {
    any_handle what{};                       ///< the thing asked about
    double probability = 0;                  ///< of the thing being met
    std::vector<leaf_importance> leaves{};   ///< the most decisive first: by birnbaum without its sign, then in order
    std::vector<actor_importance> actors{};  ///< those that can contribute and are not groups, the most decisive first

    friend bool operator==(const importance_answer&, const importance_answer&) = default;
};

/// What may be spent on importance.
struct importance_options {
    logic::limits limits{};  ///< on the diagrams
    /// On Fussell and Vesely's measure, which rests on the sets themselves and can cost far more than all the others;
    /// it is left out where this is not enough. Nodes 0: it is not asked for.
    logic::limits fussell_vesely{.nodes = 1'000'000};
};

/// How much each leaf and each actor matters for a thing's being met. Exact, by one diagram and a pass down it, and two
/// more for each actor that the thing rests on. Throws `error` for a leaf without a belief.
[[nodiscard]] inline importance_answer importance(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                                  const importance_options& options = {}) {
    const detail::evaluation e{c, w};
    e.source().check(what);
    const detail::random_leaves random{e, b};
    const auto probability_of = [&](std::uint32_t p) { return random.probability(p); };
    importance_answer answer;
    answer.what = what;
    answer.in = w;
    answer.of = origin{e.source()};
    logic::budget budget{options.limits};
    try {
        detail::leaf_function leaves{c, random.settings(), {what.index()}, budget};
        const logic::diagram d = leaves.diagram_of(leaves.met(what.index()));
        answer.probability = logic::probability_pass{d, probability_of}.value();
        for (const logic::importance_measures& m : logic::importance(d, probability_of)) {
            leaf_importance row;
            row.leaf = c.handle_at(m.variable);
            row.probability = random.probability(m.variable);
            row.birnbaum = m.birnbaum;
            row.criticality = m.criticality;
            row.risk_achievement_worth = m.risk_achievement_worth;
            row.risk_reduction_worth = m.risk_reduction_worth;
            answer.leaves.push_back(row);
        }
        const auto by_sets = logic::attempt_to([&] {
            logic::budget own{options.fussell_vesely};
            const logic::set_family family = logic::minimal_sets(d, logic::set_kind::prime_implicants, own);
            return logic::fussell_vesely(family, probability_of, own);
        });
        if (by_sets) {
            // A leaf that no set needs met has the measure zero.
            const double none = answer.probability > 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
            for (leaf_importance& row : answer.leaves) row.fussell_vesely = none;
            std::size_t i = 0;  // both by position
            for (const logic::literal_importance& m : *by_sets) {
                if (m.of.is_negated()) continue;
                while (answer.leaves[i].leaf != c.handle_at(m.of.position())) ++i;
                answer.leaves[i].fussell_vesely = m.fussell_vesely;
            }
        }

        const std::vector<std::uint8_t> used = detail::rests_on(c.circuit(), random.settings(), c.position(what));
        for (const handle<actor> who : e.source().all<actor>()) {
            if (!e.source()[who].members.empty()) continue;
            std::vector<std::uint32_t> theirs;
            compiled::for_contributions(e.source(), who,
                                        [&](std::uint32_t v) { theirs.push_back(c.circuit().position(v)); });
            if (theirs.empty()) continue;
            actor_importance row{who, answer.probability, answer.probability};
            const bool bears = std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t p) { return used[p] != 0; });
            for (const logic::setting s : {logic::setting::met, logic::setting::unmet}) {
                if (!bears) break;
                std::vector<logic::setting> settings = random.settings();
                for (const std::uint32_t p : theirs) settings[p] = s;
                detail::leaf_function given{c, settings, {what.index()}, budget};
                const double p =
                    logic::probability_pass{given.diagram_of(given.met(what.index())), probability_of}.value();
                (s == logic::setting::met ? row.when_it_comes : row.when_it_stays_out) = p;
            }
            answer.actors.push_back(row);
        }
    } catch (const logic::limit_reached& limit) {
        answer.ended = limit.reason();
    }
    const auto size = [](double x) { return x < 0 ? -x : x; };
    std::stable_sort(
        answer.leaves.begin(), answer.leaves.end(), [&](const leaf_importance& x, const leaf_importance& y) {
            return size(x.birnbaum) != size(y.birnbaum) ? size(x.birnbaum) > size(y.birnbaum) : x.leaf < y.leaf;
        });
    std::stable_sort(
        answer.actors.begin(), answer.actors.end(),
        [&](const actor_importance& x, const actor_importance& y) { return size(x.birnbaum()) > size(y.birnbaum()); });
    return answer;
}
[[nodiscard]] inline importance_answer importance(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                                  const importance_options& options = {}) {
    return importance(compile(p), w, what, b, options);
}

}  // namespace muster

#endif
