#ifndef MUSTER_LOGIC_SEARCH_UNROLLING_HPP
#define MUSTER_LOGIC_SEARCH_UNROLLING_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/network.hpp>
#include <muster/logic/search/thresholds.hpp>

namespace muster::logic::search {

/// A position of a circuit that is to be met or unmet, and what is set and known of its leaves.
struct target_question {
    const circuit& rules;
    std::span<const setting> settings;  ///< by position: constants, free leaves, rules that hold
    std::span<const status> known;      ///< by position: what a free leaf is unless changed
    std::uint32_t target = 0;
    status goal = status::met;  ///< met or unmet
    loops mode = loops::wait;
};

/// The rule of a member of a loop: its head holds if and only if the parts that hold reach the threshold, founded.
struct loop_rule {
    literal head{};
    std::int64_t threshold = 0;
    std::vector<weighted_literal> parts{};
};

/// What a target needs, as gates over literals that stand for its leaves, and rules of loops. Where a loop has
/// negation, what is met and what is not unmet are told apart above it: each pair of the two that keeps the rules is a
/// partial stable model, of which the well-founded one has the least that is met (Przymusinski, Well-founded semantics
/// coincides with three-valued stable semantics, 1990). What is equal in two copies is held once.
class unrolling {
public:
    /// The spans of the question must outlive it.
    explicit unrolling(const target_question& q) : q_{q} { mark(); }

    static constexpr std::uint8_t both = 3;  ///< a sign: it helps by either
    /// Through which signs a position bears on the goal: 1 where it helps by being met, 2 by being unmet; 0: not.
    [[nodiscard]] std::uint8_t sign(std::uint32_t p) const { return signs_[p]; }
    /// Whether it is one of the leaves on which the goal hangs.
    [[nodiscard]] bool is_free(std::uint32_t p) const {
        const setting s = q_.settings[p];
        return signs_[p] != 0 && (s == setting::open || (s == setting::none && q_.rules.is_leaf(p)));
    }
    /// Whether a loop with negation bears on the goal.
    [[nodiscard]] bool has_negative_loop() const {
        return std::any_of(q_.rules.loops().begin(), q_.rules.loops().end(), [&](circuit::component loop) {
            bool used = false;
            for (std::uint32_t p = loop.first; p < loop.last; ++p)
                used = used || (signs_[p] != 0 && q_.settings[p] == setting::none);
            return used && loop.has_negation;
        });
    }

    [[nodiscard]] network& gates() noexcept { return gates_; }
    [[nodiscard]] const network& gates() const noexcept { return gates_; }
    /// The loops of all copies, in the order in which they were needed.
    [[nodiscard]] const std::vector<std::vector<loop_rule>>& loop_instances() const noexcept { return loops_; }
    /// A variable of the gates that stands for nothing of the circuit.
    [[nodiscard]] literal fresh_variable() { return gates_.variable(next_variable()); }

    /// The goal where free leaf p is `leaf(p)`, a literal of the gates.
    template <class Leaf>
    [[nodiscard]] literal add_copy(const Leaf& leaf) {
        const circuit& c = q_.rules;
        met_.assign(c.size(), network::never());
        possible_.assign(c.size(), network::never());
        const auto add_cut = [&](std::uint32_t p) {
            const setting s = q_.settings[p];
            if (is_free(p)) met_[p] = leaf(p);
            else if (s == setting::none) return false;
            else met_[p] = s == setting::met ? network::always() : network::never();
            possible_[p] = met_[p];
            return true;
        };
        std::uint32_t next = 0;
        const auto sweep = [&](std::uint32_t last) {
            for (; next < last; ++next)
                if (signs_[next] != 0 && !add_cut(next)) add_rule(next);
        };
        for (std::size_t i = 0; i < c.loops().size(); ++i) {
            const circuit::component loop = c.loops()[i];
            sweep(loop.first);
            members_.clear();
            for (; next < loop.last; ++next)
                if (signs_[next] != 0 && !add_cut(next)) members_.push_back(next);
            if (!members_.empty()) add_loop(i, loop);
        }
        sweep(c.size());
        return q_.goal == status::met ? met_[q_.target] : !possible_[q_.target];
    }

private:
    enum class side : std::uint8_t { met, possible };
    struct instance {
        std::size_t loop;
        side of;
        std::vector<literal> entries;  // what enters it
        std::vector<literal> heads;    // its members; if told apart, those met and then those possible
    };

    [[nodiscard]] std::uint32_t next_variable() { return 2 * q_.rules.size() + fresh_++; }
    void mark() {
        signs_.assign(q_.rules.size(), 0);
        std::vector<std::pair<std::uint32_t, std::uint8_t>> todo;
        const auto reach = [&](std::uint32_t p, std::uint8_t sign) {
            if ((signs_[p] & sign) != 0) return;
            signs_[p] = static_cast<std::uint8_t>(signs_[p] | sign);
            todo.emplace_back(p, sign);
        };
        reach(q_.target, q_.goal == status::met ? 1 : 2);
        while (!todo.empty()) {
            const auto [p, sign] = todo.back();
            todo.pop_back();
            if (q_.settings[p] != setting::none) continue;
            for (const literal part : q_.rules.parts(p))
                reach(part.position(), part.is_negated() ? static_cast<std::uint8_t>(3 - sign) : sign);
        }
    }

    [[nodiscard]] literal on(side of, literal part) const {
        const bool is_met = (of == side::met) != part.is_negated();
        const literal l = is_met ? met_[part.position()] : possible_[part.position()];
        return part.is_negated() ? !l : l;
    }
    void add_rule(std::uint32_t p) {
        const std::span<const literal> parts = q_.rules.parts(p);
        bool differs = false;
        for (const literal part : parts) differs = differs || met_[part.position()] != possible_[part.position()];
        const auto gate = [&](side of) {
            literals_.clear();
            for (const literal part : parts) literals_.push_back(on(of, part));
            return gates_.at_least(q_.rules.threshold(p), literals_, q_.rules.weights(p));
        };
        met_[p] = gate(side::met);
        possible_[p] = differs ? gate(side::possible) : met_[p];
    }

    void add_loop(std::size_t index, circuit::component loop) {
        const auto entries = [&](side of) {
            std::vector<literal> result;
            for (const std::uint32_t p : members_)
                for (const literal part : q_.rules.parts(p))
                    if (!is_inner(part, loop)) result.push_back(on(of, part));
            return result;
        };
        std::vector<literal> met = entries(side::met), possible = entries(side::possible);
        if (loop.has_negation) {
            met.insert(met.end(), possible.begin(), possible.end());
            const std::vector<literal> heads = heads_of(index, side::met, std::move(met), 2 * members_.size());
            for (std::size_t i = 0; i < members_.size(); ++i) {
                met_[members_[i]] = heads[i];
                possible_[members_[i]] = heads[members_.size() + i];
            }
            if (is_new_) {
                add_rules(loop, side::met, met_);
                add_rules(loop, side::possible, possible_);
            }
            return;
        }
        const bool differs = met != possible;
        const auto decide = [&](side of, std::vector<literal> from, std::vector<literal>& to) {
            const std::vector<literal> heads = heads_of(index, of, std::move(from), members_.size());
            for (std::size_t i = 0; i < members_.size(); ++i) to[members_[i]] = heads[i];
            if (is_new_) add_rules(loop, of, to);
        };
        decide(side::met, std::move(met), met_);
        if (differs) decide(side::possible, std::move(possible), possible_);
        else
            for (const std::uint32_t p : members_) possible_[p] = met_[p];
    }
    [[nodiscard]] bool is_inner(literal part, circuit::component loop) const {
        return part.position() >= loop.first && q_.settings[part.position()] == setting::none;
    }
    // The heads of a loop into which this enters; new ones where nothing equal was there.
    [[nodiscard]] std::vector<literal> heads_of(std::size_t loop, side of, std::vector<literal> entries,
                                                std::size_t count) {
        is_new_ = false;
        for (const instance& i : instances_)
            if (i.loop == loop && i.heads.size() == count && i.entries == entries) return i.heads;
        is_new_ = true;
        std::vector<literal> heads;
        for (std::size_t i = 0; i < count; ++i) heads.push_back(fresh_variable());
        instances_.push_back({loop, of, std::move(entries), heads});
        return heads;
    }
    static void join_equal(std::vector<weighted_literal>& parts) {
        std::sort(parts.begin(), parts.end(),
                  [](const weighted_literal& a, const weighted_literal& b) { return a.of < b.of; });
        std::size_t last = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i].of == parts[last].of) parts[last].weight += parts[i].weight;
            else parts[++last] = parts[i];
        }
        if (!parts.empty()) parts.resize(last + 1);
    }
    // One founded loop: the least fixpoint; or, where all move together, what fails is founded.
    void add_rules(circuit::component loop, side of, const std::vector<literal>& heads) {
        std::vector<loop_rule> rules;
        for (const std::uint32_t p : members_) {
            loop_rule r{heads[p], static_cast<std::int64_t>(q_.rules.threshold(p)), {}};
            std::int64_t total = 0;
            const std::span<const literal> parts = q_.rules.parts(p);
            for (std::size_t k = 0; k < parts.size(); ++k) {
                const auto weight = static_cast<std::int64_t>(q_.rules.weight(p, k));
                if (weight == 0) continue;
                total += weight;
                const literal l =
                    is_inner(parts[k], loop) && !parts[k].is_negated() ? heads[parts[k].position()] : on(of, parts[k]);
                r.parts.push_back({l, weight});
            }
            join_equal(r.parts);
            if (q_.mode == loops::move_together) {
                r.head = !r.head;
                r.threshold = total - r.threshold + 1;
                for (weighted_literal& part : r.parts) part.of = !part.of;
            }
            rules.push_back(std::move(r));
        }
        loops_.push_back(std::move(rules));
    }

    target_question q_;
    std::vector<std::uint8_t> signs_;
    network gates_;
    std::vector<std::vector<loop_rule>> loops_;
    std::vector<instance> instances_;
    std::uint32_t fresh_ = 0;
    bool is_new_ = false;
    std::vector<literal> met_, possible_, literals_;  // by position, of the copy being added
    std::vector<std::uint32_t> members_;
};

}  // namespace muster::logic::search

#endif
