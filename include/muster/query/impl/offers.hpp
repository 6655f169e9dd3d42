#ifndef MUSTER_QUERY_IMPL_OFFERS_HPP
#define MUSTER_QUERY_IMPL_OFFERS_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/indexed.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/need_figures.hpp>

namespace muster::detail {

/// The sum of two amounts, of which either may have no upper end.
[[nodiscard]] inline std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) noexcept {
    return a > strength::unbounded - b ? strength::unbounded : a + b;
}

/// A number that counts for a need, as long as it is in force: who names it, and what it hangs on besides its
/// contribution.
struct counted_offer {
    muster::strength amount{};        // as it was said
    std::optional<vertex> counted{};  // whether it counts; none: always
    std::optional<vertex> most{};     // whether it comes at its most; none: it has one size
    std::optional<vertex> stated{};  // what stands for it in the graph: not in force where that is set; none: always is
    any_handle said_in{};  // the statement; none of a report, of a contributor that is counted, or of no number
    bool is_sized = true;
    bool is_assumed = false;
};

/// What counts for the needs of roles from one viewpoint: by contribution.
class offers {
public:
    /// Of all roles. Linear.
    offers(const proposal& p, const in_force& said) : offers(p, said.settings()) {}
    /// The same, by what the statements not in force set; with nothing, all that was ever said.
    explicit offers(const proposal& p, const std::vector<std::pair<vertex, status>>& settings = {})
        : proposal_{p}, graph_{p.graph()} {
        indexed<vertex, std::uint8_t> is_cut(p.size(), 0);
        for (const auto& [v, is] : settings) is_cut[v] = is == status::unmet ? 1 : 0;
        std::map<part, std::size_t> place;  // of what is counted in two parts
        for (const handle<gate> h : p.all<gate>()) {
            const gate& g = p[h];
            const bool is_counted =
                g.kind == gate_kind::offer || g.kind == gate_kind::reported || g.kind == gate_kind::presence;
            if (!is_counted || is_cut[vertex_of(h)] != 0) continue;
            std::vector<counted_offer>& here = by_need_[{g.owner, g.which}];
            const auto [known, is_new] = place.try_emplace(part{g.owner, g.which, g.kind, g.detail}, here.size());
            if (is_new) {
                here.push_back(offer_of(g));
                here.back().stated = vertex_of(h);
            }
            for (const link& arc : heads(graph_, vertex_of(h))) {
                if (std::holds_alternative<full_strength>(value_of(graph_, arc.vertex)))
                    here[known->second].most = arc.vertex;
                else if (arc.vertex != vertex{g.owner}) here[known->second].counted = arc.vertex;
            }
        }
        for (const handle<contribution> made : p.all<contribution>()) {
            if (p[p[made].by].members.empty()) by_role_[p[made].fills].push_back(made);
            const needs& wanted = p[p[made].fills].needs;
            for (std::uint32_t which = 0; which < wanted.size(); ++which)
                if (wanted[which].counts_contributors() && p[p[made].by].members.empty())
                    by_need_[{made.index(), which}].push_back({.amount = {1, 1}});
        }
    }

    /// The contributions to a role, but for those of groups, which are their members'.
    [[nodiscard]] const std::vector<handle<contribution>>& to(handle<role> task) const {
        static const std::vector<handle<contribution>> none{};
        const auto found = by_role_.find(task);
        return found == by_role_.end() ? none : found->second;
    }
    /// What counts in a contribution for a need of its role.
    [[nodiscard]] const std::vector<counted_offer>& of(handle<contribution> made, std::uint32_t which) const {
        static const std::vector<counted_offer> none{};
        const auto found = by_need_.find({made.index(), which});
        return found == by_need_.end() ? none : found->second;
    }

    /// What it amounts to, by the statuses of vertices; `needed` is what an offer of unknown size counts for where the
    /// caller says that it comes at its most.
    template <class StatusOf>
    [[nodiscard]] static std::pair<std::uint64_t, std::uint64_t> amount(const counted_offer& o, status of_contribution,
                                                                        std::uint64_t needed,
                                                                        const StatusOf& status_of) {
        const status counts = o.counted ? status_of(*o.counted) : status::met;
        const status at_most = o.most ? status_of(*o.most) : status::open;
        if (of_contribution == status::unmet || counts == status::unmet) return {0, 0};
        const std::uint64_t largest = !o.is_sized ? (at_most == status::met ? needed : 0) : o.amount.most;
        const std::uint64_t most = at_most == status::unmet ? o.amount.least : largest;
        const bool is_sure = of_contribution == status::met && counts == status::met;
        return {is_sure ? (at_most == status::met ? largest : o.amount.least) : 0, most};
    }

    /// What a contribution amounts to for a need, and what was said in all.
    struct total {
        std::uint64_t least = 0, most = 0;
        muster::strength announced{0, 0};
        bool is_sized = true, is_assumed = false;
    };
    template <class StatusOf>
    [[nodiscard]] total total_of(handle<contribution> made, std::uint32_t which, std::uint64_t needed,
                                 const StatusOf& status_of) const {
        total sum;
        const status is = status_of(vertex_of(made));
        for (const counted_offer& o : of(made, which)) {
            const auto [least, most] = amount(o, is, needed, status_of);
            sum.least = saturating_sum(sum.least, least);
            sum.most = saturating_sum(sum.most, most);
            sum.announced.least = saturating_sum(sum.announced.least, o.amount.least);
            sum.announced.most = saturating_sum(sum.announced.most, o.amount.most);
            sum.is_sized = sum.is_sized && o.is_sized;
            sum.is_assumed = sum.is_assumed || o.is_assumed;
        }
        return sum;
    }
    /// Enters it into the figures.
    static void enter(need_figures& into, const total& sum, status is, bool is_deployed) {
        if (is == status::unmet) {
            into.barred = saturating_sum(into.barred, sum.announced.most);
            return;
        }
        if (!sum.is_sized && sum.most == 0) ++into.unsized;
        std::uint64_t& sure = is_deployed && is == status::met ? into.deployed : into.firm;
        sure = saturating_sum(sure, sum.least);
        const std::uint64_t more = sum.most == strength::unbounded ? strength::unbounded : sum.most - sum.least;
        into.possible = saturating_sum(into.possible, more);
    }

private:
    using part = std::tuple<std::uint32_t, std::uint32_t, gate_kind, std::uint32_t>;

    [[nodiscard]] counted_offer offer_of(const gate& g) const {
        const handle<role> to = std::get<contribution>(value_of(graph_, vertex{g.owner})).fills;
        const needs& wanted = proposal_[to].needs;
        const auto number_in = [&](const strengths& all) -> std::optional<muster::strength> {
            for (const muster::strength& s : all) {
                if (s.in && s.in != to) continue;
                const bool is_here =
                    s.unit.empty() ? !wanted[g.which].counts_contributors() : s.unit == wanted[g.which].unit;
                if (is_here) return s;
            }
            return std::nullopt;
        };
        counted_offer made;
        if (g.kind == gate_kind::offer) {
            made.amount = *number_in(std::get<pledge>(value_of(graph_, vertex{g.detail})).strength);
            made.said_in = proposal_.handle_of(vertex{g.detail});
        } else if (g.kind == gate_kind::reported) {
            made.amount = *number_in(proposal_.events()[g.detail].strength);
        } else if (const auto assumed = number_in(proposal_[to].unsized)) {
            made.amount = *assumed;
            made.is_assumed = true;
        } else {
            made.amount = {0, 0};
            made.is_sized = false;
        }
        return made;
    }

    const proposal& proposal_;
    const graph_type& graph_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<counted_offer>> by_need_{};
    std::map<handle<role>, std::vector<handle<contribution>>> by_role_{};
};

/// Which need has a unit, or, where none is named, asks for a strength; the number of needs where none does.
[[nodiscard]] inline std::uint32_t need_counted(const needs& wanted, std::string_view unit) {
    std::uint32_t which = 0;
    while (which < wanted.size() && (unit.empty() ? wanted[which].counts_contributors() : wanted[which].unit != unit))
        ++which;
    return which;
}

/// Closes the account: what is missing follows from the rest.
inline void close(need_figures& figures) {
    const std::uint64_t there = saturating_sum(figures.deployed, figures.firm);
    figures.missing = figures.needed > there ? figures.needed - there : 0;
}

}  // namespace muster::detail

#endif
