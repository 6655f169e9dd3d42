#ifndef MUSTER_IO_TEXT_EXPLANATION_HPP
#define MUSTER_IO_TEXT_EXPLANATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/explain.hpp>

namespace muster {

namespace detail {

/// Prints an explanation as an indented list, without recursion.
class explanation_printer {
public:
    explanation_printer(const proposal& p, const std::vector<explanation_step>& steps)
        : proposal_{p}, steps_{steps}, told_(steps.size(), 0) {}

    /// A sentence on a step, and how deep it lies.
    struct told_line {
        std::size_t depth = 0;
        std::string sentence{};
        const std::vector<handle<citation>>* citations = nullptr;
        bool is_again = false;  ///< what it rests on is told above
    };

    /// The steps in the order of the list; the sentences are without their sources.
    [[nodiscard]] std::vector<told_line> lines() {
        std::vector<told_line> result{{0, sentence(0, false), &steps_[0].citations, false}};
        told_[0] = 1;
        push(0, 1);
        while (!todo_.empty()) {
            const line next = todo_.back();
            todo_.pop_back();
            if (steps_[next.step].why == cause::not_in_force) continue;  // it neither brought nor bound anybody
            if (is_passed_over(next.step)) {
                push(next.step, next.depth);
                continue;
            }
            const bool again = told_[next.step] != 0 && !steps_[next.step].because.empty();
            result.push_back({(std::min)(next.depth, deepest), sentence(next.step, next.negated),
                              &steps_[next.step].citations, again});
            if (told_[next.step] == 0) push(next.step, next.depth + 1);
            told_[next.step] = 1;
        }
        return result;
    }
    [[nodiscard]] std::string text(std::size_t deeper = 0) {
        std::string result;
        for (const told_line& l : lines()) {
            std::string sentence = l.sentence;
            if (!l.citations->empty()) sentence += " [" + sources_text(proposal_, *l.citations) + "]";
            if (l.is_again) sentence += " (see above)";
            const std::size_t indent = 2 * (std::min)(l.depth + deeper, deepest);
            result += wrapped((l.depth == 0 ? "" : "- ") + sentence, indent, indent + 2) + "\n";
        }
        return result;
    }

private:
    static constexpr std::size_t deepest = 20;
    struct line {
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
        if (g != nullptr)
            return (g->kind != gate_kind::condition && g->kind != gate_kind::ending) || s.because.size() == 1;
        return std::holds_alternative<decision>(value);
    }

    [[nodiscard]] std::string sentence(std::size_t step, bool negated) const {
        const explanation_step& s = steps_[step];
        const node& n = proposal_.graph()[s.what.index()];
        std::string text;
        if (std::holds_alternative<gate>(n.value)) {
            text = gate_text(n, s);
        } else if (const pledge* said = std::get_if<pledge>(&n.value)) {
            text = name_of(proposal_, any_handle{said->by}) + statement_text(said->reading) +
                   told(said->summary, said->when);
        } else if (const requirement* asked = std::get_if<requirement>(&n.value)) {
            text = name_of(proposal_, any_handle{asked->by}) +
                   (asked->reading == reading::refuses ? " refuses it while this holds" : " requires this") +
                   told(asked->summary, asked->when);
        } else {
            text = name_of(proposal_, s.what) + " " + predicate(proposal_, s.what, s.is);
            if (const std::string why = in_words(s.why); !why.empty()) text += ": " + why;
        }
        if (negated) text = "against it: " + text;
        return text;
    }
    // What was said: in the recorder's words, else the condition, unless it is long.
    [[nodiscard]] std::string told(const std::string& summary, const condition& when) const {
        constexpr std::size_t most_terms = 12;
        if (!summary.empty()) return ": " + summary;
        return when.terms().size() > most_terms ? "" : ": " + in_words(proposal_, when);
    }
    [[nodiscard]] static const char* statement_text(reading how) {
        switch (how) {
            case reading::will_if:
                return " will come if this holds";
            case reading::not_unless:
                return " will not come unless this holds";
            case reading::refuses:
                return " refuses while this holds";
            case reading::prefers:
                return " would prefer this";
        }
        return "";
    }
    [[nodiscard]] static std::string gate_text(const node& n, const explanation_step& s) {
        switch (n.rule.kind) {
            case rule_kind::all_of:
                return s.is == status::met ? "all of these" : "all of a list, but for these";
            case rule_kind::any_of:
                return s.is == status::unmet ? "none of these" : "one of these";
            default:
                return "at least " + std::to_string(s.threshold) +
                       (s.is == status::met ? ": these" : ", but not these");
        }
    }

    const proposal& proposal_;
    const std::vector<explanation_step>& steps_;
    std::vector<std::uint8_t> told_;
    std::vector<line> todo_{};
};

/// The things at the bottom of an explanation, as what is waited for; `otherwise` where there are none.
[[nodiscard]] inline std::string waits_for(const proposal& p, const explanation& e, const std::string& otherwise) {
    constexpr std::size_t most = 3;
    std::vector<std::string> things;
    std::size_t more = 0;
    for (const explanation_step& s : e.steps) {
        if (!s.because.empty() || s.what == e.root().what || s.why == cause::not_in_force) continue;
        if (things.size() == most) ++more;
        else if (std::holds_alternative<decision>(p.graph()[s.what.index()].value))
            things.push_back("its own decision");
        else things.push_back(name_of(p, s.what));
    }
    if (things.empty()) return otherwise;
    if (more != 0) things.push_back(std::to_string(more) + " more");
    return (otherwise.empty() ? "" : otherwise + ": ") + listed(things);
}

}  // namespace detail

/// An indented list: each step under the one it bears on, parts that several steps share told once.
[[nodiscard]] inline std::string to_text(const explanation& e) {
    const proposal p = e.source();
    std::string text = detail::explanation_printer{p, e.steps}.text();
    if (e.cases.empty()) return text;
    text += "  It comes out so either way:\n";
    for (const explanation_case& c : e.cases) {
        std::vector<std::string> assumed;
        for (const assumption& a : c.assuming) assumed.push_back(name_of(p, a.what) + " " + predicate(p, a.what, a.is));
        text += wrapped("- if " + listed(assumed) + ":", 2, 4) + "\n";
        text += detail::explanation_printer{p, c.steps}.text(2);
    }
    return text;
}

}  // namespace muster

#endif
