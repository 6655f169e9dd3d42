#ifndef MUSTER_IO_PHRASES_IMPL_PHRASEBOOK_HPP
#define MUSTER_IO_PHRASES_IMPL_PHRASEBOOK_HPP

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/core/overloaded.hpp>
#include <muster/io/left_out.hpp>
#include <muster/io/phrases/gathered_changes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster {

namespace text {

MUSTER_INLINE std::string number(std::uint64_t n) {
    return number(logic::natural{n});
}

MUSTER_INLINE std::string number(const logic::natural& n) {
    std::string digits = n.str();
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

MUSTER_INLINE std::string not_counted(std::uint64_t unsized) {
    return unsized == 0 ? "" : "Not counting " + counted(unsized, "offer", "offers") + " of unknown size.";
}

MUSTER_INLINE std::string amount(std::uint64_t n, std::string_view unit) {
    if (n == 1 && unit == "contributors") return "1 contributor";
    return number(n) + (unit.empty() ? std::string{} : " " + std::string{unit});
}

MUSTER_INLINE std::string amounts(const needs& all) {
    std::vector<line> parts;
    for (const need& one : all) parts.push_back(amount(one.amount, one.unit));
    return listed(parts).text();
}

MUSTER_INLINE std::string percent(double p) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.4g %%", p * 100);
    return digits.data();
}

MUSTER_INLINE std::string counted(std::uint64_t n, const char* one, const char* several) {
    return number(n) + " " + (n == 1 ? one : several);
}

}  // namespace text

namespace detail {

/// The verbs of a kind of thing: in answers, and in what is supposed or waited for.
struct verbs {
    const char *met, *open, *unmet;  // `would come`
    const char *does, *does_not;     // `comes`
};

template <class T>
[[nodiscard]] std::string name_or_key(const T& thing) {
    return thing.name.empty() ? thing.key : thing.name;
}

[[nodiscard]] inline bool is_always(const condition& when) {
    return when.terms().size() == 1 && when.terms()[0].kind == condition_kind::all_of;
}

/// `Jordan's`, `the United States'`.
[[nodiscard]] inline std::string possessive(const std::string& name) {
    return name + (!name.empty() && name.back() == 's' ? "'" : "'s");
}
/// Whether a name is short enough to be somebody's who owns something: `Jordan's own decision`.
[[nodiscard]] inline bool owns_well(const std::string& name) {
    return name.find(',') == std::string::npos && std::count(name.begin(), name.end(), ' ') < 3;
}

[[nodiscard]] inline verbs verbs_of(const proposal& p, any_handle h) {
    return muster::visit(
        overloaded{
            [&](const contribution& c) {
                const bool many = is_many(p, c.by);
                return verbs{"would come", "may come", "would not come", many ? "come" : "comes",
                             many ? "do not come" : "does not come"};
            },
            [&](const actor& who) {
                const bool many = who.kind == actor_kind::group;
                return verbs{"would take part", "may take part", "would not take part",
                             many ? "take part" : "takes part", many ? "do not take part" : "does not take part"};
            },
            [](const role&) {
                return verbs{"filled", "may be filled", "not filled", "is filled", "is not filled"};
            },
            [](const mandate&) {
                return verbs{"in force", "may be in force", "not in force", "is in force", "is not in force"};
            },
            [](const force&) {
                return verbs{"deployable", "may be deployable", "not deployable", "is deployable", "is not deployable"};
            },
            [](const precondition&) {
                return verbs{"met", "open", "not met", "holds", "does not hold"};
            },
            [&](const decision& d) {
                const bool many = is_many(p, p[d.of].by);
                return verbs{"to come", "open", "not to come", many ? "decide to come" : "decides to come",
                             many ? "decide not to come" : "decides not to come"};
            },
            [](const position&) {
                return verbs{"in favour", "may be in favour", "not in favour", "is in favour", "is not in favour"};
            },
            [](const vote&) {
                return verbs{"so", "open", "not so", "is so", "is not so"};
            },
            [&](const full_strength& most) {
                const bool many = is_many(p, p[most.of].by);
                return verbs{"at the most", "open", "at the least", many ? "bring the most" : "brings the most",
                             many ? "bring the least" : "brings the least"};
            },
            [](const timer& running) {
                return running.of.size() > 1 ? verbs{"kept", "open", "not kept", "is kept", "is not kept"}
                                             : verbs{"over", "open", "not over", "are over", "are not over"};
            },
            [](const among<gate, pledge, inherited_pledge, requirement> auto&) {
                return verbs{"is met", "is open", "is not met", "holds", "does not hold"};
            },
        },
        p.graph()[h.index()].value);
}

/// How much of what others send: `half of`, `a third of`, `as much as`, `3 times`.
[[nodiscard]] inline std::string share_words(std::uint64_t parts, std::uint64_t of) {
    const std::uint64_t common = std::gcd(parts, of);
    parts /= common;
    of /= common;
    if (of == 1) return parts == 1 ? "as much as" : parts == 2 ? "twice" : text::number(parts) + " times";
    static constexpr std::array<const char*, 4> ones{"half of", "a third of", "a quarter of", "a fifth of"};
    if (parts == 1 && of <= 5) return ones[of - 2];
    if (of == 3) return "two thirds of";
    if (of == 4) return "three quarters of";
    return text::number(parts) + "/" + text::number(of) + " of";
}

/// What a condition on numbers asks for: `at least 5,000 personnel come (troops)`.
[[nodiscard]] inline text::line amount_words(const phrasebook& words, const condition::term& asked) {
    const proposal& p = words.source();
    std::string unit = asked.counted->unit;
    for (const need& n : p[asked.counted->in].needs)
        if (unit.empty() && !n.counts_contributors()) unit = n.unit;
    const text::line role = words.name(asked.counted->in);
    const text::line who = asked.what ? words.name(asked.what) : text::line{};
    if (asked.kind == condition_kind::share) {
        const bool many = asked.is_besides || is_many(p, *p.as<actor>(asked.what));
        const text::line theirs = asked.is_besides ? text::line{"the others"} : who;
        const std::string rest = share_words(asked.threshold, asked.of) + " what ";
        return theirs + (many ? " send at least " : " sends at least ") +
               (asked.is_besides ? text::line{rest} + who + (is_many(p, *p.as<actor>(asked.what)) ? " send" : " sends")
                                 : text::line{rest + "the others send"}) +
               " (" + role + (p[asked.counted->in].needs.size() > 1 ? ", " + unit : std::string{}) + ")";
    }
    if (unit == "contributors" && asked.threshold == 1) unit = "contributor";
    const bool one = asked.threshold == 1;
    text::line result = "at least " + text::number(asked.threshold) + " " + unit;
    if (asked.what) result += text::line{asked.is_besides ? " from others than " : " from "} + who;
    return result + (one ? " comes (" : " come (") + role + ")";
}

/// What a condition on a thing says: of a precondition its name, which is one.
[[nodiscard]] inline text::line as_clause(const phrasebook& words, any_handle h) {
    return words.source().as<precondition>(h) ? words.name(h) : words.clause(h, status::met);
}

/// The parts of a gate in a condition, named: for what has no name of its own.
[[nodiscard]] inline text::line gate_words(const phrasebook& words, any_handle h) {
    const proposal& p = words.source();
    const gate& g = std::get<gate>(p.graph()[h.index()].value);
    const auto of_owner = [&] { return words.name(p.handle_of(g.owner)); };
    switch (g.kind) {
        case gate_kind::condition: {
            constexpr std::size_t most = 4;
            std::vector<text::line> parts;
            for (const link& arc : heads(p.graph(), vertex_of(h))) {
                const gate* part = std::get_if<gate>(&value_of(p.graph(), arc.vertex));
                if (part != nullptr && part->kind != gate_kind::amount) parts.push_back("a further condition");
                else
                    parts.push_back((arc.how.negated ? text::line{"not this: "} : text::line{}) +
                                    words.name(p.handle_of(arc.vertex)));
            }
            const std::size_t count = parts.size();
            if (count > most) {
                parts.resize(most - 1);
                parts.push_back(text::number(count - most + 1) + " more");
            }
            const rule how = rule_of(p.graph(), vertex_of(h));
            const std::string kind = how.kind == rule_kind::any_of ? "one of these: "
                                     : how.kind == rule_kind::all_of
                                         ? "all of these: "
                                         : "at least " + text::number(how.threshold) + " of these: ";
            return text::line{kind} + text::listed(parts, "; ", "; ");
        }
        case gate_kind::terms:
            return text::line{"the terms of "} + of_owner();
        case gate_kind::ending:
            return text::line{"what would end "} + of_owner();
        case gate_kind::need: {
            const need& wanted = std::get<role>(p.graph()[g.owner].value).needs[g.which];
            return text::line{text::number(wanted.amount) + " " + wanted.unit + " for "} + of_owner();
        }
        case gate_kind::amount:
            return amount_words(words, p.condition_on_numbers(g.detail));
        case gate_kind::said:
        case gate_kind::unprompted:
        case gate_kind::counted:
        case gate_kind::offer:
        case gate_kind::reported:
        case gate_kind::presence:
            return text::line{"what "} + of_owner() + " brings";
        case gate_kind::membership:
            return text::line{"a member of "} + of_owner();
        case gate_kind::against:
            return of_owner() + " is to be against";
        case gate_kind::absent:
            return of_owner() + " is to stay away";
    }
    return "a condition";
}

}  // namespace detail

MUSTER_INLINE text::line phrasebook::name(any_handle h) const {
    proposal_.check(h);
    const auto named = [&](const auto& thing) {
        return text::line{text::span{.text = detail::name_or_key(thing), .thing = h}};
    };
    const auto part = [&](any_handle other) { return name(other); };
    const auto whole = [&](std::string words) { return text::line{text::span{.text = std::move(words), .thing = h}}; };
    const auto actor_name = [&](handle<actor> who) { return detail::name_or_key(proposal_[who]); };
    const auto in_brackets = [](const std::string& key) { return key.empty() ? std::string{} : " [" + key + "]"; };
    return muster::visit(
        overloaded{
            [&](const actor& who) { return named(who); },
            [&](const role& task) { return named(task); },
            [&](const mandate& basis) { return named(basis); },
            [&](const precondition& what) { return named(what); },
            [&](const force& all) { return named(all); },
            [&](const contribution& c) {
                return whole(actor_name(c.by) + " (" + detail::name_or_key(proposal_[c.fills]) + ")");
            },
            [&](const decision& d) {
                const contribution& made = proposal_[d.of];
                const std::string who = actor_name(made.by);
                return whole(
                    (detail::owns_well(who) ? detail::possessive(who) + " own decision" : "the decision of " + who) +
                    " (" + detail::name_or_key(proposal_[made.fills]) + ")");
            },
            [&](const full_strength& most) {
                const contribution& made = proposal_[most.of];
                const std::string& unit = proposal_[made.fills].needs[most.need].unit;
                return whole("how many " + (unit == "personnel" ? std::string{} : unit + " ") + actor_name(made.by) +
                             " would send (" + detail::name_or_key(proposal_[made.fills]) + ")");
            },
            [&](const pledge& said) { return whole("what " + actor_name(said.by) + " said" + in_brackets(said.key)); },
            [&](const inherited_pledge& passed) {
                return whole("what " + actor_name(proposal_[passed.from].by) + " said, for its member " +
                             actor_name(proposal_[passed.of].by));
            },
            [&](const requirement& said) {
                return whole("what " + actor_name(said.by) +
                             (said.reading == reading::refuses ? " objects to" : " requires") + in_brackets(said.key));
            },
            [&](const position& said) {
                return text::line{"the position of "} + part(said.by) + " on " + part(said.on);
            },
            [&](const vote& cast) {
                const std::string who = actor_name(cast.by);
                return whole(cast.side == vote_side::absent    ? "the absence of " + who + " from the vote on "
                             : cast.side == vote_side::against ? "the vote of " + who + " against "
                                                               : "the vote of " + who + " for ") +
                       part(cast.on);
            },
            [&](const timer& running) {
                std::vector<text::line> parts;
                for (const any_handle thing : running.of) parts.push_back(detail::as_clause(*this, thing));
                if (parts.size() > 1)
                    return text::line{"the order of these: "} + text::listed(parts, "; then ", "; then ");
                return whole(to_words(running.after)) + " since " + parts.front();
            },
            [&](const gate&) { return detail::gate_words(*this, h); },
        },
        proposal_.graph()[h.index()].value);
}

MUSTER_INLINE text::line phrasebook::as_object(any_handle h) const {
    return proposal_.as<precondition>(h) ? text::line{"this: "} + name(h) : name(h);
}

MUSTER_INLINE text::line phrasebook::names(const std::vector<any_handle>& several, std::size_t most) const {
    std::vector<text::line> parts;
    bool is_long = false;  // names with commas of their own are set apart by semicolons
    for (std::size_t i = 0; i < several.size() && (i + 1 < most || several.size() <= most); ++i) {
        parts.push_back(name(several[i]));
        is_long = is_long || parts.back().text().find_first_of(",;") != std::string::npos;
    }
    if (parts.size() < several.size()) parts.push_back(text::number(several.size() - parts.size()) + " more");
    return is_long ? text::listed(parts, "; ", "; ") : text::listed(parts);
}

MUSTER_INLINE text::line phrasebook::role_of(handle<contribution> h) const {
    return text::span{.text = detail::name_or_key(proposal_[proposal_[h].fills]), .thing = h};
}

MUSTER_INLINE text::line phrasebook::condition(const muster::condition& what) const {
    struct phrase {
        text::line words{};
        bool is_compound = false;
        std::uint64_t weight = 1;
    };
    std::vector<phrase> stack;
    const auto bracketed = [](const phrase& part) {
        return part.is_compound ? text::line{"("} + part.words + ")" : part.words;
    };
    for (const condition::term& t : what.terms()) {
        std::vector<text::line> parts;
        for (std::size_t i = stack.size() - t.parts; i < stack.size(); ++i) {
            text::line words = t.parts == 1 ? stack[i].words : bracketed(stack[i]);
            if (t.kind == condition_kind::at_least && stack[i].weight != 1)
                words += " (counting " + text::number(stack[i].weight) + ")";
            parts.push_back(std::move(words));
        }
        phrase made{{}, parts.size() > 1, t.weight};
        switch (t.kind) {
            case condition_kind::thing:
                made.words = detail::as_clause(*this, t.what);
                break;
            case condition_kind::all_of:
                made.words = parts.empty() ? text::line{"in any case"} : text::listed(parts, ", and ", ", ");
                break;
            case condition_kind::any_of:
                made.words = parts.empty() ? text::line{"in no case"} : text::listed(parts, ", or ", ", ");
                break;
            case condition_kind::not_:
                made.words = text::line{"not this: "} + bracketed(stack.back());
                made.is_compound = true;
                break;
            case condition_kind::at_least:
                made.words = text::line{"at least " + text::number(t.threshold) + " of these: "} +
                             text::listed(parts, ", ", ", ");
                made.is_compound = true;
                break;
            case condition_kind::lasted:
                made.words = detail::as_clause(*this, t.what) + ", for " + to_words(t.time()) + " or longer";
                made.is_compound = true;
                break;
            case condition_kind::within:
                made.words = detail::as_clause(*this, t.what) + ", for less than " + to_words(t.time()) + " so far";
                made.is_compound = true;
                break;
            case condition_kind::in_order:
                made.words = text::line{"in this order: "} + text::listed(parts, ", then ", ", then ");
                made.is_compound = true;
                break;
            case condition_kind::members:
                made.words =
                    text::line{"at least " + text::number(t.threshold) + " members of "} + name(t.what) + " take part";
                if (t.counted->in) made.words += text::line{" ("} + name(t.counted->in) + ")";
                break;
            case condition_kind::amount:
            case condition_kind::share:
                made.words = detail::amount_words(*this, t);
                break;
        }
        stack.resize(stack.size() - t.parts);
        stack.push_back(std::move(made));
    }
    return stack.back().words;
}

MUSTER_INLINE text::line phrasebook::statement(any_handle h) const {
    // Of a statement on a contribution: with the recorder's words, with a condition, without one.
    const auto on_contribution = [&](handle<actor> by, reading how, const muster::condition& when,
                                     const std::string& summary, bool is_requirement) {
        const bool many = detail::is_many(proposal_, by), always = detail::is_always(when);
        const auto one = [many](const char* one_does, const char* many_do) { return many ? many_do : one_does; };
        std::string does;
        switch (how) {
            case reading::will_if:
                does = !summary.empty() ? one(" offers to come", " offer to come")
                       : always         ? " will come"
                                        : " will come if this holds";
                break;
            case reading::not_unless:
                if (is_requirement)
                    does = !summary.empty() ? one(" sets a condition", " set a condition")
                                            : one(" requires this", " require this");
                else
                    does = !summary.empty() ? one(" sets a condition", " set a condition")
                           : always         ? one(" asks for nothing", " ask for nothing")
                                            : " will not come unless this holds";
                break;
            case reading::refuses:
                does = is_requirement ? one(" objects", " object") : one(" refuses", " refuse");
                if (summary.empty() && !always) does += " while this holds";
                break;
            case reading::prefers:
                does = " would prefer this";
                break;
        }
        text::line result = name(by) + does;
        constexpr std::size_t most_terms = 24;
        if (!summary.empty()) result += ": " + summary;
        else if (!always && when.terms().size() <= most_terms) result += text::line{": "} + condition(when);
        return result;
    };
    return muster::visit(
        overloaded{
            [&](const pledge& said) {
                text::line result = on_contribution(said.by, said.reading, said.when, said.summary, false);
                if (said.unless && said.summary.empty())
                    result += text::line{"; but not once this holds: "} + condition(*said.unless);
                if (said.lasts) result += "; this stands for " + to_words(said.lasts);
                return result;
            },
            [&](const inherited_pledge& passed) {
                const pledge& said = proposal_[passed.from];
                return text::line{"for its member "} + name(proposal_[passed.of].by) + ", " +
                       on_contribution(said.by, said.reading, said.when, said.summary, false);
            },
            [&](const requirement& said) {
                return on_contribution(said.by, said.reading, said.when, said.summary, true);
            },
            [&](const position& said) {
                text::line result = name(said.by) + " on " + name(said.on) + ": ";
                if (!said.summary.empty()) return std::move(result += said.summary);
                std::vector<text::line> parts;
                const auto side = [&](const std::optional<muster::condition>& when, const char* what) {
                    if (!when) return;
                    if (detail::is_always(*when)) parts.push_back(what);
                    else parts.push_back(text::line{what + std::string{" if this holds: "}} + condition(*when));
                };
                side(said.in_favour_when, "in favour");
                side(said.against_when, "against");
                side(said.absent_when, "absent");
                return parts.empty() ? result + "a position that is not told"
                                     : result + text::listed(parts, "; ", "; ");
            },
            [&](const precondition& what) {
                return what.when ? name(h) + " stands for this: " + condition(*what.when) : name(h);
            },
            [&](const detail::among<gate, actor, role, mandate, contribution, decision, full_strength, vote, force,
                                    timer> auto&) { return name(h); },
        },
        proposal_.graph()[h.index()].value);
}

MUSTER_INLINE text::line phrasebook::status_words(any_handle h, status is) const {
    const detail::verbs v = detail::verbs_of(proposal_, h);
    return text::span{.text = is == status::met ? v.met : is == status::open ? v.open : v.unmet, .is = is};
}

MUSTER_INLINE text::line phrasebook::statement_of_status(any_handle h, status is) const {
    const node_value& value = proposal_.graph()[h.index()].value;
    if (const vote* cast = std::get_if<vote>(&value)) {
        const bool many = detail::is_many(proposal_, cast->by);
        const std::string verb = is == status::open ? "may " + detail::voting_verb(cast->side, true, true)
                                                    : detail::voting_verb(cast->side, is == status::met, many);
        return name(cast->by) + " " + text::span{.text = verb, .is = is} + " " + name(cast->on);
    }
    const bool has_verb = std::holds_alternative<contribution>(value) || std::holds_alternative<actor>(value);
    return name(h) + (has_verb ? " " : ": ") + status_words(h, is);
}

MUSTER_INLINE text::line phrasebook::clause(any_handle h, status is) const {
    const detail::verbs v = detail::verbs_of(proposal_, h);
    const bool does = is == status::met;
    const auto label = [&] {
        return text::line{is == status::open ? "this is open: "
                          : does             ? "this holds: "
                                             : "this does not hold: "} +
               name(h);
    };
    const auto verb = [&](const char* when_open) {
        return std::string{is == status::open ? when_open : does ? v.does : v.does_not};
    };
    const auto noun = [&] { return name(h) + " " + verb("is open"); };
    return muster::visit(
        overloaded{
            [&](const contribution& c) { return name(c.by) + " " + verb("may come") + " (" + name(c.fills) + ")"; },
            [&](const decision& d) {
                const contribution& made = proposal_[d.of];
                return name(made.by) + " " + verb("is undecided") + " (" + name(made.fills) + ")";
            },
            [&](const vote&) { return statement_of_status(h, is); },
            [&](const full_strength& most) {
                const contribution& made = proposal_[most.of];
                if (is == status::open) return label();
                return name(made.by) + " " + verb("") + " of what was offered (" + name(made.fills) + ")";
            },
            [&](const timer& running) {
                if (is == status::open) return label();
                return running.of.size() > 1 ? name(h) + " " + verb("")
                                             : to_words(running.after) + " " + verb("") + " since " +
                                                   detail::as_clause(*this, running.of.front());
            },
            [&](const actor&) { return name(h) + " " + verb("may take part"); },
            [&](const detail::among<role, mandate, force, position> auto&) { return noun(); },
            [&](const detail::among<precondition, pledge, inherited_pledge, requirement, gate> auto&) {
                return label();
            },
        },
        proposal_.graph()[h.index()].value);
}

MUSTER_INLINE text::line phrasebook::changes(const std::vector<assumption>& all) const {
    detail::gathered_changes gathered{*this};
    for (const assumption& a : all) gathered.add(a);
    return gathered.words();
}

MUSTER_INLINE std::string phrasebook::why(cause c) {
    switch (c) {
        case cause::given:
            return "as reported";
        case cause::derived:
            return "";
        case cause::presumed:
            return "presumed until somebody reports on it";
        case cause::open_input:
            return "not known yet";
        case cause::undecided:
            return "what was asked is there; the contributor has yet to decide";
        case cause::refused:
            return "refused";
        case cause::pending:
            return "not so far";
        case cause::stand_off:
            return "each waits for the others";
        case cause::undetermined:
            return "a circle: it depends on its own opposite";
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
            return "nothing was said of it";
        case cause::not_in_force:
            return "not in force";
        case cause::overridden:
            return "as assumed";
        case cause::nothing_reported:
            return "nothing was reported on it so far";
    }
    return "";
}

MUSTER_INLINE std::string phrasebook::why(hidden_because c) {
    switch (c) {
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
            return "not a member of the group on that day";
        case hidden_because::lapsed:
            return "it was for a time that is over";
    }
    return "";
}

MUSTER_INLINE text::line phrasebook::source(handle<citation> h) const {
    const citation& c = proposal_[h];
    std::string where = c.publisher.empty() ? c.key : c.publisher;
    if (c.published != date{}) where += ", " + to_words(c.published);
    std::string words = where;
    if (c.attribution == attribution::unnamed)
        words = (c.speaker.empty() ? "an unnamed source" : c.speaker + ", unnamed") + " (" + where + ")";
    else if (!c.speaker.empty()) words = c.speaker + " (" + where + ")";
    return text::span{.text = std::move(words), .citations = h};
}

MUSTER_INLINE text::line phrasebook::sources(const std::vector<handle<citation>>& several) const {
    if (several.empty()) return {};
    std::vector<text::line> parts;
    for (const handle<citation> h : several) parts.push_back(source(h));
    return text::line{" ["} + text::listed(parts, "; ", "; ") + "]";
}

MUSTER_INLINE std::string phrasebook::day(const viewpoint& from) {
    return from.true_on == date{} ? "By all that was ever said" : "On " + to_words(from.true_on);
}

MUSTER_INLINE text::line phrasebook::view(const world& in) const {
    const viewpoint& from = in.from();
    text::line result = day(from);
    if (from.true_on != date{} && (from.known_by == date{} || from.known_by == from.true_on))
        result += ", as known on that day";
    else if (from.known_by == viewpoint::latest) result += ", as known since";
    else if (from.known_by != date{}) result += ", as known by " + to_words(from.known_by);
    if (from.on_record_only) result += "; sources on the record only";
    if (!from.without.empty()) {
        std::vector<text::line> left_out;
        for (const handle<citation> h : from.without) left_out.push_back(source(h));
        result += text::line{"; without "} + text::listed(left_out);
    }
    std::vector<assumption> assumed;
    for (const world::setting& s : in.settings())
        if (s.why == cause::overridden) assumed.push_back({s.on, s.is});
    if (!assumed.empty()) result += text::line{"; assumed: "} + changes(assumed);
    const left_out out = left_out_of(proposal_, from);
    if (const std::size_t later = out.later_events + out.later_statements; later != 0)
        result += "; " + text::counted(later, "later report is", "later reports are") + " left out";
    if (const std::size_t unused = out.unused_events + out.unused_statements; unused != 0)
        result += "; " + text::counted(unused, "report is", "reports are") + " left out with its sources";
    return result;
}

MUSTER_INLINE std::string name_of(const proposal& p, any_handle h) {
    return phrasebook{p}.name(h).text();
}

MUSTER_INLINE std::string name_of(const proposal& p, handle<citation> h) {
    return phrasebook{p}.source(h).text();
}

}  // namespace muster

#endif
