#ifndef MUSTER_QUERY_IMPORTANCE_HPP
#define MUSTER_QUERY_IMPORTANCE_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/certainty.hpp>
#include <muster/query/compile.hpp>

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

/// The importance of leaves and of actors for a thing, on the assumption that the leaves are independent of each other:
/// exact where that is within the limits, else estimated. Leaves and actors that time did not allow for are missing.
struct importance_answer : answer_base {
    any_handle what{};                       ///< the thing asked about
    certainty how = certainty::exact;        ///< exact, or an estimate
    double error = 0;                        ///< where estimated, the largest standard error of a birnbaum measure
    std::uint64_t worlds = 0;                ///< where estimated, in how many random worlds each was
    double probability = 0;                  ///< of the thing being met
    std::vector<leaf_importance> leaves{};   ///< the most decisive first: by birnbaum without its sign, then in order
    std::vector<actor_importance> actors{};  ///< those that can contribute and are not groups, the most decisive first
    std::size_t unsized =
        0;  ///< offers of unknown size that bear on it; they fill nothing, unless the role assumes a size

    friend bool operator==(const importance_answer&, const importance_answer&) = default;
};

/// What may be spent on importance.
struct importance_options {
    logic::limits limits{};         ///< half of the time is for exact numbers, then they are estimated
    std::uint64_t worlds = 65'536;  ///< for an estimate: drawn for each leaf and actor, of seed 1
    /// On Fussell and Vesely's measure, which rests on the sets themselves and can cost far more than all the others;
    /// it is left out where this is not enough. Nodes 0: it is not asked for.
    logic::limits fussell_vesely{.nodes = 1'000'000};
};

/// How much each leaf and each actor matters for a thing's being met. Exact by one diagram and a pass down it, and two
/// more for each actor that the thing rests on. Past a limit estimated, in the same random worlds with each leaf met
/// and unmet; `ended` then says which limit it was. Throws `error` for a leaf without a belief.
[[nodiscard]] importance_answer importance(const compiled& c, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options = {});
[[nodiscard]] importance_answer importance(const proposal& p, const world& w, any_handle what, const beliefs& b,
                                           const importance_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/importance.hpp>
#endif

#endif
