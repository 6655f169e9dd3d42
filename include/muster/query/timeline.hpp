#ifndef MUSTER_QUERY_TIMELINE_HPP
#define MUSTER_QUERY_TIMELINE_HPP

#include <array>
#include <cstdint>
#include <vector>

#include <muster/core/enumeration.hpp>
#include <muster/proposal/viewpoint.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/comparison.hpp>
#include <muster/query/compile.hpp>

namespace muster {

/// What the days of a timeline are.
enum class timeline_order : std::uint8_t {
    happening,  ///< the days on which things happened and were said, as known in the end
    report      ///< the days on which they became known, each as known on that day
};

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(timeline_order) noexcept {
    return {"happening", "report"};
}

/// An event in a timeline.
struct timeline_event {
    std::uint32_t number = 0;                   ///< its number among the events of the proposal
    date reported{};                            ///< the day it became known, where that is not the day it happened
    std::vector<handle<citation>> citations{};  ///< its sources, as far as they can be used

    friend bool operator==(const timeline_event&, const timeline_event&) = default;
};

/// One day on which something happened, was said, became known or ran out, and what that changed.
struct timeline_entry {
    date on{};                              ///< the day
    std::vector<timeline_event> events{};   ///< the events of that day
    std::vector<any_handle> statements{};   ///< statements that come into force on it
    std::vector<hidden_statement> ended{};  ///< statements that go out of force on it, and why
    comparison changes{};                   ///< from the day before to this day

    friend bool operator==(const timeline_entry&, const timeline_entry&) = default;
};

/// The answer of `timeline`: its entries in the order of the days. Of the worlds that their changes lie between they
/// keep the viewpoints alone.
struct timeline_answer : answer_list<timeline_entry> {
    timeline_order order = timeline_order::happening;  ///< what its days are

    friend bool operator==(const timeline_answer&, const timeline_answer&) = default;
};

/// Day by day what happened and what it changed, up to `from.true_on` where that is given. Every event that was known
/// is told once: on the day it happened, as known by `from.known_by`, else by `from.true_on`, else in the end; or, by
/// `timeline_order::report`, on the day it became known. One evaluation of the proposal for each day.
[[nodiscard]] timeline_answer timeline(const compiled& c, viewpoint from = {},
                                       timeline_order order = timeline_order::happening);
[[nodiscard]] timeline_answer timeline(const proposal& p, viewpoint from = {},
                                       timeline_order order = timeline_order::happening);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/timeline.hpp>
#endif

#endif
