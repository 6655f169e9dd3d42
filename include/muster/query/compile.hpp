#ifndef MUSTER_QUERY_COMPILE_HPP
#define MUSTER_QUERY_COMPILE_HPP

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/users.hpp>
#include <muster/proposal/world.hpp>

namespace muster {

/// A proposal as a circuit: the one place where the graph and the engine meet. Immutable: copies share what it holds,
/// and threads may share it. It is of the proposal as it was: once that has grown, compile again.
class compiled {
public:
    /// Linear in the proposal.
    explicit compiled(const proposal& p) : shared_{std::make_shared<const contents>(p)} {}

    /// The rules, over positions.
    [[nodiscard]] const logic::circuit& circuit() const noexcept { return shared_->circuit; }
    /// The way up through the circuit. Built when first asked for, linear; any thread may ask.
    [[nodiscard]] const logic::users& users() const {
        const logic::users* built = shared_->users.load(std::memory_order_acquire);
        if (built != nullptr) return *built;
        auto fresh = std::make_unique<const logic::users>(circuit());
        if (shared_->users.compare_exchange_strong(built, fresh.get(), std::memory_order_acq_rel))
            return *fresh.release();
        return *built;
    }
    [[nodiscard]] const proposal source() const { return shared_->of.get(); }
    /// The proposal; throws `error` where it has grown since.
    [[nodiscard]] const proposal current_source() const {
        const proposal p = source();
        if (p.size() != circuit().size())
            detail::refuse(errc::outdated, {}, "the proposal has grown since it was compiled; compile it again");
        return p;
    }
    /// The position of a thing in the circuit. Precondition: a handle of this proposal.
    [[nodiscard]] std::uint32_t position(any_handle h) const { return circuit().position(h.index()); }
    /// The thing at a position of the circuit.
    [[nodiscard]] any_handle handle_at(std::uint32_t position) const {
        return source().handle_of(circuit().original(position));
    }

    /// What a world sets, by position. Throws `error` for a world that speaks of another proposal.
    [[nodiscard]] std::vector<logic::setting> settings(const proposal& p, const world& w, const in_force& said) const {
        std::vector<logic::setting> result = settings(said);
        const auto is_met = [&](std::uint32_t v) { return result[circuit().position(v)] == logic::setting::met; };
        for (const world::setting& s : w.settings()) {
            p.check(s.on);
            result[position(s.on)] = logic::setting_of(s.is);
            if (s.why != cause::overridden || s.is != status::unmet || !p.as<actor>(s.on)) continue;
            for_contributions(p, s.on, [&](std::uint32_t v) { result[circuit().position(v)] = logic::setting::unmet; });
        }
        for (const in_force::announcement& a : said.announcements()) {
            const auto ways = ways_to_be_there(p, a.contribution);
            if (std::any_of(ways.begin(), ways.end(), is_met))
                result[circuit().position(a.gate)] = announced_setting(a.statements);
        }
        return result;
    }
    /// What the statements not in force set, by position.
    [[nodiscard]] std::vector<logic::setting> settings(const in_force& said) const {
        std::vector<logic::setting> result(circuit().size(), logic::setting::none);
        for (const in_force::announcement& a : said.announcements())
            result[circuit().position(a.gate)] = logic::setting::unmet;
        for (const auto& [vertex, is] : said.settings()) result[circuit().position(vertex)] = logic::setting_of(is);
        return result;
    }

    /// What puts a contribution there whatever was said, where it is set met: itself, its terms (it was deployed), and
    /// the contributor's decision (it was approved).
    [[nodiscard]] static std::array<std::uint32_t, 3> ways_to_be_there(const proposal& p, std::uint32_t contribution) {
        const std::uint32_t terms = head(p, contribution);
        return {contribution, terms, head(p, terms)};
    }
    /// What the gate of what such a contribution announced is set to: a single statement counts whether or not its
    /// condition holds, several are told apart by their conditions.
    [[nodiscard]] static logic::setting announced_setting(std::uint32_t statements) noexcept {
        return statements == 1 ? logic::setting::met : logic::setting::none;
    }

    /// Calls `action` with the vertex of each contribution of an actor.
    template <class Action>
    static void for_contributions(const proposal& p, any_handle by, const Action& action) {
        const auto arcs = boost::out_edges(by.index(), p.graph());
        for (auto a = arcs.first; a != arcs.second; ++a) {
            const auto v = static_cast<std::uint32_t>(boost::target(*a, p.graph()));
            if (std::holds_alternative<contribution>(p.graph()[v].value)) action(v);
        }
    }

private:
    [[nodiscard]] static std::uint32_t head(const proposal& p, std::uint32_t v) {
        return static_cast<std::uint32_t>(boost::target(*boost::out_edges(v, p.graph()).first, p.graph()));
    }
    [[nodiscard]] static logic::rule_table rules_of(const proposal& p) {
        const graph_type& g = p.graph();
        logic::rule_table rules;
        rules.reserve(boost::num_vertices(g), boost::num_edges(g));
        for (std::uint32_t v = 0; v < boost::num_vertices(g); ++v) {
            const rule how = g[v].rule;
            const auto arcs = boost::out_edges(v, g);
            const auto degree = static_cast<std::uint64_t>(arcs.second - arcs.first);
            rules.add_rule(how.kind == rule_kind::given    ? logic::rule_table::leaf
                           : how.kind == rule_kind::all_of ? degree
                           : how.kind == rule_kind::any_of ? 1
                                                           : how.threshold);
            for (auto a = arcs.first; a != arcs.second; ++a) {
                const arc& what = g[*a];
                const logic::literal part{static_cast<std::uint32_t>(boost::target(*a, g)), what.negated};
                if (how.kind == rule_kind::at_least) rules.add_part(part, what.weight);
                else rules.add_part(part);
            }
        }
        return rules;
    }

    struct contents {
        explicit contents(const proposal& p) : of{p}, circuit{rules_of(p)} {}
        contents(const contents&) = delete;
        contents& operator=(const contents&) = delete;
        ~contents() { delete users.load(); }

        origin of;
        logic::circuit circuit;
        mutable std::atomic<const logic::users*> users{nullptr};  // built on demand
    };

    std::shared_ptr<const contents> shared_;
};

/// The proposal as a circuit. Linear.
[[nodiscard]] inline compiled compile(const proposal& p) {
    return compiled{p};
}

}  // namespace muster

#endif
