#ifndef MUSTER_LOGIC_IMPORTANCE_HPP
#define MUSTER_LOGIC_IMPORTANCE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <muster/logic/diagram.hpp>
#include <muster/logic/probability.hpp>

namespace muster::logic {

/// What a variable e, of probability p, means for a function f, of probability P (Dutuit, Rauzy, Efficient algorithms
/// to assess component and gate importance in fault tree analysis, 2001). What divides zero by zero is not a number.
struct importance_measures {
    std::uint32_t variable = 0;         ///< its number in the network
    double birnbaum = 0;                ///< P(f | e) - P(f | not e), negative where e stands in the way (Birnbaum 1969)
    double criticality = 0;             ///< p birnbaum / P: e is decisive and holds, given f (Lambert 1975)
    double diagnostic = 0;              ///< P(e | f)
    double risk_achievement_worth = 0;  ///< P(f | e) / P; infinite where P is zero and P(f | e) is not
    double risk_reduction_worth = 0;    ///< P / P(f | not e); infinite where f never holds without e
};

namespace detail {

// Whether a diagram can hold at all once one variable is fixed; variables of probability zero or one are fixed too.
class possibility {
public:
    template <class Probabilities>
    possibility(const diagram& d, const Probabilities& of)
        : diagram_{&d}, inputs_(d.inputs().size()), nodes_(d.nodes().size()), user_(d.modules().size(), 0) {
        nodes_[0] = {true, false};
        for (std::size_t m = 0; m < d.modules().size(); ++m) {
            const diagram::module& part = d.modules()[m];
            for (std::uint32_t i = part.first_input; i < part.last_input; ++i) {
                const diagram::input& in = d.inputs()[i];
                if (in.is_module) {
                    inputs_[i] = nodes_[d.modules()[in.id].last_node - 1];
                    user_[in.id] = i;
                } else {
                    const double p = of(in.id);
                    inputs_[i] = {p<1, p> 0};
                }
            }
            sweep(part, nodes_);
        }
    }

    // `input` is a variable's. Linear in the modules that hold it.
    [[nodiscard]] bool holds_with(std::uint32_t input, bool value) {
        const diagram& d = *diagram_;
        changed_.assign(1, {input, inputs_[input]});
        inputs_[input] = {!value, value};
        std::array<bool, 2> now{};
        for (;;) {
            const std::size_t m = module_of(input);
            scratch_.resize(nodes_.size());
            scratch_[0] = nodes_[0];
            sweep(d.modules()[m], scratch_);
            now = scratch_[d.modules()[m].last_node - 1];
            if (m + 1 == d.modules().size()) break;
            input = user_[m];
            changed_.push_back({input, inputs_[input]});
            inputs_[input] = now;
        }
        for (const change& c : changed_) inputs_[c.input] = c.before;
        return now[d.is_negated() ? 0 : 1];
    }

private:
    using values = std::array<bool, 2>;  // may be false, may be true
    struct change {
        std::uint32_t input;
        values before;
    };

    void sweep(const diagram::module& part, std::vector<values>& nodes) const {
        const auto edge = [&](literal e) {
            const values v = nodes[e.position()];
            return e.is_negated() ? values{v[1], v[0]} : v;
        };
        for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
            const diagram::node& at = diagram_->nodes()[n];
            const values x = inputs_[at.input], low = edge(at.low), high = edge(at.high);
            nodes[n] = {(x[0] && low[0]) || (x[1] && high[0]), (x[0] && low[1]) || (x[1] && high[1])};
        }
    }
    [[nodiscard]] std::size_t module_of(std::uint32_t input) const {
        const auto modules = diagram_->modules();
        const auto after =
            std::upper_bound(modules.begin(), modules.end(), input,
                             [](std::uint32_t i, const diagram::module& m) { return i < m.first_input; });
        return static_cast<std::size_t>(after - modules.begin()) - 1;
    }

    const diagram* diagram_;
    std::vector<values> inputs_, nodes_, scratch_;
    std::vector<std::uint32_t> user_;  // the input a module is
    std::vector<change> changed_;
};

}  // namespace detail

/// The measures of every variable the function depends on, by variable. Linear in the diagram, and once more in the
/// modules around a variable wherever P(f | e) or P(f | not e) comes so close to zero that it may be zero.
/// At p = 1/2 throughout, Birnbaum's measure is Banzhaf's power.
template <class Probabilities>
[[nodiscard]] std::vector<importance_measures> importance(const diagram& d, const Probabilities& of) {
    const probability_pass pass{d, of};
    const double whole = pass.value();
    const auto ratio = [](double a, double b) {
        if (b != 0) return a / b;
        return a != 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    };
    detail::possibility possible{d, of};
    std::vector<std::uint32_t> input_of;
    for (std::uint32_t i = 0; i < d.inputs().size(); ++i) {
        if (d.inputs()[i].is_module) continue;
        if (input_of.size() <= d.inputs()[i].id) input_of.resize(d.inputs()[i].id + std::size_t{1}, 0);
        input_of[d.inputs()[i].id] = i;
    }
    std::vector<importance_measures> result;
    pass.derivatives([&](std::uint32_t id, double slope) {
        const double p = of(id);
        const auto given = [&](bool value) {
            const double raw = value ? whole + (1 - p) * slope : whole - p * slope;
            const bool doubtful = raw < 1e-9 * whole || raw < 1e-300;
            if (doubtful && !possible.holds_with(input_of[id], value)) return 0.0;
            return (std::max)(raw, 0.0);
        };
        const double with = given(true), without = given(false);
        result.push_back(
            {id, slope, ratio(p * slope, whole), ratio(p * with, whole), ratio(with, whole), ratio(whole, without)});
    });
    std::sort(result.begin(), result.end(),
              [](const importance_measures& a, const importance_measures& b) { return a.variable < b.variable; });
    return result;
}

}  // namespace muster::logic

#endif
