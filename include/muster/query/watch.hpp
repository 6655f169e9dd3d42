#ifndef MUSTER_QUERY_WATCH_HPP
#define MUSTER_QUERY_WATCH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/core/enumeration.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/dependents.hpp>

namespace muster {

/// A contribution that does not come for certain, and waits for a thing.
struct held_up {
    handle<contribution> of{};                ///< which
    dependence how = dependence::contingent;  ///< how strictly, as in `dependent`
    bool exact = false;                       ///< whether `how` is proven
    bool enough_now = false;                  ///< it would come once the thing alone were as it waits for

    friend bool operator==(const held_up&, const held_up&) = default;
};

/// How much strength waits for a thing, in one unit.
struct held_strength {
    std::string unit{};                ///< personnel, helicopters, ...
    muster::strength announced{0, 0};  ///< what those who wait named in all
    std::size_t unsized = 0;           ///< those who wait and named no number; they are not in it

    friend bool operator==(const held_strength&, const held_strength&) = default;
};

/// A fact, a vote or a decision for which contributions wait.
struct watched {
    any_handle what{};                       ///< a precondition, a mandate, a vote, a contribution or a decision on it
    status is = status::open;                ///< as it is now
    cause why = cause::open_input;           ///< of that status
    handle<actor> by{};                      ///< who decides it; of a mandate the council; none: nobody in particular
    std::vector<held_up> holds_up{};         ///< who waits for it, in order of addition
    std::vector<held_strength> strengths{};  ///< and with how much, in the order in which roles need it

    friend bool operator==(const watched&, const watched&) = default;
};

/// Why a day matters.
enum class due_kind : std::uint8_t {
    ends,       ///< a mandate, a deployment or an offer runs out after it
    decided,    ///< a mandate is put to the vote on it
    lapses,     ///< a fact that has not come about by then does not count any more
    announced,  ///< an event was announced for it
    elapses     ///< a time that a condition names is over on it
};

[[nodiscard]] constexpr std::array<const char*, 5> enumerator_names(due_kind) noexcept {
    return {"ends", "decided", "lapses", "announced", "elapses"};
}

/// What falls due after the day of the world, or on it.
struct due {
    date on{};          ///< when
    any_handle what{};  ///< a mandate, a contribution, a pledge, a precondition or a timer; of an event that was
                        ///< announced, on what
    due_kind kind = due_kind::ends;               ///< what happens then
    std::vector<handle<contribution>> touches{};  ///< whose participation depends on it, in order of addition

    friend bool operator==(const due&, const due&) = default;
};

/// The answer of `watch`: what holds up most contributions first; of several that hold up as many, that which alone
/// would bring more of them, then the order of addition.
struct watch_answer : answer_list<watched> {
    std::vector<due> falls_due{};  ///< by day

    friend bool operator==(const watch_answer&, const watch_answer&) = default;
};

/// What may be spent.
struct watch_options {
    logic::limits limits{};  ///< only the time counts: past it the things that are left are not told
};

/// What to watch: the facts, votes and decisions that are not yet as somebody who does not come needs them, by how many
/// contributions and how much strength they hold up, with who decides them; and what falls due when. Facts that stand
/// for a condition are told by what they rest on, mandates that a council adopts as one vote. A contributor's own
/// decision is told where it made an offer and nothing else is asked for, or where others wait for it. What depends on
/// each is what `dependents` says, found for all of them at once. Throws `error` for a world of another proposal.
[[nodiscard]] watch_answer watch(const compiled& c, const world& w = {}, const watch_options& options = {});
[[nodiscard]] watch_answer watch(const proposal& p, const world& w = {}, const watch_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/watch.hpp>
#endif

#endif
