#ifndef MUSTER_TESTS_ORACLES_NORMAL_PROGRAM_HPP
#define MUSTER_TESTS_ORACLES_NORMAL_PROGRAM_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/core/status.hpp>

namespace tests {

/// A normal logic program over the atoms 0 to `atoms` - 1: a head holds if all of `positive` hold and none of
/// `negative` does.
struct normal_program {
    struct rule {
        std::uint32_t head = 0;
        std::vector<std::uint32_t> positive{};
        std::vector<std::uint32_t> negative{};
    };
    std::uint32_t atoms = 0;
    std::vector<rule> rules{};

    /// An atom that is never decided: it holds if it does not.
    void add_open(std::uint32_t atom) { rules.push_back({atom, {}, {atom}}); }
    void add_fact(std::uint32_t atom) { rules.push_back({atom, {}, {}}); }
};

/// A part of a count: a literal, and what it weighs.
struct counted {
    std::uint32_t atom = 0;
    bool negated = false;
    std::uint64_t weight = 1;
};

/// Says that `head` holds if the weights of the parts that hold reach the threshold: one rule for each smallest set of
/// parts that does.
inline void add_count(normal_program& program, std::uint32_t head, std::uint64_t threshold,
                      const std::vector<counted>& parts) {
    std::vector<std::uint64_t> weights, rest(parts.size() + 1, 0);
    for (const counted& part : parts) weights.push_back((std::min)(part.weight, threshold));
    for (std::size_t i = parts.size(); i-- > 0;) rest[i] = rest[i + 1] + weights[i];
    std::vector<std::size_t> chosen;
    const auto choose = [&](const auto& self, std::size_t next, std::uint64_t sum) -> void {
        if (sum >= threshold) {
            normal_program::rule rule{head, {}, {}};
            for (const std::size_t i : chosen) {
                if (sum - weights[i] >= threshold) return;  // one can be spared
                (parts[i].negated ? rule.negative : rule.positive).push_back(parts[i].atom);
            }
            program.rules.push_back(std::move(rule));
            return;
        }
        if (sum + rest[next] < threshold) return;
        chosen.push_back(next);
        self(self, next + 1, sum + weights[next]);
        chosen.pop_back();
        self(self, next + 1, sum);
    };
    choose(choose, 0, 0);
}

/// The well-founded model as it was defined by unfounded sets (Van Gelder, Ross, Schlipf, The well-founded semantics
/// for general logic programs, 1991). A set of atoms is unfounded in an interpretation if each rule for each of them
/// has a literal that is false there, or a positive one in the set. The model is the least fixpoint of W, which makes
/// true the heads of rules with true bodies, and false the greatest unfounded set.
[[nodiscard]] inline std::vector<muster::status> well_founded_model(const normal_program& program) {
    std::vector<muster::status> now(program.atoms, muster::status::open);
    for (;;) {
        const auto positive_is = [&](const normal_program::rule& r, muster::status s) {
            return std::count_if(r.positive.begin(), r.positive.end(), [&](auto a) { return now[a] == s; });
        };
        const auto negative_is = [&](const normal_program::rule& r, muster::status s) {
            return std::count_if(r.negative.begin(), r.negative.end(), [&](auto a) { return now[a] == s; });
        };
        std::vector<char> unfounded(program.atoms, 1);
        for (bool shrinks = true; shrinks;) {
            shrinks = false;
            for (const normal_program::rule& r : program.rules) {
                const bool is_witness =
                    positive_is(r, muster::status::unmet) > 0 || negative_is(r, muster::status::met) > 0 ||
                    std::any_of(r.positive.begin(), r.positive.end(), [&](auto a) { return unfounded[a] != 0; });
                if (unfounded[r.head] == 0 || is_witness) continue;
                unfounded[r.head] = 0;
                shrinks = true;
            }
        }
        std::vector<muster::status> next(program.atoms, muster::status::open);
        for (std::uint32_t a = 0; a < program.atoms; ++a)
            if (unfounded[a] != 0) next[a] = muster::status::unmet;
        for (const normal_program::rule& r : program.rules)
            if (positive_is(r, muster::status::met) == static_cast<std::ptrdiff_t>(r.positive.size()) &&
                negative_is(r, muster::status::unmet) == static_cast<std::ptrdiff_t>(r.negative.size()))
                next[r.head] = muster::status::met;
        if (next == now) return now;
        now.swap(next);
    }
}

}  // namespace tests

#endif
