#ifndef MUSTER_IO_HTML_WAITING_HPP
#define MUSTER_IO_HTML_WAITING_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/indexed.hpp>
#include <muster/io/html/model.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster::detail {

/// What a contribution waits for: that a thing be met, or that it be unmet.
struct ground {
    any_handle on{};
    bool is_wanted = true;  ///< met

    friend bool operator==(const ground&, const ground&) = default;
};

/// Who waits for what: for each contribution that does not come, and that something could bring, the first things on
/// the ways down from it that are not as it needs them. The program of a page finds the same.
class waiting {
public:
    explicit waiting(const evaluation& e) : evaluation_{e} {
        const proposal& p = e.source();
        const auto whatever_happens = with_all_open();
        for (const handle<contribution> h : p.all<contribution>()) {
            if (!p[p[h].by].members.empty() || !e.in_force().is_mentioned(vertex_of(h)) || e.of(h) == status::met)
                continue;
            if (whatever_happens[e.compiled().position_of(h)] == status::unmet) continue;  // it waits for nothing
            std::vector<ground> found = grounds_of(h);
            if (!found.empty() && !declined(h, found)) all_.emplace_back(h, std::move(found));
        }
    }

    /// In order of addition, those that wait for nothing left out.
    [[nodiscard]] const std::vector<std::pair<handle<contribution>, std::vector<ground>>>& all() const noexcept {
        return all_;
    }
    /// Facts, mandates, votes and decisions of others, with how many contributions wait for them: the most first.
    [[nodiscard]] std::vector<std::pair<ground, std::size_t>> watched() const {
        std::map<std::pair<std::uint32_t, bool>, std::size_t> count;
        for (const auto& [of, grounds] : all_)
            for (const ground& g : grounds)
                if (is_watched(evaluation_.source(), g.on, of)) ++count[{g.on.index(), !g.is_wanted}];
        std::vector<std::pair<ground, std::size_t>> result;
        for (const auto& [on, several] : count)
            result.emplace_back(ground{evaluation_.source().handle_of(vertex{on.first}), !on.second}, several);
        std::stable_sort(result.begin(), result.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        return result;
    }

    /// Whether it is worth watching for the sake of a contribution.
    [[nodiscard]] static bool is_watched(const proposal& p, any_handle h, handle<contribution> of) {
        return muster::visit(
            overloaded{[](const among<mandate, precondition, vote> auto&) { return true; },
                       [&](const decision& d) { return d.of != of; },
                       [](const among<actor, role, contribution, full_strength, force, gate, pledge, inherited_pledge,
                                      requirement, position, timer> auto&) { return false; }},
            value_of(p.graph(), vertex_of(h)));
    }

private:
    // The statuses if all that is worth watching were open: what is unmet then stays so.
    [[nodiscard]] indexed<logic::position, status> with_all_open() const {
        const proposal& p = evaluation_.source();
        const compiled& c = evaluation_.compiled();
        indexed<logic::position, logic::setting> settings{evaluation_.settings()};
        for (const vertex v : vertices_of(p.graph())) {
            const any_handle h = p.handle_of(v);
            const logic::position at = c.position_of(h);
            const bool follows = std::holds_alternative<decision>(value_of(p.graph(), v)) && !c.circuit().is_leaf(at) &&
                                 settings[at] == logic::setting::none;  // from what was offered
            if (is_watched(p, h, {}) && evaluation_.in_force().is_mentioned(v) && !follows)
                settings[at] = logic::setting::open;
        }
        indexed<logic::position, status> result(c.circuit().size(), status::open);
        logic::evaluate(c.circuit(), settings, result);
        return result;
    }
    // It waits for nothing but what its contributor has decided against.
    [[nodiscard]] bool declined(handle<contribution> of, const std::vector<ground>& found) const {
        const decision* own =
            std::get_if<decision>(&value_of(evaluation_.source().graph(), vertex_of(found.front().on)));
        return found.size() == 1 && own != nullptr && own->of == of &&
               evaluation_.of(found.front().on) == status::unmet;
    }
    // Its contributor's own decision, where that follows from what it offered.
    [[nodiscard]] bool is_by_offers(logic::position p, any_handle h, handle<contribution> of) const {
        const decision* own = std::get_if<decision>(&value_of(evaluation_.source().graph(), vertex_of(h)));
        return own != nullptr && own->of == of && evaluation_.settings()[p] == logic::setting::none &&
               !evaluation_.compiled().circuit().is_leaf(p);
    }
    [[nodiscard]] std::vector<ground> grounds_of(handle<contribution> of) const {
        using place = std::pair<logic::position, bool>;  // and whether it is wanted met
        const compiled& c = evaluation_.compiled();
        const auto statuses = evaluation_.statuses();
        std::vector<place> ahead{{c.position_of(of), true}};
        std::set<place> seen{ahead.front()};
        std::set<std::pair<std::uint32_t, bool>> found;
        while (!ahead.empty()) {
            const auto [p, is_wanted] = ahead.back();
            ahead.pop_back();
            const any_handle h = c.handle_at(p);
            if (h != any_handle{of} && can_be_supposed(evaluation_.source(), h) && !is_by_offers(p, h, of)) {
                if (evaluation_.in_force().is_mentioned(vertex_of(h))) found.emplace(h.index(), !is_wanted);
                continue;
            }
            if (evaluation_.settings()[p] != logic::setting::none) continue;
            for (const logic::literal<logic::position> part : c.circuit().parts(p)) {
                const bool needs = is_wanted != part.is_negated();
                const status is = statuses[part.index()];
                if (is == (needs ? status::met : status::unmet)) continue;
                if (statuses[p] == status::open && is != status::open) continue;  // it could come about without
                if (seen.insert({part.index(), needs}).second) ahead.emplace_back(part.index(), needs);
            }
        }
        std::vector<ground> result;
        for (const auto& [on, is_unwanted] : found)
            result.push_back({evaluation_.source().handle_of(vertex{on}), !is_unwanted});
        return result;
    }

    const evaluation& evaluation_;
    std::vector<std::pair<handle<contribution>, std::vector<ground>>> all_{};
};

}  // namespace muster::detail

#endif
