#ifndef MUSTER_IO_TEXT_HPP
#define MUSTER_IO_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/names.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/explain.hpp>

namespace muster {

/// A cause as a clause; empty where the status says it all.
[[nodiscard]] inline std::string in_words(cause why) {
    switch (why) {
        case cause::given:
            return "as reported";
        case cause::derived:
            return "";
        case cause::presumed:
            return "presumed";
        case cause::open_input:
            return "not known yet";
        case cause::undecided:
            return "the contributor has yet to decide";
        case cause::refused:
            return "refused";
        case cause::pending:
            return "pending";
        case cause::stand_off:
            return "each waits for the others";
        case cause::undetermined:
            return "it hangs on its own negation";
        case cause::contradiction:
            return "reports of one day disagree";
        case cause::expired:
            return "its time has run out";
        case cause::withdrawn:
            return "withdrawn";
        case cause::suspended:
            return "suspended";
        case cause::nobody_offered:
            return "nobody has offered";
        case cause::nothing_said:
            return "nothing was said";
        case cause::overridden:
            return "as assumed";
    }
    return "";
}

/// The status of a thing as a predicate of its name: `would come`, `is not in force`.
[[nodiscard]] inline std::string predicate(const proposal& p, any_handle what, status is) {
    const auto choose = [is](const char* met, const char* open, const char* unmet) {
        return std::string{is == status::met ? met : is == status::open ? open : unmet};
    };
    return std::visit(
        [&](const auto& value) {
            using value_type = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<value_type, contribution>)
                return choose("would come", "may come", "would not come");
            else if constexpr (std::is_same_v<value_type, actor>)
                return choose("would take part", "may take part", "would not take part");
            else if constexpr (std::is_same_v<value_type, role>)
                return choose("is filled", "may be filled", "is not filled");
            else if constexpr (std::is_same_v<value_type, mandate>)
                return choose("is in force", "may be in force", "is not in force");
            else if constexpr (std::is_same_v<value_type, force>)
                return choose("is deployable", "may be deployable", "is not deployable");
            else if constexpr (std::is_same_v<value_type, decision>)
                return choose("is to come", "is open", "is not to come");
            else if constexpr (std::is_same_v<value_type, position>)
                return choose("is in favour", "may be in favour", "is not in favour");
            else if constexpr (std::is_same_v<value_type, vote>) return choose("holds", "is open", "does not hold");
            else return choose("is met", "is open", "is not met");
        },
        p.graph()[what.index()].value);
}

namespace detail {

[[nodiscard]] inline std::string sources_text(const proposal& p, const std::vector<handle<citation>>& cited) {
    std::vector<std::string> names;
    for (const handle<citation> c : cited) names.push_back(name_of(p, c));
    return listed(names, "; ");
}

/// Prints an explanation as an indented list, without recursion.
class explanation_printer {
public:
    explicit explanation_printer(const explanation& e)
        : explanation_{e}, proposal_{e.source()}, told_(e.steps().size(), 0) {}

    [[nodiscard]] std::string text() {
        std::string result = wrapped(sentence(0, false), 0, 2);
        result += '\n';
        told_[0] = 1;
        push(0, 1);
        while (!todo_.empty()) {
            const line next = todo_.back();
            todo_.pop_back();
            if (is_passed_over(next.step)) {
                push(next.step, next.depth);
                continue;
            }
            const std::size_t indent = 2 * (std::min)(next.depth, deepest);
            const bool again = told_[next.step] != 0 && !explanation_.steps()[next.step].because.empty();
            result +=
                wrapped("- " + sentence(next.step, next.negated) + (again ? " (see above)" : ""), indent, indent + 2);
            result += '\n';
            if (told_[next.step] == 0) push(next.step, next.depth + 1);
            told_[next.step] = 1;
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
        const auto& because = explanation_.steps()[step].because;
        for (auto r = because.rbegin(); r != because.rend(); ++r) todo_.push_back({r->step, depth, r->negated});
    }
    // What the model adds, and decisions that only pass on what was pledged.
    [[nodiscard]] bool is_passed_over(std::size_t step) const {
        const explanation_step& s = explanation_.steps()[step];
        if (s.because.empty()) return false;
        const node_value& value = proposal_.graph()[s.what.index()].value;
        const gate* g = std::get_if<gate>(&value);
        if (g != nullptr)
            return (g->kind != gate_kind::condition && g->kind != gate_kind::ending) || s.because.size() == 1;
        return std::holds_alternative<decision>(value);
    }

    [[nodiscard]] std::string sentence(std::size_t step, bool negated) const {
        const explanation_step& s = explanation_.steps()[step];
        const node& n = proposal_.graph()[s.what.index()];
        std::string text;
        if (const gate* g = std::get_if<gate>(&n.value); g != nullptr && g->kind != gate_kind::strength) {
            text = gate_text(n, s);
        } else if (const pledge* said = std::get_if<pledge>(&n.value)) {
            text = statement_text(name_of(proposal_, any_handle{said->by}), said->reading, said->summary);
        } else if (const requirement* asked = std::get_if<requirement>(&n.value)) {
            text = name_of(proposal_, any_handle{asked->by}) +
                   (asked->reading == reading::refuses ? " refuses it" : " requires") + summary_text(asked->summary);
        } else {
            text = name_of(proposal_, s.what) + " " + predicate(proposal_, s.what, s.is);
            if (const std::string why = in_words(s.why); !why.empty()) text += ": " + why;
        }
        if (negated) text = "against it: " + text;
        if (!s.citations.empty()) text += " [" + sources_text(proposal_, s.citations) + "]";
        return text;
    }
    [[nodiscard]] static std::string summary_text(const std::string& summary) {
        return summary.empty() ? "" : ": " + summary;
    }
    [[nodiscard]] static std::string statement_text(const std::string& who, reading how, const std::string& summary) {
        switch (how) {
            case reading::will_if:
                return who + " will come if its condition holds" + summary_text(summary);
            case reading::not_unless:
                return who + " will not come unless its condition holds" + summary_text(summary);
            case reading::refuses:
                return who + " refuses" + summary_text(summary);
            case reading::prefers:
                return who + " would prefer its condition to hold" + summary_text(summary);
        }
        return who;
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

    const explanation& explanation_;
    const proposal proposal_;
    std::vector<std::uint8_t> told_;
    std::vector<line> todo_{};
};

}  // namespace detail

/// From where it is looked: `On 8 November 2025, as known then`.
[[nodiscard]] inline std::string to_text(const viewpoint& from) {
    std::string text;
    if (from.true_on == date{}) text = "Taking all that was said";
    else text = "On " + to_words(from.true_on);
    if (from.known_by != date{} && from.known_by != from.true_on) text += ", as known by " + to_words(from.known_by);
    if (from.on_record_only) text += ", on the record only";
    if (!from.without.empty()) text += ", some sources left out";
    return text;
}

/// A sentence or two on one dependent: who, how strictly, through what, on whose word.
[[nodiscard]] inline std::string to_text(const dependent& d) {
    const proposal p = d.of.get();
    const std::string thing = name_of(p, d.chain.back());
    std::string text = name_of(p, any_handle{d.contribution});
    switch (d.how) {
        case dependence::necessary:
            text += " cannot come without " + thing;
            break;
        case dependence::contingent:
            text += (d.exact ? " depends in part on " : " may depend on ") + thing;
            break;
        case dependence::barred:
            text += " comes in some cases only without " + thing;
            break;
    }
    std::vector<std::string> through;
    for (std::size_t i = 1; i + 1 < d.chain.size(); ++i) {
        const node_value& value = p.graph()[d.chain[i].index()].value;
        if (std::holds_alternative<pledge>(value) || std::holds_alternative<inherited_pledge>(value)) continue;
        through.push_back(name_of(p, d.chain[i]));
    }
    text += d.direct ? ", directly" : through.empty() ? "" : ", through " + listed(through, ", then ");
    if (d.inferred) text += " (inferred)";
    text += ".";
    if (d.enough_now)
        text += *d.enough_now ? " That alone would now be enough." : " That alone would not now be enough.";
    if (!d.citations.empty()) text += " Source: " + detail::sources_text(p, d.citations) + ".";
    return wrapped(text, 0, 4);
}

[[nodiscard]] inline std::string to_text(const explanation& e) {
    return detail::explanation_printer{e}.text();
}

/// Who takes part, which roles are filled, which mandates are in force, in tables.
[[nodiscard]] inline std::string to_text(const outcome& o) {
    const proposal p = o.source();
    std::string text = to_text(o.in().from()) + ":\n";
    const auto add = [&](const char* head, const char* second, const auto& rows) {
        table t{{head, second, "why"}};
        for (const auto& row : rows) t.add(row);
        if (t.has_rows()) text += "\n" + t.text(2);
    };
    std::vector<std::vector<std::string>> rows;
    for (const handle<contribution> h : p.all<contribution>())
        if (p[p[h].by].members.empty())
            rows.push_back({name_of(p, any_handle{h}), predicate(p, h, o[h]), in_words(o.why(h))});
    add("contribution", "", rows);
    const auto add_kind = [&](const char* head, const auto& things) {
        rows.clear();
        for (const auto h : things)
            rows.push_back({name_of(p, any_handle{h}), predicate(p, h, o[h]), in_words(o.why(h))});
        add(head, "", rows);
    };
    add_kind("role", p.all<role>());
    add_kind("mandate", p.all<mandate>());
    add_kind("force", p.all<force>());
    for (const disagreement& d : o.disagreements())
        text += "\n" +
                wrapped("A report says that " + name_of(p, d.what) + " " + predicate(p, d.what, d.reported) +
                            "; by what was said, it " + predicate(p, d.what, d.derived) + ".",
                        2, 4) +
                "\n";
    return text;
}

/// An answer of the library that prints.
template <class Answer>
concept printable = requires(const Answer& a) {
    { to_text(a) } -> std::same_as<std::string>;
    requires std::is_class_v<Answer>;
};

template <printable Answer>
std::ostream& operator<<(std::ostream& out, const Answer& answer) {
    return out << to_text(answer);
}
inline std::ostream& operator<<(std::ostream& out, date d) {
    return out << to_string(d);
}
template <named_enumeration E>
std::ostream& operator<<(std::ostream& out, E e) {
    return out << to_string(e);
}

}  // namespace muster

#endif
