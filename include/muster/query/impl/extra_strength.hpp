#ifndef MUSTER_QUERY_IMPL_EXTRA_STRENGTH_HPP
#define MUSTER_QUERY_IMPL_EXTRA_STRENGTH_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/extra_strength.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/offers.hpp>

namespace muster::detail {

/// Finds how much more than their least offers must bring where a set of changes asks for their most.
class extra_strengths {
public:
    /// Both must outlive it.
    extra_strengths(const compiled& c, const world& in)
        : compiled_{c}, in_{in}, proposal_{c.current_source()}, said_{proposal_, in.from()} {}

    /// One for each offer that alone among these changes tops up a need of its role.
    [[nodiscard]] std::vector<extra_strength> of(const std::vector<assumption>& changes) {
        std::vector<extra_strength> result;
        for (const assumption& a : changes) {
            if (a.is != status::met || !proposal_.as<full_strength>(a.what)) continue;
            const bool is_alone = std::none_of(changes.begin(), changes.end(), [&](const assumption& other) {
                return other.what != a.what && proposal_.as<full_strength>(other.what) &&
                       need_of(other.what) == need_of(a.what);
            });
            if (!is_alone || counts_in_condition(a.what)) continue;
            if (const auto amount = missing_without(a.what, changes))
                result.push_back({*proposal_.as<full_strength>(a.what), {*amount, need_of(a.what).wanted().unit}});
        }
        return result;
    }

private:
    struct needed {
        const role* task = nullptr;
        std::uint32_t which = 0;

        [[nodiscard]] const need& wanted() const { return task->needs[which]; }
        friend bool operator==(const needed&, const needed&) = default;
    };
    [[nodiscard]] handle<contribution> contribution_of(any_handle leaf) const {
        return proposal_[*proposal_.as<full_strength>(leaf)].of;
    }
    [[nodiscard]] needed need_of(any_handle leaf) const {
        return {&proposal_[proposal_[contribution_of(leaf)].fills], proposal_[*proposal_.as<full_strength>(leaf)].need};
    }
    // Then more may be asked for than the role needs.
    [[nodiscard]] bool counts_in_condition(any_handle leaf) const {
        const graph_type& g = proposal_.graph();
        for (const link& part : tails(g, vertex_of(leaf)))
            for (const link& use : tails(g, part.vertex))
                if (const gate* counts = std::get_if<gate>(&value_of(g, use.vertex));
                    counts != nullptr && counts->kind == gate_kind::amount && said_.is_mentioned(use.vertex))
                    return true;
        return false;
    }
    // What the need lacks if all the changes but this one come about; none where that is not what this one is for.
    [[nodiscard]] std::optional<std::uint64_t> missing_without(any_handle leaf,
                                                               const std::vector<assumption>& changes) {
        world then = in_;
        for (const assumption& a : changes) then = then.with(a.what, a.what == leaf ? status::unmet : a.is);
        const evaluation e{compiled_, then};
        if (!offers_) offers_.emplace(proposal_, said_);
        const needed asked = need_of(leaf);
        const auto status_of = [&](vertex v) { return e.of(v); };
        std::uint64_t there = 0, rest = 0;
        for (const handle<contribution> made : offers_->to(proposal_[contribution_of(leaf)].fills))
            there = saturating_sum(there, offers_->total_of(made, asked.which, asked.wanted().amount, status_of).least);
        for (const counted_offer& o : offers_->of(contribution_of(leaf), asked.which))
            if (o.most && *o.most == vertex_of(leaf) && o.is_sized)
                rest = saturating_sum(
                    rest, o.amount.most == strength::unbounded ? strength::unbounded : o.amount.most - o.amount.least);
        if (there >= asked.wanted().amount || asked.wanted().amount - there > rest) return std::nullopt;
        return asked.wanted().amount - there;
    }

    const compiled& compiled_;
    const world& in_;
    const proposal proposal_;
    const in_force said_;
    std::optional<offers> offers_{};
};

}  // namespace muster::detail

#endif
