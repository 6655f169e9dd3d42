#ifndef MUSTER_IO_PICTURE_LABELS_HPP
#define MUSTER_IO_PICTURE_LABELS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <muster/io/names.hpp>
#include <muster/io/picture.hpp>
#include <muster/io/text/words.hpp>

namespace muster {

/// A status and its cause in the few words that fit a picture: `would not come: refused`.
[[nodiscard]] inline std::string short_note(const proposal& p, any_handle what, status is, cause why) {
    std::string text = predicate(p, what, is);
    switch (why) {
        case cause::undecided:
            return text + ": to be decided";
        case cause::stand_off:
            return text + ": a stand-off";
        case cause::contradiction:
            return text + ": reports differ";
        case cause::undetermined:
            return text + ": undetermined";
        case cause::expired:
            return text + ": expired";
        case cause::overridden:
            return text + ": assumed";
        case cause::refused:
        case cause::pending:
        case cause::withdrawn:
        case cause::suspended:
        case cause::presumed:
            return text + ": " + in_words(why);
        case cause::nobody_offered:
            return text + ": no offer";
        case cause::nothing_said:  // of an actor, only of the contributions that are open
            return std::holds_alternative<actor>(p.graph()[what.index()].value) ? text : text + ": nothing said";
        default:
            return text;
    }
}

namespace detail {

[[nodiscard]] inline figure figure_of(const node_value& value) {
    return muster::visit(
        [](const auto& v) {
            using value_type = std::decay_t<decltype(v)>;
            if constexpr (std::is_same_v<value_type, gate>) return figure::gate;
            else if constexpr (std::is_same_v<value_type, actor>) return figure::actor;
            else if constexpr (std::is_same_v<value_type, role>) return figure::role;
            else if constexpr (std::is_same_v<value_type, mandate>) return figure::mandate;
            else if constexpr (std::is_same_v<value_type, precondition>) return figure::precondition;
            else if constexpr (std::is_same_v<value_type, contribution>) return figure::contribution;
            else if constexpr (std::is_same_v<value_type, decision>) return figure::precondition;
            else if constexpr (std::is_same_v<value_type, vote>) return figure::vote;
            else if constexpr (std::is_same_v<value_type, force>) return figure::force;
            else return figure::statement;
        },
        value);
}

[[nodiscard]] inline const char* reading_words(reading how) {
    switch (how) {
        case reading::will_if:
            return "will come if";
        case reading::not_unless:
            return "will not come unless";
        case reading::refuses:
            return "refuses while";
        case reading::prefers:
            return "would prefer";
    }
    return "";
}

/// What a thing is called beside its shape or heading: as `name_of`, but a vote is the side it stands for, since those
/// who have no vote take sides too.
[[nodiscard]] inline std::string figure_words(const proposal& p, any_handle h) {
    const vote* side = std::get_if<vote>(&p.graph()[h.index()].value);
    if (side == nullptr) return name_of(p, h);
    return name_of(p, any_handle{side->by}) + (side->side == vote_side::against ? " against " : " in favour of ") +
           name_of(p, any_handle{side->on});
}

/// A condition that a statement names, unless it is long.
[[nodiscard]] inline std::string short_condition(const proposal& p, const condition& when) {
    constexpr std::size_t most_terms = 8;
    return when.terms().size() > most_terms ? "" : " " + in_words(p, when);
}

/// What a statement says, as its own recorder put it, or whose it is and how it reads.
[[nodiscard]] inline std::string statement_words(const proposal& p, const node_value& value) {
    const auto of_pledge = [&](const pledge& said) {
        return name_of(p, any_handle{said.by}) +
               (said.summary.empty() ? " " + (reading_words(said.reading) + short_condition(p, said.when))
                                     : ": " + said.summary);
    };
    if (const pledge* said = std::get_if<pledge>(&value)) return of_pledge(*said);
    if (const inherited_pledge* passed = std::get_if<inherited_pledge>(&value))
        return name_of(p, any_handle{p[passed->of].by}) + ", as a member: " + of_pledge(p[passed->from]);
    if (const requirement* asked = std::get_if<requirement>(&value)) {
        const char* verb = asked->reading == reading::refuses ? " refuses while" : " requires";
        return name_of(p, any_handle{asked->by}) +
               (asked->summary.empty() ? verb + short_condition(p, asked->when) : ": " + asked->summary);
    }
    const position& stand = std::get<position>(value);
    return name_of(p, any_handle{stand.by}) + (stand.summary.empty() ? " takes a position" : ": " + stand.summary);
}

/// What an anonymous gate counts: `all of 2`, `any of 3`, `2 of 3`.
[[nodiscard]] inline std::string gate_words(const rule& how, std::uint64_t parts) {
    const std::string total = " of " + std::to_string(parts);
    switch (how.kind) {
        case rule_kind::any_of:
            return "any" + total;
        case rule_kind::at_least:
            return "at least " + std::to_string(how.threshold) + total;
        default:
            return "all" + total;
    }
}

/// What else is worth saying of a thing, whatever the world.
[[nodiscard]] inline std::string standing_detail(const proposal& p, const node_value& value) {
    if (const role* r = std::get_if<role>(&value)) {
        if (r->needs == needs{}) return "";
        std::vector<std::string> parts;
        for (const need& one : r->needs) parts.push_back(std::to_string(one.amount) + " " + one.unit);
        return "needs " + listed(parts);
    }
    if (const mandate* m = std::get_if<mandate>(&value)) {
        std::string text = m->symbol;
        if (m->adopted_by) text += (text.empty() ? "" : ", ") + ("vote of " + name_of(p, any_handle{m->adopted_by}));
        return text;
    }
    return "";
}

}  // namespace detail

}  // namespace muster

#endif
