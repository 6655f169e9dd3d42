#ifndef MUSTER_LOGIC_IMPL_IMPORTANCE_HPP
#define MUSTER_LOGIC_IMPL_IMPORTANCE_HPP

#include <algorithm>
#include <limits>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/impl/possibility.hpp>
#include <muster/logic/importance.hpp>

namespace muster::logic {

MUSTER_INLINE std::vector<importance_measures> importance(const diagram& d, const input_numbers& of) {
    const probability_pass pass{d, of};
    const double whole = pass.value();
    const auto ratio = [](double a, double b) {
        if (b != 0) return a / b;
        return a != 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    };
    detail::possibility possible{d, of};
    const input_numbers slopes = pass.derivatives();
    std::vector<importance_measures> result;
    for (const diagram::input_index i : slopes.indices()) {
        if (d.inputs()[i].is_module()) continue;
        const double p = of[i], slope = slopes[i];
        const auto given = [&](bool value) {
            const double raw = value ? whole + (1 - p) * slope : whole - p * slope;
            const bool doubtful = raw < 1e-9 * whole || raw < 1e-300;
            if (doubtful && !possible.holds_with(i, value)) return 0.0;
            return (std::max)(raw, 0.0);
        };
        const double with = given(true), without = given(false);
        result.push_back({d.inputs()[i].variable, slope, ratio(p * slope, whole), ratio(p * with, whole),
                          ratio(with, whole), ratio(whole, without)});
    }
    std::sort(result.begin(), result.end(),
              [](const importance_measures& a, const importance_measures& b) { return a.variable < b.variable; });
    return result;
}

}  // namespace muster::logic

#endif
