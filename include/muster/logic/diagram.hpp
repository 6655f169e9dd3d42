#ifndef MUSTER_LOGIC_DIAGRAM_HPP
#define MUSTER_LOGIC_DIAGRAM_HPP

#include <cstddef>
#include <cstdint>

#include <muster/logic/literal.hpp>

namespace muster::logic {

/// A Boolean function as reduced ordered BDDs, one for each of its modules, in flat arrays: children before parents,
/// modules before those that use them, the whole last. A module is an input of exactly one other module, perhaps at
/// several nodes. Every module is false where all its inputs are false; the negation is in the edges that use it.
class diagram {
public:
    /// A node, by its number; 0 stands for *never*.
    enum class node_index : std::uint32_t {};
    /// An input of a module, by its number.
    enum class input_index : std::uint32_t {};
    /// A module, by its number.
    enum class module_index : std::uint32_t {};
    /// What a node leads to: a node, or its negation.
    using edge = literal<node_index>;

    /// What a level of a module decides on: a variable, or a module before it.
    struct input {
        logic::variable variable = none<logic::variable>;  ///< of the network; none where it is a module
        module_index module = none<module_index>;          ///< none where it is a variable
        bool may_raise = true;                             ///< false: the module is nowhere made true by it
        bool may_lower = true;                             ///< false: the module is nowhere made false by it

        /// Whether it is a module, not a variable.
        [[nodiscard]] bool is_module() const noexcept { return module != none<module_index>; }
    };
    /// A decision.
    struct node {
        input_index input{};  ///< on this input
        edge low{};           ///< where the input does not hold
        edge high{};          ///< where it does
    };
    /// A run of inputs, by level, and a run of nodes.
    struct module {
        index_range<input_index> inputs{};  ///< its inputs, by level
        index_range<node_index> nodes{};    ///< its nodes

        /// The node that stands for the whole module: its last.
        [[nodiscard]] node_index root() const noexcept { return node_index{to_number(nodes.last) - 1}; }
    };

    /// A constant.
    explicit diagram(bool value = false) : nodes_(1), is_negated_{value} {}

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
    [[nodiscard]] indexed_span<module_index, const module> modules() const noexcept { return modules_; }
    /// Of all modules, in order.
    [[nodiscard]] indexed_span<node_index, const node> nodes() const noexcept { return nodes_; }
    /// Of all modules, in order; within one by level.
    [[nodiscard]] indexed_span<input_index, const input> inputs() const noexcept { return inputs_; }
    /// The root as an edge.
    [[nodiscard]] edge root() const noexcept {
        return is_constant() ? edge{node_index{0}, is_negated_} : edge{modules_.back().root(), is_negated_};
    }

    /// Whether the function holds where the variables do for which `is_true(variable)`. Linear in the depth.
    template <class Values>
    [[nodiscard]] bool holds(const Values& is_true) const {
        indexed<module_index, std::uint8_t> value(modules_.size());
        const auto follow = [&](edge at) {
            while (at.index() != node_index{0}) {
                const node& n = nodes_[at.index()];
                const input& in = inputs_[n.input];
                const bool high = in.is_module() ? value[in.module] != 0 : static_cast<bool>(is_true(in.variable));
                at = (high ? n.high : n.low).negated_if(at.is_negated());
            }
            return at.is_negated();
        };
        for (const module_index m : modules_.indices()) value[m] = follow(edge{modules_[m].root()}) ? 1 : 0;
        return (!is_constant() && value.back() != 0) != is_negated_;
    }

    // What builds one, from the leaves up.

    /// Adds an input below the last of the module begun, and returns its place.
    input_index add_input(const input& in) { return inputs_.push_back(in); }
    /// Adds a node of the module begun, and returns it as an edge. Precondition: its edges lead to nodes added before.
    edge add_node(const node& n) { return edge{nodes_.push_back(n)}; }
    /// The module of the inputs and nodes added since the last one.
    module_index end_module() {
        const module before = is_constant() ? module{{}, {node_index{1}, node_index{1}}} : modules_.back();
        return modules_.push_back(
            {{before.inputs.last, inputs_.indices().last}, {before.nodes.last, nodes_.indices().last}});
    }
    /// Negates the whole, if asked to.
    void negate_if(bool negate) noexcept { is_negated_ = is_negated_ != negate; }

private:
    indexed<module_index, module> modules_;
    indexed<node_index, node> nodes_;
    indexed<input_index, input> inputs_;
    bool is_negated_ = false;
};

}  // namespace muster::logic

#endif
