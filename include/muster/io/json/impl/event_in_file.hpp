#ifndef MUSTER_IO_JSON_IMPL_EVENT_IN_FILE_HPP
#define MUSTER_IO_JSON_IMPL_EVENT_IN_FILE_HPP

#include <optional>
#include <tuple>

#include <muster/proposal/impl/describe.hpp>
#include <muster/vocabulary/ballot.hpp>
#include <muster/vocabulary/event.hpp>

namespace muster::detail {

/// What an event in a file is on: a thing, or the vote of a member on a mandate, such as `CHN/resolution`.
struct event_subject {
    any_handle thing{};     ///< the thing; of a vote the mandate
    handle<actor> voter{};  ///< whose vote; none: it is not on a vote

    friend bool operator==(const event_subject&, const event_subject&) = default;
};

/// An event as files say it. The vote of one member is one value: `"on": "CHN/resolution", "vote": "abstaining"`.
struct event_in_file : event {
    event_subject subject{};
    std::optional<ballot> vote{};
};
template <>
struct description<event_in_file> {
    static constexpr std::tuple fields{field{"date", &event::date},           field{"on", &event_in_file::subject},
                                       field{"vote", &event_in_file::vote},   field{"status", &event::status},
                                       field{"stage", &event::stage},         field{"tally", &event::tally},
                                       field{"roll_call", &event::roll_call}, field{"strength", &event::strength},
                                       field{"expires", &event::expires},     field{"lasts", &event::lasts},
                                       field{"citations", &event::citations}, field{"summary", &event::summary}};
};

}  // namespace muster::detail

#endif
