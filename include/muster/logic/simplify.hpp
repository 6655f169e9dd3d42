#ifndef MUSTER_LOGIC_SIMPLIFY_HPP
#define MUSTER_LOGIC_SIMPLIFY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/logic/modules.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

/// A function as a network of its own.
struct rooted_network {
    network gates;  ///< the network
    /// the function asked for
    literal root = network::never();
};

namespace detail {

// The nodes below a root, marked, and how often each is used.
struct cone_uses {
    std::vector<std::uint32_t> uses;
    std::vector<std::uint8_t> joins;  // used as an unnegated part of a conjunction

    cone_uses(const network& net, literal root) : uses(net.size(), 0), joins(net.size(), 0) {
        uses[root.position()] = 1;
        for (std::uint32_t node = root.position() + 1; node-- > 0;) {
            if (uses[node] == 0 || !net.is_gate(node)) continue;
            for (const literal part : net.parts(node)) {
                ++uses[part.position()];
                if (!part.is_negated() && net.kind_of(node) == network::kind::conjunction) joins[part.position()] = 1;
            }
        }
    }
};

[[nodiscard]] inline literal moved(const std::vector<literal>& image, literal l) {
    return l.is_negated() ? !image[l.position()] : image[l.position()];
}

// Joins conjunctions used once into the conjunction that uses them, and lets the parts of a conjunction decide the
// disjunctions beside them.
[[nodiscard]] inline rooted_network flatten(const network& from, literal root) {
    const cone_uses cone{from, root};
    rooted_network result;
    network& to = result.gates;
    std::vector<literal> image(root.position() + std::size_t{1}, network::never());
    std::vector<std::vector<literal>> open(root.position() + std::size_t{1});  // parts of conjunctions to be joined
    std::vector<std::uint8_t> single;                                          // in `to`: used once
    std::vector<std::uint32_t> stamps;
    std::uint32_t epoch = 0;
    std::vector<literal> parts, shorter;

    const auto stamp_all = [&] {
        ++epoch;
        stamps.resize(2 * std::size_t{to.size()}, 0);
        for (const literal part : parts) stamps[part.code()] = epoch;
    };
    const auto holds = [&](literal l) { return l.code() < stamps.size() && stamps[l.code()] == epoch; };
    const auto absorb = [&] {
        for (bool changed = true; changed;) {
            changed = false;
            stamp_all();
            std::size_t kept = 0;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const literal part = parts[i];
                parts[kept++] = part;
                if (!part.is_negated() || to.kind_of(part.position()) != network::kind::conjunction) continue;
                bool decided = false, shortens = false;
                for (const literal inner : to.parts(part.position())) {
                    decided = decided || holds(!inner);
                    shortens = shortens || holds(inner);
                }
                if (decided) {
                    --kept;
                } else if (shortens && part.position() < single.size() && single[part.position()] != 0) {
                    shorter.clear();
                    for (const literal inner : to.parts(part.position()))
                        if (!holds(inner)) shorter.push_back(inner);
                    const std::uint32_t before = to.size();
                    parts[kept - 1] = !to.all_of(shorter);
                    single.resize(to.size(), 0);
                    if (to.size() > before) single[before] = 1;
                    changed = true;
                }
            }
            parts.resize(kept);
        }
    };

    for (std::uint32_t node = 0; node <= root.position(); ++node) {
        if (cone.uses[node] == 0) continue;
        const std::uint32_t before = to.size();
        if (from.kind_of(node) == network::kind::variable) {
            image[node] = to.variable(from.variable_of(node));
        } else if (from.kind_of(node) == network::kind::conjunction) {
            parts.clear();
            for (const literal part : from.parts(node)) {
                std::vector<literal>& inner = open[part.position()];
                if (inner.empty()) {
                    parts.push_back(moved(image, part));
                } else if (inner.size() > parts.size() && !parts.empty()) {
                    inner.insert(inner.begin(), parts.begin(), parts.end());
                    parts.swap(inner);
                } else {
                    parts.insert(parts.end(), inner.begin(), inner.end());
                }
                std::vector<literal>{}.swap(inner);
            }
            if (cone.uses[node] == 1 && cone.joins[node] != 0 && node != root.position()) {
                open[node] = parts;
                continue;
            }
            absorb();
            image[node] = to.all_of(parts);
        } else if (from.kind_of(node) == network::kind::threshold) {
            parts.clear();
            for (const literal part : from.parts(node)) parts.push_back(moved(image, part));
            image[node] = to.at_least(from.threshold(node), parts, from.weights(node));
        }
        single.resize(to.size(), 0);
        if (const std::uint32_t made = image[node].position(); made >= before && made != 0)
            single[made] = cone.uses[node] == 1 ? 1 : 0;
        else single[made] = 0;
    }
    result.root = moved(image, root);
    return result;
}

// Gives parts that always stand together in conjunctions (leaves and modules) a conjunction of their own: a module.
[[nodiscard]] inline bool group(const network& from, literal root, rooted_network& result) {
    constexpr std::uint32_t none = 0xFFFFFFFFU;
    const cone_uses cone{from, root};
    const std::vector<std::uint8_t> is_module = find_modules(from, root.position());
    struct standing {
        std::uint64_t hash = 0;       // of the conjunctions it stands in
        std::uint32_t uses = 0;       // so many
        std::uint32_t negations = 0;  // of these negated
    };
    std::vector<standing> standings(root.position() + std::size_t{1});
    for (std::uint32_t node = 0; node <= root.position(); ++node) {
        if (cone.uses[node] == 0 || from.kind_of(node) != network::kind::conjunction) continue;
        std::uint64_t h = (node + 1) * 0x9E3779B97F4A7C15ULL;
        h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9ULL;
        h ^= h >> 27;
        for (const literal part : from.parts(node)) {
            standing& s = standings[part.position()];
            s.hash += h;
            ++s.uses;
            s.negations += part.is_negated() ? 1 : 0;
        }
    }
    std::vector<std::uint32_t> atoms;
    for (std::uint32_t node = 1; node < root.position(); ++node) {
        const standing& s = standings[node];
        if (cone.uses[node] == 0 || s.uses != cone.uses[node] || (s.negations != 0 && s.negations != s.uses)) continue;
        if (!from.is_gate(node) || is_module[node] != 0) atoms.push_back(node);
    }
    std::sort(atoms.begin(), atoms.end(), [&](std::uint32_t a, std::uint32_t b) {
        return standings[a].hash != standings[b].hash ? standings[a].hash < standings[b].hash : a < b;
    });
    // 64 bits of hash stand for the set; a clash is found when a conjunction has not all of a group.
    std::vector<std::uint32_t> group_of(root.position() + std::size_t{1}, none);
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
    for (std::uint32_t node = 0; node <= root.position(); ++node) {
        if (cone.uses[node] == 0 || from.kind_of(node) != network::kind::conjunction) continue;
        const auto parts = from.parts(node);
        for (const literal part : parts)
            if (const std::uint32_t g = group_of[part.position()]; g != none) ++present[g];
        for (const literal part : parts) {
            const std::uint32_t g = group_of[part.position()];
            if (g == none || present[g] == 0) continue;
            if (present[g] != group_size[g]) pays[g] = 2;
            else if (pays[g] == 0 && parts.size() > group_size[g]) pays[g] = 1;
            present[g] = 0;
        }
    }
    if (std::find(pays.begin(), pays.end(), 1) == pays.end()) return false;

    network& to = result.gates;
    std::vector<literal> image(root.position() + std::size_t{1}, network::never());
    std::vector<literal> joined(group_size.size(), network::never());
    std::vector<literal> parts, members;
    for (std::uint32_t node = 0; node <= root.position(); ++node) {
        if (cone.uses[node] == 0) continue;
        if (from.kind_of(node) == network::kind::variable) {
            image[node] = to.variable(from.variable_of(node));
        } else if (from.is_gate(node)) {
            parts.clear();
            const bool joins = from.kind_of(node) == network::kind::conjunction;
            for (const literal part : from.parts(node)) {
                const std::uint32_t g = joins ? group_of[part.position()] : none;
                if (g == none || pays[g] != 1) {
                    parts.push_back(moved(image, part));
                    continue;
                }
                if (joined[g] == network::never()) {
                    members.clear();
                    for (const literal other : from.parts(node))
                        if (group_of[other.position()] == g) members.push_back(moved(image, other));
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

/// The function `root` with nested conjunctions joined, parts decided by their neighbours left out, and parts that
/// always stand together given a module of their own. Near linear in each round, and there are few rounds.
[[nodiscard]] inline rooted_network simplified(const network& from, literal root) {
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
