#ifndef MUSTER_TESTS_ORACLES_BRUTE_STANDOFFS_HPP
#define MUSTER_TESTS_ORACLES_BRUTE_STANDOFFS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/query/standoffs.hpp>
#include <oracles/proposal_program.hpp>

namespace tests {

/// The stand-offs of a small proposal by definition: of each strong component take the unmet members that nothing sets
/// and that could hold if loops moved together; set them met, evaluate again, drop those whose rule is then unmet,
/// repeat. What is left falls into loops.
class brute_standoffs {
public:
    using vertices = std::set<std::uint32_t>;

    /// One loop, and what follows.
    struct found {
        vertices loop;
        vertices together;                                        ///< the loop and what waits elsewhere that it needs
        vertices unlocks;                                         ///< what else is then met, named things only
        std::set<std::pair<std::uint32_t, std::uint32_t>> links;  ///< between named things of the loop
        std::set<vertices> first_moves;
    };

    brute_standoffs(const muster::proposal& p, const muster::world& w)
        : proposal_{p}, world_{w}, settings_{settings_of(p, w)}, before_{naive_statuses(p, w)} {}

    [[nodiscard]] std::vector<found> run() const {
        std::vector<found> result;
        const std::uint32_t n = proposal_.size();
        const auto all = reachable([](const counted&) { return true; }, everything());
        vertices done;
        for (std::uint32_t v = 0; v < n; ++v) {
            if (done.count(v) != 0 || all[v].count(v) == 0) continue;
            vertices component, waiting;
            for (const std::uint32_t u : all[v])
                if (all[u].count(v) != 0) component.insert(u);
            done.insert(component.begin(), component.end());
            const std::vector<muster::status> together = moved_together(component);
            for (const std::uint32_t u : component)
                if (before_[u] == muster::status::unmet && together[u] != muster::status::unmet &&
                    settings_.count(u) == 0 && !is_leaf(proposal_, u))
                    waiting.insert(u);
            drop_what_fails(waiting);
            const auto inside = reachable([](const counted& part) { return !part.negated; }, waiting);
            vertices told;
            for (const std::uint32_t u : waiting) {
                if (told.count(u) != 0 || inside[u].count(u) == 0) continue;
                found f;
                for (const std::uint32_t x : inside[u])
                    if (inside[x].count(u) != 0) f.loop.insert(x);
                told.insert(f.loop.begin(), f.loop.end());
                if (std::none_of(f.loop.begin(), f.loop.end(), [this](std::uint32_t x) { return is_named(x); }))
                    continue;  // nothing in it waits that people could name
                f.together = f.loop;
                for (const std::uint32_t x : f.loop) f.together.insert(inside[x].begin(), inside[x].end());
                if (!stands(f.together)) f.together = waiting;
                describe(f);
                result.push_back(std::move(f));
            }
        }
        return result;
    }

    [[nodiscard]] bool is_named(std::uint32_t v) const {
        const muster::node_value& value = proposal_.graph()[v].value;
        return std::holds_alternative<muster::contribution>(value) ||
               std::holds_alternative<muster::precondition>(value) || std::holds_alternative<muster::mandate>(value) ||
               std::holds_alternative<muster::role>(value) || std::holds_alternative<muster::force>(value) ||
               std::holds_alternative<muster::vote>(value);
    }

private:
    [[nodiscard]] vertices everything() const {
        vertices all;
        for (std::uint32_t v = 0; v < proposal_.size(); ++v) all.insert(v);
        return all;
    }
    // By vertex, what can be reached by one arc or more, within a set.
    template <class Follow>
    [[nodiscard]] std::vector<vertices> reachable(const Follow& follow, const vertices& within) const {
        std::vector<vertices> result(proposal_.size());
        for (const std::uint32_t v : within) {
            std::vector<std::uint32_t> todo{v};
            while (!todo.empty()) {
                const std::uint32_t u = todo.back();
                todo.pop_back();
                for (const counted& part : rule_of(proposal_, u).parts)
                    if (follow(part) && within.count(part.atom) != 0 && result[v].insert(part.atom).second)
                        todo.push_back(part.atom);
            }
        }
        return result;
    }
    [[nodiscard]] std::vector<muster::status> with_met(const vertices& moved) const {
        muster::world w = world_;
        for (const std::uint32_t v : moved)
            w.set({proposal_.handle_of(v), muster::status::met, muster::cause::given, {}});
        return naive_statuses(proposal_, w);
    }
    // All else stays as it is.
    [[nodiscard]] std::vector<muster::status> moved_together(const vertices& component) const {
        muster::world w = world_;
        for (std::uint32_t v = 0; v < proposal_.size(); ++v)
            if (component.count(v) == 0) w.set({proposal_.handle_of(v), before_[v], muster::cause::given, {}});
        return naive_together(proposal_, w);
    }
    [[nodiscard]] bool fails(std::uint32_t v, const std::vector<muster::status>& now) const {
        const graph_rule rule = rule_of(proposal_, v);
        std::uint64_t most = 0;
        for (const counted& part : rule.parts)
            if ((part.negated ? negated(now[part.atom]) : now[part.atom]) != muster::status::unmet) most += part.weight;
        return most < rule.threshold;
    }
    void drop_what_fails(vertices& waiting) const {
        for (std::size_t size = waiting.size() + 1; size != waiting.size();) {
            size = waiting.size();
            const std::vector<muster::status> now = with_met(waiting);
            for (auto v = waiting.begin(); v != waiting.end();) v = fails(*v, now) ? waiting.erase(v) : std::next(v);
        }
    }
    [[nodiscard]] bool stands(const vertices& moved) const {
        const std::vector<muster::status> now = with_met(moved);
        return std::none_of(moved.begin(), moved.end(), [&](std::uint32_t v) { return fails(v, now); });
    }

    void describe(found& f) const {
        const std::vector<muster::status> after = with_met(f.together);
        for (std::uint32_t v = 0; v < proposal_.size(); ++v)
            if (is_named(v) && after[v] == muster::status::met && before_[v] != muster::status::met &&
                f.together.count(v) == 0)
                f.unlocks.insert(v);

        for (const std::uint32_t v : f.loop) {
            if (!is_named(v)) continue;
            std::vector<std::uint32_t> todo{v};
            vertices seen{v};
            while (!todo.empty()) {
                const std::uint32_t u = todo.back();
                todo.pop_back();
                for (const counted& part : rule_of(proposal_, u).parts) {
                    if (part.negated || f.loop.count(part.atom) == 0) continue;
                    if (is_named(part.atom)) f.links.emplace(v, part.atom);
                    else if (seen.insert(part.atom).second) todo.push_back(part.atom);
                }
            }
        }

        std::vector<std::uint32_t> movers;
        for (const std::uint32_t v : f.loop) {
            const muster::node_value& value = proposal_.graph()[v].value;
            const auto* act = std::get_if<muster::precondition>(&value);
            if (std::holds_alternative<muster::contribution>(value) || (act != nullptr && act->by)) movers.push_back(v);
        }
        for (std::uint32_t bits = 1; bits < (1U << movers.size()); ++bits) {
            vertices moves, set;
            for (std::size_t i = 0; i < movers.size(); ++i)
                if ((bits >> i & 1U) != 0) moves.insert(movers[i]);
            for (const std::uint32_t v : f.together)
                if (f.loop.count(v) == 0) set.insert(v);
            set.insert(moves.begin(), moves.end());
            const std::vector<muster::status> now = with_met(set);
            if (std::all_of(f.loop.begin(), f.loop.end(),
                            [&](std::uint32_t v) { return now[v] != muster::status::unmet; }))
                f.first_moves.insert(moves);
        }
        const auto is_minimal = [all = f.first_moves](const vertices& moves) {
            return std::none_of(all.begin(), all.end(), [&](const vertices& other) {
                return other != moves && std::includes(moves.begin(), moves.end(), other.begin(), other.end());
            });
        };
        std::erase_if(f.first_moves, [&](const vertices& moves) { return !is_minimal(moves); });
    }

    const muster::proposal& proposal_;
    const muster::world& world_;
    std::map<std::uint32_t, muster::status> settings_;
    std::vector<muster::status> before_;
};

}  // namespace tests

#endif
