#ifndef MUSTER_VOCABULARY_CONDITION_HPP
#define MUSTER_VOCABULARY_CONDITION_HPP

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <muster/core/boxed.hpp>
#include <muster/core/duration.hpp>
#include <muster/core/handle.hpp>

namespace muster {

struct actor;
struct role;

/// What a condition is built of.
enum class condition_kind : std::uint8_t {
    thing,
    all_of,
    any_of,
    at_least,
    not_,
    members,
    amount,
    share,
    lasted,
    within,
    in_order
};

/// Where a condition counts members, or what comes.
struct counted_in {
    handle<role> in{};   ///< the role; of members, none: any
    std::string unit{};  ///< of amount and share: see `strength_in`

    friend bool operator==(const counted_in&, const counted_in&) = default;
};

/// An immutable condition: a thing that must be met, for a time or at any, a number that must come, or `all_of`,
/// `any_of`, `at_least`, `not_` of conditions.
/// A default-made condition is `all_of()`: it always holds. Held flat, in postfix, so depth costs no stack.
class condition {
public:
    /// One operator or operand in postfix.
    struct term {
        /// what it is; the fields that its kind does not use keep their defaults
        condition_kind kind = condition_kind::all_of;
        bool is_besides = false;      ///< of amount and share: `what` is left out, and all others are counted
        std::uint16_t of = 1;         ///< of share: how many parts the whole has
        std::uint32_t parts = 0;      ///< how many of the terms' conditions before it are its parts
        std::uint64_t threshold = 0;  ///< of at_least, members, amount; of a share, its `parts`; of times, see `time`
        std::uint64_t weight = 1;     ///< what it counts for in the at_least around it
        any_handle what{};  ///< of thing, lasted, within; of members, the group; of amount, share: whose, or but whose
        detail::boxed<counted_in> counted{};  ///< of members, amount and share: where they are counted

        /// Of lasted and within: how long. It is kept in the place of the threshold, which they do not have.
        [[nodiscard]] duration time() const noexcept {
            return std::bit_cast<duration>(static_cast<std::uint32_t>(threshold));
        }
        void time(duration t) noexcept { threshold = std::bit_cast<std::uint32_t>(t); }

        friend bool operator==(const term&, const term&) = default;
    };

    condition() : terms_(1) {}
    /// The thing is met. Of an actor: any of its contributions comes.
    template <class T>
    requires has_status<T> condition(handle<T> thing) : condition(any_handle{thing}) {}
    /// The thing is met.
    condition(any_handle thing) : terms_(1) {
        terms_.back().kind = condition_kind::thing;
        terms_.back().what = thing;
    }

    /// The terms in postfix: each comes after its parts. For programs that walk a condition.
    [[nodiscard]] const std::vector<term>& terms() const noexcept { return terms_; }

    /// Puts conditions together under a term, which goes last. The parts' order is kept.
    [[nodiscard]] static condition joined(std::vector<condition> parts, term root) {
        condition result;
        root.parts = static_cast<std::uint32_t>(parts.size());
        if (parts.empty()) {
            result.terms_.back() = root;
            return result;
        }
        result.terms_ = std::move(parts.front().terms_);
        for (std::size_t i = 1; i < parts.size(); ++i)
            result.terms_.insert(result.terms_.end(), parts[i].terms_.begin(), parts[i].terms_.end());
        result.terms_.push_back(root);
        return result;
    }
    /// The condition with these terms. Precondition: they are the postfix of one condition.
    [[nodiscard]] static condition of_terms(std::vector<term> terms) {
        condition result;
        result.terms_ = std::move(terms);
        return result;
    }
    /// This condition, counting for `weight` in the `at_least` around it.
    [[nodiscard]] condition weighing(std::uint64_t weight) && {
        terms_.back().weight = weight;
        return std::move(*this);
    }

    friend bool operator==(const condition&, const condition&) = default;

private:
    std::vector<term> terms_;
};

template <class T>
concept condition_like = std::convertible_to<T, condition>;

/// A range of conditions or of handles, such as `std::vector<handle<precondition>>` or `p.all<role>()`.
template <class T>
concept condition_range = !condition_like<T> && requires(const T& parts) {
    { *std::begin(parts) } -> condition_like;
    std::end(parts);
};

/// A condition that counts for `weight` in an `at_least`.
struct weighted_condition {
    std::uint64_t weight = 1;  ///< what it counts for, at least 1
    condition what{};          ///< what must hold for it to count
};

/// The known members of a group, to be counted by `at_least`.
struct members_of {
    /// Throws nothing; that the actor is a group is checked where the condition is used.
    explicit constexpr members_of(handle<actor> g) noexcept : group{g} {}
    handle<actor> group{};  ///< the group whose members count
};

/// What comes to a role in a unit: of all contributors, of some only, or of all but some. A group stands for its known
/// members.
struct strength_in {
    handle<role> in{};     ///< the role
    std::string unit{};    ///< one that the role needs, or "contributors"; empty: the only one it needs a strength in
    handle<actor> from{};  ///< theirs alone
    handle<actor> besides{};  ///< that of all others; not together with `from`
};

/// A part of what the others send: `share{1, 2}` is half of it.
struct share {
    std::uint64_t parts = 1;  ///< 1 to 1000
    std::uint64_t of = 2;     ///< 1 to 1000
};

/// Holds when all parts hold; with no parts, always.
[[nodiscard]] inline condition all_of(std::vector<condition> parts) {
    return condition::joined(std::move(parts), {.kind = condition_kind::all_of});
}
/// Holds when one of the parts holds; with no parts, never.
[[nodiscard]] inline condition any_of(std::vector<condition> parts) {
    return condition::joined(std::move(parts), {.kind = condition_kind::any_of});
}
/// Holds when at least `k` of the parts hold.
[[nodiscard]] inline condition at_least(std::uint64_t k, std::vector<condition> parts) {
    return condition::joined(std::move(parts), {.kind = condition_kind::at_least, .threshold = k});
}
/// Holds when the weights of the parts that hold add up to at least `k`.
[[nodiscard]] inline condition at_least(std::uint64_t k, std::vector<weighted_condition> parts) {
    std::vector<condition> weighed;
    weighed.reserve(parts.size());
    for (weighted_condition& part : parts) weighed.push_back(std::move(part.what).weighing(part.weight));
    return at_least(k, std::move(weighed));
}
/// Holds when at least `k` members of the group take part in the role, or in any where none is given.
[[nodiscard]] inline condition at_least(std::uint64_t k, members_of group, handle<role> in = {}) {
    return condition::joined(
        {}, {.kind = condition_kind::members, .threshold = k, .what = group.group, .counted = counted_in{in, {}}});
}
/// Holds when at least so much would come: `at_least(5'000, strength_in{troops})`.
[[nodiscard]] inline condition at_least(std::uint64_t amount, strength_in counted) {
    const handle<actor> who = counted.from ? counted.from : counted.besides;
    return condition::joined({}, {.kind = condition_kind::amount,
                                  .is_besides = !counted.from && counted.besides,
                                  .threshold = amount,
                                  .what = who ? any_handle{who} : any_handle{},
                                  .counted = counted_in{counted.in, std::move(counted.unit)}});
}
/// Holds when they would send something, and at least that share of what all the others send to the role:
/// `at_least(share{1, 2}, strength_in{.in = troops, .from = neighbours})`. Needs a `from` or a `besides`.
[[nodiscard]] inline condition at_least(share part, strength_in counted) {
    condition result = at_least(part.parts, std::move(counted));
    std::vector<condition::term> terms = result.terms();
    terms.back().kind = condition_kind::share;
    constexpr std::uint64_t largest = (std::numeric_limits<std::uint16_t>::max)();  // which is refused where it is used
    terms.back().of = static_cast<std::uint16_t>((std::min)(part.of, largest));
    return condition::of_terms(std::move(terms));
}
/// Holds when the part does not. It also holds if the part is unmet only because it waits in a loop (well-founded
/// negation).
[[nodiscard]] inline condition not_(condition part) {
    std::vector<condition> parts;
    parts.push_back(std::move(part));
    return condition::joined(std::move(parts), {.kind = condition_kind::not_});
}

/// Holds while the thing is met, from the day on which it has been met for so long without a break: `lasted(truce,
/// {.days = 60})`. The count begins again whenever the thing is reported met after it was not.
[[nodiscard]] inline condition lasted(any_handle thing, duration time) {
    condition::term root{.kind = condition_kind::lasted, .what = thing};
    root.time(time);
    return condition::joined({}, root);
}
/// Holds while the thing is met, until it has been met for so long without a break: `within(resolution, {.months =
/// 6})`.
[[nodiscard]] inline condition within(any_handle thing, duration time) {
    condition::term root{.kind = condition_kind::within, .what = thing};
    root.time(time);
    return condition::joined({}, root);
}
/// Holds when all the things are met, and each has been met for no longer than the one before it. Two on the same day
/// are in order.
[[nodiscard]] inline condition in_order(const std::vector<any_handle>& things) {
    return condition::joined({things.begin(), things.end()}, {.kind = condition_kind::in_order});
}
/// As `in_order` of a list.
template <class... Things>
requires(std::convertible_to<Things, any_handle>&&...) [[nodiscard]] condition in_order(const Things&... things) {
    return in_order(std::vector<any_handle>{any_handle(things)...});
}

/// As `all_of` of a list.
template <condition_like... Parts>
[[nodiscard]] condition all_of(const Parts&... parts) {
    return all_of(std::vector<condition>{condition(parts)...});
}
/// As `any_of` of a list.
template <condition_like... Parts>
[[nodiscard]] condition any_of(const Parts&... parts) {
    return any_of(std::vector<condition>{condition(parts)...});
}
/// As `at_least` of a list.
template <condition_like... Parts>
[[nodiscard]] condition at_least(std::uint64_t k, const Parts&... parts) {
    return at_least(k, std::vector<condition>{condition(parts)...});
}

namespace detail {

template <condition_range Range>
[[nodiscard]] std::vector<condition> conditions_of(const Range& parts) {
    std::vector<condition> result;
    for (const auto& part : parts) result.emplace_back(part);
    return result;
}

}  // namespace detail

/// As `all_of` of a list: all things of a range are met.
template <condition_range Range>
[[nodiscard]] condition all_of(const Range& parts) {
    return all_of(detail::conditions_of(parts));
}
/// As `any_of` of a list: one thing of a range is met.
template <condition_range Range>
[[nodiscard]] condition any_of(const Range& parts) {
    return any_of(detail::conditions_of(parts));
}
/// As `at_least` of a list: at least `k` things of a range are met.
template <condition_range Range>
[[nodiscard]] condition at_least(std::uint64_t k, const Range& parts) {
    return at_least(k, detail::conditions_of(parts));
}

// More special than std::all_of(first, last, predicate) and std::any_of, for callers who use namespace std.
/// Goes before `std::all_of` in a program with `using namespace std`.
template <class T, condition_like Part>
[[nodiscard]] condition all_of(handle<T> a, handle<T> b, Part c) {
    return all_of(std::vector<condition>{a, b, c});
}
/// Goes before `std::any_of` in a program with `using namespace std`.
template <class T, condition_like Part>
[[nodiscard]] condition any_of(handle<T> a, handle<T> b, Part c) {
    return any_of(std::vector<condition>{a, b, c});
}
/// Goes before `std::all_of` in a program with `using namespace std`.
template <condition_like Part>
[[nodiscard]] condition all_of(condition a, condition b, Part c) {
    return all_of(std::vector<condition>{std::move(a), std::move(b), c});
}
/// Goes before `std::any_of` in a program with `using namespace std`.
template <condition_like Part>
[[nodiscard]] condition any_of(condition a, condition b, Part c) {
    return any_of(std::vector<condition>{std::move(a), std::move(b), c});
}

}  // namespace muster

#endif
