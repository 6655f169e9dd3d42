#ifndef MUSTER_LOGIC_IMPORTANCE_HPP
#define MUSTER_LOGIC_IMPORTANCE_HPP

#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/probability.hpp>

namespace muster::logic {

/// What a variable e, of probability p, means for a function f, of probability P (Dutuit, Rauzy, Efficient algorithms
/// to assess component and gate importance in fault tree analysis, 2001). What divides zero by zero is not a number.
struct importance_measures {
    logic::variable variable{};         ///< which variable of the network
    double birnbaum = 0;                ///< P(f | e) - P(f | not e), negative where e stands in the way (Birnbaum 1969)
    double criticality = 0;             ///< p birnbaum / P: e is decisive and holds, given f (Lambert 1975)
    double diagnostic = 0;              ///< P(e | f)
    double risk_achievement_worth = 0;  ///< P(f | e) / P; infinite where P is zero and P(f | e) is not
    double risk_reduction_worth = 0;    ///< P / P(f | not e); infinite where f never holds without e
};

/// The measures of every variable the function depends on, by variable. Linear in the diagram, and once more in the
/// modules around a variable wherever P(f | e) or P(f | not e) comes so close to zero that it may be zero.
/// At p = 1/2 throughout, Birnbaum's measure is Banzhaf's power.
[[nodiscard]] std::vector<importance_measures> importance(const diagram& d, const input_numbers& of);
/// The same where `of(variable)` is the probability of a variable.
template <class Probabilities>
[[nodiscard]] std::vector<importance_measures> importance(const diagram& d, const Probabilities& of) {
    return importance(d, by_input(d, of));
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/importance.hpp>
#endif

#endif
