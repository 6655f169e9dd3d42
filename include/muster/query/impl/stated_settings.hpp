#ifndef MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP
#define MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <variant>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/impl/announced.hpp>

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
        auto shared = std::make_shared<shared_base>();
        const in_force statements{p, w.from()};
        for (const logic::setting s : c.settings(statements)) shared->at.push_back({s});
        for (const in_force::announcement& a : statements.announcements()) {
            announcement made{circuit_->position(a.gate), announced_setting(a.statements), {}};
            std::size_t i = 0;
            for (const std::uint32_t v : ways_to_be_there(p.graph(), a.contribution)) {
                made.ways[i++] = circuit_->position(v);
                shared->way_to.emplace(circuit_->position(v), made.gate);
            }
            shared->announcements.push_back(made);
            shared->at[made.gate].announcement = static_cast<std::uint32_t>(shared->announcements.size());
        }
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            base& here = shared->at[circuit_->position(v)];
            here.is_actor = std::holds_alternative<actor>((*graph_)[v].value);
            here.is_contribution = std::holds_alternative<contribution>((*graph_)[v].value);
        }
        base_ = std::move(shared);
        for (const world::setting& s : w.settings()) {
            p.check(s.on);
            const auto is = static_cast<saying>(s.is);
            said_[circuit_->position(s.on.index())] =
                s.why == cause::overridden ? static_cast<saying>(is | by_caller) : is;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return said_.size(); }
    [[nodiscard]] saying said_at(std::uint32_t position) const { return said_[position]; }
    /// What holds at a position: what was said of it, else that its actor does not come, else what the statements in
    /// force leave of it.
    [[nodiscard]] logic::setting operator[](std::uint32_t position) const {
        const auto said = static_cast<logic::setting>(said_[position] & 3U);
        if (said != logic::setting::none) return said;
        const base& here = base_->at[position];
        if (here.announcement != 0) {
            const announcement& a = base_->announcements[here.announcement - 1];
            for (const std::uint32_t way : a.ways)
                if ((*this)[way] == logic::setting::met) return a.there;
        }
        if (here.is_contribution) {
            const auto by = std::get<contribution>((*graph_)[circuit_->original(position)].value).by.index();
            if (said_[circuit_->position(by)] == gone) return logic::setting::unmet;
        }
        return here.set;
    }
    [[nodiscard]] std::vector<logic::setting> all() const {
        std::vector<logic::setting> result(said_.size());
        for (std::uint32_t p = 0; p < result.size(); ++p) result[p] = (*this)[p];
        return result;
    }

    /// Says something of a position, and calls `changed` with each position whose setting may now be another.
    template <class Changed>
    void say(std::uint32_t position, saying what, const Changed& changed) {
        const saying before = said_[position];
        said_[position] = what;
        changed(position);
        tell_announcements(position, changed);
        if ((before == gone) == (what == gone) || !base_->at[position].is_actor) return;
        for (const logic::literal part : circuit_->parts(position)) {
            if (!base_->at[part.position()].is_contribution) continue;
            changed(part.position());
            tell_announcements(part.position(), changed);
        }
    }

    /// Bytes that a copy costs.
    [[nodiscard]] std::size_t memory() const noexcept { return said_.capacity(); }

private:
    static constexpr saying gone = static_cast<saying>(status::unmet) | by_caller;  // of an actor

    struct base {
        logic::setting set = logic::setting::none;  // by the statements not in force
        bool is_actor = false;
        bool is_contribution = false;
        std::uint32_t announcement = 0;  // its number, from 1; 0: it is none
    };
    // The gate of what a contribution announced, see `in_force::announcement`.
    struct announcement {
        std::uint32_t gate = 0;
        logic::setting there = logic::setting::none;  // while the contribution is there whatever was said
        std::array<std::uint32_t, 3> ways{};          // where that is set
    };
    struct shared_base {
        std::vector<base> at{};  // by position
        std::vector<announcement> announcements{};
        std::multimap<std::uint32_t, std::uint32_t> way_to{};  // gates, by what their contributions can be set by
    };

    template <class Changed>
    void tell_announcements(std::uint32_t position, const Changed& changed) const {
        const auto [first, last] = base_->way_to.equal_range(position);
        for (auto gate = first; gate != last; ++gate) changed(gate->second);
    }

    const logic::circuit* circuit_;
    const graph_type* graph_;
    std::shared_ptr<const shared_base> base_{};
    std::vector<saying> said_;
};

}  // namespace muster::detail

#endif
