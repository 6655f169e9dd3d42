#ifndef MUSTER_QUERY_COMPARISON_HPP
#define MUSTER_QUERY_COMPARISON_HPP

#include <vector>

#include <muster/proposal/viewpoint.hpp>
#include <muster/proposal/world.hpp>
#include <muster/query/answer.hpp>

namespace muster {

/// A thing whose status differs between two worlds, and the shortest way down to what made the difference.
struct change {
    any_handle what{};                  ///< the thing
    status before = status::open;       ///< its status in the first world
    status after = status::open;        ///< its status in the second
    std::vector<any_handle> through{};  ///< from the thing to what was set
                                        ///< differently; gates between left out

    /// Whether it is met in the second world alone.
    [[nodiscard]] bool joins() const noexcept { return after == status::met; }
    /// Whether it is met in the first world alone.
    [[nodiscard]] bool leaves() const noexcept { return before == status::met; }
    friend bool operator==(const change&, const change&) = default;
};

/// What differs between two worlds of one proposal, each kind in order of addition.
struct comparison : answer_base {
    world before{};                       ///< the first of the two worlds; the second is the one asked
                                          ///< about
    std::vector<change> contributions{};  ///< who comes, in which role
    std::vector<change> actors{};         ///< who takes part at all
    std::vector<change> roles{};          ///< which roles fill or empty
    std::vector<change> mandates{};       ///< what comes into force or goes out of it
    std::vector<change> forces{};         ///< what becomes deployable or no longer is
    /// The statements in force in only one of the two: hidden in the second, or hidden in the first.
    std::vector<hidden_statement> hidden_after{};
    std::vector<hidden_statement> hidden_before{};  ///< in force in the second alone

    [[nodiscard]] bool empty() const {
        return contributions.empty() && actors.empty() && roles.empty() && mandates.empty() && forces.empty();
    }
    friend bool operator==(const comparison&, const comparison&) = default;
};

}  // namespace muster

#endif
