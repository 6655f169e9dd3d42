#ifndef MUSTER_TESTS_ORACLES_NAIVE_HPP
#define MUSTER_TESTS_ORACLES_NAIVE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <vector>

#include <muster/core/status.hpp>

/// What the engine computes, from the definitions and by brute force: no numbering, no components kept between
/// questions, no queues. For small systems only.
namespace naive {

using muster::status;

struct part {
    std::size_t of = 0;
    bool negated = false;
    std::uint64_t weight = 1;  ///< what it counts for
};

struct rule {
    bool is_leaf = true;
    std::uint64_t threshold = 0;
    std::vector<part> parts{};
};

struct system {
    std::vector<rule> rules{};
    std::vector<std::optional<status>> set{};  ///< cuts the rule

    std::size_t add(rule r = {}) {
        rules.push_back(std::move(r));
        set.emplace_back();
        return rules.size() - 1;
    }
    [[nodiscard]] std::size_t size() const { return rules.size(); }
    [[nodiscard]] bool is_fixed(std::size_t v) const { return set[v].has_value() || rules[v].is_leaf; }
    [[nodiscard]] bool is_open_leaf(std::size_t v) const { return set[v] ? *set[v] == status::open : rules[v].is_leaf; }
};

/// The well-founded model by its first definition: what follows is met, the greatest unfounded set is unmet, until
/// nothing changes (Van Gelder, Ross, Schlipf 1991, section 3). Open leaves are neither.
[[nodiscard]] inline std::vector<status> well_founded(const system& s) {
    std::vector<status> value(s.size(), status::open);
    for (std::size_t v = 0; v < s.size(); ++v)
        if (s.set[v]) value[v] = *s.set[v];
    for (bool changed = true; changed;) {
        changed = false;
        std::vector<status> next = value;
        for (std::size_t v = 0; v < s.size(); ++v) {
            if (s.is_fixed(v)) continue;
            std::uint64_t sum = 0;
            for (const part& p : s.rules[v].parts)
                if (value[p.of] == (p.negated ? status::unmet : status::met)) sum += p.weight;
            if (sum >= s.rules[v].threshold) next[v] = status::met;
        }
        // Not in the greatest unfounded set: what can still be reached from below.
        std::vector<bool> founded(s.size(), false);
        for (std::size_t v = 0; v < s.size(); ++v) founded[v] = s.is_fixed(v) && value[v] != status::unmet;
        for (bool grows = true; grows;) {
            grows = false;
            for (std::size_t v = 0; v < s.size(); ++v) {
                if (founded[v] || s.is_fixed(v)) continue;
                std::uint64_t sum = 0;
                for (const part& p : s.rules[v].parts)
                    if (p.negated ? value[p.of] != status::met : bool{founded[p.of]}) sum += p.weight;
                if (sum >= s.rules[v].threshold) founded[v] = grows = true;
            }
        }
        for (std::size_t v = 0; v < s.size(); ++v)
            if (!s.is_fixed(v) && !founded[v]) {
                if (next[v] == status::met) throw std::logic_error("the oracle contradicts itself");
                next[v] = status::unmet;
            }
        changed = next != value;
        value = next;
    }
    return value;
}

/// Which things each thing depends on, through whatever is not cut; itself only through a loop.
[[nodiscard]] inline std::vector<std::vector<bool>> reached(const system& s) {
    std::vector<std::vector<bool>> reach(s.size(), std::vector<bool>(s.size(), false));
    for (std::size_t v = 0; v < s.size(); ++v)
        if (!s.is_fixed(v))
            for (const part& p : s.rules[v].parts) reach[v][p.of] = true;
    for (std::size_t k = 0; k < s.size(); ++k)
        for (std::size_t i = 0; i < s.size(); ++i)
            if (reach[i][k])
                for (std::size_t j = 0; j < s.size(); ++j)
                    if (reach[k][j]) reach[i][j] = true;
    return reach;
}

/// Whether a negated part points into its own loop.
[[nodiscard]] inline bool has_negation_in_loops(const system& s) {
    const auto reach = reached(s);
    for (std::size_t v = 0; v < s.size(); ++v)
        if (!s.is_fixed(v))
            for (const part& p : s.rules[v].parts)
                if (p.negated && (p.of == v || reach[p.of][v])) return true;
    return false;
}

[[nodiscard]] inline bool has_negation(const system& s) {
    for (std::size_t v = 0; v < s.size(); ++v)
        if (!s.is_fixed(v))
            for (const part& p : s.rules[v].parts)
                if (p.negated) return true;
    return false;
}

/// The open leaves below a thing, the thing itself included where it is one.
[[nodiscard]] inline std::vector<std::size_t> open_leaves_below(const system& s, std::size_t target) {
    std::vector<bool> seen(s.size(), false);
    std::vector<std::size_t> leaves;
    const std::function<void(std::size_t)> visit = [&](std::size_t v) {
        if (seen[v]) return;
        seen[v] = true;
        if (s.is_open_leaf(v)) leaves.push_back(v);
        if (!s.is_fixed(v))
            for (const part& p : s.rules[v].parts) visit(p.of);
    };
    visit(target);
    return leaves;
}

/// Calls the action with the system under every assignment of met and unmet to the leaves, until it says false.
template <class Action>
void for_each_completion(system s, const std::vector<std::size_t>& leaves, Action&& action) {
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << leaves.size(); ++bits) {
        for (std::size_t i = 0; i < leaves.size(); ++i)
            s.set[leaves[i]] = (bits >> i & 1) != 0 ? status::met : status::unmet;
        if (!action(static_cast<const system&>(s))) return;
    }
}

/// The status that a thing has in every completion of what is open below it; open where they differ.
[[nodiscard]] inline status in_every_completion(const system& s, std::size_t target) {
    std::optional<status> all;
    for_each_completion(s, open_leaves_below(s, target), [&](const system& completed) {
        const status now = well_founded(completed)[target];
        if (!all) all = now;
        else if (*all != now) all = status::open;
        return *all != status::open;
    });
    return *all;
}

/// With all leaves settled and no negation in loops: all loops move together.
[[nodiscard]] inline std::vector<bool> moving_together(const system& s) {
    const auto reach = reached(s);
    std::vector<bool> decided(s.size(), false), holds(s.size(), false);
    for (std::size_t v = 0; v < s.size(); ++v)
        if (s.is_fixed(v)) {
            if (!s.set[v]) throw std::logic_error("a leaf is open");
            decided[v] = true;
            holds[v] = *s.set[v] == status::met;
        }
    for (std::size_t left = s.size(); left-- > 0;) {
        for (std::size_t v = 0; v < s.size(); ++v) {
            if (decided[v]) continue;
            std::vector<std::size_t> loop{v};
            for (std::size_t w = 0; w < s.size(); ++w)
                if (w != v && reach[v][w] && reach[w][v]) loop.push_back(w);
            const auto in_loop = [&](std::size_t w) { return w == v || (reach[v][w] && reach[w][v]); };
            bool ready = true;
            for (const std::size_t w : loop)
                for (const part& p : s.rules[w].parts) {
                    ready = ready && (decided[p.of] || in_loop(p.of));
                    if (p.negated && in_loop(p.of)) throw std::logic_error("negation in a loop");
                }
            if (!ready) continue;
            for (const std::size_t w : loop) holds[w] = true;
            for (bool drops = true; drops;) {
                drops = false;
                for (const std::size_t w : loop) {
                    std::uint64_t sum = 0;
                    for (const part& p : s.rules[w].parts)
                        if (holds[p.of] != p.negated) sum += p.weight;
                    if (holds[w] && sum < s.rules[w].threshold) {
                        holds[w] = false;
                        drops = true;
                    }
                }
            }
            for (const std::size_t w : loop) decided[w] = true;
        }
    }
    return holds;
}

/// The same numbers on every machine.
class dice {
public:
    explicit dice(std::uint32_t seed) : engine_{seed} {}
    /// 0 to n - 1.
    [[nodiscard]] std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }
    [[nodiscard]] std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(high - low + 1); }
    [[nodiscard]] bool one_in(std::uint32_t n) { return below(n) == 0; }
    template <class T>
    [[nodiscard]] T any(const std::vector<T>& of) {
        return of[below(of.size())];
    }

private:
    std::mt19937 engine_;
};

}  // namespace naive

#endif
