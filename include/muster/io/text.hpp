#ifndef MUSTER_IO_TEXT_HPP
#define MUSTER_IO_TEXT_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/names.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/standoffs.hpp>
#include <muster/query/timeline.hpp>

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

/// Why a statement is not in force, as a clause.
[[nodiscard]] inline std::string in_words(hidden_because why) {
    switch (why) {
        case hidden_because::not_yet_said:
            return "not yet said";
        case hidden_because::not_yet_published:
            return "not yet published";
        case hidden_because::left_out:
            return "its sources are left out";
        case hidden_because::replaced:
            return "replaced by a later statement";
        case hidden_because::withdrawn:
            return "withdrawn";
        case hidden_because::displaced:
            return "the member spoke for itself";
        case hidden_because::no_member:
            return "not a member of the group that day";
    }
    return "";
}

/// The status of a thing as a predicate of its name: `would come`, `is not in force`.
[[nodiscard]] inline std::string predicate(const proposal& p, any_handle what, status is) {
    const auto choose = [is](const char* met, const char* open, const char* unmet) {
        return std::string{is == status::met ? met : is == status::open ? open : unmet};
    };
    return muster::visit(
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
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

/// Prints an explanation as an indented list, without recursion.
class explanation_printer {
public:
    explanation_printer(const proposal& p, const std::vector<explanation_step>& steps)
        : proposal_{p}, steps_{steps}, told_(steps.size(), 0) {}

    [[nodiscard]] std::string text(std::size_t deeper = 0) {
        std::string result = wrapped(sentence(0, false), 2 * deeper, 2 * deeper + 2);
        result += '\n';
        told_[0] = 1;
        push(0, 1 + deeper);
        while (!todo_.empty()) {
            const line next = todo_.back();
            todo_.pop_back();
            if (is_passed_over(next.step)) {
                push(next.step, next.depth);
                continue;
            }
            const std::size_t indent = 2 * (std::min)(next.depth, deepest);
            const bool again = told_[next.step] != 0 && !steps_[next.step].because.empty();
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
        if (const gate* g = std::get_if<gate>(&n.value); g != nullptr && g->kind != gate_kind::strength) {
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
        if (!s.citations.empty()) text += " [" + sources_text(proposal_, s.citations) + "]";
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

}  // namespace detail

namespace detail {

/// The things at the bottom of an explanation, as what is waited for; `otherwise` where there are none.
[[nodiscard]] inline std::string waits_for(const proposal& p, const explanation& e, const std::string& otherwise) {
    constexpr std::size_t most = 3;
    std::vector<std::string> things;
    std::size_t more = 0;
    for (const explanation_step& s : e.steps()) {
        if (!s.because.empty() || s.what == e.root().what) continue;
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

/// One after the other, and what sources that were left out took away.
[[nodiscard]] inline std::string to_text(const dependents_answer& answer) {
    std::string text;
    for (const dependent& d : answer) text += to_text(d) + "\n";
    if (answer.empty()) text = "Nobody.\n";
    if (!answer.taken_away().empty()) text += "Only by the sources left out:\n";
    for (const dependent& d : answer.taken_away()) text += to_text(d) + "\n";
    return text;
}

/// An indented list: each step under the one it bears on, parts that several steps share told once.
[[nodiscard]] inline std::string to_text(const explanation& e) {
    const proposal p = e.source();
    std::string text = detail::explanation_printer{p, e.steps()}.text();
    if (e.cases().empty()) return text;
    text += "  It comes out so either way:\n";
    for (const explanation_case& c : e.cases()) {
        std::vector<std::string> assumed;
        for (const world::setting& s : c.assuming) assumed.push_back(name_of(p, s.on) + " " + predicate(p, s.on, s.is));
        text += wrapped("- if " + listed(assumed) + ":", 2, 4) + "\n";
        text += detail::explanation_printer{p, c.steps}.text(2);
    }
    return text;
}

namespace detail {

[[nodiscard]] inline std::string names(const proposal& p, const std::vector<any_handle>& things) {
    std::vector<std::string> result;
    for (const any_handle h : things) result.push_back(name_of(p, h));
    return listed(result);
}

}  // namespace detail

namespace detail {

/// A probability in per cent, to four digits.
[[nodiscard]] inline std::string percent(double p) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.4g %%", p * 100);
    return digits.data();
}

}  // namespace detail

/// Who waits for whom, what moving together would unlock, and who could move first.
[[nodiscard]] inline std::string to_text(const standoff& s) {
    const proposal p = s.of.get();
    std::vector<std::string> who;
    for (const handle<actor> a : s.actors) who.push_back(name_of(p, any_handle{a}));
    std::string text =
        who.empty() ? "A stand-off:" : "A stand-off between " + listed(who) + ": each waits for the others.";
    text = wrapped(text, 0, 2) + "\n";
    for (const standoff::link& l : s.links) {
        std::string line = "- " + name_of(p, l.waits) + " waits for " + name_of(p, l.on);
        if (l.through) line += ", by " + name_of(p, l.through);
        text += wrapped(line, 2, 4) + "\n";
    }
    const auto add = [&](const std::string& sentence) { text += wrapped(sentence, 2, 4) + "\n"; };
    if (!s.unlocks.empty()) add("If they moved together, this too would be met: " + detail::names(p, s.unlocks) + ".");
    if (!s.provided.empty()) add("Provided: " + detail::names(p, s.provided) + ".");
    std::vector<std::string> moves;
    for (const auto& move : s.first_moves) moves.push_back(detail::names(p, move));
    if (!moves.empty())
        add("It would be enough if one of these moved first: " + listed(moves, "; or ") +
            (s.all_first_moves ? "." : "; and perhaps others."));
    if (!s.citations.empty()) add("Source: " + detail::sources_text(p, s.citations) + ".");
    return text;
}

/// Who joins, who leaves, what else changes, and through what.
[[nodiscard]] inline std::string to_text(const comparison& c) {
    const proposal p = c.of.get();
    std::string text;
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& x : changes) {
            std::string line = name_of(p, x.what) + " " + predicate(p, x.what, x.after) +
                               " (before: " + predicate(p, x.what, x.before) + ")";
            std::vector<std::string> through;
            for (std::size_t i = 1; i < x.through.size(); ++i) {
                const node_value& value = p.graph()[x.through[i].index()].value;
                if (std::holds_alternative<decision>(value) && i + 1 < x.through.size()) continue;
                through.push_back(name_of(p, x.through[i]));
            }
            if (!through.empty()) line += ", through " + listed(through, ", then ");
            text += wrapped(line + ".", 0, 4) + "\n";
        }
    };
    tell(c.contributions);
    tell(c.roles);
    tell(c.mandates);
    tell(c.forces);
    for (const hidden_statement& h : c.hidden_after)
        text += wrapped("No longer in force: " + name_of(p, h.statement) + " (" + in_words(h.why) + ").", 0, 4) + "\n";
    for (const hidden_statement& h : c.hidden_before)
        text +=
            wrapped("Newly in force: " + name_of(p, h.statement) + " (" + in_words(h.why) + " before).", 0, 4) + "\n";
    return text.empty() ? "Nothing changes.\n" : text;
}

/// Who takes part, which roles are filled, which mandates are in force, in tables.
[[nodiscard]] inline std::string to_text(const outcome& o) {
    const proposal p = o.source();
    const compiled c{p};
    const evaluation e{c, o.in()};
    const explaining reasons{e};
    std::string text = to_text(o.in().from()) + ":\n";
    std::vector<std::vector<std::string>> rows;
    const auto add_row = [&](any_handle h) {
        const bool is_derived =
            o.why(h) == cause::derived || o.why(h) == cause::open_input || o.why(h) == cause::refused;
        std::string why = o.why(h) == cause::derived ? "" : in_words(o.why(h));
        if (o[h] != status::met && is_derived && rows.size() < 1000) why = detail::waits_for(p, reasons.of(h), why);
        std::string what = predicate(p, h, o[h]);
        rows.push_back({name_of(p, h), std::move(what), std::move(why)});
    };
    const auto add_table = [&](const char* head) {
        table t{{head, "", "why"}};
        for (auto& row : rows) t.add(std::move(row));
        if (t.has_rows()) text += "\n" + t.text(2);
        rows.clear();
    };
    for (const handle<contribution> h : p.all<contribution>())
        if (p[p[h].by].members.empty()) add_row(h);
    add_table("contribution");
    for (const handle<role> h : p.all<role>()) add_row(h);
    add_table("role");
    for (const handle<mandate> h : p.all<mandate>()) add_row(h);
    add_table("mandate");
    for (const handle<force> h : p.all<force>()) add_row(h);
    add_table("force");
    for (const disagreement& d : o.disagreements())
        text += "\n" +
                wrapped("A report says that " + name_of(p, d.what) + " " + predicate(p, d.what, d.reported) +
                            "; by what was said, it " + predicate(p, d.what, d.derived) + ".",
                        2, 4) +
                "\n";
    std::vector<std::string> left_out;
    for (const hidden_statement& h : o.hidden())
        if (h.why == hidden_because::left_out) left_out.push_back(name_of(p, h.statement));
    if (!left_out.empty()) text += "\n" + wrapped("Left out with its sources: " + listed(left_out) + ".", 2, 4) + "\n";
    return text;
}

/// What happened on a day, in words, and what it changed.
[[nodiscard]] inline std::string to_text(const timeline_entry& entry) {
    const proposal p = entry.changes.of.get();
    std::string text = to_words(entry.on) + "\n";
    const auto add = [&](const std::string& sentence) { text += wrapped(sentence, 2, 4) + "\n"; };
    for (const std::uint32_t i : entry.events) {
        const event& e = p.events()[i];
        std::string line = "- " + name_of(p, e.on) + ": ";
        line += e.stage ? to_string(*e.stage) : to_string(*e.status);
        std::replace(line.begin(), line.end(), '_', ' ');
        if (e.tally)
            line += ", " + std::to_string(e.tally->in_favour) + "-" + std::to_string(e.tally->against) + "-" +
                    std::to_string(e.tally->abstaining);
        if (!e.summary.empty()) line += "; " + e.summary;
        add(line);
    }
    for (const any_handle h : entry.statements) add("- new: " + name_of(p, h));
    for (const hidden_statement& h : entry.ended) add("- ended: " + name_of(p, h.statement) + ", " + in_words(h.why));
    const auto tell = [&](const std::vector<change>& changes) {
        for (const change& c : changes)
            add("=> " + name_of(p, c.what) + " " + predicate(p, c.what, c.after) +
                " (before: " + predicate(p, c.what, c.before) + ")");
    };
    tell(entry.changes.contributions);
    tell(entry.changes.roles);
    tell(entry.changes.mandates);
    tell(entry.changes.forces);
    return text;
}

/// The probability, and the assumption it rests on.
[[nodiscard]] inline std::string to_text(const likelihood_answer& l) {
    const proposal p = l.of.get();
    const std::string name = name_of(p, l.what);
    if (l.finished != logic::completion::finished)
        return wrapped(name + ": " + logic::to_string(l.finished) + "; nothing is certain but 0 to 1.", 0, 4) + "\n";
    if (l.evidence_probability <= 0) return wrapped(name + ": what is taken as known cannot be.", 0, 4) + "\n";
    std::string text =
        name + ": " + detail::percent(l.least) + (l.least == l.most ? "" : " to " + detail::percent(l.most));
    text += l.leaves.empty() ? ", whatever else happens." : ", if these are independent of each other: ";
    std::vector<std::string> leaves;
    for (const auto& [leaf, probability] : l.leaves)
        leaves.push_back(name_of(p, leaf) + " (" + detail::percent(probability) + ")");
    if (!leaves.empty()) text += listed(leaves) + ".";
    return wrapped(text, 0, 4) + "\n";
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
