#ifndef MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP
#define MUSTER_QUERY_IMPL_STATED_SETTINGS_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
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
    static constexpr saying outcome_of_vote = 8;  ///< a report that stands only while nobody supposes a vote

    [[nodiscard]] static saying said(status s) { return static_cast<saying>(static_cast<saying>(s) | by_caller); }

    /// The compiled proposal must outlive it. Throws `error` for a world that speaks of another proposal.
    stated_settings(const compiled& c, const proposal& p, const world& w)
        : circuit_{&c.circuit()}, graph_{&p.graph()}, said_(c.circuit().size(), nothing) {
        auto made = std::make_shared<shared>();
        for (const logic::setting s : c.settings(in_force{p, w.from()})) made->at.push_back({s});
        for (const vertex v : vertices_of(*graph_)) {
            base& here = made->at[circuit_->position_of(v)];
            here.is_actor = std::holds_alternative<actor>(value_of(*graph_, v));
            here.is_contribution = std::holds_alternative<contribution>(value_of(*graph_, v));
        }
        gather_votes(p, *made);
        base_ = std::move(made);
        for (const world::setting& s : w.settings()) {
            p.check(s.on);
            auto is = static_cast<saying>(s.is);
            if (s.why == cause::overridden) is |= by_caller;
            else if (is_outcome_of_vote(*graph_, s)) is |= outcome_of_vote;
            said_[c.position_of(s.on)] = is;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return said_.size(); }
    [[nodiscard]] saying said_at(logic::position p) const { return said_[p]; }
    /// What holds at a position: what was said of it, else that its actor does not come, else what the statements in
    /// force leave of it.
    [[nodiscard]] logic::setting operator[](logic::position p) const {
        const auto said = static_cast<logic::setting>(said_[p] & 3U);
        const base& here = base_->at[p];
        if (here.ballot_box != 0) {
            const ballot_box& box = base_->boxes[here.ballot_box - 1];
            if (p == box.mandate && said != logic::setting::none && decides_again(box)) return logic::setting::none;
            if (said == logic::setting::none && here.voter != 0)
                for (const logic::position side : box.votes[here.voter - 1])
                    if (side != p && (said_[side] & 3U) == static_cast<saying>(logic::setting::met))
                        return logic::setting::unmet;
        }
        if (said != logic::setting::none) return said;
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
        const base& here = base_->at[p];
        if (here.ballot_box != 0) {
            const ballot_box& box = base_->boxes[here.ballot_box - 1];
            if (p != box.mandate) changed(box.mandate);
            if (here.voter != 0)
                for (const logic::position side : box.votes[here.voter - 1])
                    if (side != p) changed(side);
        }
        if ((before == gone) == (what == gone) || !here.is_actor) return;
        for (const auto part : circuit_->parts(p))
            if (base_->at[part.index()].is_contribution) changed(part.index());
    }

    /// Bytes that a copy costs.
    [[nodiscard]] std::size_t memory() const noexcept { return said_.capacity(); }

private:
    static constexpr saying gone = static_cast<saying>(status::unmet) | by_caller;  // of an actor

    struct base {
        logic::setting set = logic::setting::none;  // by the statements not in force
        bool is_actor = false;
        bool is_contribution = false;
        std::uint32_t ballot_box =
            0;                    // its number, from 1, of a mandate that is voted on, its votes and "put to the vote"
        std::uint32_t voter = 0;  // of a vote: the number of the voter in the box, from 1
    };
    // A mandate that is voted on, and what decides it; see `as_supposed`.
    struct ballot_box {
        logic::position mandate{}, put{};
        std::vector<std::vector<logic::position>> votes{};  // the sides of each voter
    };
    struct shared {
        indexed<logic::position, base> at{};
        std::vector<ballot_box> boxes{};
    };

    void gather_votes(const proposal& p, shared& into) const {
        std::map<handle<mandate>, std::uint32_t> number;
        std::map<std::pair<handle<actor>, handle<mandate>>, std::uint32_t> voters;
        for (const handle<vote> h : p.all<vote>()) {
            const vertex m = vertex_of(p[h].on);
            if (!is_voted_on(*graph_, m)) continue;
            const auto [known, is_new] = number.try_emplace(p[h].on, static_cast<std::uint32_t>(into.boxes.size() + 1));
            if (is_new) {
                ballot_box& made = into.boxes.emplace_back();
                made.mandate = circuit_->position_of(m);
                made.put = circuit_->position_of(put_to_vote_of(*graph_, m));
                into.at[made.mandate].ballot_box = into.at[made.put].ballot_box = known->second;
            }
            ballot_box& box = into.boxes[known->second - 1];
            const auto [voter, is_first] =
                voters.try_emplace({p[h].by, p[h].on}, static_cast<std::uint32_t>(box.votes.size() + 1));
            if (is_first) box.votes.emplace_back();
            const logic::position side = circuit_->position_of(vertex_of(h));
            box.votes[voter->second - 1].push_back(side);
            into.at[side].ballot_box = known->second;
            into.at[side].voter = voter->second;
        }
    }
    // Whether the rule of the body decides although something was said of the mandate.
    [[nodiscard]] bool decides_again(const ballot_box& box) const {
        const saying said = said_[box.mandate];
        if ((said & by_caller) != 0) return (said & 3U) == static_cast<saying>(logic::setting::open);
        if ((said & outcome_of_vote) == 0) return false;
        if ((said_[box.put] & by_caller) != 0) return true;
        for (const std::vector<logic::position>& sides : box.votes)
            for (const logic::position side : sides)
                if ((said_[side] & by_caller) != 0) return true;
        return false;
    }

    const logic::circuit* circuit_;
    const graph_type* graph_;
    std::shared_ptr<const shared> base_{};
    indexed<logic::position, saying> said_;
};

}  // namespace muster::detail

#endif
