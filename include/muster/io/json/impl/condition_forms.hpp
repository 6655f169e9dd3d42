#ifndef MUSTER_IO_JSON_IMPL_CONDITION_FORMS_HPP
#define MUSTER_IO_JSON_IMPL_CONDITION_FORMS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

#include <muster/vocabulary/condition.hpp>

namespace muster::detail {

/// What a member of a condition's object holds.
enum class condition_part : std::uint8_t {
    nothing,
    parts,      ///< a list of conditions
    part,       ///< one condition
    threshold,  ///< how many, or how much
    weights,    ///< what each of the parts counts for; left out: one each
    group,      ///< whose members are counted
    role,       ///< in which they are; left out: any
    counted,    ///< the role of which a strength is counted
    unit,       ///< in which it is; left out: the only one
    from,       ///< whose alone it is; left out: everybody's
    besides,    ///< whose is left out
    share,      ///< two numbers, such as 1 and 2 for a half
    thing,      ///< what is met for a time
    time        ///< for how long
};

/// Whether the member may be left out.
[[nodiscard]] constexpr bool is_optional(condition_part part) noexcept {
    return part == condition_part::weights || part == condition_part::role || part == condition_part::unit ||
           part == condition_part::from || part == condition_part::besides;
}

struct condition_member {
    std::string_view name{};
    condition_part holds = condition_part::nothing;
};

/// How a file says a kind of condition: the members of its object, in the order in which they are written. The name of
/// the first tells what it is.
using condition_form = std::array<condition_member, 5>;

/// The form of a kind of condition; all members are nothing for a thing, which is its key alone.
[[nodiscard]] constexpr condition_form form_of(condition_kind kind) noexcept {
    switch (kind) {
        case condition_kind::thing:
            return {};
        case condition_kind::all_of:
            return {{{"all_of", condition_part::parts}}};
        case condition_kind::any_of:
            return {{{"any_of", condition_part::parts}}};
        case condition_kind::at_least:
            return {{{"at_least", condition_part::threshold},
                     {"of", condition_part::parts},
                     {"weights", condition_part::weights}}};
        case condition_kind::not_:
            return {{{"not", condition_part::part}}};
        case condition_kind::members:
            return {{{"at_least", condition_part::threshold},
                     {"members_of", condition_part::group},
                     {"in", condition_part::role}}};
        case condition_kind::amount:
            return {{{"at_least", condition_part::threshold},
                     {"in", condition_part::counted},
                     {"unit", condition_part::unit},
                     {"from", condition_part::from},
                     {"besides", condition_part::besides}}};
        case condition_kind::share:
            return {{{"share_of_others", condition_part::share},
                     {"in", condition_part::counted},
                     {"unit", condition_part::unit},
                     {"from", condition_part::from},
                     {"besides", condition_part::besides}}};
        case condition_kind::lasted:
            return {{{"lasted", condition_part::thing}, {"for", condition_part::time}}};
        case condition_kind::within:
            return {{{"within", condition_part::thing}, {"for", condition_part::time}}};
        case condition_kind::in_order:
            return {{{"in_order", condition_part::parts}}};
    }
    return {};
}

/// How many kinds have a form: all after `thing`.
inline constexpr std::size_t condition_form_count = [] {
    std::size_t count = 0;
    while (form_of(static_cast<condition_kind>(count + 1))[0].holds != condition_part::nothing) ++count;
    return count;
}();

/// The names that the members of conditions' objects have, each once.
struct condition_names {
    std::array<std::string_view, std::tuple_size_v<condition_form> * condition_form_count> all{};
    std::size_t count = 0;

    /// The place of a name; `count` where it is not among them.
    [[nodiscard]] constexpr std::size_t place_of(std::string_view name) const noexcept {
        std::size_t place = 0;
        while (place < count && all[place] != name) ++place;
        return place;
    }
};
inline constexpr condition_names names_in_conditions = [] {
    condition_names names;
    for (std::size_t i = 0; i < condition_form_count; ++i)
        for (const condition_member& m : form_of(static_cast<condition_kind>(i + 1)))
            if (m.holds != condition_part::nothing && names.place_of(m.name) == names.count)
                names.all[names.count++] = m.name;
    return names;
}();

/// A form as the reader looks for it: which names it needs and takes, as bits by their places.
struct sought_form {
    condition_kind kind{};
    condition_form members{};
    std::array<std::size_t, std::tuple_size_v<condition_form>> places{};  ///< of its members' names
    std::uint32_t needs = 0, takes = 0;

    /// The bit of the name that tells what it is.
    [[nodiscard]] constexpr std::uint32_t head() const noexcept { return std::uint32_t{1} << places[0]; }
};
inline constexpr std::array<sought_form, condition_form_count> sought_forms = [] {
    std::array<sought_form, condition_form_count> forms{};
    for (std::size_t i = 0; i < forms.size(); ++i) {
        forms[i].kind = static_cast<condition_kind>(i + 1);
        forms[i].members = form_of(forms[i].kind);
        for (std::size_t m = 0; m < forms[i].members.size(); ++m) {
            if (forms[i].members[m].holds == condition_part::nothing) continue;
            forms[i].places[m] = names_in_conditions.place_of(forms[i].members[m].name);
            const std::uint32_t bit = std::uint32_t{1} << forms[i].places[m];
            forms[i].takes |= bit;
            if (!is_optional(forms[i].members[m].holds)) forms[i].needs |= bit;
        }
    }
    return forms;
}();

}  // namespace muster::detail

#endif
