#ifndef MUSTER_IO_PHRASES_IMPL_EXPLANATION_TELLER_HPP
#define MUSTER_IO_PHRASES_IMPL_EXPLANATION_TELLER_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/io/phrases/impl/votes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/explanation.hpp>

namespace muster::detail {

/// Whether a step that lies in a stand-off is alone in it: nothing else that can wait is in its loop.
[[nodiscard]] inline bool waits_for_itself(const proposal& p, const std::vector<explanation_step>& steps,
                                           const explanation_step& step) {
    if (step.why != cause::stand_off) return false;
    std::vector<std::uint8_t> seen(steps.size(), 0);
    std::vector<std::size_t> todo{static_cast<std::size_t>(&step - steps.data())};
    seen[todo.front()] = 1;
    std::size_t waiting = 0;
    while (!todo.empty()) {
        const explanation_step& s = steps[todo.back()];
        todo.pop_back();
        // Whose role or actor it is waits through it.
        waiting += muster::visit(
            overloaded{[](const among<contribution, mandate, precondition, force, position> auto&) { return 1U; },
                       [](const among<gate, actor, role, decision, full_strength, pledge, inherited_pledge, requirement,
                                      vote, timer> auto&) { return 0U; }},
            p.graph()[s.what.index()].value);
        for (const explanation_step::reason& r : s.because)
            if (steps[r.step].why == cause::stand_off && seen[r.step] == 0) {
                seen[r.step] = 1;
                todo.push_back(r.step);
            }
    }
    return waiting <= 1;
}

/// Tells the steps of an explanation as the items of a list, without recursion.
class explanation_teller {
public:
    explanation_teller(const proposal& p, date today, const std::vector<explanation_step>& steps)
        : words_{p}, proposal_{p}, today_{today}, steps_{steps}, told_(steps.size(), 0) {}

    /// The steps below the first; that one is the heading.
    [[nodiscard]] text::document items() {
        text::document result;
        told_[0] = 1;
        push(0, 0);
        while (!todo_.empty()) {
            const place next = todo_.back();
            todo_.pop_back();
            if (steps_[next.step].why == cause::not_in_force) continue;  // it neither brought nor bound anybody
            if (is_part_of_amount(next.step) && steps_[next.step].because.empty()) continue;
            if (silent_voter(next.step)) {
                result.item(silent_votes(next), next.depth);
                continue;
            }
            if (is_passed_over(next.step)) {
                push(next.step, next.depth);
                continue;
            }
            if (is_told_twice(next)) continue;
            text::line words = sentence(next.step, next.negated);
            if (told_[next.step] != 0 && !steps_[next.step].because.empty()) words += " (see above)";
            if (const std::string told = words.text(); told != last_ || !steps_[next.step].because.empty()) {
                result.item(std::move(words), next.depth);
                last_ = told;  // one vote, of which two sides matter, is told once
            }
            if (told_[next.step] == 0) push(next.step, next.depth + 1);
            told_[next.step] = 1;
        }
        return result;
    }
    /// A sentence on a step, with its sources.
    [[nodiscard]] text::line sentence(std::size_t step, bool negated) const {
        const explanation_step& s = steps_[step];
        const node& n = proposal_.graph()[s.what.index()];
        text::line words;
        const gate* g = std::get_if<gate>(&n.value);
        const bool is_position = std::holds_alternative<position>(n.value);
        const bool is_said = is_statement(n.value) && !std::holds_alternative<precondition>(n.value);
        const bool is_ending = g != nullptr && g->kind == gate_kind::ending;
        const auto cast = proposal_.as<vote>(s.what);
        const bool is_cast = cast && !s.reports.empty();
        const timer* running = std::get_if<timer>(&n.value);
        // Something on which the step above rests because it does not hold.
        if (negated && !is_ending && !is_cast)
            words += is_said || s.is == status::met ? "against it: "
                     : s.is == status::unmet        ? "for it: "
                                                    : "it matters: ";
        if (is_ending) {
            words += ending_words(*g, s);
        } else if (s.figures) {
            words += amount_in_words(s);
        } else if (g != nullptr) {
            words += s.reports.empty() ? gate_words(n, s) : text::line{reported_words(s)};
        } else if (is_said && step != 0) {
            words += words_.statement(s.what);
            if (is_position) words += text::line{" ("} + words_.status_words(s.what, s.is) + ")";
        } else if (is_cast) {
            words += recorded_vote_words(words_, *cast, s.is, s.reports);
        } else {
            words += words_.statement_of_status(s.what, s.is);
            words += running != nullptr ? time_on(*running, s) : grounds(s);
        }
        return words + words_.sources(s.citations);
    }

private:
    struct place {
        std::size_t step;
        std::size_t depth;
        bool negated;
    };

    void push(std::size_t step, std::size_t depth) {
        const auto& because = steps_[step].because;
        const bool is_timed = is_told_by_timer(steps_[step]);
        for (auto r = because.rbegin(); r != because.rend(); ++r)
            if (!is_timed || r == because.rbegin() || !steps_[r->step].because.empty())
                todo_.push_back({r->step, depth, r->negated});
    }
    // Whether it is a part of a condition that rests on things and on the timer that tells since when they are there.
    [[nodiscard]] bool is_told_by_timer(const explanation_step& s) const {
        const auto running = s.because.empty() || s.is != status::met || !proposal_.is_gate(s.what.index())
                                 ? std::nullopt
                                 : proposal_.as<timer>(steps_[s.because.back().step].what);
        if (!running) return false;
        const std::vector<any_handle>& of = proposal_[*running].of;
        return std::all_of(s.because.begin(), std::prev(s.because.end()), [&](const explanation_step::reason& r) {
            return std::find(of.begin(), of.end(), steps_[r.step].what) != of.end();
        });
    }
    // What the model adds, and decisions that only pass on what was pledged.
    [[nodiscard]] bool is_passed_over(std::size_t step) const {
        const explanation_step& s = steps_[step];
        if (s.because.empty()) return false;
        const node_value& value = proposal_.graph()[s.what.index()].value;
        const gate* g = std::get_if<gate>(&value);
        if (g != nullptr && (g->kind == gate_kind::ending || is_amount(*g))) return false;
        if (g != nullptr && g->kind == gate_kind::condition)
            return s.because.size() == 1 || is_of_one_voter(s) || is_told_by_timer(s);
        return kind_of(value).passes_on;
    }
    // Whether it was the last thing told at this depth: what is counted in two parts is told once.
    [[nodiscard]] bool is_told_twice(const place& next) {
        last_at_.resize(next.depth + 1, steps_.size());
        return std::exchange(last_at_[next.depth], next.step) == next.step;
    }
    // A part of a condition on numbers, which is told as a whole.
    [[nodiscard]] bool is_part_of_amount(std::size_t step) const {
        const gate* g = std::get_if<gate>(&proposal_.graph()[steps_[step].what.index()].value);
        return g != nullptr && g->kind == gate_kind::amount && !is_amount(*g);
    }
    // Whether it rests on what was reported of one member's vote alone, which is told once.
    [[nodiscard]] bool is_of_one_voter(const explanation_step& s) const {
        const auto first = proposal_.as<vote>(steps_[s.because.front().step].what);
        return first && std::all_of(s.because.begin(), s.because.end(), [&](const explanation_step::reason& r) {
                   const auto cast = proposal_.as<vote>(steps_[r.step].what);
                   return cast && proposal_[*cast].by == proposal_[*first].by && !steps_[r.step].reports.empty();
               });
    }
    // Whose vote it is, where a step is a vote, or rests on one vote alone, of which nothing was said.
    [[nodiscard]] std::optional<handle<actor>> silent_voter(std::size_t step) const {
        const explanation_step& s = steps_[step];
        if (const auto cast = proposal_.as<vote>(s.what)) {
            if (s.why != cause::nothing_said || !s.because.empty()) return std::nullopt;
            return proposal_[*cast].by;
        }
        if (!proposal_.is_gate(s.what.index()) || s.because.empty()) return std::nullopt;
        std::optional<handle<actor>> first;
        for (const explanation_step::reason& r : s.because) {
            if (!proposal_.as<vote>(steps_[r.step].what)) return std::nullopt;
            const auto by = silent_voter(r.step);
            if (!by || (first && *first != *by)) return std::nullopt;
            first = by;
        }
        return first;
    }
    // This vote, and those that would be told next in the same place, as one item.
    [[nodiscard]] text::line silent_votes(const place& first) {
        std::vector<any_handle> who{*silent_voter(first.step)};
        while (!todo_.empty() && todo_.back().depth == first.depth) {
            const auto next = silent_voter(todo_.back().step);
            if (!next) break;
            todo_.pop_back();
            if (std::find(who.begin(), who.end(), any_handle{*next}) == who.end()) who.emplace_back(*next);
        }
        const bool is_one = who.size() == 1;
        return text::line{is_one ? "the vote of " : "the votes of "} + words_.names(who) +
               (is_one ? ": nothing was said of it" : ": nothing was said of them");
    }
    // Why, and since when.
    [[nodiscard]] text::line grounds(const explanation_step& s) const {
        std::string words;
        if (!s.reports.empty()) {
            words = reported_words(s);
            if (words.starts_with("since ")) return " " + words;
        } else {
            words = waits_for_itself(proposal_, steps_, s) ? "it waits for itself" : phrasebook::why(s.why);
        }
        return words.empty() ? text::line{} : text::line{", " + words};
    }
    // `deployed on 15 December 2025, for 6 months`, or `since 15 December 2025`, of what was reported.
    [[nodiscard]] std::string reported_words(const explanation_step& s) const {
        if (s.why == cause::contradiction || s.why == cause::expired) return phrasebook::why(s.why);
        const event& last = proposal_.events()[s.reports.back()];
        if (!last.stage) return "since " + to_words(last.date);
        std::string stage = to_string(*last.stage);
        std::replace(stage.begin(), stage.end(), '_', ' ');
        return stage + " on " + to_words(last.date) + time_set_by(last);
    }
    // `, for 6 months`, of an event from which a time counts.
    [[nodiscard]] std::string time_set_by(const event& e) const {
        const auto basis = proposal_.as<mandate>(e.on);
        const bool is_first = basis && e.stage == stage::adopted && e.expires == date{};
        const duration time = e.lasts ? e.lasts : is_first ? proposal_[*basis].lasts : duration{};
        return time ? ", for " + to_words(time) : "";
    }
    // Of a timer: `, since 10 October 2025, 29 of 60 days` while it runs, ` since 9 December 2025, counted from 10
    // October 2025` once the time is over. Of an order: since when each of the things is there.
    [[nodiscard]] text::line time_on(const timer& running, const explanation_step& s) const {
        if (running.of.size() > 1) return order_of(running, s);
        if (s.is == status::open) return ", it is not known since when";
        if (s.reports.empty()) return s.is == status::met ? grounds(s) : ", as by the reports it has not begun";
        const date since = proposal_.events()[s.reports.back()].date;
        const std::chrono::sys_days end = later(since.day(), running.after);
        if (s.is == status::met)
            return " since " + to_words(date{std::chrono::year_month_day{end}}) + ", counted from " + to_words(since);
        const auto days = [&](std::chrono::sys_days until) {
            return static_cast<std::uint64_t>((until - since.day()).count());
        };
        return ", since " + to_words(since) + ", " + text::number(days(today_.day())) + " of " +
               text::counted(days(end), "day", "days");
    }
    [[nodiscard]] text::line order_of(const timer& running, const explanation_step& s) const {
        std::vector<text::line> parts;
        for (const std::uint32_t r : s.reports) {
            const event& e = proposal_.events()[r];
            if (std::find(running.of.begin(), running.of.end(), e.on) != running.of.end())
                parts.push_back(words_.name(e.on) + " since " + to_words(e.date));
        }
        return parts.empty() ? text::line{} : text::line{": "} + text::listed(parts, "; ", "; ");
    }
    [[nodiscard]] text::line ending_words(const gate& g, const explanation_step& s) const {
        const pledge& said = std::get<pledge>(proposal_.graph()[g.owner].value);
        const bool many = is_many(proposal_, said.by);
        return words_.name(said.by) + (many ? " stay unless this holds: " : " stays unless this holds: ") +
               words_.condition(*said.unless) + " (" +
               text::span{.text = s.is == status::met    ? "it holds"
                                  : s.is == status::open ? "it is open"
                                                         : "it does not hold",
                          .is = negated(s.is)} +
               ")";
    }
    // What a condition on numbers asks for, whether it is reached, and what is offered.
    [[nodiscard]] text::line amount_in_words(const explanation_step& s) const {
        const need_figures& f = *s.figures;
        const condition::term& asked =
            proposal_.condition_on_numbers(std::get<gate>(proposal_.graph()[s.what.index()].value).detail);
        const auto number = [](std::uint64_t n) {
            return n == strength::unbounded ? std::string{"any number"} : text::number(n);
        };
        std::string offered = number(f.firm) + " would come";
        if (asked.kind == condition_kind::share) offered += ", " + number(f.needed) + " would be that share";
        if (f.possible != 0) offered += ", " + number(f.possible) + " more may";
        if (f.barred != 0) offered += ", " + number(f.barred) + " would not";
        if (f.unsized != 0)
            offered += ", and " + text::number(f.unsized) + (f.unsized == 1 ? " offer is" : " offers are") +
                       " of unknown size";
        return words_.name(s.what) + ": " +
               text::span{.text = s.is == status::met    ? "so"
                                  : s.is == status::open ? "open"
                                                         : "not so",
                          .is = s.is} +
               "; " + offered;
    }
    [[nodiscard]] static text::line gate_words(const node& n, const explanation_step& s) {
        switch (n.rule.kind) {
            case rule_kind::given:
            case rule_kind::all_of:
                return s.is == status::met ? "all of these:" : "not all of these:";
            case rule_kind::any_of:
                return s.is == status::unmet ? "none of these:" : "one of these:";
            case rule_kind::at_least:
                break;
        }
        const std::string count = "at least " + text::number(s.threshold);
        return s.is == status::met ? count + ", of these:" : count + " are asked for; these are missing:";
    }

    phrasebook words_;
    const proposal& proposal_;
    date today_;
    const std::vector<explanation_step>& steps_;
    std::vector<std::uint8_t> told_;
    std::vector<place> todo_{};
    std::string last_{};                  // what was told last
    std::vector<std::size_t> last_at_{};  // the step told last, by depth
};

}  // namespace muster::detail

#endif
