#ifndef MUSTER_QUERY_COMPARE_HPP
#define MUSTER_QUERY_COMPARE_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/query/answer.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// A thing whose status differs between two worlds, and the shortest way down to what made the difference.
struct change {
    any_handle what{};                  ///< the thing
    status before = status::open;       ///< its status in the first world
    status after = status::open;        ///< its status in the second
    std::vector<any_handle> through{};  ///< from the thing to what was set differently; gates between left out

    /// Whether it is met in the second world alone.
    [[nodiscard]] bool joins() const noexcept { return after == status::met; }
    /// Whether it is met in the first world alone.
    [[nodiscard]] bool leaves() const noexcept { return before == status::met; }
    friend bool operator==(const change&, const change&) = default;
};

/// What differs between two worlds of one proposal, each kind in order of addition.
struct comparison : answer_base {
    world before{};                       ///< the first of the two worlds; the second is the one asked about
    std::vector<change> contributions{};  ///< who comes, in which role
    std::vector<change> actors{};         ///< who takes part at all
    std::vector<change> roles{};          ///< which roles fill or empty
    std::vector<change> mandates{};       ///< what comes into force or goes out of it
    std::vector<change> forces{};         ///< what becomes deployable or no longer is
    /// The statements in force in only one of the two: hidden in the second, or hidden in the first.
    std::vector<hidden_statement> hidden_after{};
    std::vector<hidden_statement> hidden_before{};  ///< in force in the second alone

    [[nodiscard]] bool empty() const {
        return contributions.empty() && actors.empty() && roles.empty() && mandates.empty() && forces.empty();
    }
    friend bool operator==(const comparison&, const comparison&) = default;
};

namespace detail {

class comparing {
public:
    comparing(const compiled& c, const world& before, const world& after)
        : circuit_{c.circuit()}, before_{c, before}, after_{c, after}, proposal_{before_.source()} {
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
            if (before_.in_force().shows(h.statement.index())) result.hidden_after.push_back(h);
        for (const hidden_statement& h : before_.in_force().hidden())
            if (after_.in_force().shows(h.statement.index())) result.hidden_before.push_back(h);
        return result;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] bool changed(std::uint32_t v) const { return before_.of(v) != after_.of(v); }
    [[nodiscard]] bool set_differently(std::uint32_t v) const {
        const std::uint32_t p = circuit_.position(v);
        return before_.settings()[p] != after_.settings()[p];
    }

    [[nodiscard]] bool rose(std::uint32_t v) const { return before_.of(v) < after_.of(v); }

    // Breadth first from what was set differently and changed by it, up through what changed with it: what rose rests
    // on what rose, or through a negation on what fell.
    void find_ways() {
        next_.assign(circuit_.size(), none);
        std::vector<std::uint32_t> todo;
        std::vector<std::uint8_t> seen(circuit_.size(), 0);
        for (std::uint32_t v = 0; v < circuit_.size(); ++v)
            if (set_differently(v) && changed(v)) {
                seen[v] = 1;
                todo.push_back(v);
            }
        for (std::size_t i = 0; i < todo.size(); ++i) {
            for (const link& arc : tails(proposal_.graph(), todo[i])) {
                const std::uint32_t tail = arc.vertex;
                if (seen[tail] != 0 || !changed(tail)) continue;
                if (rose(tail) != (rose(todo[i]) != arc.how.negated)) continue;
                seen[tail] = 1;
                next_[tail] = todo[i];
                todo.push_back(tail);
            }
        }
    }

    template <class T>
    void collect(std::vector<change>& into) const {
        for (const handle<T> h : proposal_.all<T>()) {
            const std::uint32_t v = h.index();
            if (!changed(v)) continue;
            change c{h, before_.of(v), after_.of(v), {}};
            for (std::uint32_t at = v; at != none; at = next_[at])
                if (!proposal_.is_gate(at) || next_[at] == none) c.through.push_back(proposal_.handle_of(at));
            into.push_back(std::move(c));
        }
    }

    const logic::circuit& circuit_;
    evaluation before_, after_;
    const proposal& proposal_;
    std::vector<std::uint32_t> next_{};
};

}  // namespace detail

/// Who joins, who leaves, which roles fill or empty, which mandates change between two worlds, and through what. The
/// worlds may be of two days, two sets of sources, or one with a thing assumed. Linear, as `evaluate`.
/// Throws `error` where a world speaks of another proposal.
[[nodiscard]] inline comparison compare(const compiled& c, const world& before, const world& after) {
    return detail::comparing{c, before, after}.run();
}
[[nodiscard]] inline comparison compare(const proposal& p, const world& before, const world& after) {
    return compare(compile(p), before, after);
}

}  // namespace muster

#endif
