#ifndef MUSTER_QUERY_PARTICIPATION_HPP
#define MUSTER_QUERY_PARTICIPATION_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/proposal/viewpoint.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// How far a contribution is on a day.
enum class taking_part : std::uint8_t {
    willing,     ///< an offer of it is in force and waits for something
    would_come,  ///< it would come: met, and not reported to be there
    there,       ///< it was reported to be deployed, and nothing has ended that
    left         ///< it was there and does not come any more; until it would come or is there again
};

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(taking_part) noexcept {
    return {"willing", "would_come", "there", "left"};
}

/// Days on end on which a contribution was equally far: from the first up to the day before `until`.
struct participation_span {
    taking_part how = taking_part::willing;  ///< how far
    date from{};                             ///< the first day; none: before anything that is recorded
    date until{};                            ///< the day after the last; none: it still is, at the end

    friend bool operator==(const participation_span&, const participation_span&) = default;
};

/// A contribution from the beginning to the end.
struct participation_row {
    handle<contribution> of{};                ///< whose, in which role
    std::vector<participation_span> spans{};  ///< by day; on days in none of them nothing was offered

    /// Whether it ever was so far.
    [[nodiscard]] bool ever(taking_part how) const {
        return std::any_of(spans.begin(), spans.end(), [how](const participation_span& s) { return s.how == how; });
    }
    /// Whether on some day it was there or would have come.
    [[nodiscard]] bool ever_took_part() const { return ever(taking_part::there) || ever(taking_part::would_come); }
    /// Whether at the end it is there or would come.
    [[nodiscard]] bool takes_part_at_the_end() const {
        return !spans.empty() && spans.back().until == date{} &&
               (spans.back().how == taking_part::there || spans.back().how == taking_part::would_come);
    }

    friend bool operator==(const participation_row&, const participation_row&) = default;
};

/// The answer of `participation`: contributions in order of addition, those of groups with known members left out, and
/// those that nobody ever offered.
struct participation_answer : answer_list<participation_row> {
    date first{};  ///< the first day on which something changed; none: nothing ever did
    date last{};   ///< the day asked about, else the last on which something changed

    friend bool operator==(const participation_answer&, const participation_answer&) = default;
};

/// Which contributions to tell of.
struct participation_options {
    any_handle of{};         ///< of an actor or to a role; left out: all
    logic::limits limits{};  ///< only the time counts: past it no later day is looked at
};

/// Who took part when: for each contribution the days on which it was willing, would have come, was there and had left.
/// Up to `from.true_on` where that is given, and of every day what is known by `from.known_by`; left out, what is known
/// by the last day, and without that all that was ever published. One evaluation for each day on which something
/// changed. Throws `error` for a handle of another proposal, and for one that is neither an actor nor a role.
[[nodiscard]] participation_answer participation(const compiled& c, viewpoint from = {},
                                                 const participation_options& options = {});
[[nodiscard]] participation_answer participation(const proposal& p, viewpoint from = {},
                                                 const participation_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/participation.hpp>
#endif

#endif
