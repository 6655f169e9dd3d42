#ifndef MUSTER_QUERY_ANSWER_HPP
#define MUSTER_QUERY_ANSWER_HPP

#include <cstddef>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>

namespace muster {

/// What every answer says besides: of which proposal it was asked and in which world, and whether it is whole.
struct answer_base {
    world in{};                                   ///< the world asked about
    logic::ended ended = logic::ended::finished;  ///< else a limit was met; what the answer says is certain either way
    origin of{};                                  ///< the proposal that was asked

    /// The proposal, with what was added to it since, of which the answer does not speak.
    [[nodiscard]] const proposal source() const { return of.get(); }
    friend bool operator==(const answer_base&, const answer_base&) = default;
};

/// An answer that lists things; it is a range of them.
template <class T>
struct answer_list : answer_base {
    std::vector<T> all{};  ///< in the order that the question tells

    [[nodiscard]] auto begin() const noexcept { return all.begin(); }
    [[nodiscard]] auto end() const noexcept { return all.end(); }
    /// How many are listed.
    [[nodiscard]] std::size_t size() const noexcept { return all.size(); }
    [[nodiscard]] bool empty() const noexcept { return all.empty(); }
    /// Number `i` of those listed. Precondition: `i` is less than `size()`.
    [[nodiscard]] const T& operator[](std::size_t i) const { return all[i]; }

    friend bool operator==(const answer_list&, const answer_list&) = default;
};

}  // namespace muster

#endif
