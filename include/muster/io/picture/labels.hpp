#ifndef MUSTER_IO_PICTURE_LABELS_HPP
#define MUSTER_IO_PICTURE_LABELS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <muster/core/overloaded.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/picture.hpp>

namespace muster {

/// A status and its cause in the few words that fit a picture: `would not come: refused`.
[[nodiscard]] inline std::string short_note(const proposal& p, any_handle what, status is, cause why) {
    const std::string text = phrasebook{p}.status_words(what, is).text();
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
        case cause::presumed:
            return text + ": presumed";
        case cause::pending:
            return text + ": pending";
        case cause::nothing_reported:
            return text + ": nothing reported";
        case cause::refused:
        case cause::withdrawn:
        case cause::suspended:
            return text + ": " + phrasebook::why(why);
        case cause::nobody_offered:
            return text + ": no offer";
        case cause::nothing_said:  // of an actor, only of the contributions that are open
            return std::holds_alternative<actor>(p.graph()[what.index()].value) ? text : text + ": nothing said";
        case cause::given:
        case cause::derived:
        case cause::open_input:
        case cause::not_in_force:
            return text;
    }
    return text;
}

namespace detail {

[[nodiscard]] inline figure figure_of(const node_value& value) {
    return muster::visit(
        overloaded{
            [](const gate&) { return figure::gate; },
            [](const actor&) { return figure::actor; },
            [](const role&) { return figure::role; },
            [](const mandate&) { return figure::mandate; },
            [](const contribution&) { return figure::contribution; },
            [](const vote&) { return figure::vote; },
            [](const force&) { return figure::force; },
            [](const among<precondition, decision, full_strength, timer> auto&) { return figure::precondition; },
            [](const among<pledge, inherited_pledge, requirement, position> auto&) { return figure::statement; },
        },
        value);
}

/// What a thing is called beside its shape or heading: as its name, but a vote is the side it stands for, since those
/// who have no vote take sides too.
[[nodiscard]] inline std::string figure_words(const proposal& p, any_handle h) {
    const vote* side = std::get_if<vote>(&p.graph()[h.index()].value);
    if (side == nullptr) return name_of(p, h);
    const std::string on = name_of(p, any_handle{side->on});
    switch (side->side) {
        case vote_side::in_favour:
            return name_of(p, any_handle{side->by}) + " in favour of " + on;
        case vote_side::against:
            return name_of(p, any_handle{side->by}) + " against " + on;
        case vote_side::absent:
            return name_of(p, any_handle{side->by}) + " away from the vote on " + on;
    }
    return name_of(p, h);
}

/// What a statement says, as its recorder put it, or whose it is and how it reads.
[[nodiscard]] inline std::string statement_words(const proposal& p, any_handle h) {
    return phrasebook{p}.statement(h).text();
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
        return "needs " + text::amounts(r->needs);
    }
    if (const mandate* m = std::get_if<mandate>(&value)) {
        std::string text = m->symbol;
        const body* own = p.find_body(m->body);
        const std::string by = m->adopted_by                          ? name_of(p, any_handle{m->adopted_by})
                               : own != nullptr && !own->name.empty() ? own->name
                                                                      : m->body;
        if (!by.empty()) text += (text.empty() ? "" : ", ") + ("vote of " + by);
        return text;
    }
    return "";
}

}  // namespace detail

}  // namespace muster

#endif
