#ifndef MUSTER_LOGIC_DIAGRAM_HPP
#define MUSTER_LOGIC_DIAGRAM_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>

namespace muster::logic {

/// A Boolean function as reduced ordered BDDs, one for each of its modules, in flat arrays: children before parents,
/// modules before those that use them, the whole last. A module is an input of exactly one other module, perhaps at
/// several nodes. Every module is false where all its inputs are false; the negation is in the edges that use it.
class diagram {
public:
    /// What a level of a module decides on.
    struct input {
        std::uint32_t id;  ///< a variable of the network, or the index of a module
        bool is_module;    ///< whether `id` is the index of a module
        bool may_raise;    ///< false: the module is nowhere made true by it
        bool may_lower;    ///< false: the module is nowhere made false by it
    };
    /// Position 0 stands for *never*; edges are literals whose positions are nodes.
    struct node {
        std::uint32_t input;  ///< its place among the inputs
        literal low;          ///< where its input does not hold
        literal high;         ///< where it does
    };
    /// A module: a run of inputs and a run of nodes.
    struct module {
        std::uint32_t first_input;  ///< its first input
        std::uint32_t last_input;   ///< the input behind its last
        std::uint32_t first_node;   ///< its first node
        std::uint32_t last_node;    ///< the node behind its last; the last is the root
    };

    /// A constant.
    explicit diagram(bool value = false) : is_negated_{value} { nodes_.push_back({0, {}, {}}); }

    /// Whether it holds always or never.
    [[nodiscard]] bool is_constant() const noexcept { return modules_.empty(); }
    /// The function is the negation of its last module, or the constant true.
    [[nodiscard]] bool is_negated() const noexcept { return is_negated_; }
    /// The negation.
    [[nodiscard]] diagram operator!() const {
        diagram result = *this;
        result.is_negated_ = !is_negated_;
        return result;
    }

    /// In order; the last is the whole.
    [[nodiscard]] std::span<const module> modules() const noexcept { return modules_; }
    /// Of all modules, in order.
    [[nodiscard]] std::span<const node> nodes() const noexcept { return nodes_; }
    /// Of all modules, in order; within one by level.
    [[nodiscard]] std::span<const input> inputs() const noexcept { return inputs_; }
    /// The root as an edge.
    [[nodiscard]] literal root() const noexcept {
        return literal{static_cast<std::uint32_t>(nodes_.size()) - 1, is_negated_};
    }
    [[nodiscard]] literal root(std::size_t module_index) const { return literal{modules_[module_index].last_node - 1}; }

    /// Whether the function holds where the variables do for which `is_true(id)`. Linear in the depth.
    template <class Values>
    [[nodiscard]] bool holds(const Values& is_true) const {
        std::vector<std::uint8_t> value(modules_.size() + 1, 0);
        for (std::size_t m = 0; m < modules_.size(); ++m) {
            literal at = root(m);
            while (at.position() != 0) {
                const node& n = nodes_[at.position()];
                const input in = inputs_[n.input];
                const bool high = in.is_module ? value[in.id] != 0 : static_cast<bool>(is_true(in.id));
                const literal next = high ? n.high : n.low;
                at = at.is_negated() ? !next : next;
            }
            value[m] = at.is_negated() ? 1 : 0;
        }
        return (is_constant() ? false : value[modules_.size() - 1] != 0) != is_negated_;
    }

    // What builds one, from the leaves up.

    /// Adds an input below the last of the module begun, and returns its place.
    std::uint32_t add_input(input in) {
        inputs_.push_back(in);
        return static_cast<std::uint32_t>(inputs_.size()) - 1;
    }
    /// Adds a node of the module begun, and returns it as an edge. Precondition: its edges lead to nodes added before.
    literal add_node(node n) {
        nodes_.push_back(n);
        return literal{static_cast<std::uint32_t>(nodes_.size()) - 1};
    }
    /// The module of the inputs and nodes added since the last one.
    std::uint32_t end_module() {
        const std::uint32_t first_input = modules_.empty() ? 0 : modules_.back().last_input;
        const std::uint32_t first_node = modules_.empty() ? 1 : modules_.back().last_node;
        modules_.push_back({first_input, static_cast<std::uint32_t>(inputs_.size()), first_node,
                            static_cast<std::uint32_t>(nodes_.size())});
        return static_cast<std::uint32_t>(modules_.size()) - 1;
    }
    /// Negates the whole, if asked to.
    void negate_if(bool negate) noexcept { is_negated_ = is_negated_ != negate; }

private:
    std::vector<module> modules_;
    std::vector<input> inputs_;
    std::vector<node> nodes_;
    bool is_negated_ = false;
};

}  // namespace muster::logic

#endif
