#ifndef MUSTER_LOGIC_IMPL_VARIABLE_ORDER_HPP
#define MUSTER_LOGIC_IMPL_VARIABLE_ORDER_HPP

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/variable_order.hpp>

namespace muster::logic {

namespace detail {

using local_index = module_gates::local_index;

/// The inputs at or below each input and gate, shared ones as often as they are used.
[[nodiscard]] inline indexed<local_index, std::uint64_t> inputs_below(const module_gates& m) {
    indexed<local_index, std::uint64_t> below(m.size(), 1);
    for (const local_index g : m.gate_indices()) {
        below[g] = 0;
        for (const module_gates::part part : m.parts(g))
            below[g] = (std::min)(below[g] + below[part.index()], ~std::uint64_t{0} >> 2);
    }
    return below;
}

/// The total length of the gates' spans over the inputs directly or indirectly below.
[[nodiscard]] inline double span_of(const module_gates& m, const input_order& order) {
    indexed<local_index, double> least(m.size(), 0), most(m.size(), 0);
    for (const level l : order.indices()) least[order[l]] = most[order[l]] = to_number(l);
    double total = 0;
    for (const local_index g : m.gate_indices()) {
        double a = order.size(), b = 0;
        for (const module_gates::part part : m.parts(g)) {
            a = (std::min)(a, least[part.index()]);
            b = (std::max)(b, most[part.index()]);
        }
        least[g] = a;
        most[g] = b;
        total += b - a;
    }
    return total;
}

}  // namespace detail

MUSTER_INLINE std::vector<module_gates::local_index> smallest_first(const module_gates& m) {
    const indexed<detail::local_index, std::uint64_t> below = detail::inputs_below(m);
    std::vector<detail::local_index> gates;
    gates.reserve(m.gates.size());
    for (const detail::local_index g : m.gate_indices()) gates.push_back(g);
    std::stable_sort(gates.begin(), gates.end(),
                     [&](detail::local_index a, detail::local_index b) { return below[a] < below[b]; });
    return gates;
}

MUSTER_INLINE input_order depth_first(const module_gates& m, part_order policy) {
    using detail::local_index;
    const indexed<local_index, std::uint64_t> below = detail::inputs_below(m);
    std::vector<module_gates::part> parts = m.all_parts;
    const auto arrange = [&](auto&& comes_before) {
        for (const module_gates::gate& g : m.gates)
            std::stable_sort(
                parts.begin() + g.first, parts.begin() + g.last,
                [&](module_gates::part a, module_gates::part b) { return comes_before(a.index(), b.index()); });
    };
    const auto is_input = [&](local_index i) { return m.input_indices().contains(i); };
    switch (policy) {
        case part_order::given:
            break;
        case part_order::reversed:
            for (const module_gates::gate& g : m.gates) std::reverse(parts.begin() + g.first, parts.begin() + g.last);
            break;
        case part_order::shared_first:
            arrange([&](local_index a, local_index b) { return m.uses[a] > m.uses[b]; });
            break;
        case part_order::small_first:
            arrange([&](local_index a, local_index b) { return below[a] < below[b]; });
            break;
        case part_order::large_first:
            arrange([&](local_index a, local_index b) { return below[a] > below[b]; });
            break;
        case part_order::inputs_last:
            arrange([&](local_index a, local_index b) { return !is_input(a) && is_input(b); });
            break;
    }
    input_order result;
    result.reserve(m.inputs.size());
    indexed<local_index, std::uint8_t> seen(m.size(), 0);
    std::vector<std::pair<local_index, std::uint32_t>> path;  // gate, next part
    const auto visit = [&](local_index i) {
        if (seen[i] != 0) return;
        seen[i] = 1;
        if (is_input(i)) result.push_back(i);
        else path.emplace_back(i, m.gate_at(i).first);
    };
    visit(m.top());
    while (!path.empty()) {
        auto& [gate, next] = path.back();
        if (next < m.gate_at(gate).last) visit(parts[next++].index());
        else path.pop_back();
    }
    return result;
}

MUSTER_INLINE input_order drawn_together(const module_gates& m, input_order order, int rounds) {
    using detail::local_index;
    indexed<local_index, double> place(m.size(), 0), pull(m.size(), 0), weight(m.size(), 0);
    const auto take_places = [&] {
        for (const level l : order.indices()) place[order[l]] = to_number(l);
    };
    input_order best = order;
    double best_span = detail::span_of(m, order);
    take_places();
    for (const local_index g : m.gate_indices()) {
        double sum = 0;
        for (const module_gates::part part : m.parts(g)) sum += place[part.index()];
        place[g] = sum / static_cast<double>(m.parts(g).size());
    }
    for (int round = 0; round < rounds; ++round) {
        pull.assign(m.size(), 0);
        weight.assign(m.size(), 0);
        for (const local_index g : m.gate_indices()) {
            double centre = place[g];
            for (const module_gates::part part : m.parts(g)) centre += place[part.index()];
            centre /= static_cast<double>(m.parts(g).size() + 1);
            pull[g] += centre;
            weight[g] += 1;
            for (const module_gates::part part : m.parts(g)) {
                pull[part.index()] += centre;
                weight[part.index()] += 1;
            }
        }
        for (const local_index i : place.indices())
            if (weight[i] > 0) place[i] = pull[i] / weight[i];
        std::stable_sort(order.begin(), order.end(), [&](local_index a, local_index b) { return place[a] < place[b]; });
        take_places();
        const double span = detail::span_of(m, order);
        if (span < best_span) {
            best_span = span;
            best = order;
        }
    }
    return best;
}

MUSTER_INLINE input_order heaviest_first(const module_gates& m) {
    using detail::local_index;
    indexed<local_index, std::uint32_t> left(m.size(), 1);  // parts not removed
    for (const local_index g : m.gate_indices()) left[g] = static_cast<std::uint32_t>(m.parts(g).size());
    indexed<local_index, std::vector<local_index>> users(m.size());
    for (const local_index g : m.gate_indices())
        for (const module_gates::part part : m.parts(g)) users[part.index()].push_back(g);
    indexed<local_index, double> weight(m.size(), 0);
    input_order order;
    std::vector<local_index> removed;
    while (order.size() < m.inputs.size()) {
        weight.assign(m.size(), 0);
        weight[m.top()] = 1;
        for (std::uint32_t place = m.gate_indices().size(); place-- > 0;) {
            const local_index g = m.gate_indices()[place];
            if (left[g] == 0) continue;
            const double share = weight[g] / left[g];
            for (const module_gates::part part : m.parts(g)) weight[part.index()] += share;
        }
        local_index best = none<local_index>;
        for (const local_index i : m.input_indices())
            if (left[i] != 0 && (best == none<local_index> || weight[i] > weight[best])) best = i;
        order.push_back(best);
        removed.assign(1, best);
        while (!removed.empty()) {
            const local_index out = removed.back();
            removed.pop_back();
            left[out] = 0;
            for (const local_index user : users[out])
                if (left[user] != 0 && --left[user] == 0) removed.push_back(user);
        }
    }
    return order;
}

}  // namespace muster::logic

#endif
