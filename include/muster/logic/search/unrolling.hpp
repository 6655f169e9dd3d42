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
    /// The rules.
    const circuit& rules;
    indexed_span<position, const setting> settings;  ///< constants, free leaves, rules that hold
    indexed_span<position, const status> known;      ///< what a free leaf is unless changed
    /// The position asked about.
    position target{};
    status goal = status::met;  ///< met or unmet
    /// How loops without a way in are decided.
    loops mode = loops::wait;
};

/// What a set names: that a position becomes met, or unmet.
using change = logic::literal<position>;

/// The rule of a member of a loop: its head holds if and only if the parts that hold reach the threshold, founded.
struct loop_rule {
    /// What holds once the parts reach the threshold.
    literal head{};
    /// What the parts must reach.
    std::int64_t threshold = 0;
    /// What counts, and how much.
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
    [[nodiscard]] std::uint8_t sign(position p) const { return signs_[p]; }
    /// Whether it is one of the leaves on which the goal hangs.
    [[nodiscard]] bool is_free(position p) const {
        const setting s = q_.settings[p];
        return signs_[p] != 0 && (s == setting::open || (s == setting::none && q_.rules.is_leaf(p)));
    }
    /// Whether a loop with negation bears on the goal.
    [[nodiscard]] bool has_negative_loop() const {
        return std::any_of(q_.rules.loops().begin(), q_.rules.loops().end(), [&](const circuit::component& loop) {
            bool used = false;
            for (const position p : loop) used = used || (signs_[p] != 0 && q_.settings[p] == setting::none);
            return used && loop.has_negation;
        });
    }

    /// The gates made so far; more may be added.
    [[nodiscard]] network& gates() noexcept { return gates_; }
    /// The gates made so far.
    [[nodiscard]] const network& gates() const noexcept { return gates_; }
    /// The loops of all copies, in the order in which they were needed.
    [[nodiscard]] const std::vector<std::vector<loop_rule>>& loop_instances() const noexcept { return loops_; }
    /// The variable of the gates that stands for a change.
    [[nodiscard]] static constexpr logic::variable variable_of(change c) noexcept { return logic::variable{c.code()}; }
    /// A variable of the gates that stands for nothing of the circuit.
    [[nodiscard]] literal fresh_variable() { return gates_.variable(next_variable()); }

    /// The goal where free leaf p is `leaf(p)`, a literal of the gates, and loops are decided so.
    template <class Leaf>
    [[nodiscard]] literal add_copy(const Leaf& leaf, loops mode) {
        const circuit& c = q_.rules;
        mode_ = mode;
        met_.assign(c.size(), network::never());
        possible_.assign(c.size(), network::never());
        const auto add_cut = [&](position p) {
            const setting s = q_.settings[p];
            if (is_free(p)) met_[p] = leaf(p);
            else if (s == setting::none) return false;
            else met_[p] = s == setting::met ? network::always() : network::never();
            possible_[p] = met_[p];
            return true;
        };
        position next{};
        const auto sweep = [&](position last) {
            for (const position p : index_range<position>{next, last})
                if (signs_[p] != 0 && !add_cut(p)) add_rule(p);
        };
        for (std::size_t i = 0; i < c.loops().size(); ++i) {
            const circuit::component& loop = c.loops()[i];
            sweep(loop.first);
            members_.clear();
            for (const position p : loop)
                if (signs_[p] != 0 && !add_cut(p)) members_.push_back(p);
            if (!members_.empty()) add_loop(i, loop);
            next = loop.last;
        }
        sweep(c.positions().last);
        return q_.goal == status::met ? met_[q_.target] : !possible_[q_.target];
    }

private:
    enum class side : std::uint8_t { met, possible };
    struct instance {
        std::size_t loop;
        side of;
        loops mode;
        std::vector<literal> entries;  // what enters it
        std::vector<literal> heads;    // its members; if told apart, those met and then those possible
    };

    [[nodiscard]] logic::variable next_variable() { return logic::variable{2 * q_.rules.size() + fresh_++}; }
    void mark() {
        signs_.assign(q_.rules.size(), 0);
        std::vector<std::pair<position, std::uint8_t>> todo;
        const auto reach = [&](position p, std::uint8_t sign) {
            if ((signs_[p] & sign) != 0) return;
            signs_[p] = static_cast<std::uint8_t>(signs_[p] | sign);
            todo.emplace_back(p, sign);
        };
        reach(q_.target, q_.goal == status::met ? 1 : 2);
        while (!todo.empty()) {
            const auto [p, sign] = todo.back();
            todo.pop_back();
            if (q_.settings[p] != setting::none) continue;
            for (const auto part : q_.rules.parts(p))
                reach(part.index(), part.is_negated() ? static_cast<std::uint8_t>(3 - sign) : sign);
        }
    }

    [[nodiscard]] literal on(side of, logic::literal<position> part) const {
        const bool is_met = (of == side::met) != part.is_negated();
        const literal l = is_met ? met_[part.index()] : possible_[part.index()];
        return part.is_negated() ? !l : l;
    }
    void add_rule(position p) {
        const auto parts = q_.rules.parts(p);
        bool differs = false;
        for (const auto part : parts) differs = differs || met_[part.index()] != possible_[part.index()];
        const auto gate = [&](side of) {
            literals_.clear();
            for (const auto part : parts) literals_.push_back(on(of, part));
            return gates_.at_least(q_.rules.threshold(p), literals_, q_.rules.weights(p));
        };
        met_[p] = gate(side::met);
        possible_[p] = differs ? gate(side::possible) : met_[p];
    }

    void add_loop(std::size_t index, const circuit::component& loop) {
        const auto entries = [&](side of) {
            std::vector<literal> result;
            for (const position p : members_)
                for (const auto part : q_.rules.parts(p))
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
        const auto decide = [&](side of, std::vector<literal> from, indexed<position, literal>& to) {
            const std::vector<literal> heads = heads_of(index, of, std::move(from), members_.size());
            for (std::size_t i = 0; i < members_.size(); ++i) to[members_[i]] = heads[i];
            if (is_new_) add_rules(loop, of, to);
        };
        decide(side::met, std::move(met), met_);
        if (differs) decide(side::possible, std::move(possible), possible_);
        else
            for (const position p : members_) possible_[p] = met_[p];
    }
    [[nodiscard]] bool is_inner(logic::literal<position> part, const circuit::component& loop) const {
        return part.index() >= loop.first && q_.settings[part.index()] == setting::none;
    }
    // The heads of a loop into which this enters; new ones where nothing equal was there.
    [[nodiscard]] std::vector<literal> heads_of(std::size_t loop, side of, std::vector<literal> entries,
                                                std::size_t count) {
        is_new_ = false;
        for (const instance& i : instances_)
            if (i.loop == loop && i.mode == mode_ && i.heads.size() == count && i.entries == entries) return i.heads;
        is_new_ = true;
        std::vector<literal> heads;
        for (std::size_t i = 0; i < count; ++i) heads.push_back(fresh_variable());
        instances_.push_back({loop, of, mode_, std::move(entries), heads});
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
    void add_rules(const circuit::component& loop, side of, const indexed<position, literal>& heads) {
        std::vector<loop_rule> rules;
        for (const position p : members_) {
            loop_rule r{heads[p], static_cast<std::int64_t>(q_.rules.threshold(p)), {}};
            std::int64_t total = 0;
            const auto parts = q_.rules.parts(p);
            for (std::size_t k = 0; k < parts.size(); ++k) {
                const auto weight = static_cast<std::int64_t>(q_.rules.weight(p, k));
                if (weight == 0) continue;
                total += weight;
                const literal l =
                    is_inner(parts[k], loop) && !parts[k].is_negated() ? heads[parts[k].index()] : on(of, parts[k]);
                r.parts.push_back({l, weight});
            }
            join_equal(r.parts);
            if (mode_ == loops::move_together) {
                r.head = !r.head;
                r.threshold = total - r.threshold + 1;
                for (weighted_literal& part : r.parts) part.of = !part.of;
            }
            rules.push_back(std::move(r));
        }
        loops_.push_back(std::move(rules));
    }

    target_question q_;
    indexed<position, std::uint8_t> signs_;
    network gates_;
    std::vector<std::vector<loop_rule>> loops_;
    std::vector<instance> instances_;
    std::uint32_t fresh_ = 0;
    bool is_new_ = false;
    loops mode_ = loops::wait;                   // of the copy being added
    indexed<position, literal> met_, possible_;  // of the copy being added
    std::vector<literal> literals_;
    std::vector<position> members_;
};

}  // namespace muster::logic::search

#endif
