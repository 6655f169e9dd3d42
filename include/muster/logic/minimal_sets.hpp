#ifndef MUSTER_LOGIC_MINIMAL_SETS_HPP
#define MUSTER_LOGIC_MINIMAL_SETS_HPP

#include <array>
#include <cstdint>

#include <muster/core/status.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/set_family.hpp>

namespace muster::logic {

/// What is taken of the variables that a set says nothing about: such a set makes the function true whatever the open
/// ones are while the others stay as they are, and no proper part of it does. With all open these are the prime
/// implicants (Quine 1952), of a monotone function its minimal sets of variables. With all unmet they are the minimal
/// solutions, equally the minimal unnegated parts of the prime implicants (Rauzy, Mathematical foundations of minimal
/// cutsets, 2001). Mixed, they are the least changes to what is known. A set never names what is so anyway.
enum class set_kind : std::uint8_t {
    prime_implicants,  ///< all variables are open
    minimal_solutions  ///< all variables are unmet
};

/// Leaves out sets that cost more; cutting them off early, it bounds the work too.
struct cost_bound {
    static constexpr std::uint64_t none = ~std::uint64_t{0};  ///< no bound
    std::uint64_t most = none;                                ///< what a set may cost at most
};

namespace detail {

/// What minimal sets need to be told of a variable.
struct variable_terms {
    status known = status::open;              ///< what it is where a set does not name it
    std::array<std::uint64_t, 2> cost{1, 1};  ///< what it costs in a set, and what its negation does
};

/// All minimal sets, from what is told of each input that is a variable.
[[nodiscard]] set_family minimal_sets(const diagram& d, const indexed<diagram::input_index, variable_terms>& terms,
                                      budget& allowed, cost_bound bound);

}  // namespace detail

/// All minimal sets that cost no more than the bound; `cost(literal)` is a whole number of 64 bits. `known(variable)`
/// tells the status of a variable that a set does not name. Nothing is listed: the family is a diagram, mostly no
/// larger than that of the function. Throws `limit_reached`.
template <class Known, class Cost>
[[nodiscard]] set_family minimal_sets(const diagram& d, const Known& known, budget& allowed, cost_bound bound,
                                      const Cost& cost) {
    indexed<diagram::input_index, detail::variable_terms> terms(d.inputs().size());
    for (const diagram::input_index i : terms.indices())
        if (const diagram::input& in = d.inputs()[i]; !in.is_module())
            terms[i] = {known(in.variable), {cost(literal{in.variable}), cost(literal{in.variable, true})}};
    return detail::minimal_sets(d, terms, allowed, bound);
}
template <class Cost>
[[nodiscard]] set_family minimal_sets(const diagram& d, set_kind kind, budget& allowed, cost_bound bound,
                                      const Cost& cost) {
    const status all = kind == set_kind::prime_implicants ? status::open : status::unmet;
    return minimal_sets(
        d, [all](variable) { return all; }, allowed, bound, cost);
}
/// The same where every literal costs one: the bound is on the size.
template <class Known>
[[nodiscard]] set_family minimal_sets(const diagram& d, const Known& known, budget& allowed, cost_bound bound = {}) {
    return minimal_sets(d, known, allowed, bound, [](literal<variable>) { return std::uint64_t{1}; });
}

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/minimal_sets.hpp>
#endif

#endif
