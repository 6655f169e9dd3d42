#ifndef MUSTER_LOGIC_IMPL_SIMPLIFY_HPP
#define MUSTER_LOGIC_IMPL_SIMPLIFY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/impl/cone_uses.hpp>
#include <muster/logic/modules.hpp>
#include <muster/logic/simplify.hpp>

namespace muster::logic {

namespace detail {

/// What each node of a network has become in another.
using images = indexed<network::node_index, network::function>;

[[nodiscard]] inline network::function moved(const images& image, network::function f) {
    return image[f.index()].negated_if(f.is_negated());
}

// Joins conjunctions used once into the conjunction that uses them, and lets the parts of a conjunction decide the
// disjunctions beside them.
[[nodiscard]] inline rooted_network flatten(const network& from, network::function root) {
    const cone_uses cone{from, root};
    rooted_network result;
    network& to = result.gates;
    images image(from.size(), network::never());
    indexed<network::node_index, std::vector<network::function>> open(
        from.size());                                   // parts of conjunctions to be joined
    indexed<network::node_index, std::uint8_t> single;  // in `to`: used once
    std::vector<std::uint32_t> stamps;                  // by the code of a function
    std::uint32_t epoch = 0;
    std::vector<network::function> parts, shorter;

    const auto stamp_all = [&] {
        ++epoch;
        stamps.resize(2 * std::size_t{to.size()}, 0);
        for (const network::function part : parts) stamps[part.code()] = epoch;
    };
    const auto holds = [&](network::function f) { return f.code() < stamps.size() && stamps[f.code()] == epoch; };
    const auto absorb = [&] {
        for (bool changed = true; changed;) {
            changed = false;
            stamp_all();
            std::size_t kept = 0;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const network::function part = parts[i];
                parts[kept++] = part;
                if (!part.is_negated() || to.kind_of(part.index()) != network::kind::conjunction) continue;
                bool decided = false, shortens = false;
                for (const network::function inner : to.parts(part.index())) {
                    decided = decided || holds(!inner);
                    shortens = shortens || holds(inner);
                }
                if (decided) {
                    --kept;
                } else if (shortens && to_number(part.index()) < single.size() && single[part.index()] != 0) {
                    shorter.clear();
                    for (const network::function inner : to.parts(part.index()))
                        if (!holds(inner)) shorter.push_back(inner);
                    const network::node_index before = to.nodes().last;
                    parts[kept - 1] = !to.all_of(shorter);
                    single.resize(to.size(), 0);
                    if (to.nodes().last > before) single[before] = 1;
                    changed = true;
                }
            }
            parts.resize(kept);
        }
    };

    for (const network::node_index node : from.nodes()) {
        if (cone.uses[node] == 0) continue;
        const network::node_index before = to.nodes().last;
        if (from.kind_of(node) == network::kind::variable) {
            image[node] = to.variable(from.variable_of(node));
        } else if (from.kind_of(node) == network::kind::conjunction) {
            parts.clear();
            for (const network::function part : from.parts(node)) {
                std::vector<network::function>& inner = open[part.index()];
                if (inner.empty()) {
                    parts.push_back(moved(image, part));
                } else if (inner.size() > parts.size() && !parts.empty()) {
                    inner.insert(inner.begin(), parts.begin(), parts.end());
                    parts.swap(inner);
                } else {
                    parts.insert(parts.end(), inner.begin(), inner.end());
                }
                std::vector<network::function>{}.swap(inner);
            }
            if (cone.uses[node] == 1 && cone.joins[node] != 0 && node != root.index()) {
                open[node] = parts;
                continue;
            }
            absorb();
            image[node] = to.all_of(parts);
        } else if (from.kind_of(node) == network::kind::threshold) {
            parts.clear();
            for (const network::function part : from.parts(node)) parts.push_back(moved(image, part));
            image[node] = to.at_least(from.threshold(node), parts, from.weights(node));
        }
        single.resize(to.size(), 0);
        if (const network::node_index made = image[node].index(); made >= before)
            single[made] = cone.uses[node] == 1 ? 1 : 0;
        else single[made] = 0;
    }
    result.root = moved(image, root);
    return result;
}

// Gives parts that always stand together in conjunctions (leaves and modules) a conjunction of their own: a module.
[[nodiscard]] inline bool group(const network& from, network::function root, rooted_network& result) {
    constexpr std::uint32_t no_group = 0xFFFFFFFFU;
    const cone_uses cone{from, root};
    const indexed<network::node_index, std::uint8_t> is_module = find_modules(from, root.index());
    struct standing {
        std::uint64_t hash = 0;       // of the conjunctions it stands in
        std::uint32_t uses = 0;       // so many
        std::uint32_t negations = 0;  // of these negated
    };
    indexed<network::node_index, standing> standings(from.size());
    for (const network::node_index node : from.nodes()) {
        if (cone.uses[node] == 0 || from.kind_of(node) != network::kind::conjunction) continue;
        std::uint64_t h = (to_number(node) + 1) * 0x9E3779B97F4A7C15ULL;
        h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9ULL;
        h ^= h >> 27;
        for (const network::function part : from.parts(node)) {
            standing& s = standings[part.index()];
            s.hash += h;
            ++s.uses;
            s.negations += part.is_negated() ? 1 : 0;
        }
    }
    std::vector<network::node_index> atoms;
    for (const network::node_index node : from.nodes()) {
        const standing& s = standings[node];
        if (cone.uses[node] == 0 || s.uses != cone.uses[node] || (s.negations != 0 && s.negations != s.uses)) continue;
        if (!from.is_gate(node) || is_module[node] != 0) atoms.push_back(node);
    }
    std::sort(atoms.begin(), atoms.end(), [&](network::node_index a, network::node_index b) {
        return standings[a].hash != standings[b].hash ? standings[a].hash < standings[b].hash : a < b;
    });
    // 64 bits of hash stand for the set; a clash is found when a conjunction has not all of a group.
    indexed<network::node_index, std::uint32_t> group_of(from.size(), no_group);
    std::vector<std::uint32_t> group_size;
    for (std::size_t i = 0, j = 0; i < atoms.size(); i = j) {
        for (j = i + 1; j < atoms.size() && standings[atoms[j]].hash == standings[atoms[i]].hash;) ++j;
        if (j - i < 2) continue;
        for (std::size_t k = i; k < j; ++k) group_of[atoms[k]] = static_cast<std::uint32_t>(group_size.size());
        group_size.push_back(static_cast<std::uint32_t>(j - i));
    }
    if (group_size.empty()) return false;
    std::vector<std::uint32_t> present(group_size.size(), 0);
    std::vector<std::uint8_t> pays(group_size.size(), 0);
    for (const network::node_index node : from.nodes()) {
        if (cone.uses[node] == 0 || from.kind_of(node) != network::kind::conjunction) continue;
        const auto parts = from.parts(node);
        for (const network::function part : parts)
            if (const std::uint32_t g = group_of[part.index()]; g != no_group) ++present[g];
        for (const network::function part : parts) {
            const std::uint32_t g = group_of[part.index()];
            if (g == no_group || present[g] == 0) continue;
            if (present[g] != group_size[g]) pays[g] = 2;
            else if (pays[g] == 0 && parts.size() > group_size[g]) pays[g] = 1;
            present[g] = 0;
        }
    }
    if (std::find(pays.begin(), pays.end(), 1) == pays.end()) return false;

    network& to = result.gates;
    images image(from.size(), network::never());
    std::vector<network::function> joined(group_size.size(), network::never());
    std::vector<network::function> parts, members;
    for (const network::node_index node : from.nodes()) {
        if (cone.uses[node] == 0) continue;
        if (from.kind_of(node) == network::kind::variable) {
            image[node] = to.variable(from.variable_of(node));
        } else if (from.is_gate(node)) {
            parts.clear();
            const bool joins = from.kind_of(node) == network::kind::conjunction;
            for (const network::function part : from.parts(node)) {
                const std::uint32_t g = joins ? group_of[part.index()] : no_group;
                if (g == no_group || pays[g] != 1) {
                    parts.push_back(moved(image, part));
                    continue;
                }
                if (joined[g] == network::never()) {
                    members.clear();
                    for (const network::function other : from.parts(node))
                        if (group_of[other.index()] == g) members.push_back(moved(image, other));
                    joined[g] = to.all_of(members);
                }
                parts.push_back(joined[g]);
            }
            image[node] = joins ? to.all_of(parts) : to.at_least(from.threshold(node), parts, from.weights(node));
        }
    }
    result.root = moved(image, root);
    return true;
}

}  // namespace detail

MUSTER_INLINE rooted_network simplified(const network& from, network::function root) {
    rooted_network result = detail::flatten(from, root);
    for (int round = 0; round < 5; ++round) {
        rooted_network next = detail::flatten(result.gates, result.root);
        const bool settled = next.gates.size() == result.gates.size();
        result = std::move(next);
        if (settled) break;
    }
    for (int round = 0; round < 8; ++round) {
        rooted_network next;
        if (!detail::group(result.gates, result.root, next)) break;
        result = std::move(next);
    }
    return result;
}

}  // namespace muster::logic

#endif
