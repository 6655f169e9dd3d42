#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_COMMON_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_COMMON_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/proposal/viewpoint.hpp>
#include <muster/vocabulary/event.hpp>
#include <muster/vocabulary/strength.hpp>

// What several answers hold.

namespace muster::detail {

/// An event of the proposal, by its number.
struct event_number {
    std::uint32_t number = 0;
};
/// Whoever sits in a voting body.
struct seat_holder {
    std::string_view key{};
};

/// The events of a member that holds their numbers.
template <class Answer>
struct events_of {
    std::vector<std::uint32_t> Answer::*numbers;

    [[nodiscard]] std::vector<event_number> operator()(const Answer& answer) const {
        std::vector<event_number> events;
        for (const std::uint32_t n : answer.*numbers) events.push_back({n});
        return events;
    }
};
template <class Answer>
events_of(std::vector<std::uint32_t> Answer::*) -> events_of<Answer>;

/// Those who sit of a member that holds their keys.
template <class Answer>
struct seats_of {
    std::vector<std::string> Answer::*keys;

    [[nodiscard]] std::vector<seat_holder> operator()(const Answer& answer) const {
        std::vector<seat_holder> seats;
        for (const std::string& key : answer.*keys) seats.push_back({key});
        return seats;
    }
};
template <class Answer>
seats_of(std::vector<std::string> Answer::*) -> seats_of<Answer>;

/// An amount; an upper end that is open is null.
[[nodiscard]] inline std::optional<std::uint64_t> bounded(std::uint64_t most) {
    return most == strength::unbounded ? std::nullopt : std::optional{most};
}

// ---- what several answers hold

template <>
struct description<assumption> {
    static constexpr std::tuple fields{field{"what", &assumption::what}, field{"is", &assumption::is}};
};

template <>
struct description<hidden_statement> {
    static constexpr std::tuple fields{field{"statement", &hidden_statement::statement},
                                       field{"why", &hidden_statement::why}};
};

template <>
struct description<vote_count> {
    static constexpr std::tuple fields{field{"in_favour", &vote_count::in_favour},
                                       field{"against", &vote_count::against},
                                       field{"abstaining", &vote_count::abstaining}};
};

template <>
struct description<recorded_vote> {
    static constexpr std::tuple fields{field{"by", &recorded_vote::by}, field{"vote", &recorded_vote::vote}};
};

/// An event as answers tell it.
struct told_event : event {
    std::uint32_t number = 0;
    muster::date reported{};

    [[nodiscard]] std::optional<std::vector<recorded_vote>> voters() const {
        return roll_call.empty() ? std::nullopt : std::optional{roll_call};
    }
};
template <>
struct description<told_event> {
    static constexpr std::tuple fields{field{"number", &told_event::number},
                                       field{"date", &event::date},
                                       field{"reported", &told_event::reported},
                                       field{"on", &event::on},
                                       field{"status", &event::status},
                                       field{"stage", &event::stage},
                                       field{"tally", &event::tally},
                                       field{"roll_call", &told_event::voters},
                                       field{"expires", &event::expires},
                                       field{"lasts", &event::lasts},
                                       field{"citations", &event::citations},
                                       field{"summary", &event::summary}};
};

}  // namespace muster::detail

#endif
