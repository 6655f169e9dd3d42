#ifndef MUSTER_LOGIC_FUSSELL_VESELY_HPP
#define MUSTER_LOGIC_FUSSELL_VESELY_HPP

#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/set_family.hpp>

namespace muster::logic {

/// A literal and its Fussell-Vesely importance.
struct literal_importance {
    literal<variable> of{};     ///< the literal
    double fussell_vesely = 0;  ///< its measure
};

namespace detail {

/// The importance of the literals of a family, from the probability of the literal of each node that has one.
[[nodiscard]] std::vector<literal_importance> fussell_vesely(const set_family& family,
                                                             const indexed<set_family::node_index, double>& chances,
                                                             budget& allowed);

}  // namespace detail

/// For every literal of the family the probability that at least one set that contains it holds, given that at least
/// one set holds (Fussell, How to hand-calculate system reliability and safety characteristics, 1975); not its usual
/// stand-ins 1 - P(f | not e) / P(f), nor P(e | f). Exact for independent variables, by the diagram of the union of
/// those sets, literal after literal: this costs more than all other measures and may not end within the budget; then
/// it throws `limit_reached`. Of prime implicants the condition is the function itself. Nothing for an empty family.
/// `of(variable)` is the probability of a variable.
template <class Probabilities>
[[nodiscard]] std::vector<literal_importance> fussell_vesely(const set_family& family, const Probabilities& of,
                                                             budget& allowed) {
    indexed<set_family::node_index, double> chances(family.nodes().size(), 0);
    for (const set_family::node_index n : family.inner_nodes())
        if (const set_family::item adds = family.nodes()[n].adds; !adds.is_part())
            chances[n] = adds.variable.is_negated() ? 1 - of(adds.variable.index()) : of(adds.variable.index());
    return detail::fussell_vesely(family, chances, allowed);
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/fussell_vesely.hpp>
#endif

#endif
