#ifndef MUSTER_QUERY_IMPL_EXPLAINING_HPP
#define MUSTER_QUERY_IMPL_EXPLAINING_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/fixpoint.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/explanation.hpp>
#include <muster/query/impl/amount_figures.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/offers.hpp>

namespace muster::detail {

/// Finds explanations in one evaluation.
class explaining {
public:
    /// The evaluation must outlive it.
    explicit explaining(const evaluation& e) : evaluation_{e}, causes_{e.causes()} { measure(); }

    /// Why a thing has its status. Throws `error` for a handle of another proposal.
    [[nodiscard]] explanation of(any_handle what) const {
        return of(what, [](logic::position) { return false; });
    }
    /// The same without what lies below the positions that are told elsewhere.
    template <class ToldElsewhere>
    [[nodiscard]] explanation of(any_handle what, const ToldElsewhere& is_told_elsewhere) const {
        evaluation_.source().check(what);
        const logic::circuit& c = evaluation_.compiled().circuit();
        explanation result;
        result.of = origin{evaluation_.source()};
        result.in = evaluation_.world();
        std::vector<logic::position> order{evaluation_.compiled().position_of(what)};
        indexed<logic::position, std::size_t> number(c.size(), none);
        number[order.front()] = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const logic::position p = order[i];
            explanation_step step = bare_step(p);
            if (i != 0 && is_told_elsewhere(p)) {
                result.steps.push_back(std::move(step));
                continue;
            }
            for (const auto& [part, weight, place] : reasons(p)) {
                if (number[part.index()] == none) {
                    number[part.index()] = order.size();
                    order.push_back(part.index());
                }
                step.because.push_back({number[part.index()], part.is_negated()});
            }
            result.steps.push_back(std::move(step));
        }
        return result;
    }

    /// What the choice among the reasons of a position goes by, besides statuses.
    [[nodiscard]] std::array<std::uint64_t, 3> order_of(logic::position p) const {
        return {cost_[p], time_[p], turn_[p]};
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::uint64_t endless = 1'000'000'000'000'000;

    [[nodiscard]] status literal_status(logic::literal<logic::position> part) const {
        return logic::of_literal(evaluation_.statuses()[part.index()], part.is_negated());
    }
    [[nodiscard]] bool is_cut(logic::position p) const {
        return evaluation_.settings()[p] != logic::setting::none || evaluation_.compiled().circuit().is_leaf(p);
    }

    [[nodiscard]] explanation_step bare_step(logic::position p) const {
        const proposal& source = evaluation_.source();
        const logic::circuit& c = evaluation_.compiled().circuit();
        const vertex v = c.vertex_of(p);
        explanation_step step;
        step.what = source.handle_of(v);
        step.is = evaluation_.statuses()[p];
        step.why = causes_[v];
        if (!c.is_leaf(p) && rule_of(source.graph(), v).kind == rule_kind::at_least) step.threshold = c.threshold(p);
        if (const gate* g = std::get_if<gate>(&value_of(source.graph(), v)); g != nullptr && is_amount(*g)) {
            if (!offers_) offers_.emplace(source, evaluation_.in_force());
            step.figures = figures_of(evaluation_, *offers_, source.condition_on_numbers(g->detail));
        }
        const auto cite = [&](const handles<citation>& cited) {
            for (const handle<citation> source_of_it : cited)
                if (evaluation_.in_force().is_visible(source_of_it) &&
                    std::find(step.citations.begin(), step.citations.end(), source_of_it) == step.citations.end())
                    step.citations.push_back(source_of_it);
        };
        if (const auto word = word_behind(source.graph(), v)) {
            step.said_on = source.said_on(source.handle_of(*word));
            cite(citations_of(source.graph(), *word));
        }
        if (const gate* g = std::get_if<gate>(&value_of(source.graph(), v));
            g != nullptr && g->kind == gate_kind::reported) {
            step.reports.push_back(g->detail);
            cite(source.events()[g->detail].citations);
        }
        if (const world::setting* s = evaluation_.supposed().find(step.what)) {
            step.reports = s->reports;
            for (const std::uint32_t r : s->reports) cite(source.events()[r].citations);
        }
        return step;
    }

    // Whether anybody had mentioned it by then, or the world says something all the same of it, or of what it is a
    // part of.
    [[nodiscard]] bool is_there(vertex v) const {
        const proposal& source = evaluation_.source();
        if (evaluation_.in_force().is_mentioned(v) || evaluation_.supposed().find(source.handle_of(v)) != nullptr)
            return true;
        const node_value& value = value_of(source.graph(), v);
        const gate* part = std::get_if<gate>(&value);
        const full_strength* most = std::get_if<full_strength>(&value);
        return (part != nullptr && evaluation_.supposed().find(source.handle_of(part->owner)) != nullptr) ||
               (most != nullptr && evaluation_.supposed().find(most->of) != nullptr);
    }

    // A part, however often the rule names it.
    struct candidate {
        logic::literal<logic::position> part{};
        std::uint64_t weight = 0;  // of all its places together
        std::size_t place = 0;     // the first
    };
    // The parts that fulfil a predicate, in their order.
    template <class Predicate>
    [[nodiscard]] std::vector<candidate> parts_that(logic::position p, const Predicate& predicate) const {
        const logic::circuit& c = evaluation_.compiled().circuit();
        const auto parts = c.parts(p);
        std::vector<candidate> found;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (predicate(parts[i]) && is_there(c.vertex_of(parts[i].index())))
                found.push_back({parts[i], c.weight(p, i), i});
        std::stable_sort(found.begin(), found.end(),
                         [](const candidate& a, const candidate& b) { return a.part < b.part; });
        std::size_t count = 0;
        for (const candidate& next : found) {
            if (count != 0 && found[count - 1].part == next.part) found[count - 1].weight += next.weight;
            else found[count++] = next;
        }
        found.resize(count);
        std::sort(found.begin(), found.end(), by_place);
        return found;
    }
    [[nodiscard]] static bool by_place(const candidate& a, const candidate& b) { return a.place < b.place; }

    // The parts that a status rests on.
    [[nodiscard]] std::vector<candidate> reasons(logic::position p) const {
        if (is_cut(p)) return {};
        switch (evaluation_.statuses()[p]) {
            case status::met:
                return support(p);
            case status::unmet:
                return parts_that(p, [&](auto part) { return blocks(p, part); });
            case status::open:
                break;
        }
        return parts_that(p, [&](auto part) { return literal_status(part) == status::open; });
    }

    // Unmet rests on all its unmet parts; inside a loop with negation on those decided no later than itself.
    [[nodiscard]] bool blocks(logic::position p, logic::literal<logic::position> part) const {
        if (literal_status(part) != status::unmet) return false;
        const logic::position q = part.index();
        if (loop_of_[p] != loop_of_[q] || loop_of_[p] == 0) return true;
        return part.is_negated() ? time_[q] < time_[p] : time_[q] <= time_[p];
    }
    [[nodiscard]] bool supports(logic::position p, logic::literal<logic::position> part) const {
        if (literal_status(part) != status::met) return false;
        const logic::position q = part.index();
        if (loop_of_[p] != loop_of_[q] || loop_of_[p] == 0) return true;
        if (part.is_negated()) return time_[q] < time_[p];
        return time_[q] < time_[p] || (time_[q] == time_[p] && turn_[q] < turn_[p]);
    }

    // What counts for it and is not told, for nobody had mentioned it: that what is not there does not come.
    [[nodiscard]] std::uint64_t untold_support(logic::position p) const {
        const logic::circuit& c = evaluation_.compiled().circuit();
        const auto parts = c.parts(p);
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (!is_there(c.vertex_of(parts[i].index())) && literal_status(parts[i]) == status::met)
                sum += c.weight(p, i);
        return sum;
    }
    // The cheapest parts that reach the threshold, in their order; none of them can be left out.
    [[nodiscard]] std::vector<candidate> support(logic::position p) const {
        const std::uint64_t asked = evaluation_.compiled().circuit().threshold(p);
        const std::uint64_t threshold = asked - (std::min)(asked, untold_support(p));
        std::vector<candidate> chosen = parts_that(p, [&](auto part) { return supports(p, part); });
        const auto price = [&](const candidate& x) {
            return static_cast<double>(cost_[x.part.index()]) / static_cast<double>(x.weight);
        };
        std::stable_sort(chosen.begin(), chosen.end(),
                         [&](const candidate& a, const candidate& b) { return price(a) < price(b); });
        std::uint64_t sum = 0;
        std::size_t count = 0;
        while (count < chosen.size() && sum < threshold) sum += chosen[count++].weight;
        chosen.resize(count);
        for (std::size_t i = count; i-- > 0;) {  // those that cost most first
            if (sum - chosen[i].weight < threshold) continue;
            sum -= chosen[i].weight;
            chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
        }
        std::sort(chosen.begin(), chosen.end(), by_place);
        return chosen;
    }

    // The size of each position's proof, shared parts counted every time; and when members of loops were decided.
    void measure() {
        const logic::circuit& c = evaluation_.compiled().circuit();
        loop_of_.assign(c.size(), 0);
        time_.assign(c.size(), 0);
        turn_.assign(c.size(), 0);
        cost_.assign(c.size(), 1);
        logic::loop_solver solver;
        indexed<logic::position, status> scratch{evaluation_.statuses()};
        logic::position next{};
        std::uint32_t number = 0;
        std::vector<logic::position> members;
        const auto sweep = [&](logic::position last) {
            for (const logic::position p : index_range<logic::position>{next, last}) cost_[p] = cost(p);
        };
        for (const logic::circuit::component& loop : c.loops()) {
            sweep(loop.first);
            solver.solve(c, loop, evaluation_.settings(), logic::loops::wait, scratch);
            ++number;
            members.clear();
            for (const logic::position p : loop) {
                loop_of_[p] = number;
                time_[p] = solver.times()[loop.place_of(p)];
                turn_[p] = solver.turns()[loop.place_of(p)];
                members.push_back(p);
            }
            std::sort(members.begin(), members.end(), [&](logic::position a, logic::position b) {
                return std::pair{time_[a], turn_[a]} < std::pair{time_[b], turn_[b]};
            });
            for (const logic::position p : members) cost_[p] = cost(p);
            next = loop.last;
        }
        sweep(c.positions().last);
    }
    [[nodiscard]] std::uint64_t cost(logic::position p) const {
        std::uint64_t sum = 1;
        for (const candidate& x : reasons(p)) sum = (std::min)(endless, sum + cost_[x.part.index()]);
        return sum;
    }

    const evaluation& evaluation_;
    indexed<vertex, cause> causes_;
    mutable std::optional<offers> offers_{};  // once a condition on numbers is told
    indexed<logic::position, std::uint32_t> loop_of_{}, time_{}, turn_{};
    indexed<logic::position, std::uint64_t> cost_{};
};

// Leaves out the steps that lie more than `depth` below the first.
inline void prune(std::vector<explanation_step>& steps, std::size_t depth) {
    std::vector<std::size_t> distance(steps.size(), depth + 1), order{0}, number(steps.size(), 0);
    distance[0] = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const explanation_step::reason& r : steps[order[i]].because)
            if (distance[order[i]] < depth && distance[r.step] > depth) {
                distance[r.step] = distance[order[i]] + 1;
                number[r.step] = order.size();
                order.push_back(r.step);
            }
    std::vector<explanation_step> kept;
    for (const std::size_t s : order) {
        kept.push_back(std::move(steps[s]));
        if (distance[s] == depth) kept.back().because.clear();
        for (explanation_step::reason& r : kept.back().because) r.step = number[r.step];
    }
    steps = std::move(kept);
}

}  // namespace muster::detail

#endif
