#ifndef MUSTER_LOGIC_VARIABLE_ORDER_HPP
#define MUSTER_LOGIC_VARIABLE_ORDER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/network.hpp>

namespace muster::logic {

/// The gates of one module in a numbering of their own: inputs (variables and other modules) first, then gates, parts
/// before the gates that use them, the module itself last.
struct module_gates {
    /// A gate of the module.
    struct gate {
        std::uint32_t node;   ///< in the network
        std::uint32_t first;  ///< its first part
        std::uint32_t last;   ///< the part behind its last
    };
    std::vector<std::uint32_t> inputs;  ///< nodes of the network
    std::vector<gate> gates;            ///< children before parents; the last is the module
    std::vector<literal> all_parts;     ///< positions are local numbers
    std::vector<std::uint32_t> uses;    ///< of each local number, by gates

    /// How many inputs.
    [[nodiscard]] std::uint32_t input_count() const noexcept { return static_cast<std::uint32_t>(inputs.size()); }
    /// How many inputs and gates.
    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(inputs.size() + gates.size());
    }
    /// The parts of a gate by its local number.
    [[nodiscard]] std::span<const literal> parts(std::uint32_t local) const {
        const gate& g = gates[local - inputs.size()];
        return {all_parts.data() + g.first, all_parts.data() + g.last};
    }
};

/// How a depth-first walk takes the parts of a gate.
enum class part_order : std::uint8_t {
    given,         ///< as they stand
    reversed,      ///< from the last
    shared_first,  ///< parts used most often first
    small_first,   ///< parts with the fewest inputs below them first
    large_first,   ///< parts with the most inputs below them first
    inputs_last    ///< gates before inputs
};

/// For each local number the inputs at or below it, shared ones as often as they are used.
[[nodiscard]] inline std::vector<std::uint64_t> inputs_below(const module_gates& m) {
    std::vector<std::uint64_t> below(m.size(), 1);
    for (std::uint32_t g = m.input_count(); g < m.size(); ++g) {
        below[g] = 0;
        for (const literal part : m.parts(g))
            below[g] = (std::min)(below[g] + below[part.position()], ~std::uint64_t{0} >> 2);
    }
    return below;
}

/// The gates, those with the fewest inputs below them first; parts still come before the gates that use them.
[[nodiscard]] inline std::vector<std::uint32_t> smallest_first(const module_gates& m) {
    const std::vector<std::uint64_t> below = inputs_below(m);
    std::vector<std::uint32_t> gates(m.gates.size());
    std::iota(gates.begin(), gates.end(), m.input_count());
    std::stable_sort(gates.begin(), gates.end(), [&](std::uint32_t a, std::uint32_t b) { return below[a] < below[b]; });
    return gates;
}

/// Inputs in the order a depth-first walk from the module meets them. Near linear.
[[nodiscard]] inline std::vector<std::uint32_t> depth_first(const module_gates& m, part_order policy) {
    const std::uint32_t n = m.input_count();
    const std::vector<std::uint64_t> below = inputs_below(m);
    std::vector<literal> parts = m.all_parts;
    const auto arrange = [&](auto&& comes_before) {
        for (const module_gates::gate& g : m.gates)
            std::stable_sort(parts.begin() + g.first, parts.begin() + g.last,
                             [&](literal a, literal b) { return comes_before(a.position(), b.position()); });
    };
    switch (policy) {
        case part_order::given:
            break;
        case part_order::reversed:
            for (const module_gates::gate& g : m.gates) std::reverse(parts.begin() + g.first, parts.begin() + g.last);
            break;
        case part_order::shared_first:
            arrange([&](std::uint32_t a, std::uint32_t b) { return m.uses[a] > m.uses[b]; });
            break;
        case part_order::small_first:
            arrange([&](std::uint32_t a, std::uint32_t b) { return below[a] < below[b]; });
            break;
        case part_order::large_first:
            arrange([&](std::uint32_t a, std::uint32_t b) { return below[a] > below[b]; });
            break;
        case part_order::inputs_last:
            arrange([&](std::uint32_t a, std::uint32_t b) { return a >= n && b < n; });
            break;
    }
    std::vector<std::uint32_t> result;
    std::vector<std::uint8_t> seen(m.size(), 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;  // gate, next part
    const auto visit = [&](std::uint32_t local) {
        if (seen[local] != 0) return;
        seen[local] = 1;
        if (local < n) result.push_back(local);
        else path.emplace_back(local, m.gates[local - n].first);
    };
    visit(m.size() - 1);
    while (!path.empty()) {
        auto& [gate, next] = path.back();
        if (next < m.gates[gate - n].last) visit(parts[next++].position());
        else path.pop_back();
    }
    return result;
}

/// Draws together inputs that gates use together: each input moves to the mean of the centres of its gates (Aloul,
/// Markov, Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic, 2003). Gates take part as
/// points between the gates that use them and their parts. Linear in each round.
[[nodiscard]] inline std::vector<std::uint32_t> drawn_together(const module_gates& m, std::vector<std::uint32_t> order,
                                                               int rounds) {
    const std::uint32_t n = m.input_count(), size = m.size();
    std::vector<double> place(size, 0), pull(size), weight(size);
    const auto span_of = [&](const std::vector<std::uint32_t>& inputs) {
        // total length of the gates' spans over the inputs directly or indirectly below
        std::vector<double> least(size), most(size);
        for (std::uint32_t i = 0; i < n; ++i) least[inputs[i]] = most[inputs[i]] = i;
        double total = 0;
        for (std::uint32_t g = n; g < size; ++g) {
            double a = n, b = 0;
            for (const literal part : m.parts(g)) {
                a = (std::min)(a, least[part.position()]);
                b = (std::max)(b, most[part.position()]);
            }
            least[g] = a;
            most[g] = b;
            total += b - a;
        }
        return total;
    };
    std::vector<std::uint32_t> best = order;
    double best_span = span_of(order);
    for (std::uint32_t i = 0; i < n; ++i) place[order[i]] = i;
    for (std::uint32_t g = n; g < size; ++g) {
        double sum = 0;
        for (const literal part : m.parts(g)) sum += place[part.position()];
        place[g] = sum / static_cast<double>(m.parts(g).size());
    }
    for (int round = 0; round < rounds; ++round) {
        std::fill(pull.begin(), pull.end(), 0.0);
        std::fill(weight.begin(), weight.end(), 0.0);
        for (std::uint32_t g = n; g < size; ++g) {
            double centre = place[g];
            for (const literal part : m.parts(g)) centre += place[part.position()];
            centre /= static_cast<double>(m.parts(g).size() + 1);
            pull[g] += centre;
            weight[g] += 1;
            for (const literal part : m.parts(g)) {
                pull[part.position()] += centre;
                weight[part.position()] += 1;
            }
        }
        for (std::uint32_t i = 0; i < size; ++i)
            if (weight[i] > 0) place[i] = pull[i] / weight[i];
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return place[a] < place[b]; });
        const double scale = place.empty() ? 1 : 1;
        for (std::uint32_t i = 0; i < n; ++i) place[order[i]] = i * scale;
        const double span = span_of(order);
        if (span < best_span) {
            best_span = span;
            best = order;
        }
    }
    return best;
}

/// Takes the input with the greatest weight, where the module's weight of one is handed down in equal shares; removes
/// it and begins again (Minato, Ishiura, Yajima, Shared binary decision diagram with attributed edges, 1990).
/// Quadratic.
[[nodiscard]] inline std::vector<std::uint32_t> heaviest_first(const module_gates& m) {
    const std::uint32_t n = m.input_count(), size = m.size();
    std::vector<std::uint32_t> left(size, 1);  // parts not removed
    for (std::uint32_t g = n; g < size; ++g) left[g] = static_cast<std::uint32_t>(m.parts(g).size());
    std::vector<std::vector<std::uint32_t>> users(size);
    for (std::uint32_t g = n; g < size; ++g)
        for (const literal part : m.parts(g)) users[part.position()].push_back(g);
    std::vector<double> weight(size);
    std::vector<std::uint32_t> order, removed;
    while (order.size() < n) {
        std::fill(weight.begin(), weight.end(), 0.0);
        weight[size - 1] = 1;
        for (std::uint32_t g = size; g-- > n;) {
            if (left[g] == 0) continue;
            const double share = weight[g] / left[g];
            for (const literal part : m.parts(g)) weight[part.position()] += share;
        }
        std::uint32_t best = n;
        for (std::uint32_t i = 0; i < n; ++i)
            if (left[i] != 0 && (best == n || weight[i] > weight[best])) best = i;
        order.push_back(best);
        removed.assign(1, best);
        while (!removed.empty()) {
            const std::uint32_t node = removed.back();
            removed.pop_back();
            left[node] = 0;
            for (const std::uint32_t user : users[node])
                if (left[user] != 0 && --left[user] == 0) removed.push_back(user);
        }
    }
    return order;
}

}  // namespace muster::logic

#endif
