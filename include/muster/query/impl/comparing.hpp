#ifndef MUSTER_QUERY_IMPL_COMPARING_HPP
#define MUSTER_QUERY_IMPL_COMPARING_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include <muster/proposal/kinds.hpp>
#include <muster/query/comparison.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster::detail {

/// Answers `compare`, of two worlds that were evaluated.
class comparing {
public:
    comparing(const evaluation& before, const evaluation& after)
        : circuit_{before.compiled().circuit()}, before_{before}, after_{after}, proposal_{before.source()} {
        find_ways();
    }

    [[nodiscard]] comparison run() const {
        comparison result;
        result.before = before_.world();
        result.in = after_.world();
        result.of = origin{proposal_};
        collect<contribution>(result.contributions);
        collect<actor>(result.actors);
        collect<role>(result.roles);
        collect<mandate>(result.mandates);
        collect<force>(result.forces);
        for (const hidden_statement& h : after_.in_force().hidden())
            if (before_.in_force().shows(vertex_of(h.statement))) result.hidden_after.push_back(h);
        for (const vertex v : vertices_of(proposal_.graph()))
            if (comes_into_force(v))
                result.hidden_before.push_back({proposal_.handle_of(v), before_.in_force().why_hidden(v)});
        return result;
    }

private:
    [[nodiscard]] bool changed(vertex v) const { return before_.of(v) != after_.of(v); }
    [[nodiscard]] bool set_differently(vertex v) const {
        const logic::position p = circuit_.position_of(v);
        return before_.settings()[p] != after_.settings()[p];
    }

    // Known before or not; what a group's members inherit is told with what the group said.
    [[nodiscard]] bool comes_into_force(vertex v) const {
        if (before_.in_force().shows(v) || !after_.in_force().shows(v)) return false;
        const auto* passed = std::get_if<inherited_pledge>(&value_of(proposal_.graph(), v));
        return passed == nullptr || before_.in_force().shows(vertex_of(passed->from));
    }
    // What had not been mentioned was open: anything might come of it.
    [[nodiscard]] status first_status(vertex v) const {
        return before_.in_force().is_mentioned(v) ? before_.of(v) : status::open;
    }
    // A first mention is told only of what is met with it.
    [[nodiscard]] bool is_told(vertex v) const {
        if (!after_.in_force().is_mentioned(v)) return false;
        return before_.in_force().is_mentioned(v) || after_.of(v) == status::met;
    }
    [[nodiscard]] bool rose(vertex v) const { return before_.of(v) < after_.of(v); }

    // Whether the head has come as far as the tail: what is met rests on what is met, not on what only may be.
    [[nodiscard]] bool carries(vertex tail, vertex head, const link& arc) const {
        const status h = arc.how.negated ? negated(after_.of(head)) : after_.of(head);
        return rose(tail) ? h >= after_.of(tail) : h <= after_.of(tail);
    }

    // Breadth first from what was set differently and changed by it, up through what changed with it: what rose rests
    // on what rose, or through a negation on what fell.
    void find_ways() {
        next_.assign(circuit_.size(), none<vertex>);
        std::vector<vertex> todo;
        indexed<vertex, std::uint8_t> seen(circuit_.size(), 0);
        // A mandate on which the votes decide again is not set itself: what was supposed of the votes is the ground.
        const auto decides_again = [](const evaluation& e, any_handle h) {
            return e.world().find(h) != nullptr && e.supposed().find(h) == nullptr;
        };
        for (const vertex v : vertices_of(proposal_.graph()))
            if (const any_handle h = proposal_.handle_of(v);
                set_differently(v) && changed(v) && !decides_again(before_, h) && !decides_again(after_, h)) {
                seen[v] = 1;
                todo.push_back(v);
            }
        for (std::size_t i = 0; i < todo.size(); ++i) {
            for (const link& arc : tails(proposal_.graph(), todo[i])) {
                const vertex tail = arc.vertex;
                if (seen[tail] != 0 || !changed(tail)) continue;
                if (rose(tail) != (rose(todo[i]) != arc.how.negated) || !carries(tail, todo[i], arc)) continue;
                seen[tail] = 1;
                next_[tail] = todo[i];
                todo.push_back(tail);
            }
        }
    }

    template <class T>
    void collect(std::vector<change>& into) const {
        for (const handle<T> h : proposal_.all<T>()) {
            const vertex v = vertex_of(h);
            if (!changed(v) || !is_told(v)) continue;
            change c{h, first_status(v), after_.of(v), {}};
            for (vertex at = v; at != none<vertex>; at = next_[at])
                if (!proposal_.is_gate(at) || next_[at] == none<vertex>) c.through.push_back(proposal_.handle_of(at));
            into.push_back(std::move(c));
        }
    }

    const logic::circuit& circuit_;
    const evaluation &before_, &after_;
    const proposal& proposal_;
    indexed<vertex, vertex> next_{};
};

}  // namespace muster::detail

#endif
