#ifndef MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP
#define MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/compile.hpp>

namespace muster::detail {

/// What is set in a world, position by position, while single things are set and taken back: the same as
/// `compiled::settings` of the world so changed.
class stated_settings {
public:
    /// What was said of a thing: a status, whether by the caller, or nothing.
    using saying = std::uint8_t;
    static constexpr saying nothing = static_cast<saying>(logic::setting::none);
    static constexpr saying by_caller = 4;

    [[nodiscard]] static saying said(status s) { return static_cast<saying>(static_cast<saying>(s) | by_caller); }

    /// The compiled proposal must outlive it. Throws `error` for a world that speaks of another proposal.
    stated_settings(const compiled& c, const proposal& p, const world& w)
        : circuit_{&c.circuit()}, graph_{&p.graph()}, said_(c.circuit().size(), nothing) {
        auto shared = std::make_shared<indexed<logic::position, base>>();
        for (const logic::setting s : c.settings(in_force{p, w.from()})) shared->push_back({s});
        for (const vertex v : vertices_of(*graph_)) {
            base& here = (*shared)[circuit_->position_of(v)];
            here.is_actor = std::holds_alternative<actor>(value_of(*graph_, v));
            here.is_contribution = std::holds_alternative<contribution>(value_of(*graph_, v));
        }
        base_ = std::move(shared);
        for (const world::setting& s : w.settings()) {
            p.check(s.on);
            const auto is = static_cast<saying>(s.is);
            said_[c.position_of(s.on)] = s.why == cause::overridden ? static_cast<saying>(is | by_caller) : is;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return said_.size(); }
    [[nodiscard]] saying said_at(logic::position p) const { return said_[p]; }
    /// What holds at a position: what was said of it, else that its actor does not come, else what the statements in
    /// force leave of it.
    [[nodiscard]] logic::setting operator[](logic::position p) const {
        const auto said = static_cast<logic::setting>(said_[p] & 3U);
        if (said != logic::setting::none) return said;
        const base& here = (*base_)[p];
        if (here.is_contribution) {
            const handle<actor> by = std::get<contribution>(value_of(*graph_, circuit_->vertex_of(p))).by;
            if (said_[circuit_->position_of(vertex_of(by))] == gone) return logic::setting::unmet;
        }
        return here.set;
    }
    [[nodiscard]] indexed<logic::position, logic::setting> all() const {
        indexed<logic::position, logic::setting> result(said_.size());
        for (const logic::position p : result.indices()) result[p] = (*this)[p];
        return result;
    }

    /// Says something of a position, and calls `changed` with each position whose setting may now be another.
    template <class Changed>
    void say(logic::position p, saying what, const Changed& changed) {
        const saying before = said_[p];
        said_[p] = what;
        changed(p);
        if ((before == gone) == (what == gone) || !(*base_)[p].is_actor) return;
        for (const auto part : circuit_->parts(p))
            if ((*base_)[part.index()].is_contribution) changed(part.index());
    }

    /// Bytes that a copy costs.
    [[nodiscard]] std::size_t memory() const noexcept { return said_.capacity(); }

private:
    static constexpr saying gone = static_cast<saying>(status::unmet) | by_caller;  // of an actor

    struct base {
        logic::setting set = logic::setting::none;  // by the statements not in force
        bool is_actor = false;
        bool is_contribution = false;
    };

    const logic::circuit* circuit_;
    const graph_type* graph_;
    std::shared_ptr<const indexed<logic::position, base>> base_{};
    indexed<logic::position, saying> said_;
};

}  // namespace muster::detail

#endif
