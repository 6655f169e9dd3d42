#ifndef MUSTER_QUERY_EXPLAIN_HPP
#define MUSTER_QUERY_EXPLAIN_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// Why one thing has its status: by a report, by the caller, or because of other things.
struct explanation_step {
    /// A step this one rests on.
    struct reason {
        std::size_t step = 0;  ///< its number in the explanation
        bool negated = false;  ///< this step rests on its not being met

        friend bool operator==(const reason&, const reason&) = default;
    };

    any_handle what{};                          ///< the thing
    status is = status::open;                   ///< its status
    cause why = cause::derived;                 ///< on what ground
    std::vector<reason> because{};              ///< empty: nothing below, see `why` and `reports`
    std::vector<std::uint32_t> reports{};       ///< numbers of the events that say so
    std::vector<handle<citation>> citations{};  ///< of the statement that it rests on, and of the reports
    date said_on{};                             ///< when that statement was made; none where it rests on no statement
    std::uint64_t threshold = 0;                ///< of a count: how many, or how much, it takes

    friend bool operator==(const explanation_step&, const explanation_step&) = default;
};

/// One of the cases of an answer that stands either way: what is assumed of open inputs, and why it stands then.
struct explanation_case {
    std::vector<assumption> assuming{};     ///< the open inputs that the case decides
    std::vector<explanation_step> steps{};  ///< as those of an `explanation`

    friend bool operator==(const explanation_case&, const explanation_case&) = default;
};

/// How far an explanation goes, and what may be spent on it.
struct explain_options {
    std::size_t most_cases = 16;  ///< that are tried where the thing is open; with less than two, none
    logic::limits limits{};       ///< on trying them, only the time counts
};

/// A proof of a status, down to the sources: steps that rest on each other, the first about the thing asked for. A
/// thing has one step, however many rest on it. For what is met, a small support; for what is unmet, all that stands in
/// its way, which is what would have to change; for what is open, the unknowns that matter. Steps rest on each other in
/// a circle only where the loop itself is the reason: everybody waits, or a thing depends on its own negation.
struct explanation : answer_base {
    std::vector<explanation_step> steps{};  ///< the first is about the thing asked for
    /// Where it comes out the same either way: each way, with why. Else empty; `ended` says whether all ways were
    /// tried.
    std::vector<explanation_case> cases{};

    /// The step about the thing asked for.
    [[nodiscard]] const explanation_step& root() const { return steps.front(); }
    /// The same without what lies more than `depth` steps below the thing asked for.
    [[nodiscard]] explanation pruned(std::size_t depth) const {
        explanation result{*this};
        prune(result.steps, depth);
        for (explanation_case& c : result.cases) prune(c.steps, depth);
        return result;
    }

    friend bool operator==(const explanation&, const explanation&) = default;

private:
    static void prune(std::vector<explanation_step>& steps, std::size_t depth) {
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
};

namespace detail {

/// Finds explanations in one evaluation.
class explaining {
public:
    /// The evaluation must outlive it.
    explicit explaining(const evaluation& e) : evaluation_{e}, causes_{e.causes()} { measure(); }

    /// Why a thing has its status. Throws `error` for a handle of another proposal.
    [[nodiscard]] explanation of(any_handle what) const {
        evaluation_.source().check(what);
        const logic::circuit& c = evaluation_.compiled().circuit();
        explanation result;
        result.of = origin{evaluation_.source()};
        result.in = evaluation_.world();
        std::vector<std::uint32_t> order{c.position(what.index())};
        std::vector<std::size_t> number(c.size(), none);
        number[order.front()] = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::uint32_t p = order[i];
            explanation_step step = bare_step(p);
            for (const auto& [part, weight, place] : reasons(p)) {
                if (number[part.position()] == none) {
                    number[part.position()] = order.size();
                    order.push_back(part.position());
                }
                step.because.push_back({number[part.position()], part.is_negated()});
            }
            result.steps.push_back(std::move(step));
        }
        return result;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::uint64_t endless = 1'000'000'000'000'000;

    [[nodiscard]] status literal_status(logic::literal part) const {
        return logic::of_literal(evaluation_.statuses()[part.position()], part.is_negated());
    }
    [[nodiscard]] bool is_cut(std::uint32_t p) const {
        return evaluation_.settings()[p] != logic::setting::none || evaluation_.compiled().circuit().is_leaf(p);
    }

    [[nodiscard]] explanation_step bare_step(std::uint32_t p) const {
        const proposal& source = evaluation_.source();
        const logic::circuit& c = evaluation_.compiled().circuit();
        const std::uint32_t v = c.original(p);
        explanation_step step;
        step.what = source.handle_of(v);
        step.is = evaluation_.statuses()[p];
        step.why = causes_[v];
        if (!c.is_leaf(p) && source.graph()[v].rule.kind == rule_kind::at_least) step.threshold = c.threshold(p);
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
        if (const world::setting* s = evaluation_.world().find(step.what)) {
            step.reports = s->reports;
            for (const std::uint32_t r : s->reports) cite(source.events()[r].citations);
        }
        return step;
    }

    // A part, however often the rule names it.
    struct candidate {
        logic::literal part{};
        std::uint64_t weight = 0;  // of all its places together
        std::size_t place = 0;     // the first
    };
    // The parts that fulfil a predicate, in their order.
    template <class Predicate>
    [[nodiscard]] std::vector<candidate> parts_that(std::uint32_t p, const Predicate& predicate) const {
        const logic::circuit& c = evaluation_.compiled().circuit();
        const auto parts = c.parts(p);
        std::vector<candidate> found;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (predicate(parts[i])) found.push_back({parts[i], c.weight(p, i), i});
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
    [[nodiscard]] std::vector<candidate> reasons(std::uint32_t p) const {
        if (is_cut(p)) return {};
        switch (evaluation_.statuses()[p]) {
            case status::met:
                return support(p);
            case status::unmet:
                return parts_that(p, [&](logic::literal part) { return blocks(p, part); });
            case status::open:
                break;
        }
        return parts_that(p, [&](logic::literal part) { return literal_status(part) == status::open; });
    }

    // Unmet rests on all its unmet parts; inside a loop with negation on those decided no later than itself.
    [[nodiscard]] bool blocks(std::uint32_t p, logic::literal part) const {
        if (literal_status(part) != status::unmet) return false;
        const std::uint32_t q = part.position();
        if (loop_of_[p] != loop_of_[q] || loop_of_[p] == 0) return true;
        return part.is_negated() ? time_[q] < time_[p] : time_[q] <= time_[p];
    }
    [[nodiscard]] bool supports(std::uint32_t p, logic::literal part) const {
        if (literal_status(part) != status::met) return false;
        const std::uint32_t q = part.position();
        if (loop_of_[p] != loop_of_[q] || loop_of_[p] == 0) return true;
        if (part.is_negated()) return time_[q] < time_[p];
        return time_[q] < time_[p] || (time_[q] == time_[p] && turn_[q] < turn_[p]);
    }

    // The cheapest parts that reach the threshold, in their order; none of them can be left out.
    [[nodiscard]] std::vector<candidate> support(std::uint32_t p) const {
        const std::uint64_t threshold = evaluation_.compiled().circuit().threshold(p);
        std::vector<candidate> chosen = parts_that(p, [&](logic::literal part) { return supports(p, part); });
        const auto price = [&](const candidate& x) {
            return static_cast<double>(cost_[x.part.position()]) / static_cast<double>(x.weight);
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
        std::vector<status> scratch(evaluation_.statuses().begin(), evaluation_.statuses().end());
        std::uint32_t next = 0, number = 0;
        std::vector<std::uint32_t> members;
        for (const logic::circuit::component loop : c.loops()) {
            for (; next < loop.first; ++next) cost_[next] = cost(next);
            solver.solve(c, loop, evaluation_.settings(), logic::loops::wait, scratch);
            ++number;
            members.clear();
            for (; next < loop.last; ++next) {
                loop_of_[next] = number;
                time_[next] = solver.times()[next - loop.first];
                turn_[next] = solver.turns()[next - loop.first];
                members.push_back(next);
            }
            std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
                return std::pair{time_[a], turn_[a]} < std::pair{time_[b], turn_[b]};
            });
            for (const std::uint32_t p : members) cost_[p] = cost(p);
        }
        for (; next < c.size(); ++next) cost_[next] = cost(next);
    }
    [[nodiscard]] std::uint64_t cost(std::uint32_t p) const {
        std::uint64_t sum = 1;
        for (const candidate& x : reasons(p)) sum = (std::min)(endless, sum + cost_[x.part.position()]);
        return sum;
    }

    const evaluation& evaluation_;
    std::vector<cause> causes_;
    std::vector<std::uint32_t> loop_of_{}, time_{}, turn_{};
    std::vector<std::uint64_t> cost_{};
};

}  // namespace detail

/// Why a thing has its status in a world. Linear in the proposal, but for sorting. Where the thing is open, up to
/// `most_cases` sets of assumptions are tried to see whether it comes out the same either way.
/// Throws `error` for a handle of another proposal.
[[nodiscard]] inline explanation explain(const compiled& c, const world& w, any_handle what,
                                         const explain_options& options = {}) {
    const detail::evaluation e{c, w};
    explanation result = detail::explaining{e}.of(what);
    if (result.root().is != status::open || options.most_cases < 2) return result;
    const logic::budget allowed{options.limits};

    // Open things found along the explanation itself are assumed met, then unmet, until every case is decided alike.
    std::vector<explanation_case> cases, todo{{{}, result.steps}};
    while (!todo.empty()) {
        const explanation_case here = std::move(todo.back());
        todo.pop_back();
        const status is = here.steps.front().is;
        if (is != status::open) {
            if (!cases.empty() && cases.front().steps.front().is != is) return result;
            cases.push_back(here);
            continue;
        }
        any_handle input{};
        for (const explanation_step& step : here.steps)
            if (step.is == status::open && step.because.empty() && !input) input = step.what;
        if (!input || input == what) return result;
        if (cases.size() + todo.size() + 2 > options.most_cases || allowed.is_late()) {
            result.ended = allowed.is_late() ? logic::ended::time : logic::ended::stopped;
            return result;
        }
        for (const status assumed : {status::unmet, status::met}) {
            explanation_case next;
            next.assuming = here.assuming;
            next.assuming.push_back({input, assumed});
            world supposed = w;
            for (const assumption& a : next.assuming) {
                // An actor that is overridden takes its contributions with it; one that is presumed does not.
                const cause why = e.source().as<actor>(a.what) ? cause::presumed : cause::overridden;
                supposed.set({a.what, a.is, why, {}});
            }
            const detail::evaluation then{c, supposed};
            next.steps = detail::explaining{then}.of(what).steps;
            todo.push_back(std::move(next));
        }
    }
    explanation_step root = result.root();
    root.is = cases.front().steps.front().is;
    root.why = cause::derived;
    root.because.clear();
    result.steps.assign(1, root);
    result.cases = std::move(cases);
    return result;
}
[[nodiscard]] inline explanation explain(const proposal& p, const world& w, any_handle what,
                                         const explain_options& options = {}) {
    return explain(compile(p), w, what, options);
}

}  // namespace muster

#endif
