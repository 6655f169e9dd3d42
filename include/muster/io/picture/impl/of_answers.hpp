#ifndef MUSTER_IO_PICTURE_IMPL_OF_ANSWERS_HPP
#define MUSTER_IO_PICTURE_IMPL_OF_ANSWERS_HPP

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/picture/labels.hpp>
#include <muster/io/picture/of_answers.hpp>

namespace muster {

namespace detail {

/// Collects the items of an answer's picture, one for each thing.
class answer_sketch {
public:
    explicit answer_sketch(const proposal& p) : proposal_{p} {}

    std::size_t item(any_handle h, bool has_actor_in_name = true) {
        const auto [known, is_new] = item_of_.try_emplace(h, result.items.size());
        if (!is_new) return known->second;
        const node_value& value = proposal_.graph()[h.index()].value;
        picture::item made;
        made.what = h;
        made.shape = figure_of(value);
        made.full = made.text =
            made.shape == figure::statement ? statement_words(proposal_, h) : figure_words(proposal_, h);
        const contribution* c = std::get_if<contribution>(&value);
        if (c != nullptr && !has_actor_in_name) {
            made.text = name_of(proposal_, any_handle{c->fills});
            made.group = group(c->by);
        }
        made.detail = standing_detail(proposal_, value);
        result.items.push_back(std::move(made));
        return known->second;
    }
    void line(std::size_t tail, std::size_t head, bool negated = false) {
        if (lines_.emplace(std::pair{tail, head}, negated).second) result.lines.push_back({tail, head, negated, {}});
    }

    picture result{};

private:
    std::size_t group(any_handle of) {
        const auto [known, is_new] = group_of_.try_emplace(of, result.groups.size());
        if (is_new) result.groups.push_back({of, name_of(proposal_, of)});
        return known->second;
    }

    const proposal& proposal_;
    std::map<any_handle, std::size_t> item_of_{}, group_of_{};
    std::map<std::pair<std::size_t, std::size_t>, bool> lines_{};
};

/// Draws an explanation without the steps that only pass on what lies below them.
class explanation_sketch {
public:
    explanation_sketch(const proposal& p, const std::vector<explanation_step>& steps)
        : proposal_{p}, steps_{steps}, sketch_{p} {}

    [[nodiscard]] picture run() {
        step_item(0);
        sketch_.result.items.front().is_focus = true;
        for (std::size_t i = 0; i < drawn_.size(); ++i) {
            std::vector<explanation_step::reason> todo = below(drawn_[i]);
            while (!todo.empty()) {
                const explanation_step::reason next = todo.back();
                todo.pop_back();
                if (steps_[next.step].why == cause::not_in_force) continue;
                if (is_passed_over(next.step)) {
                    for (const explanation_step::reason& r : below(next.step))
                        todo.push_back({r.step, r.negated != next.negated});
                } else {
                    const std::size_t head = step_item(next.step);
                    sketch_.line(i, head, next.negated);
                }
            }
        }
        return std::move(sketch_.result);
    }

private:
    [[nodiscard]] std::vector<explanation_step::reason> below(std::size_t step) const {
        return {steps_[step].because.rbegin(), steps_[step].because.rend()};
    }
    [[nodiscard]] bool is_passed_over(std::size_t step) const {
        const explanation_step& s = steps_[step];
        if (s.because.empty()) return false;
        const node_value& value = proposal_.graph()[s.what.index()].value;
        if (const gate* g = std::get_if<gate>(&value))
            return !is_amount(*g) &&
                   ((g->kind != gate_kind::condition && g->kind != gate_kind::ending) || s.because.size() == 1);
        return std::holds_alternative<decision>(value);
    }
    std::size_t step_item(std::size_t step) {
        const explanation_step& s = steps_[step];
        const std::size_t known = sketch_.result.items.size();
        const std::size_t at = sketch_.item(s.what);
        if (at != known) return at;
        drawn_.push_back(step);
        picture::item& made = sketch_.result.items[at];
        made.is = s.is;
        made.note = short_note(proposal_, s.what, s.is, s.why);
        if (made.shape == figure::gate) {
            const vertex v = vertex_of(s.what);
            const bool is_number = is_amount(std::get<gate>(value_of(proposal_.graph(), v)));
            made.text = made.full = is_number
                                        ? name_of(proposal_, s.what)
                                        : gate_words(rule_of(proposal_.graph(), v), heads(proposal_.graph(), v).size());
        }
        for (const handle<citation> c : s.citations)
            made.detail += (made.detail.empty() ? "" : "; ") + name_of(proposal_, c);
        return at;
    }

    const proposal& proposal_;
    const std::vector<explanation_step>& steps_;
    answer_sketch sketch_;
    std::vector<std::size_t> drawn_{};  // the step of each item
};

}  // namespace detail

MUSTER_INLINE picture picture_of(const explanation& e) {
    const proposal p = e.source();
    const phrasebook words{p};
    const bool has_cases = !e.cases.empty();
    picture result = detail::explanation_sketch{p, has_cases ? e.cases.front().steps : e.steps}.run();
    result.title = "Why: " + words.statement_of_status(e.root().what, e.root().is).text();
    result.caption.push_back(words.view(e.in).text());
    if (has_cases)
        result.caption.push_back("It stands either way; this is one case of " + std::to_string(e.cases.size()));
    return result;
}

MUSTER_INLINE picture picture_of(const standoff& s) {
    const proposal p = s.of.get();
    const phrasebook words{p};
    detail::answer_sketch sketch{p};
    for (const standoff::link& l : s.links) {
        const std::size_t waits = sketch.item(l.waits), on = sketch.item(l.on);
        if (l.through) {
            const std::size_t through = sketch.item(l.through);
            sketch.line(waits, through);
            sketch.line(through, on);
        } else {
            sketch.line(waits, on);
        }
    }
    for (const auto& move : s.first_moves) {
        if (move.size() != 1) continue;
        const std::size_t at = sketch.item(move.front());
        sketch.result.items[at].detail = "could move first";
        sketch.result.items[at].is_focus = true;
    }
    const std::vector<any_handle> who(s.actors.begin(), s.actors.end());
    sketch.result.title = who.empty() ? "A stand-off" : "A stand-off between " + words.names(who, 12).text();
    if (!s.unlocks.empty())
        sketch.result.caption.push_back("If they moved together, this would be so too: " +
                                        words.names(s.unlocks, 12).text());
    if (!s.provided.empty()) sketch.result.caption.push_back("Provided: " + words.names(s.provided, 12).text());
    return std::move(sketch.result);
}

MUSTER_INLINE picture picture_of(const dependents_answer& answer) {
    picture nobody;
    nobody.title = "Nobody depends on it";
    if (answer.empty()) return nobody;
    const proposal p = answer.source();
    detail::answer_sketch sketch{p};
    for (const dependent& d : answer) {
        std::size_t tail = sketch.item(d.contribution, false);
        picture::item& who = sketch.result.items[tail];
        who.detail = how_strictly(d);
        for (std::size_t i = 1; i < d.chain.size(); ++i) {
            const node_value& value = p.graph()[d.chain[i].index()].value;
            const bool is_last = i + 1 == d.chain.size();
            if (!is_last && detail::figure_of(value) == figure::statement) continue;
            const std::size_t head = sketch.item(d.chain[i], !std::holds_alternative<contribution>(value));
            if (is_last) sketch.result.items[head].is_focus = true;
            if (head != tail) sketch.line(tail, head, is_last && is_against(d.how));
            tail = head;
        }
        if (d.on == answer.thing) continue;
        const std::size_t who_decides = sketch.item(answer.thing);
        sketch.result.items[who_decides].is_focus = true;
        sketch.line(tail, who_decides);
    }
    sketch.result.title = "Whose participation depends on this: " + name_of(p, answer.thing);
    return std::move(sketch.result);
}

}  // namespace muster

#endif
