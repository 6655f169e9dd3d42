#ifndef MUSTER_LOGIC_SEARCH_PROBLEM_HPP
#define MUSTER_LOGIC_SEARCH_PROBLEM_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/network.hpp>
#include <muster/logic/search/solver.hpp>
#include <muster/logic/search/unrolling.hpp>

namespace muster::logic::search {

/// What a target needs and the solver that keeps to it, in step: a node of the gates is a variable of the solver.
class problem {
public:
    /// The spans of the question must outlive it.
    explicit problem(const target_question& q) : unrolled_{q}, mode_{q.mode} {}

    /// The copies of the cone.
    [[nodiscard]] const unrolling& unrolled() const noexcept { return unrolled_; }
    /// The solver that it is put to.
    [[nodiscard]] search::solver& solver() noexcept { return solver_; }
    /// The solver that it is put to.
    [[nodiscard]] const search::solver& solver() const noexcept { return solver_; }

    /// The variable that stands for a change of a leaf, or for the leaf itself: the same each time.
    [[nodiscard]] literal variable(change of) {
        const literal result = unrolled_.gates().variable(unrolling::variable_of(of));
        load();
        return result;
    }
    /// A variable that stands for nothing of the circuit.
    [[nodiscard]] literal fresh_variable() {
        const literal result = unrolled_.fresh_variable();
        load();
        return result;
    }
    /// The goal where free leaf p is `leaf(p)`, a literal of the solver.
    template <class Leaf>
    [[nodiscard]] literal add_copy(const Leaf& leaf) {
        return add_copy(leaf, mode_);
    }
    /// The same where loops are decided otherwise than the question says.
    template <class Leaf>
    [[nodiscard]] literal add_copy(const Leaf& leaf, loops mode) {
        const literal result = unrolled_.add_copy(leaf, mode);
        load();
        return result;
    }
    /// From now on one of these must hold.
    void require(std::span<const literal> one_of) { solver_.add_clause(one_of); }
    /// From now on this must hold.
    void require(literal l) { solver_.add_clause(std::span<const literal>{&l, 1}); }

    /// The rule by which a literal holds: where it does, parts that hold reach a threshold. Nothing for a variable
    /// without one.
    [[nodiscard]] bool find_support(literal l, loop_rule& support) const {
        if (const loop_rule* inner = inner_rule(l.index())) support = *inner;
        else if (unrolled_.gates().is_gate(l.index())) support = rule_of_gate(l.index());
        else return false;
        if (l == support.head) return true;
        std::int64_t total = 0;  // where a head fails, so much fails that the rest is not enough
        for (weighted_literal& p : support.parts) {
            total += p.weight;
            p.of = !p.of;
        }
        support.head = l;
        support.threshold = total - support.threshold + 1;
        return true;
    }

private:
    // Gives the solver what it does not have yet.
    void load() {
        const network& gates = unrolled_.gates();
        for (const search::variable v : index_range<search::variable>{solver_.variables().last, gates.nodes().last}) {
            solver_.add_variable();
            if (!gates.is_gate(v)) continue;
            loop_rule r = rule_of_gate(v);
            solver_.add_threshold(r.head, r.threshold, std::move(r.parts));
        }
        for (; loops_ < unrolled_.loop_instances().size(); ++loops_) {
            const std::vector<loop_rule>& loop = unrolled_.loop_instances()[loops_];
            std::vector<foundedness::member> members;
            for (std::size_t i = 0; i < loop.size(); ++i) {
                solver_.add_threshold(loop[i].head, loop[i].threshold, loop[i].parts);
                members.push_back({loop[i].head, loop[i].threshold, loop[i].parts});
                const search::variable v = loop[i].head.index();
                if (!inner_.indices().contains(v)) inner_.resize(to_number(v) + std::size_t{1}, {none, 0});
                inner_[v] = {loops_, i};
            }
            solver_.add_loop(members);
        }
    }
    [[nodiscard]] loop_rule rule_of_gate(search::variable gate) const {
        const network& gates = unrolled_.gates();
        const std::span<const literal> parts = gates.parts(gate);
        const bool is_threshold = gates.kind_of(gate) == network::kind::threshold;
        loop_rule r{literal{gate}, static_cast<std::int64_t>(is_threshold ? gates.threshold(gate) : parts.size()), {}};
        for (std::size_t k = 0; k < parts.size(); ++k)
            r.parts.push_back({parts[k], is_threshold ? static_cast<std::int64_t>(gates.weights(gate)[k]) : 1});
        return r;
    }
    [[nodiscard]] const loop_rule* inner_rule(search::variable v) const {
        if (!inner_.indices().contains(v) || inner_[v].loop == none) return nullptr;
        return &unrolled_.loop_instances()[inner_[v].loop][inner_[v].member];
    }

    static constexpr std::size_t none = ~std::size_t{0};
    struct place {
        std::size_t loop, member;
    };

    unrolling unrolled_;
    loops mode_;
    search::solver solver_;
    std::size_t loops_ = 0;
    indexed<search::variable, place> inner_;  // the rule of a loop that it is the head of
};

}  // namespace muster::logic::search

#endif
