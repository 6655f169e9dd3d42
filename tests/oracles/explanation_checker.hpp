#ifndef MUSTER_TESTS_ORACLES_EXPLANATION_CHECKER_HPP
#define MUSTER_TESTS_ORACLES_EXPLANATION_CHECKER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/query/explain.hpp>
#include <oracles/proposal_program.hpp>

namespace tests {

/// Checks that an explanation proves what it says, from its value and the graph alone. Of each step only the arcs to
/// the steps it rests on are kept. What is not named counts against a thing that is met, in favour of one that is
/// unmet, and as the model has it for one that is open; what nobody had mentioned is a constant. Of this reduced
/// program the well-founded model must give every step the status it claims; a circle of supports would fall, a circle
/// of blockers stands.
class explanation_checker {
public:
    explanation_checker(const muster::proposal& p, const muster::world& w)
        : proposal_{p}, world_{w}, said_{p, w.from()}, settings_{settings_of(p, w)}, model_{naive_statuses(p, w)} {}

    [[nodiscard]] const std::vector<muster::status>& model() const { return model_; }

    /// What is wrong with the steps; empty where nothing is.
    [[nodiscard]] std::string fault_of(const std::vector<muster::explanation_step>& steps) const {
        if (steps.empty()) return "no steps";
        if (std::string fault = fault_of_shape(steps); !fault.empty()) return fault;
        normal_program reduced;
        reduced.atoms = static_cast<std::uint32_t>(steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string fault = add_step(reduced, steps, i);
            if (!fault.empty()) return "step " + std::to_string(i) + ": " + fault;
        }
        const std::vector<muster::status> proven = well_founded_model(reduced);
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (proven[i] != steps[i].is)
                return "step " + std::to_string(i) + " claims " + to_string(steps[i].is) +
                       ", but what it names proves " + to_string(proven[i]);
        return {};
    }

private:
    using step = muster::explanation_step;

    // Each thing has one step, and each is reached from the first.
    [[nodiscard]] static std::string fault_of_shape(const std::vector<step>& steps) {
        std::set<muster::any_handle> things;
        for (const step& s : steps)
            if (!things.insert(s.what).second) return "a thing with two steps";
        std::vector<char> reached(steps.size(), 0);
        std::vector<std::size_t> todo{0};
        reached[0] = 1;
        while (!todo.empty()) {
            const std::size_t i = todo.back();
            todo.pop_back();
            for (const step::reason& r : steps[i].because) {
                if (r.step >= steps.size()) return "a reason that is not there";
                if (reached[r.step] == 0) todo.push_back(r.step);
                reached[r.step] = 1;
            }
        }
        if (std::count(reached.begin(), reached.end(), 0) != 0) return "a step on which nothing rests";
        return {};
    }

    // What nobody had mentioned by then, and the world does not set, nor what it is a part of, has no part in a proof:
    // it is the constant that it is while it is not there.
    [[nodiscard]] bool is_later(std::uint32_t v) const {
        if (said_.is_mentioned(muster::detail::vertex{v}) || world_.find(proposal_.handle_of(v)) != nullptr)
            return false;
        const muster::node_value& value = proposal_.graph()[v].value;
        if (const auto* part = std::get_if<muster::gate>(&value))
            return world_.find(proposal_.handle_of(part->owner)) == nullptr;
        if (const auto* most = std::get_if<muster::full_strength>(&value)) return world_.find(most->of) == nullptr;
        return true;
    }
    [[nodiscard]] std::string add_step(normal_program& reduced, const std::vector<step>& steps, std::size_t i) const {
        const step& s = steps[i];
        const std::uint32_t v = s.what.index();
        const auto atom = static_cast<std::uint32_t>(i);
        if (std::string fault = fault_of_sources(s); !fault.empty()) return fault;
        if (i != 0 && is_later(v)) return "names what nobody had mentioned";
        const auto set = settings_.find(v);
        if (set != settings_.end() || is_leaf(proposal_, v)) {
            const muster::status is = set == settings_.end() ? muster::status::open : set->second;
            if (s.is != is) return "differs from what is given";
            if (!s.because.empty()) return "given, and yet with reasons";
            if (is == muster::status::open) reduced.add_open(atom);
            if (is == muster::status::met) reduced.add_fact(atom);
            return {};
        }

        using literal = std::pair<std::uint32_t, bool>;
        std::map<literal, std::uint32_t> named;  // the step of each literal
        for (const step::reason& r : s.because)
            if (!named.emplace(literal{steps[r.step].what.index(), r.negated}, static_cast<std::uint32_t>(r.step))
                     .second)
                return "a reason twice";
        const graph_rule rule = rule_of(proposal_, v);
        std::vector<counted> kept;
        std::map<literal, std::uint64_t> weight;
        std::uint64_t unnamed = 0, unnamed_met = 0, later_met = 0;
        for (const counted& part : rule.parts) {
            const auto at = named.find({part.atom, part.negated});
            const muster::status is = part.negated ? negated(model_[part.atom]) : model_[part.atom];
            if (at != named.end()) {
                kept.push_back({at->second, part.negated, part.weight});
                weight[at->first] += part.weight;
                continue;
            }
            if (is_later(part.atom) && is != muster::status::open) {
                if (is == muster::status::met) later_met += part.weight;
                continue;
            }
            unnamed += part.weight;
            if (is == muster::status::met) unnamed_met += part.weight;
            if (is == muster::status::open && s.is == muster::status::open) return "leaves out an unknown";
        }
        if (weight.size() != named.size()) return "a reason without an arc";

        std::uint64_t total = 0;
        for (const auto& [part, w] : weight) total += w;
        std::uint64_t threshold = rule.threshold - (std::min)(rule.threshold, later_met);
        switch (s.is) {
            case muster::status::met:
                for (const auto& [part, w] : weight)
                    if (total - w >= threshold) return "a support that can be spared";
                break;
            case muster::status::unmet:
                threshold -= (std::min)(threshold, unnamed);
                break;
            case muster::status::open:
                threshold -= (std::min)(threshold, unnamed_met);
                break;
        }
        add_count(reduced, atom, threshold, kept);
        return {};
    }

    // Reports are on the thing, citations of the statement or of the reports; all of them can be used from here.
    [[nodiscard]] std::string fault_of_sources(const step& s) const {
        std::set<muster::handle<muster::citation>> allowed, needed;
        std::visit(
            [&](const auto& value) {
                using value_type = std::decay_t<decltype(value)>;
                if constexpr (requires {
                                  value.basis;
                                  value.citations;
                              }) {
                    if constexpr (std::is_same_v<value_type, muster::precondition>)
                        if (!value.when) return;
                    allowed.insert(value.citations.begin(), value.citations.end());
                }
            },
            proposal_.graph()[speaker_of(s.what).index()].value);
        const muster::world::setting* told = world_.find(s.what);
        std::vector<std::uint32_t> reports = told == nullptr ? std::vector<std::uint32_t>{} : told->reports;
        const auto* part = std::get_if<muster::gate>(&proposal_.graph()[s.what.index()].value);
        if (part != nullptr && part->kind == muster::gate_kind::reported) reports.push_back(part->detail);
        if (s.reports != reports) return "other reports";
        if (told != nullptr && s.why != told->why) return "another cause than the report's";
        for (const std::uint32_t r : s.reports) {
            const muster::event& e = proposal_.events()[r];
            allowed.insert(e.citations.begin(), e.citations.end());
            if (part != nullptr && part->kind == muster::gate_kind::reported
                    ? e.on.index() != part->owner || e.strength.empty()
                    : e.on != s.what && e.on != owner_of(s.what))
                return "a report on something else";
        }
        for (const auto c : allowed)
            if (said_.is_visible(c)) needed.insert(c);
        const std::set<muster::handle<muster::citation>> cited(s.citations.begin(), s.citations.end());
        if (cited != needed || cited.size() != s.citations.size()) return "other citations than the statement's";
        return {};
    }
    // On whose word a step stands: what a member inherits is its group's, parts of a statement are that statement's.
    [[nodiscard]] muster::any_handle speaker_of(muster::any_handle h) const {
        using muster::gate_kind;
        const muster::node_value& value = proposal_.graph()[h.index()].value;
        if (const auto* passed = std::get_if<muster::inherited_pledge>(&value)) return passed->from;
        const auto* gate = std::get_if<muster::gate>(&value);
        if (gate == nullptr) return h;
        if (gate->kind == gate_kind::offer || gate->kind == gate_kind::said || gate->kind == gate_kind::counted)
            return speaker_of(proposal_.handle_of(gate->detail));
        const bool is_part =
            gate->kind == gate_kind::ending || gate->kind == gate_kind::against || gate->kind == gate_kind::absent;
        return is_part ? proposal_.handle_of(gate->owner) : h;
    }
    // Events on a contribution speak of its decision or its terms.
    [[nodiscard]] muster::any_handle owner_of(muster::any_handle h) const {
        const muster::node_value& value = proposal_.graph()[h.index()].value;
        if (const auto* made = std::get_if<muster::decision>(&value)) return made->of;
        if (const auto* gate = std::get_if<muster::gate>(&value)) return proposal_.handle_of(gate->owner);
        return h;
    }

    const muster::proposal& proposal_;
    const muster::world& world_;
    muster::in_force said_;
    std::map<std::uint32_t, muster::status> settings_;
    std::vector<muster::status> model_;
};

/// What is wrong with an explanation; empty where nothing is. Where it stands either way, its cases must cover all that
/// can become of the inputs they assume, and each prove the same.
[[nodiscard]] inline std::string fault_of(const muster::proposal& p, const muster::explanation& e) {
    using muster::status;
    if (e.cases.empty()) return explanation_checker{p, e.in}.fault_of(e.steps);

    std::set<muster::any_handle> inputs;
    const std::vector<std::uint32_t> open = proposal_program{p, e.in}.open;
    for (const muster::explanation_case& c : e.cases)
        for (const muster::assumption& a : c.assuming) {
            inputs.insert(a.what);
            if (a.is == status::open) return "a case that assumes something open";
            if (std::find(open.begin(), open.end(), a.what.index()) == open.end())
                return "a case assumes what is known";
        }
    if (inputs.size() > 16) return "too many inputs to check";
    for (std::uint32_t bits = 0; bits < (1U << inputs.size()); ++bits) {
        const auto holds = [&](const muster::assumption& a) {
            const auto i = static_cast<std::uint32_t>(std::distance(inputs.begin(), inputs.find(a.what)));
            return ((bits >> i & 1U) != 0) == (a.is == status::met);
        };
        const auto covers = [&](const muster::explanation_case& c) {
            return std::all_of(c.assuming.begin(), c.assuming.end(), holds);
        };
        if (std::none_of(e.cases.begin(), e.cases.end(), covers)) return "the cases leave something out";
    }
    if (e.steps.size() != 1 || !e.root().because.empty()) return "cases, and steps beside them";
    for (const muster::explanation_case& c : e.cases) {
        muster::world supposed = e.in;
        for (const muster::assumption& a : c.assuming)
            supposed.set(
                {a.what, a.is, p.as<muster::actor>(a.what) ? muster::cause::presumed : muster::cause::overridden});
        if (c.steps.empty() || c.steps.front().what != e.root().what || c.steps.front().is != e.root().is)
            return "a case of something else";
        if (std::string fault = explanation_checker{p, supposed}.fault_of(c.steps); !fault.empty())
            return "in a case: " + fault;
    }
    return {};
}

}  // namespace tests

#endif
