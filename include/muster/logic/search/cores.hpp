#ifndef MUSTER_LOGIC_SEARCH_CORES_HPP
#define MUSTER_LOGIC_SEARCH_CORES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include <muster/logic/search/problem.hpp>

namespace muster::logic::search {

/// Raises a lower bound on how many of some literals hold, one by one: all that still may be spared is assumed to fail.
/// Where that cannot be, some of it, a core, cannot fail together; one of the core is paid for, and a second is assumed
/// not to hold (Andres, Kaufmann, Matheis, Schaub, Unsatisfiability-based optimization in clasp, 2012; Morgado, Dodaro,
/// Marques-Silva, Core-guided MaxSAT with soft cardinality constraints, 2014). When all assumptions hold, exactly as
/// many literals hold as the bound says.
class core_guide {
public:
    /// The problem must outlive it.
    core_guide(problem& of, std::span<const literal> literals) : problem_{of} {
        for (const literal l : literals) assumed_.push_back(!l);
    }
    /// No solution has fewer of the literals.
    [[nodiscard]] std::size_t bound() const noexcept { return bound_; }

    /// Searches for a solution at the bound; `not_as_assumed`: there was none, and the bound is one higher now.
    /// Gives up after so much work, in literals followed.
    [[nodiscard]] outcome step(budget& allowed, std::uint64_t work) {
        problem_.solver().limit_propagations(work);
        const outcome ended = problem_.solver().solve(assumed_, allowed);
        if (ended == outcome::not_as_assumed) raise(shortened(allowed));
        problem_.solver().limit_propagations(solver::unlimited);
        return ended;
    }

private:
    struct counter {
        std::vector<weighted_literal> parts;
        std::int64_t next;  // of them are counted by the counter's next output
    };

    [[nodiscard]] std::vector<literal> shortened(budget& allowed) {
        std::vector<literal> core(problem_.solver().failed().begin(), problem_.solver().failed().end());
        problem_.solver().limit_propagations(20'000);
        for (int round = 0; round < 3 && core.size() > 1; ++round) {  // in another order, another core
            if (problem_.solver().solve(core, allowed) != outcome::not_as_assumed) break;
            const std::size_t before = core.size();
            core.assign(problem_.solver().failed().begin(), problem_.solver().failed().end());
            if (core.size() == before) break;
        }
        return core;
    }
    void raise(const std::vector<literal>& core) {
        ++bound_;
        std::vector<literal> sorted = core;
        std::sort(sorted.begin(), sorted.end());
        std::erase_if(assumed_, [&](literal l) { return std::binary_search(sorted.begin(), sorted.end(), l); });
        std::vector<literal> clause;
        counter counted{{}, 2};
        for (const literal l : core) {
            clause.push_back(!l);
            counted.parts.push_back({!l, 1});
            if (const auto of = counters_.find(l.code()); of != counters_.end()) {
                counter more = std::move(of->second);
                counters_.erase(of);
                assume(std::move(more));
            }
        }
        problem_.solver().add_clause(clause);
        assume(std::move(counted));
    }
    // Assumes that no more of the parts hold than are paid for.
    void assume(counter c) {
        if (c.next > static_cast<std::int64_t>(c.parts.size())) return;
        const literal output = problem_.fresh_variable();
        problem_.solver().add_threshold(output, c.next, c.parts);
        ++c.next;
        assumed_.push_back(!output);
        counters_.emplace((!output).code(), std::move(c));
    }

    problem& problem_;
    std::vector<literal> assumed_;
    std::unordered_map<std::uint32_t, counter> counters_;  // by the assumption that their last output fails
    std::size_t bound_ = 0;
};

}  // namespace muster::logic::search

#endif
