#ifndef MUSTER_LOGIC_VARIABLE_ORDER_HPP
#define MUSTER_LOGIC_VARIABLE_ORDER_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/network.hpp>

namespace muster::logic {

/// The gates of one module in a numbering of their own: inputs (variables and other modules) first, then gates, parts
/// before the gates that use them, the module itself last.
struct module_gates {
    /// An input or a gate, by its number in the module.
    enum class local_index : std::uint32_t {};
    /// What an input or a gate stands for, or its negation.
    using part = literal<local_index>;

    /// A gate of the module.
    struct gate {
        network::node_index node{};  ///< in the network
        std::uint32_t first = 0;     ///< its first part
        std::uint32_t last = 0;      ///< the part behind its last
    };
    indexed<local_index, network::node_index> inputs{};  ///< which nodes of the network
    std::vector<gate> gates{};                           ///< children before parents; the last is the module
    std::vector<part> all_parts{};                       ///< of all gates, in order
    indexed<local_index, std::uint32_t> uses{};          ///< how often gates use it

    /// The inputs, and the gates.
    [[nodiscard]] index_range<local_index> input_indices() const noexcept { return inputs.indices(); }
    [[nodiscard]] index_range<local_index> gate_indices() const noexcept {
        return {inputs.indices().last, to_index<local_index>(inputs.size() + gates.size())};
    }
    /// How many inputs and gates.
    [[nodiscard]] std::uint32_t size() const noexcept { return to_number(gate_indices().last); }
    /// The gate that is the module.
    [[nodiscard]] local_index top() const noexcept { return local_index{size() - 1}; }
    /// Precondition: a gate.
    [[nodiscard]] const gate& gate_at(local_index i) const { return gates[gate_indices().place_of(i)]; }
    /// The parts of a gate.
    [[nodiscard]] std::span<const part> parts(local_index i) const {
        return {all_parts.data() + gate_at(i).first, all_parts.data() + gate_at(i).last};
    }
};

/// Inputs of a module in an order: which is at each level.
using input_order = indexed<level, module_gates::local_index>;

/// How a depth-first walk takes the parts of a gate.
enum class part_order : std::uint8_t {
    given,         ///< as they stand
    reversed,      ///< from the last
    shared_first,  ///< parts used most often first
    small_first,   ///< parts with the fewest inputs below them first
    large_first,   ///< parts with the most inputs below them first
    inputs_last    ///< gates before inputs
};

/// The gates, those with the fewest inputs below them first; parts still come before the gates that use them.
[[nodiscard]] std::vector<module_gates::local_index> smallest_first(const module_gates& m);

/// Inputs in the order a depth-first walk from the module meets them. Near linear.
[[nodiscard]] input_order depth_first(const module_gates& m, part_order policy);

/// Draws together inputs that gates use together: each input moves to the mean of the centres of its gates (Aloul,
/// Markov, Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic, 2003). Gates take part as
/// points between the gates that use them and their parts. Linear in each round.
[[nodiscard]] input_order drawn_together(const module_gates& m, input_order order, int rounds);

/// Takes the input with the greatest weight, where the module's weight of one is handed down in equal shares; removes
/// it and begins again (Minato, Ishiura, Yajima, Shared binary decision diagram with attributed edges, 1990).
/// Quadratic.
[[nodiscard]] input_order heaviest_first(const module_gates& m);

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/variable_order.hpp>
#endif

#endif
