#ifndef MUSTER_QUERY_TIMELINE_HPP
#define MUSTER_QUERY_TIMELINE_HPP

#include <cstdint>
#include <vector>

#include <muster/proposal/viewpoint.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compare.hpp>

namespace muster {

/// One day on which something happened, was said, became known or ran out, and what that changed.
struct timeline_entry {
    date on{};  ///< the day
    /// numbers of the events of that day, also of those that became known later; what they changed is told once they
    /// were
    std::vector<std::uint32_t> events{};
    std::vector<any_handle> statements{};   ///< statements that come into force on it
    std::vector<hidden_statement> ended{};  ///< statements that go out of force on it, and why
    comparison changes{};                   ///< from the day before to this day

    friend bool operator==(const timeline_entry&, const timeline_entry&) = default;
};

/// The answer of `timeline`: its entries in the order of the days. Of the worlds that their changes lie between they
/// keep the viewpoints alone.
struct timeline_answer : answer_list<timeline_entry> {};

/// Day by day what happened and what it changed: every event once, on the day it happened. What follows is told of each
/// day as known on that day, or by `from.known_by` where it is
/// given; up to `from.true_on` where that is. One evaluation of the proposal for each day.
[[nodiscard]] timeline_answer timeline(const compiled& c, viewpoint from = {});
[[nodiscard]] timeline_answer timeline(const proposal& p, viewpoint from = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/timeline.hpp>
#endif

#endif
