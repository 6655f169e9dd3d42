#ifndef MUSTER_LOGIC_NETWORK_HPP
#define MUSTER_LOGIC_NETWORK_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include <muster/logic/literal.hpp>

namespace muster::logic {

/// Boolean functions of numbered variables as gates without loops, equal gates held once. Node 0 is the constant
/// *never*; every other node is a variable, a conjunction or a weighted threshold of earlier nodes or their negations.
/// What the builders return is simplified by constants, repeated and opposite parts, and weights.
class network {
public:
    /// A node, by its number.
    enum class node_index : std::uint32_t {};
    /// A function: that of a node, or its negation.
    using function = literal<node_index>;
    /// What a node is.
    enum class kind : std::uint8_t { constant, variable, conjunction, threshold };

    network() { nodes_.push_back({0, kind::constant, 0}); }

    /// The function that holds nowhere.
    [[nodiscard]] static constexpr function never() noexcept { return function{node_index{0}}; }
    /// The function that holds everywhere.
    [[nodiscard]] static constexpr function always() noexcept { return !never(); }

    /// The variable of this number; the same node each time.
    [[nodiscard]] function variable(logic::variable v);

    /// Linear in the parts.
    [[nodiscard]] function all_of(std::span<const function> parts);
    [[nodiscard]] function all_of(std::initializer_list<function> parts) {
        return all_of(std::span<const function>{parts.begin(), parts.size()});
    }
    /// Where one part holds; nowhere without parts. Linear in the parts.
    [[nodiscard]] function any_of(std::span<const function> parts);
    [[nodiscard]] function any_of(std::initializer_list<function> parts) {
        return any_of(std::span<const function>{parts.begin(), parts.size()});
    }
    /// `then` where the condition holds, `otherwise` elsewhere.
    [[nodiscard]] function if_then_else(function condition, function then, function otherwise) {
        return any_of({all_of({condition, then}), all_of({!condition, otherwise})});
    }
    /// Whether the weights of the parts that hold reach the threshold; no weights: each counts one.
    /// Precondition: thresholds up to 10^12 and up to 2^23 parts.
    [[nodiscard]] function at_least(std::uint64_t threshold, std::span<const function> parts,
                                    std::span<const std::uint64_t> weights = {});

    /// How many nodes, the constant included.
    [[nodiscard]] std::uint32_t size() const noexcept { return nodes_.size(); }
    /// All nodes: parts before the gates that they are parts of.
    [[nodiscard]] index_range<node_index> nodes() const noexcept { return nodes_.indices(); }
    /// What a node is.
    [[nodiscard]] kind kind_of(node_index n) const { return nodes_[n].type; }
    /// Whether it is a conjunction or a threshold.
    [[nodiscard]] bool is_gate(node_index n) const { return nodes_[n].type >= kind::conjunction; }
    /// Precondition: a variable.
    [[nodiscard]] logic::variable variable_of(node_index n) const { return logic::variable{nodes_[n].payload}; }
    /// The parts of a gate; none for other nodes.
    [[nodiscard]] std::span<const function> parts(node_index n) const {
        const node_index next{to_number(n) + 1};
        const std::size_t last = next < nodes().last ? nodes_[next].first : parts_.size();
        return {parts_.data() + nodes_[n].first, last - nodes_[n].first};
    }
    /// Precondition: a threshold; none of its weights is above it.
    [[nodiscard]] std::uint64_t threshold(node_index n) const { return thresholds_[nodes_[n].payload].threshold; }
    /// What each part counts for. Precondition: a threshold.
    [[nodiscard]] std::span<const std::uint64_t> weights(node_index n) const {
        return {weights_.data() + thresholds_[nodes_[n].payload].first, parts(n).size()};
    }

private:
    struct entry {
        std::size_t first;
        kind type;
        std::uint32_t payload;  // the number of a variable, or where a threshold is among thresholds_
    };
    struct threshold_data {
        std::uint64_t threshold;
        std::size_t first;
    };
    struct link {
        std::uint64_t hash;
        node_index next;
    };
    static constexpr node_index constant{0};  // no gate: ends the chain of a bucket

    void new_stamp();
    [[nodiscard]] bool is_stamped(function part) const { return stamps_[part.code()] == epoch_; }
    void stamp(function part) { stamps_[part.code()] = epoch_; }
    node_index add_node(kind type, std::uint32_t payload) { return nodes_.push_back({parts_.size(), type, payload}); }
    // The gate whose parts are drafted and stamped, distinct and not constant; a threshold of 0: a conjunction.
    [[nodiscard]] function find_or_add(std::uint64_t threshold);
    [[nodiscard]] bool equals_draft(node_index gate, std::uint64_t threshold_wanted) const;
    void rehash();

    indexed<node_index, entry> nodes_;
    std::vector<function> parts_;
    std::vector<threshold_data> thresholds_;
    std::vector<std::uint64_t> weights_;
    indexed<logic::variable, node_index> variables_;  // the node of each; the constant: none yet
    std::vector<node_index> heads_;                   // by bucket
    std::vector<std::uint32_t> stamps_;               // by the code of a function
    indexed<node_index, link> chain_;
    std::vector<function> draft_, negated_;
    std::vector<std::uint64_t> draft_weights_;
    std::size_t gates_ = 0;
    std::uint32_t epoch_ = 0;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/network.hpp>
#endif

#endif
