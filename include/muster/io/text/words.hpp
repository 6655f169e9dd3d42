#ifndef MUSTER_IO_TEXT_WORDS_HPP
#define MUSTER_IO_TEXT_WORDS_HPP

#include <array>
#include <cstdio>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <muster/io/names.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/proposal/in_force.hpp>

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
        case cause::not_in_force:
            return "not in force";
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

[[nodiscard]] inline std::string names(const proposal& p, const std::vector<any_handle>& things) {
    std::vector<std::string> result;
    for (const any_handle h : things) result.push_back(name_of(p, h));
    return listed(result);
}

/// A probability in per cent, to four digits.
[[nodiscard]] inline std::string percent(double p) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.4g %%", p * 100);
    return digits.data();
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

}  // namespace muster

#endif
