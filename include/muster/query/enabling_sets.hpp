#ifndef MUSTER_QUERY_ENABLING_SETS_HPP
#define MUSTER_QUERY_ENABLING_SETS_HPP

#include <cstddef>
#include <optional>
#include <vector>

#include <muster/logic/natural.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/extra_strength.hpp>
#include <muster/query/standoffs.hpp>

namespace muster {

/// A minimal set of changes that together settle a thing, whatever else is open.
struct change_set {
    std::vector<assumption> changes{};    ///< in the order of the things
    std::optional<double> probability{};  ///< where beliefs were given: that all of them come about
    /// Of the offers that are to bring their most, those of which less is enough: where one alone tops up a need.
    std::vector<extra_strength> extra{};
    origin of{};

    /// How many changes it takes.
    [[nodiscard]] std::size_t size() const noexcept { return changes.size(); }
    friend bool operator==(const change_set&, const change_set&) = default;
};

/// What may be spent on minimal sets, and which of them are wanted.
struct sets_options {
    std::size_t list = 100;                ///< how many are listed at most, the best first
    std::optional<std::size_t> largest{};  ///< leaves out larger sets; bounds the work too
    std::optional<beliefs> likely{};       ///< lists the likeliest first instead of the smallest
    logic::limits limits{};                ///< on finding those that are listed
    /// Counts also those that are not listed, which can take far longer than listing some, within limits of its own.
    std::optional<logic::limits> count{};
};

/// Minimal sets of one kind.
/// The listed come the smallest first, or the likeliest; equal ones always in the same order. What is
/// listed is certain also where a limit was met.
struct change_sets : answer_list<change_set> {
    /// a count of sets; of any size
    using big_integer = logic::natural;

    assumption goal{};  ///< the thing asked about, and what it was to become: met or unmet
    /// Of all sets of the sizes asked for. Nothing where there may be more than are listed, and they were not counted.
    std::optional<big_integer> count{};
    /// Where a limit was met: all sets up to this size were found, and are listed as far as so many were asked for. The
    /// larger ones that are listed are minimal too, but others of their size or smaller may be missing.
    std::optional<std::size_t> known_up_to{};
    /// Sets that are enough only if those in loops of mutual waiting move together, the best of them; not counted, and
    /// looked for only where the others were found within the limits.
    std::vector<change_set> moving_together{};
    /// How the search for these ended. It is stopped after half a second of work or so: then there may be more of them
    /// than are listed.
    logic::ended moving_together_ended = logic::ended::finished;
    std::vector<standoff> standoffs{};  ///< where there is no set: the stand-offs that leave none

    std::size_t unsized = 0;  ///< offers of unknown size that bear on it: see `enabling_sets` and `blocking_sets`

    /// It is so already in the world asked about: the empty set is enough.
    [[nodiscard]] bool holds_already() const noexcept { return all.size() == 1 && all.front().changes.empty(); }

    friend bool operator==(const change_sets&, const change_sets&) = default;
};

/// What would be enough: the minimal sets of changes to a world, of facts, decisions and votes, that make a thing met
/// whatever else is open, while what is known and not named stays as it is. A set never names what is so already. In an
/// empty world these are the prime implicants of the thing (Quine 1952). What the caller set in the world is not
/// changed. Sets are of the well-founded model; those that rest on moving together are told apart, and a stand-off that
/// leaves none is named. An offer whose size nobody named fills nothing, see `role::unsized`. Throws `error` for a
/// handle of another proposal.
[[nodiscard]] change_sets enabling_sets(const compiled& c, const world& w, any_handle what,
                                        const sets_options& options = {});
[[nodiscard]] change_sets enabling_sets(const proposal& p, const world& w, any_handle what,
                                        const sets_options& options = {});

/// What would rule it out: the minimal sets of changes that make a thing unmet, even if offers of unknown size were
/// enough; else as `enabling_sets`.
[[nodiscard]] change_sets blocking_sets(const compiled& c, const world& w, any_handle what,
                                        const sets_options& options = {});
[[nodiscard]] change_sets blocking_sets(const proposal& p, const world& w, any_handle what,
                                        const sets_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/enabling_sets.hpp>
#endif

#endif
