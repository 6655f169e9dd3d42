#ifndef MUSTER_IO_HTML_MODEL_HPP
#define MUSTER_IO_HTML_MODEL_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/compile.hpp>

namespace muster::detail {

/// Whether the reader of a page can suppose a status of it; these are the things that have names.
[[nodiscard]] inline bool can_be_supposed(const proposal& p, any_handle h) {
    return muster::visit(overloaded{[](const among<actor, role, mandate, precondition, contribution, decision, vote,
                                                   force, full_strength> auto&) { return true; },
                                    [](const among<gate, pledge, inherited_pledge, requirement, position> auto&) {
                                        return false;
                                    }},
                         value_of(p.graph(), vertex_of(h))) &&
           !p.key_of(h).empty();
}

/// A compiled proposal as the evaluator of a page reads it: JSON of numbers alone.
class page_model {
public:
    explicit page_model(const compiled& c) : compiled_{c}, proposal_{c.current_source()} {}

    /// The members of a JSON object: rules by position (nothing for a leaf, else the threshold, then the parts, twice
    /// the position and one more where it is negated), weights, loops, the position of each thing; and what a vote, a
    /// mandate and an actor mean for others when they are supposed.
    [[nodiscard]] std::string text() const {
        const logic::circuit& c = compiled_.circuit();
        std::string rules, weights, loops, at, votes, put_to_vote, brings;
        for (const logic::position p : c.positions()) {
            std::string rule;
            if (!c.is_leaf(p)) {
                rule = std::to_string(c.threshold(p));
                for (const logic::literal<logic::position> part : c.parts(p))
                    rule +=
                        "," + std::to_string(2 * std::uint64_t{to_number(part.index())} + (part.is_negated() ? 1 : 0));
            }
            next(rules) += "[" + rule + "]";
            if (c.weights(p).empty()) continue;
            std::string several;
            for (const std::uint64_t weight : c.weights(p)) next(several) += std::to_string(weight);
            next(weights) += name(to_number(p)) + "[" + several + "]";
        }
        for (const logic::circuit::component& loop : c.loops())
            next(loops) += "[" + std::to_string(to_number(loop.first)) + "," + std::to_string(to_number(loop.last)) +
                           "," + (loop.has_negation ? "1]" : "0]");
        for (const vertex v : vertices_of(proposal_.graph())) next(at) += std::to_string(to_number(c.position_of(v)));
        for (const handle<vote> h : proposal_.all<vote>()) {
            std::string others = std::to_string(proposal_[h].on.index());
            for (const any_handle other : other_sides(proposal_, h)) next(others) += std::to_string(other.index());
            next(votes) += name(h.index()) + "[" + others + "]";
        }
        for (const handle<mandate> h : proposal_.all<mandate>())
            if (is_voted_on(proposal_.graph(), vertex_of(h)))
                next(put_to_vote) +=
                    name(h.index()) + std::to_string(to_number(put_to_vote_of(proposal_.graph(), vertex_of(h))));
        for (const handle<actor> h : proposal_.all<actor>()) {
            std::string made;
            compiled::for_contributions(proposal_, h, [&](vertex v) { next(made) += std::to_string(to_number(v)); });
            if (!made.empty()) next(brings) += name(h.index()) + "[" + made + "]";
        }
        return "\"rules\":[" + rules + "],\n\"weights\":{" + weights + "},\"loops\":[" + loops + "],\"at\":[" + at +
               "],\"votes\":{" + votes + "},\"putToVote\":{" + put_to_vote + "},\"brings\":{" + brings + "}";
    }
    /// What the statements not in force set: pairs of a position and a status.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, int>> hidden(const in_force& said) const {
        std::vector<std::pair<std::uint32_t, int>> result;
        for (const auto& [v, is] : said.settings())
            result.emplace_back(to_number(compiled_.circuit().position_of(v)), static_cast<int>(is));
        return result;
    }
    /// What a world of reports sets: pairs of a thing and a status, three more where that is how a vote came out.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, int>> reported(const world& w) const {
        std::vector<std::pair<std::uint32_t, int>> result;
        for (const world::setting& s : w.settings())
            result.emplace_back(s.on.index(),
                                static_cast<int>(s.is) + (is_outcome_of_vote(proposal_.graph(), s) ? 3 : 0));
        return result;
    }

private:
    // The text, with a comma where something is there already.
    [[nodiscard]] static std::string& next(std::string& list) {
        if (!list.empty()) list += ',';
        return list;
    }
    [[nodiscard]] static std::string name(std::uint32_t number) { return "\"" + std::to_string(number) + "\":"; }

    const compiled& compiled_;
    const proposal proposal_;
};

}  // namespace muster::detail

#endif
