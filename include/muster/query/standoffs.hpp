#ifndef MUSTER_QUERY_STANDOFFS_HPP
#define MUSTER_QUERY_STANDOFFS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// A loop of mutual waiting: nobody in it moves first, and all would move if all did.
struct standoff {
    /// Who waits for what, in one step: a contribution or an act, the statement or condition it depends on, and the
    /// next.
    struct link {
        any_handle waits{};    ///< a contribution or an act
        any_handle through{};  ///< the statement; none where the thing's own condition names the next
        any_handle on{};       ///< what it waits for

        friend bool operator==(const link&, const link&) = default;
    };

    std::vector<handle<actor>> actors{};        ///< who waits, in order of addition
    std::vector<any_handle> members{};          ///< the contributions, acts and other named things in the loop
    std::vector<link> links{};                  ///< what ties them to each other
    std::vector<handle<citation>> citations{};  ///< the sources of the statements between them
    std::vector<any_handle> provided{};         ///< what must hold besides: open inputs, and other loops it rests on
    std::vector<any_handle> unlocks{};          ///< what else would be met if they moved together
    std::vector<std::vector<any_handle>> first_moves{};  ///< minimal sets of members that free it by moving first
    bool all_first_moves = true;                         ///< false: there may be more of these minimal sets
    origin of{};

    friend bool operator==(const standoff&, const standoff&) = default;
};

/// What may be spent on stand-offs.
struct standoffs_options {
    std::size_t first_moves = 1'000;     ///< sets of first moves that are listed of each stand-off, the smallest
    std::uint64_t evaluations = 20'000;  ///< sets that are tried in all, where a loop has negation and no search helps
    logic::limits limits{};              ///< on finding first moves
};

/// The answer of `standoffs`, in the order of the components. Where a limit was met, first moves are missing.
struct standoffs_answer : answer_list<standoff> {};

/// The loops of mutual waiting in a world: of a strong component, the unmet members that would hold if all of them did,
/// with what moving together would unlock and the smallest first moves that break it. In the order of the components;
/// negation and open leaves are allowed for. Throws `error` where the world speaks of another proposal.
[[nodiscard]] standoffs_answer standoffs(const compiled& c, const world& w = {}, const standoffs_options& options = {});
[[nodiscard]] standoffs_answer standoffs(const proposal& p, const world& w = {}, const standoffs_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/standoffs.hpp>
#endif

#endif
