#ifndef MUSTER_LOGIC_IMPL_CIRCUIT_HPP
#define MUSTER_LOGIC_IMPL_CIRCUIT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/components.hpp>

namespace muster::logic {

MUSTER_INLINE circuit::circuit(const rule_table& rules) {
    component_order<vertex> order = strong_components<vertex>(rules.size(), [&](vertex v) { return rules.parts(v); });
    vertices_ = indexed<position, vertex>{std::move(order.sequence)};
    positions_.resize(rules.size());
    for (const position p : positions()) positions_[vertices_[p]] = p;

    rules_.reserve(rules.size() + std::size_t{1});
    parts_.reserve(rules.part_count());
    for (const vertex v : vertices_) add_rule(rules.threshold(v), rules.parts(v), rules.weights(v));
    rules_.push_back({static_cast<std::uint32_t>(parts_.size()), 0});
    for (std::size_t c = 0; c + 1 < order.first.size(); ++c)
        add_component({position{order.first[c]}, position{order.first[c + 1]}});
}

MUSTER_INLINE std::size_t circuit::loop_of(position p) const {
    const auto after = std::upper_bound(loops_.begin(), loops_.end(), p,
                                        [](position at, const component& loop) { return at < loop.first; });
    return static_cast<std::size_t>(after - loops_.begin()) - 1;
}

MUSTER_INLINE void circuit::add_rule(std::uint64_t threshold, std::span<const literal<vertex>> parts,
                                     std::span<const std::uint64_t> weights) {
    const auto first = static_cast<std::uint32_t>(parts_.size());
    for (const literal<vertex> part : parts) parts_.push_back(literal{positions_[part.index()], part.is_negated()});
    bool weighted = threshold != rule_table::leaf && threshold >= weighted_mark;
    for (const std::uint64_t weight : weights) weighted = weighted || weight != 1;
    if (threshold == rule_table::leaf) {
        rules_.push_back({first, leaf_mark});
    } else if (weighted) {
        rules_.push_back({first, weighted_mark + static_cast<std::uint32_t>(weighted_.size())});
        weighted_.push_back({threshold, weights_.size()});
        if (weights.empty()) weights_.resize(weights_.size() + parts.size(), 1);
        for (const std::uint64_t w : weights)  // more than the threshold counts for no more
            weights_.push_back((std::min)(w, threshold));
    } else {
        rules_.push_back({first, static_cast<std::uint32_t>(threshold)});
    }
}

MUSTER_INLINE void circuit::add_component(index_range<position> run) {
    component loop{run};
    bool is_loop = run.size() > 1;
    for (const position p : run)
        for (const literal<position> part : parts(p))
            if (part.index() >= run.first) {
                is_loop = true;
                loop.has_negation = loop.has_negation || part.is_negated();
            }
    if (is_loop) loops_.push_back(loop);
}

}  // namespace muster::logic

#endif
