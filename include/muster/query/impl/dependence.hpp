#ifndef MUSTER_QUERY_IMPL_DEPENDENCE_HPP
#define MUSTER_QUERY_IMPL_DEPENDENCE_HPP

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <muster/logic/completions.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/influence.hpp>
#include <muster/logic/negation.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/dependence.hpp>
#include <muster/query/impl/leaf_function.hpp>

namespace muster::detail {

/// How strictly contributions depend on things, whatever the other leaves are. What one question about a contribution
/// finds out serves the next.
class judging_dependence {
public:
    /// `stated` tells what the statements in force set; `diagrams` and `evaluations` bound what one contribution may
    /// cost, as in `dependents_options`. The compiled proposal, `stated` and `allowed` must outlive it.
    judging_dependence(const compiled& c, const indexed<logic::position, logic::setting>& stated,
                       const logic::limits& diagrams, std::uint64_t evaluations, const logic::budget& allowed)
        : compiled_{c},
          stated_{stated},
          diagrams_{diagrams},
          evaluations_{evaluations},
          allowed_{allowed},
          negation_below_{logic::negation_below(c.circuit(), stated)} {}

    /// What is found out about a contribution.
    struct verdict {
        dependence how = dependence::contingent;
        bool exact = false;
        bool also_barred = false;
    };

    /// From now on it is asked what depends on this.
    void ask_about(any_handle thing) {
        thing_ = thing;
        met_ = with_thing(logic::setting::met);
        unmet_ = with_thing(logic::setting::unmet);
        when_met_.assign(met_.size(), status::open);
        when_unmet_.assign(unmet_.size(), status::open);
        logic::evaluate(compiled_.circuit(), met_, when_met_, logic::loops::move_together);
        logic::evaluate(compiled_.circuit(), unmet_, when_unmet_, logic::loops::move_together);
    }
    /// How a contribution to which arrows lead depends on what is asked about; nothing where it does not.
    [[nodiscard]] std::optional<verdict> of(handle<contribution> made) {
        const logic::position p = compiled_.position_of(made);
        const auto comes = can_be_met(met_, p, when_met_[p]);
        const auto comes_without = can_be_met(unmet_, p, when_unmet_[p]);
        if (comes == false && comes_without == false) return std::nullopt;  // it never comes, whatever the thing is
        if (comes == true && comes_without == false) return verdict{dependence::necessary, true, false};
        if (comes == false && comes_without == true) return verdict{dependence::ruled_out, true, false};
        return by_diagram(made, thing_);
    }
    /// The same of one that may come with the thing or without, by its diagram; not exact where that is too large.
    [[nodiscard]] std::optional<verdict> by_diagram(handle<contribution> made, any_handle thing) {
        if (diagrams_.nodes == 0 || compiled_.current_source().as<actor>(thing) || allowed_.is_late()) return verdict{};
        const logic::position x = compiled_.position_of(thing);
        const bool is_free = stated_[x] == logic::setting::open ||
                             (stated_[x] == logic::setting::none && compiled_.circuit().is_leaf(x));
        std::optional<std::vector<logic::influence>> own;
        const auto* all = &own;
        if (is_free) {
            const auto [known, is_new] = known_.try_emplace(made);
            if (is_new) known->second = influences_on(made, stated_);
            all = &known->second;
        } else {
            indexed<logic::position, logic::setting> free = stated_;
            free[x] = logic::setting::open;
            own = influences_on(made, std::move(free));
        }
        if (!*all) return verdict{};
        for (const logic::influence& i : **all) {
            if (logic::position_of(i.variable) != x) continue;
            if (!i.raises && !i.lowers) break;
            if (i.needed) return verdict{dependence::necessary, true, false};
            if (i.barred) return verdict{dependence::ruled_out, true, false};
            return verdict{i.raises ? dependence::contingent : dependence::barred, true, i.raises && i.lowers};
        }
        return std::nullopt;  // arrows lead there, but nothing depends on it
    }
    /// Whether a rule below it has a negated part, so that what is open need not be possible.
    [[nodiscard]] bool has_negation_below(handle<contribution> made) const {
        return negation_below_[compiled_.position_of(made)] != 0;
    }

private:
    [[nodiscard]] std::optional<std::vector<logic::influence>> influences_on(
        handle<contribution> made, indexed<logic::position, logic::setting> settings) const {
        logic::budget allowed{diagrams_};
        auto found = logic::attempt_to([&] {
            const leaf_function leaves{compiled_, std::move(settings), made, allowed, logic::loops::move_together};
            return logic::influences(leaves.diagram_of(leaves.met(made)), allowed);
        });
        if (!found) return std::nullopt;
        return *std::move(found);
    }
    [[nodiscard]] indexed<logic::position, logic::setting> with_thing(logic::setting s) const {
        indexed<logic::position, logic::setting> result = stated_;
        result[compiled_.position_of(thing_)] = s;
        const proposal p = compiled_.current_source();
        if (s == logic::setting::unmet && p.as<actor>(thing_))
            compiled::for_contributions(p, thing_, [&](vertex v) { result[compiled_.circuit().position_of(v)] = s; });
        return result;
    }
    [[nodiscard]] std::optional<bool> can_be_met(indexed_span<logic::position, const logic::setting> settings,
                                                 logic::position p, status fast) const {
        if (fast != status::open) return fast == status::met;
        // Only with a negation somewhere below can the fast evaluation leave open what is never met.
        if (negation_below_[p] == 0) return true;
        std::uint64_t evaluations = evaluations_;
        logic::completions search{compiled_.circuit(), settings, p, logic::loops::move_together};
        return search.exists(logic::goal::met, evaluations, allowed_);
    }

    const compiled& compiled_;
    const indexed<logic::position, logic::setting>& stated_;
    const logic::limits diagrams_;     // on the diagram of each contribution; nodes 0: none
    const std::uint64_t evaluations_;  // of a contribution's cone, where negation makes one not enough
    const logic::budget& allowed_;
    indexed<logic::position, std::uint8_t> negation_below_;
    any_handle thing_{};
    indexed<logic::position, logic::setting> met_{}, unmet_{};
    indexed<logic::position, status> when_met_{}, when_unmet_{};
    std::map<handle<contribution>, std::optional<std::vector<logic::influence>>> known_{};
};

}  // namespace muster::detail

#endif
