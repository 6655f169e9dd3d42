#ifndef MUSTER_IO_PHRASES_IMPL_EXPLANATION_HPP
#define MUSTER_IO_PHRASES_IMPL_EXPLANATION_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/explanation.hpp>
#include <muster/io/phrases/impl/phrasebook.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

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
            if (is_passed_over(next.step)) {
                push(next.step, next.depth);
                continue;
            }
            text::line words = sentence(next.step, next.negated);
            if (told_[next.step] != 0 && !steps_[next.step].because.empty()) words += " (see above)";
            result.item(std::move(words), next.depth);
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
        // Something on which the step above rests because it does not hold.
        if (negated && !is_ending)
            words += is_said || s.is == status::met ? "against it: "
                     : s.is == status::unmet        ? "for it: "
                                                    : "it matters: ";
        if (is_ending) {
            words += ending_words(*g, s);
        } else if (g != nullptr) {
            words += gate_words(n, s);
        } else if (is_said && step != 0) {
            words += words_.statement(s.what);
            if (is_position) words += text::line{" ("} + words_.status_words(s.what, s.is) + ")";
        } else {
            words += words_.statement_of_status(s.what, s.is);
            words += grounds(s);
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
        for (auto r = because.rbegin(); r != because.rend(); ++r) todo_.push_back({r->step, depth, r->negated});
    }
    // What the model adds, and decisions that only pass on what was pledged.
    [[nodiscard]] bool is_passed_over(std::size_t step) const {
        const explanation_step& s = steps_[step];
        if (s.because.empty()) return false;
        const node_value& value = proposal_.graph()[s.what.index()].value;
        const gate* g = std::get_if<gate>(&value);
        if (g != nullptr && g->kind == gate_kind::ending) return false;
        if (g != nullptr && g->kind == gate_kind::condition) return s.because.size() == 1;
        return kind_of(value).passes_on;
    }
    // Why, and since when.
    [[nodiscard]] text::line grounds(const explanation_step& s) const {
        std::string words;
        if (const timer* running = std::get_if<timer>(&proposal_.graph()[s.what.index()].value))
            if (text::line told = time_on(*running, s); !told.empty()) return told;
        if (!s.reports.empty()) {
            const event& last = proposal_.events()[s.reports.back()];
            if (s.why == cause::contradiction) words = phrasebook::why(s.why);
            else if (s.why == cause::expired) words = phrasebook::why(s.why);
            else if (last.stage) {
                std::string stage = to_string(*last.stage);
                std::replace(stage.begin(), stage.end(), '_', ' ');
                words = stage + " on " + to_words(last.date);
            } else {
                return " since " + to_words(last.date);
            }
        } else {
            words = waits_for_itself(proposal_, steps_, s) ? "it waits for itself" : phrasebook::why(s.why);
        }
        return words.empty() ? text::line{} : text::line{", " + words};
    }
    // `since 10 October 2025, 29 of 60 days`, of a timer that runs.
    [[nodiscard]] text::line time_on(const timer& running, const explanation_step& s) const {
        if (running.of.size() > 1 || s.reports.empty() || today_ == date{}) return {};
        const date since = proposal_.events()[s.reports.back()].date;
        const auto days = [&](std::chrono::sys_days until) {
            return static_cast<std::uint64_t>((until - since.day()).count());
        };
        return ", since " + to_words(since) + ", " + text::number(days(today_.day())) + " of " +
               text::counted(days(later(since.day(), running.after)), "day", "days");
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
};

MUSTER_INLINE bool waits_for_itself(const proposal& p, const std::vector<explanation_step>& steps,
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

MUSTER_INLINE text::line waits_for(const proposal& p, const explanation& e, any_handle own) {
    std::vector<any_handle> ends;
    for (const explanation_step& s : e.steps)
        if (s.because.empty() && s.what != e.steps.front().what && s.why != cause::not_in_force) ends.push_back(s.what);
    return grounds(p, ends, own);
}

MUSTER_INLINE text::line grounds(const proposal& p, const std::vector<any_handle>& ends, any_handle own) {
    constexpr std::size_t most = 3;
    const phrasebook words{p};
    std::vector<any_handle> facts, deciders, senders;
    std::map<std::uint32_t, std::vector<any_handle>> voters;  // by mandate
    std::vector<text::line> parts;
    const auto add = [](std::vector<any_handle>& to, any_handle h) {
        if (std::find(to.begin(), to.end(), h) == to.end()) to.push_back(h);
    };
    bool is_own = false;
    for (const any_handle end : ends) {
        const node_value& value = value_of(p.graph(), vertex_of(end));
        if (const decision* d = std::get_if<decision>(&value)) {
            if (own && own == any_handle{d->of}) is_own = true;
            else add(deciders, p[d->of].by);
        } else if (const vote* cast = std::get_if<vote>(&value)) {
            add(voters[cast->on.index()], cast->by);
        } else if (const full_strength* most_of_it = std::get_if<full_strength>(&value)) {
            add(senders, p[most_of_it->of].by);
        } else {
            add(facts, end);
        }
    }
    for (std::size_t i = 0; i < facts.size() && (i + 1 < most || facts.size() <= most); ++i)
        parts.push_back(words.name(facts[i]));
    if (parts.size() < facts.size()) parts.push_back(text::number(facts.size() - parts.size()) + " more");
    for (const auto& [on, who] : voters)
        parts.push_back(text::line{who.size() == 1 ? "the vote of " : "the votes of "} + words.names(who, most) +
                        " on " + words.name(p.handle_of(on)));
    if (is_own) parts.push_back("its own decision");
    if (!deciders.empty())
        parts.push_back(text::line{deciders.size() == 1 ? "the decision of " : "the decisions of "} +
                        words.names(deciders, most));
    if (!senders.empty()) parts.push_back(text::line{"how many would come from "} + words.names(senders, most));
    return text::listed(parts, "; ", "; ");
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const explanation& e) {
    const proposal p = e.source();
    const phrasebook words{p};
    text::document result;
    detail::explanation_teller teller{p, e.in.from().true_on, e.steps};
    result.heading(teller.sentence(0, false));
    result.paragraph(words.view(e.in) + ".");
    result.append(teller.items());
    if (!e.cases.empty()) result.paragraph("It comes out so either way:");
    for (const explanation_case& c : e.cases) {
        std::vector<text::line> assumed;
        for (const assumption& a : c.assuming) assumed.push_back(words.clause(a.what, a.is));
        result.item(text::line{"if "} + text::listed(assumed) + ":");
        result.append(detail::explanation_teller{p, e.in.from().true_on, c.steps}.items(), 1);
    }
    if (const text::line note = text::not_whole(e.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
